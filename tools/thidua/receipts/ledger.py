"""The chain of receipts: read in order, and shown where it was broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from thidua.receipts.receipt import REGISTER, Receipt, Unreadable, dump, mark_of, parse


class Break(NamedTuple):
    """The first file at which the chain does not hold, with the reason in Vietnamese and what mends it, "" as ever."""

    name: str
    reason: str
    mend: str = ""


class Ledger(NamedTuple):
    """Receipts of one campaign in the order of the chain, and the marks of all its files.

    `place` is where its files lie, as people know it; `left_out` says that nobody looked for them.
    """

    receipts: tuple[Receipt, ...] = ()
    marks: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    place: str = ""
    left_out: bool = False

    @property
    def head(self) -> str:
        """The mark of the last receipt, by which somebody can note how far the chain went; "" where there is none."""
        return self.marks[-1] if self.marks else ""


def upto(ledger: Ledger, end: datetime, *, held: int | None = None) -> tuple[str, ...]:
    """The marks of the chain before the first receipt that a server recorded of something that came at `end` or later.

    `held` is how many there were at `end`, where that is known: of those that were written later only what a server
    had let in before counts, for a line of the register says nothing of when it was typed in.
    """
    if ledger.breaks:
        return ledger.marks
    typed = len(ledger.marks) if held is None else held
    later = (n for n, one in enumerate(ledger.receipts) if _is_after(one, end, typed=n >= typed))
    return ledger.marks[: next(later, None)]


def _is_after(one: Receipt, end: datetime, *, typed: bool) -> bool:
    return typed if one.source in REGISTER else one.instant >= end


def file_name(seq: int) -> str:
    """The name of the file of a receipt."""
    return f"{seq:06}.json"


def read_ledger(files: Mapping[str, bytes], place: str = "") -> Ledger:
    """The ledger of a campaign from file name → bytes; only the first break is named."""
    names = sorted(files, key=lambda name: (len(name), name))
    parsed = [parse(name, files[name]) for name in names]
    marks = [mark_of(files[name]) for name in names]
    receipts = tuple(one for one in parsed if isinstance(one, Receipt))
    first = next(_breaks(names, parsed, marks), None) or _loose_end(receipts, names, files)
    return Ledger(receipts, tuple(marks), (first,) if first else (), place)


def _breaks(names: list[str], parsed: list[Receipt | Unreadable], marks: list[str]) -> Iterator[Break]:
    previous, events = "", set[str]()
    for number, (name, one, mark) in enumerate(zip(names, parsed, marks, strict=True), start=1):
        if isinstance(one, Unreadable):
            yield Break(name, one.reason)
        elif name != file_name(number) or one.seq != number:
            yield Break(name, f"cần là biên nhận số {number}: có biên nhận bị bỏ, chèn hoặc đổi chỗ")
        elif one.previous != previous:
            yield _unlinked(number, names, parsed, marks)
        elif one.event in events:
            yield Break(name, "ghi hai lần cùng một sự kiện")
        else:
            events.add(one.event)
        previous = mark


def _unlinked(number: int, names: list[str], parsed: list[Receipt | Unreadable], marks: list[str]) -> Break:
    """Which of two that do not hold together was edited: this one where the next does not hold on to it either."""
    following = parsed[number] if number < len(parsed) else None
    held = following is None or (isinstance(following, Receipt) and following.previous == marks[number - 1])
    if number > 1 and held:
        return Break(names[number - 2], "nội dung đã bị sửa: biên nhận sau không còn nối với biên nhận này")
    return Break(names[number - 1], "không nối với biên nhận trước: biên nhận này đã bị sửa")


def _loose_end(receipts: tuple[Receipt, ...], names: list[str], files: Mapping[str, bytes]) -> Break | None:
    """The last receipt is held by no other, so its form is all that can show an edit."""
    if not receipts or dump(receipts[-1]) == files[names[-1]]:
        return None
    return Break(names[-1], "nội dung không ở dạng chuẩn: tệp đã bị sửa")


def verify(ledger: Ledger, *, noted_head: str = "") -> Break | None:
    """The first break, also against a head that somebody noted earlier."""
    if ledger.breaks:
        return ledger.breaks[0]
    if noted_head and noted_head not in ledger.marks:
        return Break(
            file_name(len(ledger.receipts)), "không còn biên nhận mà người khác đã ghi lại: sổ bị cắt hoặc viết lại"
        )
    return None
