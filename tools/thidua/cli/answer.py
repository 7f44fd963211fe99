"""`thidua answer`: what the sender of a request is told, and the calls of the forge's API that show it.

`write` judges and writes down the answer with what must be asked of the forge first; `calls` takes
what the forge said and writes down what to tell it. Neither touches the network.
"""

from __future__ import annotations

import json
import re
from argparse import Namespace
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.calling import noted
from thidua.cli.console import Console
from thidua.cli.receipt.event import json_in
from thidua.cli.request import request_of, subject_from
from thidua.cli.request_options import declare_request
from thidua.cli.world import Asked, instant, judged
from thidua.cli.writing import write
from thidua.finding import Severity
from thidua.intake.dialogue import Reply, calls, questions
from thidua.intake.subject import Subject
from thidua.receipts.receipt import Account, Source, written
from thidua.report.order import in_order
from thidua.report.reply.body import MARK, comment
from thidua.report.reply.case import LABELS, Case
from thidua.snapshot import UsageError, from_commit

HELP = "trả lời một lần gửi: nhận xét, nhãn, trạng thái, thành tệp"
_ANSWER = "tra-loi.json"
_LINK = re.compile(r"https?://[A-Za-z0-9.:-]+(/[\w./~%-]*)?", re.ASCII)


def declare(parser: Parser) -> None:
    """Each action has its own options."""
    below = parser.add_subparsers(title="việc", dest="action", metavar="VIỆC", required=True, parser_class=Parser)
    said = "xét lần gửi, ghi lời trả lời và những điều cần hỏi máy chủ"
    first = below.add_parser("write", help=said, description=said)
    declare_request(first)
    first.add_argument("--at", metavar="LÚC", default="", help="thời điểm xét, thay cho đồng hồ")
    first.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận, hoặc none")
    first.add_argument("--link", action="store", metavar="ĐỊA_CHỈ", default="", help="nơi xem đủ mọi kết quả")
    first.add_argument("--into", metavar="THƯ_MỤC", required=True, help="thư mục sẽ ghi")
    first.set_defaults(action=_write, commit="")
    told = "từ điều máy chủ đã đáp, ghi những điều cần gửi máy chủ"
    second = below.add_parser("calls", help=told, description=told)
    second.add_argument("--into", metavar="THƯ_MỤC", required=True, help="thư mục mà lệnh write đã ghi")
    second.set_defaults(action=_calls)


def run(options: Namespace, console: Console) -> int:
    """Run the action that was asked for; 0 whatever the answer says."""
    return int(options.action(options, console))


def _write(options: Namespace, console: Console) -> int:
    if options.link and not _LINK.fullmatch(options.link):
        raise UsageError(f"“{options.link}” không phải là địa chỉ; viết như https://may-chu.vn/so/thi-dua")
    if not options.event:
        raise UsageError("còn thiếu: --event TỆP, để biết trả lời ở lần gửi nào")
    subject, folder = subject_from(options), Path(options.into)
    case = _case(options)
    reply = Reply(comment(case, options.link), case.labels, not case.blocking, case.verdict, options.link)
    plain = {"subject": _plain(subject), "reply": asdict(reply)}
    write(folder / _ANSWER, (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode())
    write(folder / "tra-loi.md", reply.comment.encode())
    noted(folder, "hoi", questions(subject))
    console.say(f"{case.verdict}. Nhãn: {', '.join(case.labels)}. Đã ghi vào {options.into}.")
    return 0


def _case(options: Namespace) -> Case:
    """The request judged with its files and without them, at one instant."""
    at = instant(options.at) or datetime.now(UTC)
    options.at = written(at)
    request = request_of(options, Path.cwd())
    world = request.world
    before = judged(world.root, from_commit(world.root, request.base), Asked(at=options.at, receipts=options.receipts))
    findings = in_order(filter(request.concerns, world.verdict.findings))
    mine = (one for one in findings if one.severity is Severity.ERROR and not one.waived)
    files = {path: data for path, data in world.snapshot.files.items() if path in request.paths}
    gone = frozenset(request.paths) - files.keys()
    return Case(at, before.verdict, world.verdict, files, findings, tuple(filter(request.is_senders, mine)), gone)


def _plain(subject: Subject) -> dict[str, Any]:
    return {
        "forge": subject.forge.value,
        "repository": subject.repository,
        "number": subject.number,
        "head": subject.head,
    }


def _calls(options: Namespace, console: Console) -> int:
    folder = Path(options.into)
    try:
        plain = json_in(folder / _ANSWER)
        reply = Reply(**plain["reply"])
        about = plain["subject"]
        subject = Subject(
            Source(about["forge"]), about["repository"], about["number"], about["head"], Account(), Account()
        )
        said = {one.into: json_in(folder / one.into) for one in questions(subject)}
        listed = list(calls(subject, reply, said, MARK, LABELS))
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{options.into} thiếu lời trả lời, hoặc điều máy chủ đáp không đúng mẫu") from None
    noted(folder, "goi", listed)
    console.say(f"{len(listed)} lệnh gửi máy chủ, ghi ở {folder / 'goi.tsv'}")
    return 0
