"""The chain of receipts: read in order, and shown where it was broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.receipts.receipt import Receipt, Unreadable, dump, mark_of, parse


@dataclass(frozen=True, slots=True)
class Break:
    """The first file at which the chain does not hold, with the reason in Vietnamese."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Receipts of one campaign in the order of the chain; `head` is the mark of the last one."""

    receipts: tuple[Receipt, ...] = ()
    head: str = ""
    breaks: tuple[Break, ...] = ()


def file_name(seq: int) -> str:
    """The name of the file of a receipt."""
    return f"{seq:06}.json"


def read_ledger(files: Mapping[str, bytes]) -> Ledger:
    """The ledger of a campaign from file name → bytes; only the first break is named."""
    names = sorted(files)
    parsed = [parse(name, files[name]) for name in names]
    receipts = tuple(one for one in parsed if isinstance(one, Receipt))
    first = next(_breaks(names, parsed, files), None)
    head = mark_of(files[names[-1]]) if names else ""
    return Ledger(receipts, head, (first,) if first else ())


def _breaks(names: list[str], parsed: list[Receipt | Unreadable], files: Mapping[str, bytes]) -> Iterator[Break]:
    previous, events = "", set[str]()
    for number, (name, one) in enumerate(zip(names, parsed, strict=True), start=1):
        if isinstance(one, Unreadable):
            yield Break(name, one.reason)
        elif name != file_name(number) or one.seq != number:
            yield Break(name, f"cần là biên nhận số {number}: có biên nhận bị bỏ, chèn hoặc đổi chỗ")
        elif one.previous != previous:
            yield Break(name, "không nối với biên nhận trước: biên nhận trước đã bị sửa, bỏ hoặc đổi chỗ")
        elif dump(one) != files[name]:
            yield Break(name, "nội dung không ở dạng chuẩn: tệp đã bị sửa")
        elif one.event in events:
            yield Break(name, "ghi hai lần cùng một sự kiện")
        else:
            events.add(one.event)
        previous = mark_of(files[name])


def verify(ledger: Ledger, *, noted_head: str = "", marks: tuple[str, ...] = ()) -> Break | None:
    """The first break, also against a head that somebody noted earlier (`marks` of all receipts)."""
    if ledger.breaks:
        return ledger.breaks[0]
    if noted_head and noted_head not in marks:
        return Break(
            file_name(len(ledger.receipts)), "không còn biên nhận mà người khác đã ghi lại: sổ bị cắt hoặc viết lại"
        )
    return None
