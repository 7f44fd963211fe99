"""What may be added from outside to a record that the server keeps: never a change, and to the ledger the register only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from thidua.intake.book import LEDGER, first_rewritten, leads
from thidua.intake.push import BRANCHES, Update
from thidua.intake.shelf import MANIFESTS
from thidua.receipts.ledger import file_name, read_ledger
from thidua.receipts.receipt import REGISTER, Receipt, dump, parse
from thidua.snapshot import Git, files_of
from thidua.text import shown

RECORDS = {LEDGER: "biên nhận của đơn vị do máy chủ ghi", MANIFESTS: "bản kê lúc hết hạn do Văn phòng lập"}
"""Branches of records, with who writes them."""
_EASTERNMOST = timedelta(hours=14)
"""A day is to come where it has begun nowhere on Earth."""


def to_come(instant: datetime, now: datetime, *, day_only: bool) -> bool:
    """Whether something was received before it arrived."""
    return instant - (_EASTERNMOST if day_only else timedelta()) > now


def of_record(git: Git, update: Update, now: datetime, *, by_office: bool) -> Iterator[str]:
    """The Office may add, to the ledger what its register says; nothing else ever happens to a record from outside."""
    name = update.ref.removeprefix(BRANCHES)
    if not by_office:
        yield f"chỉ Văn phòng gửi được nhánh {name}; {RECORDS[update.ref]}"
    elif not update.new or (update.old and not leads(git, update.old, update.new)):
        yield (
            f"nhánh {name} chỉ được thêm, không xóa, không viết lại;"
            " lấy nhánh mới (git fetch origin) rồi chạy lại lệnh đã ghi"
        )
    elif first_rewritten(git, f"{update.old}..{update.new}" if update.old else update.new):
        yield f"điều đã có trên nhánh {name} không được sửa hay xóa, kể cả ở lần lưu nằm giữa"
    else:
        before, known = files_of(git, update.old, "") if update.old else ({}, ())
        after, odd = files_of(git, update.new, "")
        yield from (f"{one.message}; cách sửa: {one.fix}" for one in odd if one not in known)
        yield from _of_receipts(before, after, now) if update.ref == LEDGER else ()


def _of_receipts(before: Mapping[str, bytes], after: Mapping[str, bytes], now: datetime) -> Iterator[str]:
    added = {path: parse(path, data) for path, data in after.items() if path not in before}
    for path, one in added.items():
        if not isinstance(one, Receipt) or one.source not in REGISTER:
            yield f"“{shown(path)}” không phải là biên nhận theo sổ đến của Văn phòng"
        elif to_come(one.instant, now, day_only=one.day_only):
            yield f"“{shown(path)}” có lúc nhận còn ở phía trước; ghi lại bằng: thidua receipt record"
        elif dump(one) != after[path]:
            yield f"“{shown(path)}” không ở dạng chuẩn của biên nhận; ghi lại bằng: thidua receipt record"
        elif path != (place := f"{one.campaign}/{file_name(one.seq)}"):
            yield f"“{shown(path)}” nằm sai chỗ, biên nhận này là của “{shown(place)}”; ghi lại bằng: thidua receipt record"
    for campaign in sorted({path.partition("/")[0] for path in added}):
        yield from _chain(campaign, {p.partition("/")[2]: d for p, d in after.items() if p.startswith(f"{campaign}/")})


def _chain(campaign: str, files: Mapping[str, bytes]) -> Iterable[str]:
    return [f"{shown(campaign)}/{shown(one.name)}: {one.reason}" for one in read_ledger(files).breaks]
