"""`thidua verify CAMPAIGN`: whether a closed year is still what it was, and its figures then and today."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import OWN, left_out
from thidua.cli.lock import LOCK, verdict_of
from thidua.cli.world import Asked, look
from thidua.dataset.campaign import Campaign
from thidua.dataset.closing import closed_with
from thidua.dataset.wording import listed
from thidua.finding import Severity
from thidua.receipts.receipt import mark_of
from thidua.receipts.states import Counting
from thidua.report.closing import around_in, closed_at, figures_in, figures_of, files_around, ledger_in
from thidua.rules import bad_path, data_expunged, ledger_broken, locked_year_changed, not_a_plain_file
from thidua.snapshot import UsageError
from thidua.text import shown

HELP = "kiểm tra một chiến dịch đã khóa sổ"
_RULES = (locked_year_changed.RULE.id, ledger_broken.RULE.id, data_expunged.RULE.id)
_ODD = (not_a_plain_file.RULE.id, bad_path.RULE.id)
"""What is no file, or has no name that can be read, is in no campaign; a closed year had none of it."""
_MARK = re.compile("[0-9a-f]{12,64}")


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("campaign", metavar="C", help="mã chiến dịch, ví dụ 2022")
    parser.add_argument("--commit", metavar="LẦN_LƯU", default="", help="đọc một lần lưu Git thay cho thư mục")
    parser.add_argument("--noted", metavar="MÃ", default="", help="mã khóa sổ đã ghi lại lúc khóa")


def run(options: Namespace, console: Console) -> int:
    """0 where nothing but new decisions came, 1 where anything else changed."""
    world = look(Asked(commit=options.commit), Path.cwd())
    lock = world.snapshot.files.get(f"submissions/{options.campaign}/bien-nhan/{LOCK}")
    if lock is None and options.noted:
        console.say(f"Cần sửa · Tệp khóa sổ mà mã {_noted(options.noted)} đã được ghi lại thì nay không còn")
        return 1
    if lock is None:
        verdict_of(world, options.campaign)
        raise UsageError(f"chiến dịch “{options.campaign}” chưa khóa sổ; khóa bằng: thidua lock {options.campaign}")
    if all(one.campaign.code != options.campaign for one in world.verdict.campaigns):
        console.say("Cần sửa · Chiến dịch đã khóa sổ bị sửa: kế hoạch không còn đọc được; xem: thidua check")
        return 1
    verdict = verdict_of(world, options.campaign)
    found = [finding for finding in verdict.findings if finding.rule in _RULES]
    below = f"submissions/{options.campaign}/"
    found += [one for one in world.verdict.findings if one.rule in _ODD and one.at.path.startswith(below)]
    cleaned = [finding for finding in found if finding.rule == data_expunged.RULE.id]
    then, today = figures_in(lock), figures_of(verdict)
    said = (f"Cần sửa · {one.title}: {one.message}" for one in found if one.severity is not Severity.NOTICE)
    wrong = list(dict.fromkeys(said))  # each paper that noted the same head finds it gone
    cut, later = left_out(world.root, world.snapshot.files, options.campaign, closed_at(lock))
    if cut:
        wrong.append(f"Cần sửa · Nhánh receipts còn {cut} biên nhận của {options.campaign} mà năm đã khóa không có")
    wrong += [*_other_ledger(lock, verdict.campaign), *_otherwise_noted(_noted(options.noted), mark_of(lock))]
    console.say(*wrong, *(f"Lưu ý · {one.title}: {one.message}" for one in found if one.severity is Severity.NOTICE))
    console.say(*([f"Lưu ý · {later} biên nhận trên nhánh receipts đến sau lúc khóa sổ"] if later else []))
    console.say(*_lost(verdict.campaign), *_around(around_in(lock), files_around(world.snapshot.files)))
    console.say(*([] if then else ["Tệp khóa sổ không cho biết số lúc khóa sổ để so."]), *_compared(then, today))
    unseen = "" if options.noted else " (so với mã đã ghi trong biên bản)"
    console.say(f"Mã khóa sổ: {mark_of(lock)}{unseen}")
    if not wrong:
        but = ", trừ lời văn có dữ liệu cá nhân đã bỏ nêu trên" if cleaned else ""
        console.say(f"Chiến dịch {options.campaign} (mọi tệp trong {below}) còn nguyên như lúc khóa sổ{but}.")
    return int(bool(wrong))


def _noted(mark: str) -> str:
    """The mark of a lock that somebody noted, "" for none."""
    if mark and not _MARK.fullmatch(mark):
        raise UsageError(f"“{shown(mark)}” không phải là mã khóa sổ; đó là 12 đến 64 chữ số thập lục phân")
    return mark


def _otherwise_noted(noted: str, mark: str) -> Iterator[str]:
    """Who changes a file can write its digest into the lock too; who noted the lock's own mark finds it."""
    if not mark.startswith(noted):
        yield f"Cần sửa · Tệp khóa sổ đã bị thay: mã nay là {mark}, không phải {noted}"


def _other_ledger(lock: bytes, campaign: Campaign) -> Iterator[str]:
    """The lock's own mark of the ledger says which receipt was the last; a lock that is none is told already."""
    own = campaign.ledger.head if campaign.ledger.place == OWN else ""
    if closed_with(lock) and (said := ledger_in(lock)) != own:
        yield (
            f"Cần sửa · Tệp khóa sổ và biên nhận trong bien-nhan/ không khớp: tệp ghi đầu sổ {shown(said or 'không có')},"
            f" biên nhận cuối có mã {own or 'không có'}"
        )


def _lost(campaign: Campaign) -> Iterator[str]:
    """Older versions that count and are not in this clone: figures are without them."""
    counted = [e for d in campaign.every_dossier() for e in d.entries if e.standing.counted is Counting.OLDER]
    if missing := [one for one in counted if one.received is None]:
        yield (
            f"Lưu ý · Bản sao này thiếu bản đã nhận của {len(missing)} mục nên số nay chưa đủ;"
            ' lấy về rồi chạy lại: git fetch origin "+refs/kept/*:refs/kept/*"'
        )


def _around(then: Mapping[str, str], today: Mapping[str, str]) -> Iterator[str]:
    """What all campaigns read goes on changing after the closing; a figure that is another today may come from there."""
    changed = [shown(path) for path in sorted({*then, *today}) if then.get(path) != today.get(path)] if then else []
    if changed:
        yield f"Lưu ý · Từ lúc khóa sổ, tệp dùng chung đã đổi (số nay khác có thể vì vậy): {listed(changed)}"


def _compared(then: Mapping[str, str], today: Mapping[str, str]) -> Iterator[str]:
    """Figures that are at closing alone, or today alone, are 0 at the other time; without any of then, those of today."""
    for key in dict.fromkeys([*then, *today]):
        old, new = then.get(key, "0"), today.get(key, "0")
        told = f"{old} (không đổi)" if old == new else f"lúc khóa sổ {old}; nay {new}"
        yield f"{shown(key)}: {shown(told if then else f'nay {new}')}"
