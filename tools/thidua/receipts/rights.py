"""Which receipts count: those of the unit's own accounts, of the Office's, and of the register."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, tzinfo

from thidua.model.agency import Account, Unit
from thidua.receipts.receipt import Account as Sender
from thidua.receipts.receipt import Receipt, Register
from thidua.text import fold, name_key, one_line

_ADDRESS = re.compile(r"^(?:(?:ông|bà|anh|chị|đồng chí|đ/c|ong|ba|dong chi)[\s.:]+)+", re.IGNORECASE)


def counts(receipt: Receipt, units: Collection[Unit], *, zone: tzinfo = UTC) -> bool:
    """Whether a receipt of a file in its unit's folder is of that unit, of the Office, or of the register.

    What the list of the main branch said when it came decides; a receipt that does not say so is
    measured by `units`. `zone` is the plan's: the first and the last day of an account are days there.
    """
    if receipt.register_:
        return confirmed(receipt.register_, receipt.unit, units)
    if receipt.entitled is not None:
        return receipt.entitled
    day = receipt.instant.astimezone(zone).date()
    return any(has_account(unit, receipt.account, day) for unit in units if unit.code == receipt.unit or unit.office)


def confirmed(register: Register, unit: str, units: Collection[Unit]) -> bool:
    """Whether a file of the Office's own unit was confirmed by somebody else than who received it."""
    if not any(one.office for one in units if one.code == unit):
        return True
    names = [_bare(name) for name in (register.confirmed_by, register.received_by)]
    if any(name.isascii() for name in names):  # typed without accents it is the same person
        names = [fold(name) for name in names]
    return bool(names[0]) and names[0] != names[1]


def _bare(name: str) -> str:
    """A name without how its bearer is addressed, without signs around it; "" where no letter is left."""
    bare = _ADDRESS.sub("", one_line(name)).strip(" .,:;-")
    return name_key(bare) if any(sign.isalpha() for sign in bare) else ""


def has_account(unit: Unit, sender: Sender, day: date) -> bool:
    """Whether an account that sends is one of a unit's on a day; the number decides where both have one."""
    return any(_is(sender, account, day) for account in unit.accounts)


def _is(sender: Sender, account: Account, day: date) -> bool:
    if not in_force(account, day):
        return False
    if account.number and sender.id:
        return account.number == sender.id
    return account.login == sender.name


def in_force(account: Account, day: date) -> bool:
    """Whether an account may send on a day."""
    return (account.since or day) <= day <= (account.until or day)
