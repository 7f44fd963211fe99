"""`thidua check`: all findings, as text, JSON or annotations."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.request_options import declare_request
from thidua.cli.units import unit_named
from thidua.cli.unread import refused
from thidua.cli.world import Asked, World, look
from thidua.dataset.unread import unread_units
from thidua.finding import Finding, Severity
from thidua.report.github import commands
from thidua.report.gitlab import code_quality
from thidua.report.order import in_order
from thidua.report.text import CAP, render, summary
from thidua.snapshot import UsageError

if TYPE_CHECKING:
    from thidua.cli.request import Requested

HELP = "kiểm tra mọi tệp và tỷ lệ"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--campaign", metavar="C", default="", help="chỉ hiện chiến dịch này, ví dụ 2022")
    parser.add_argument("--commit", metavar="LẦN_LƯU", default="", help="đọc một lần lưu Git thay cho thư mục")
    declare_request(parser)
    parser.add_argument("--at", metavar="LÚC", default="", help="hỏi tại một thời điểm, ví dụ 2022-12-16T17:00+07:00")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận, hoặc none")
    parser.add_argument(
        "--as", dest="role", metavar="ĐƠN_VỊ[/GIAI_ĐOẠN]", default="", help="chỉ hiện việc của một đơn vị"
    )
    parser.add_argument("--format", choices=("text", "json", "github", "gitlab"), default="text", help="dạng kết quả")
    parser.add_argument("paths", metavar="TỆP", nargs="*", help="chỉ hiện những tệp này")


def run(options: Namespace, console: Console) -> int:
    """0 where nothing must be mended, 1 where something must."""
    request = _request(options)
    world = request.world if request else look(Asked(options.commit, options.at, options.receipts), Path.cwd())
    paths = [_from_root(world.root, path) for path in options.paths]
    if options.role and refused(console, unread_units(world.verdict.repository), "chưa biết có những đơn vị nào"):
        return 1
    _known(world, options)
    _there(world, paths)
    concerned = filter(request.concerns, world.verdict.findings) if request else world.verdict.findings
    findings = in_order(f for f in concerned if _wanted(f, options, paths))
    if options.format == "json":
        console.write([_json(world)])
    elif options.format == "github":
        console.write(commands(findings))
    elif options.format == "gitlab":
        console.write([code_quality(findings)])
    else:
        console.write(f"{block}\n" for block in render(findings, world.lines_of, colour=console.colour, limit=CAP))
        console.say(*_skipped(world), *world.told(options.campaign), summary(findings))
    return exit_code(filter(request.is_senders, findings) if request else findings)


def _request(options: Namespace) -> Requested | None:
    """The request that is asked for, None where all that is there is to be checked."""
    if not (options.base or options.head or options.event):
        if options.account is not None or options.account_id or options.forge:
            raise UsageError("--account, --account-id, --forge là của một lần gửi: cần --base và --head, hoặc --event")
        return None
    from thidua.cli.request import request_of  # noqa: PLC0415 - for a request only

    return request_of(options, Path.cwd())


def _json(world: World) -> str:
    from thidua.cli.json_report import json_of  # noqa: PLC0415 - a check in words needs none of it

    return json_of(world)


def exit_code(findings: Iterable[Finding]) -> int:
    """1 where a finding must be mended and is not accepted."""
    return int(any(f.severity is Severity.ERROR and not f.waived for f in findings))


def _known(world: World, options: Namespace) -> None:
    """Refuse a campaign or unit that the repository does not have."""
    repository = world.verdict.repository
    codes = {file.slot.campaign for file in repository.files if file.slot.campaign}
    if options.campaign and options.campaign not in codes:
        raise UsageError(f"không có chiến dịch “{options.campaign}”; hiện có: {', '.join(sorted(codes)) or 'chưa có'}")
    unit, _, stage = options.role.partition("/")
    if unit:
        options.role = f"{unit_named(unit, repository.agency.units, repository.agency.units.by_code)}/{stage}"
    if stage not in {"", "dang-ky", "de-nghi"}:
        raise UsageError(f"không có giai đoạn “{stage}”; viết {unit}/dang-ky hoặc {unit}/de-nghi")


def _there(world: World, paths: Iterable[str]) -> None:
    """Refuse a path that holds nothing and of which nothing is said."""
    known = {*world.snapshot.files, *(finding.at.path for finding in world.verdict.findings)}
    for path in paths:
        if not any(_inside(one, path) for one in known):
            raise UsageError(f"không có tệp “{path}” trong {world.root}; ví dụ: submissions/co-quan/don-vi.yaml")


def _wanted(finding: Finding, options: Namespace, paths: Collection[str]) -> bool:
    path = finding.at.path
    if options.campaign and not path.startswith(f"submissions/{options.campaign}/"):
        return False
    if paths and not any(_inside(path, given) for given in paths):
        return False
    unit, _, stage = options.role.partition("/")
    if unit and finding.unit != unit:
        return False
    return not stage or path.endswith(f"/{stage}.yaml")


def _inside(path: str, given: str) -> bool:
    return given in {".", path} or path.startswith(f"{given}/")


def _from_root(root: Path, path: str) -> str:
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link in the path is no place of the repository
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else path


def _skipped(world: World) -> list[str]:
    lines = world.verdict.skipped
    return [*(f"Chưa kiểm tra · {line}" for line in lines), *([""] if lines else [])]
