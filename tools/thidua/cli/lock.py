"""`thidua lock CAMPAIGN`: closes a year, so that everyone can prove later that nothing was changed."""

from __future__ import annotations

import shutil
import tempfile
from argparse import Namespace
from pathlib import Path

from thidua import __version__
from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import OWN, branch_of
from thidua.cli.swap import swap
from thidua.cli.world import Asked, World, look, repository_root
from thidua.cli.writing import write
from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import Kind
from thidua.intake.book import catch_up
from thidua.receipts.receipt import mark_of, written
from thidua.report.closing import figures_of, files_around, files_of_campaign, kept_of_campaign, lock_text
from thidua.rules import ledger_broken
from thidua.rules.verdict import CampaignVerdict
from thidua.snapshot import Git, UsageError, ledger_files

HELP = "khóa sổ một chiến dịch"
LOCK = "khoa-so.json"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("campaign", metavar="C", help="mã chiến dịch, ví dụ 2022")


def run(options: Namespace, console: Console) -> int:
    """Copy the ledger and write the lock, both or nothing; a closed campaign is not closed again."""
    catch_up(Git(repository_root(Path.cwd())))
    world = look(Asked(), Path.cwd())
    verdict = verdict_of(world, options.campaign)
    folder = world.root / "submissions" / options.campaign / "bien-nhan"
    if (folder / LOCK).exists():
        raise UsageError(f"chiến dịch “{options.campaign}” đã khóa sổ; kiểm tra bằng: thidua verify {options.campaign}")
    _refuse_open(world, verdict)
    copies = {} if verdict.campaign.ledger.place == OWN else _receipts(world, verdict.campaign)
    content = {f"submissions/{options.campaign}/bien-nhan/{name}": data for name, data in copies.items()}
    lock = lock_text(
        {
            "tool": f"thidua {__version__}",
            "commit": world.snapshot.commit,
            "at": written(verdict.campaign.at),
            "ledger": verdict.campaign.ledger.head,
            "files": files_of_campaign({**world.snapshot.files, **content}, options.campaign),
            "around": files_around(world.snapshot.files),
            "entries": kept_of_campaign(world.snapshot.files, options.campaign),
            "figures": figures_of(verdict),
        }
    )
    _placed(folder, {**copies, LOCK: lock.encode()})
    console.say(
        f"Đã khóa sổ {options.campaign}: {len(verdict.campaign.ledger.receipts)} biên nhận và {LOCK} trong {folder}",
        f"Mã khóa sổ {mark_of(lock.encode())}: ghi vào biên bản hoặc quyết định",
        f"Từ nay chỉ thêm quyết định mới; kiểm tra bằng: thidua verify {options.campaign}",
    )
    return 0


def verdict_of(world: World, code: str) -> CampaignVerdict:
    """The verdict on a campaign; UsageError where there is none that can be read."""
    found = next((one for one in world.verdict.campaigns if one.campaign.code == code), None)
    if found is None:
        raise UsageError(f"không có chiến dịch “{code}” đọc được; xem: thidua check")
    return found


def _refuse_open(world: World, verdict: CampaignVerdict) -> None:
    """UsageError while what would be closed with is not what was received or not what was committed."""
    broken = next((one for one in verdict.findings if one.rule == ledger_broken.RULE.id), None)
    if broken is not None:
        raise UsageError(f"{broken.title.lower()} ({broken.at.path}: {broken.message}); chưa khóa được")
    held = [file for file in verdict.campaign.files if file.slot.kind is Kind.DECISION and file.record]
    if len(held) > len(verdict.campaign.decisions):
        raise UsageError("có quyết định mang ngày chưa đến nên chưa được tính (xem: thidua check); chưa khóa được")
    if not world.snapshot.commit:
        raise UsageError(
            "không đọc được lần lưu mới nhất (HEAD) của kho Git nên không biết khóa cái gì;"
            " chưa lưu lần nào thì lưu (git add, git commit), kho hỏng thì sao chép lại kho đầy đủ"
        )
    if world.snapshot.dirty:
        raise UsageError("thư mục submissions/ khác lần lưu mới nhất; lưu lại trước (git add, git commit) rồi khóa sổ")


def _receipts(world: World, campaign: Campaign) -> dict[str, bytes]:
    """The files of the campaign's ledger on the branch that was read."""
    branch = branch_of(world.root)
    files = ledger_files(world.root, branch)[0] if branch else {}
    own = f"{campaign.code}/"
    return {path.removeprefix(own): data for path, data in files.items() if path.startswith(own)}


def _placed(folder: Path, files: dict[str, bytes]) -> None:
    """The files in their folder, beside what is there; made aside and put into place whole."""
    build = folder.parents[2] / "build"
    build.mkdir(exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".khoa-so-", dir=build))
    try:
        if folder.exists():
            shutil.copytree(folder, aside, dirs_exist_ok=True)
        for name, data in files.items():
            write(aside / name, data)
        aside.chmod(0o755)
        swap(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
