"""`thidua remind`: who has not sent what, on the days when it is to be said."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.calling import noted
from thidua.cli.console import Console
from thidua.cli.unread import refused
from thidua.cli.world import Asked, instant, look
from thidua.cli.writing import write
from thidua.dataset.unread import unread_plans, unread_units
from thidua.intake.dialogue import issue
from thidua.intake.subject import is_repository
from thidua.receipts.receipt import FORGES, Source, written
from thidua.report.reminder import DAYS, Due, as_data, as_issue, as_text, due
from thidua.snapshot import UsageError

HELP = "nhắc đơn vị chưa gửi, trước hạn 7, 3 và 1 ngày"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--at", metavar="LÚC", default="", help="hỏi tại một thời điểm, thay cho đồng hồ")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận, hoặc none")
    parser.add_argument("--format", choices=("text", "issue", "json"), default="text", help="dạng kết quả")
    parser.add_argument("--into", metavar="THƯ_MỤC", default="", help="ghi lệnh mở một việc (issue) trên máy chủ")
    parser.add_argument("--forge", choices=FORGES, default="", help="máy chủ nào, khi có --into")
    parser.add_argument("--repository", metavar="KHO", default="", help="kho trên máy chủ: chủ/tên, GitLab: số")


def run(options: Namespace, console: Console) -> int:
    """0; on other days nothing is written but a word that nothing is due. 1 where a file hides what may be due."""
    if (options.forge or options.repository) and not options.into:
        raise UsageError("--forge, --repository chỉ dùng cùng --into")
    at = instant(options.at) or datetime.now(UTC)
    world = look(Asked(at=written(at), receipts=options.receipts), Path.cwd())
    found = due((one.campaign for one in world.verdict.campaigns), at)
    repository = world.verdict.repository
    lost = (*unread_units(repository), *unread_plans(repository))
    if options.into:
        _noted(options, found)
    if options.format == "json":
        console.write([as_data(found, at, lost)])
    elif not found and not lost:
        console.complain(f"Hôm nay không có gì phải nhắc (nhắc trước hạn {', '.join(map(str, DAYS))} ngày).")
    elif found and options.format == "issue":
        title, body = as_issue(found)
        console.say(f"# {title}", "", body.rstrip())
    else:
        console.write([as_text(found)])
    return refused(console, dict.fromkeys(lost), "chưa biết có phải nhắc ai nữa không")


def _noted(options: Namespace, found: list[Due]) -> None:
    """The call that opens an issue with the digest; an empty list of calls where nothing is due."""
    if not (options.forge and is_repository(options.repository)):
        raise UsageError("--into cần cả --forge và --repository (chủ/tên, GitLab: số)")
    folder = Path(options.into)
    noted(folder, "goi", [issue(Source(options.forge), options.repository, *as_issue(found))] if found else [])
    write(folder / "nhac.txt", as_text(found).encode())
