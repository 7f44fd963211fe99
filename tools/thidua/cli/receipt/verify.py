"""`thidua receipt verify`: whether the ledger is whole, also against what somebody noted earlier."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import full_ref, ledgers_of
from thidua.cli.receipt.lost import gone
from thidua.cli.receipt.shut import out_of_reach
from thidua.cli.receipt.stamp import check_token
from thidua.cli.world import root_or_bare
from thidua.intake.book import first_rewritten
from thidua.receipts.copies import put_right_by
from thidua.receipts.ledger import Ledger, file_name, verify
from thidua.receipts.receipt import Source
from thidua.snapshot import Git, Snapshot, UsageError, from_folder
from thidua.text import shown

HELP = "kiểm tra sổ biên nhận còn nguyên vẹn"
_NOTED = re.compile(r"(?:([a-z0-9-]+):)?([0-9a-f]{12,64})", re.ASCII)
_AWRY = timedelta(minutes=1)
"""Hooks of pushes at the same moment record in any order."""


def declare(parser: Parser) -> None:
    """The options of the action."""
    parser.add_argument("--campaign", metavar="C", default="", help="chỉ chiến dịch này, ví dụ 2022")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận")
    parser.add_argument("--head", metavar="MÃ", default="", help="đầu sổ đã ghi lại trước đây, ví dụ trong biên bản")
    parser.add_argument("--token", metavar="TỆP", default="", help="dấu thời gian RFC 3161 trên đầu sổ (.tsr)")
    parser.add_argument("--ca", metavar="TỆP", default="", help="chứng thư gốc của nơi đóng dấu (.pem)")


def run(options: Namespace, console: Console) -> int:
    """0 where everything holds, 1 where something was edited, dropped, inserted, reordered or cut off."""
    start = Path.cwd()
    root = root_or_bare(start)
    snapshot = from_folder(root)
    found = ledgers_of(root, snapshot, options.receipts)
    ledgers = {code: one for code, one in sorted(found.items()) if options.campaign in {"", code}}
    breaks = [*_breaks(ledgers, _noted(options.head, options.campaign)), *_rewritten(start, ledgers)]
    breaks += _lost(snapshot, found, options)
    if options.campaign and not ledgers and not breaks:
        raise UsageError(f"chưa có biên nhận của chiến dịch “{shown(options.campaign)}”")
    console.say(
        *(f"{code}: {len(one.marks)} biên nhận ({one.place}), đầu sổ {one.head}" for code, one in ledgers.items())
    )
    console.say(*(f"Cần sửa · Sổ biên nhận không còn nguyên vẹn: {line}" for line in breaks))
    console.say(*(f"Lưu ý · {line}" for line in (*_turned_back(ledgers), *_put_right(ledgers))))
    if not breaks:
        console.say("Sổ biên nhận liền mạch." if ledgers else "Chưa có biên nhận nào.")
    stamped = True
    if options.token:
        told, stamped = check_token(options, ledgers)
        console.say(told)
    return int(bool(breaks) or not stamped)


def _lost(snapshot: Snapshot, ledgers: Mapping[str, Ledger], options: Namespace) -> Iterator[str]:
    """What should be there beside the chains; of a ledger that was named, only what it should hold itself."""
    if options.receipts:
        told = [one for one in gone(snapshot, ledgers) if one[0] in ledgers]
    else:
        told = list(out_of_reach(snapshot)) or list(gone(snapshot, ledgers))
    return (line for code, line in told if options.campaign in {"", code} or not code)


def _noted(text: str, campaign: str) -> tuple[str, str]:
    """The campaign ("" for any) and the mark that somebody noted."""
    if not text:
        return campaign, ""
    match = _NOTED.fullmatch(text)
    if not match:
        raise UsageError(f"“{shown(text)}” không phải là đầu sổ; đầu sổ là 64 chữ số thập lục phân mà lệnh này in ra")
    return match[1] or campaign, match[2]


def _breaks(ledgers: Mapping[str, Ledger], noted: tuple[str, str]) -> Iterator[str]:
    code, mark = noted
    asked = {name: one for name, one in ledgers.items() if code in {"", name}}
    whole = {name: next((m for m in one.marks if mark and m.startswith(mark)), "") for name, one in asked.items()}
    lost = bool(mark) and not any(whole.values())
    for name, one in ledgers.items():
        if found := verify(one, noted_head=mark if lost and name in asked else whole.get(name, "")):
            mend = f"; {found.mend}" if found.mend else ""
            yield f"{f'{name}/{shown(found.name)}'.rstrip('/')}: {found.reason}{mend}"
    if lost and not asked:
        yield f"không còn sổ nào có đầu sổ {mark[:12]}…"


def _turned_back(ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    """Receipts of our own server whose instant is before one that it had recorded already."""
    for code, ledger in ledgers.items():
        own = [one for one in ledger.receipts if one.source is Source.GIT]
        for before, one in pairwise(own):
            if before.instant - one.instant > _AWRY:
                yield (
                    f"{code}/{file_name(one.seq)}: lúc nhận sớm hơn biên nhận {file_name(before.seq)} đã ghi trước nó;"
                    " đồng hồ máy chủ bị chỉnh lùi, hoặc ghi bù cho lần gửi trước đó"
                )


def _put_right(ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    """Lines of the register for which others stand: who checks a ledger sees each, and which one counts."""
    for code, ledger in ledgers.items():
        right = put_right_by(ledger.receipts)
        for one in ledger.receipts:
            if end := right.get((one.path, one.event)):
                yield f"{code}/{file_name(end.seq)}: thay dòng sổ đến {file_name(one.seq)} đã ghi sai"


def _rewritten(start: Path, ledgers: Mapping[str, Ledger]) -> Iterator[str]:
    """A branch on which a receipt was changed or taken away by a later commit, whatever the chain says now."""
    for place in sorted({one.place for one in ledgers.values()}):
        if found := first_rewritten(Git(start), full_ref(place)):
            yield f"{shown(found[1])}: bị sửa hoặc xóa trong lịch sử của {place}, tại lần lưu {found[0][:12]}"
