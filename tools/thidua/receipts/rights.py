"""Which receipts count: those of the unit's own accounts, of the Office's, and of the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, tzinfo

from thidua.model.agency import Account, Unit
from thidua.receipts.receipt import REGISTER, Receipt


def counts(receipt: Receipt, units: Iterable[Unit], *, zone: tzinfo = UTC) -> bool:
    """Whether a receipt of a file in its unit's folder is of that unit, of the Office, or of the register.

    `zone` is the plan's: the first and the last day of an account are days there.
    """
    if receipt.path.split("/")[-2:-1] != [receipt.unit]:
        return False
    if receipt.source in REGISTER:
        return receipt.register_ is not None
    day = receipt.instant.astimezone(zone).date()
    allowed = (unit for unit in units if unit.code == receipt.unit or unit.office)
    return any(_is(receipt, account, day) for unit in allowed for account in unit.accounts)


def _is(receipt: Receipt, account: Account, day: date) -> bool:
    if (account.since and day < account.since) or (account.until and account.until < day):
        return False
    if account.number and receipt.account.id:
        return account.number == receipt.account.id
    return account.login == receipt.account.name
