"""What is taken over of a unit's file is no new arrival: it came when the unit, or its paper, came.

Whoever merges, squashes or types changes no state (design, Receipts and lateness). The Office takes over what others
sent; a unit, and the Office of its own file, what it put onto the main branch after it had sent it by another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timezone
from itertools import dropwhile

from thidua.model.agency import Unit
from thidua.receipts.receipt import Receipt
from thidua.receipts.rights import has_account
from thidua.receipts.term import instant_of

_Known = defaultdict[tuple[str, str], set[str]]
"""Digests by path and entry; by path and "" the whole files."""
_Asked = defaultdict[tuple[str, str], list[str]]
"""The same in the order in which branches brought them, without what the main branch has left behind."""


def without_copies(
    receipts: Iterable[Receipt], units: Collection[Unit], zone: timezone, *, until: datetime | None = None
) -> tuple[Receipt, ...]:
    """The receipts that bring something, in the order given; of what was taken over with what only they bring.

    What the register tells of came as it says, or as it says instead, whenever that is typed in; all else came when it came first.
    Of what had not come yet at the instant `until` nothing else is known.
    """
    found = tuple(one for one in _put_right(receipts) if until is None or instant_of(one, zone) <= until)
    marks = {
        mark for unit in units if unit.office for account in unit.accounts for mark in (account.login, account.number)
    }
    theirs = (one for one in found if not one.register_ and marks.intersection((one.account.name, one.account.id)))
    copies = {(one.path, one.seq) for one in theirs if brought(one, units, zone)}
    if not copies and not any(one.onto_main for one in found):
        return found
    known, asked, stood = _Known(set), _Asked(list), dict[str, Mapping[str, str]]()
    for one in found:
        if one.register_:
            _learn(one, known)
    kept: dict[tuple[str, int], Receipt | None] = {}
    ordered = sorted(found, key=lambda one: (one.instant, one.seq))
    overtaken = _overtaken(ordered)
    for came in ordered:
        place, there = (came.path, came.seq), stood.get(came.path, {})
        behind = _behind(came, there) | overtaken[place]
        one = _without(came, behind) if behind else came
        before = known if place in copies else asked if one.onto_main else None
        kept[place] = new = one if before is None else _new_in(one, before, there)
        if one.onto_main:
            _leave_behind(came, new, asked)
            stood[one.path] = came.entries or there
        else:
            _ask(one, asked)
        _learn(one, known)
    return tuple(one for one in (kept[old.path, old.seq] for old in found) if one)


def _put_right(receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """The receipts without those lines of the register that a later one of the same file stands for."""
    found = tuple(receipts)
    replaced = put_right_by(found)
    return tuple(one for one in found if (one.path, one.event) not in replaced)


def put_right_by(receipts: Iterable[Receipt]) -> dict[tuple[str, str], Receipt]:
    """The line of the register that counts by path and event of each that it stands for.

    Of several that stand for one line, or for each other, the last one counts.
    """
    first, last, lines = dict[tuple[str, str], str](), dict[tuple[str, str], Receipt](), list[Receipt]()
    for one in (one for one in receipts if one.register_):
        lines.append(one)
        if one.instead_of:
            wrong = first[one.path, one.event] = first.get((one.path, one.instead_of), one.instead_of)
            last[one.path, wrong] = one
    ends = {
        (one.path, one.event): last.get((one.path, first.get((one.path, one.event), one.event)), one) for one in lines
    }
    return {place: end for place, end in ends.items() if end.event != place[1]}


def as_sent(receipts: Sequence[Receipt], key: str, digest: str) -> Sequence[Receipt]:
    """The receipts of one entry, as they came, saying nothing where a branch only carried it along.

    Two branches side by side are each of the whole file. Of an entry that only one of them changed that one counts,
    whichever came last. Where it was given up, so that the text, the digest, is the other's, nobody having sent the
    entry since, that one counts. What nobody had sent yet, being there before the ledger began, came with a branch.
    """
    if not any(one.carried for one in receipts):
        return receipts
    came = [number for number, one in enumerate(receipts) if key in one.entries]
    carried = {number for number in came if key in receipts[number].carried}
    own = [number for number in came if number not in carried]
    given_up = {n for n in carried if receipts[n].entries[key] == digest and not (own and n < own[-1])}
    first = own[0] if own else 0 if given_up else len(receipts)
    beside = {number for number in carried - given_up if number >= first}
    return [_nothing(one) if number in beside else one for number, one in enumerate(receipts)]


def _nothing(one: Receipt) -> Receipt:
    return one.model_copy(update={"entries": {}, "withdrawn": ()})


def _behind(one: Receipt, stood: Mapping[str, str]) -> set[str]:
    """What a branch only carried along from before the main branch had another text of it.

    Nobody sent that then: who goes back to it after the deadline sends it late.
    """
    return {key for key in one.entries.keys() & one.carried if stood.get(key, one.entries[key]) != one.entries[key]}


def _overtaken(ordered: Sequence[Receipt]) -> dict[tuple[str, int], set[str]]:
    """What was only carried along, not as the first of it that came, and the main branch has had another text of since."""
    first, later = dict[tuple[str, str], int](), _Known(set)
    for one in reversed(ordered):
        first |= {(one.path, key): one.seq for key in one.entries}
    found = dict[tuple[str, int], set[str]]()
    for one in reversed(ordered):
        carried = (
            (key, one.entries[key]) for key in one.entries.keys() & one.carried if first[one.path, key] != one.seq
        )
        found[one.path, one.seq] = {key for key, digest in carried if later[one.path, key] - {digest}}
        for key, digest in one.entries.items() if one.onto_main else ():
            later[one.path, key].add(digest)
    return found


def _without(one: Receipt, keys: Collection[str]) -> Receipt:
    entries = {key: digest for key, digest in one.entries.items() if key not in keys}
    return one.model_copy(update={"entries": entries, "withdrawn": tuple(k for k in one.withdrawn if k not in keys)})


def brought(receipt: Receipt, units: Collection[Unit], zone: timezone) -> bool:
    """Whether an account of the Office sent the file of a unit that is not its own."""
    day = receipt.instant.astimezone(zone).date()
    own: Sequence[Unit] = [unit for unit in units if unit.code == receipt.unit]
    others = [unit for unit in units if unit.office and unit.code != receipt.unit]
    named = (any(has_account(unit, receipt.account, day) for unit in some) for some in (own, others))
    return not next(named) and next(named)


def _leave_behind(one: Receipt, new: Receipt | None, asked: _Asked) -> None:
    """Forget what was sent before the text that the main branch has now: who goes back to that sends it again."""
    for key, digest in one.entries.items():
        sent = asked[one.path, key]
        if digest in sent or (new and key in new.entries):
            asked[one.path, key] = list(dropwhile(digest.__ne__, sent))


def _ask(one: Receipt, asked: _Asked) -> None:
    for key, digest in one.entries.items():
        sent = asked[one.path, key]
        if digest not in (sent if key in one.carried else sent[-1:]):
            sent.append(digest)
    asked[one.path, ""].append(one.blob)


def _learn(one: Receipt, known: _Known) -> None:
    for key, digest in one.entries.items():
        known[one.path, key].add(digest)
    known[one.path, ""].add(one.blob)


def _new_in(one: Receipt, known: _Known | _Asked, stood: Mapping[str, str]) -> Receipt | None:
    """A receipt with the entries that were not known; None where it brings nothing.

    What stood on the main branch already is not sent again by a change beside it, where something else was sent since,
    nor what is said to be carried along only.
    """
    if not one.readable:
        return None if one.blob and one.blob in known[one.path, ""] else one
    stands = {key: digest for key, digest in stood.items() if key in one.carried or known[one.path, key]}
    new = {
        key: digest
        for key, digest in one.entries.items()
        if digest not in known[one.path, key] and digest != stands.get(key)
    }
    withdrawn = tuple(key for key in one.withdrawn if key in new)
    return one.model_copy(update={"entries": new, "withdrawn": withdrawn}) if new else None
