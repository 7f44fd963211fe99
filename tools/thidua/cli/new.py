"""`thidua new`: a campaign from last year's, or a unit's file to fill in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.world import Asked, World, look
from thidua.cli.writing import write
from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import plan_path, unit_path
from thidua.dataset.skeleton import new_nomination, new_plan, new_registration
from thidua.snapshot import UsageError

HELP = "tạo chiến dịch mới, hoặc tệp mẫu cho đơn vị"
FILES = ("dang-ky", "de-nghi")


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--campaign", metavar="C", default="", help="mã chiến dịch mới, hoặc chiến dịch của tệp đơn vị")
    parser.add_argument("unit", metavar="ĐƠN_VỊ", nargs="?", default="", help="mã đơn vị, ví dụ phong-cntt")
    parser.add_argument("file", metavar="TỆP", nargs="?", choices=FILES, default=None, help="dang-ky hoặc de-nghi")


def run(options: Namespace, console: Console) -> int:
    """Write one new file; a file that is there is never touched."""
    world = look(Asked(), Path.cwd())
    if options.unit:
        path, text = _unit_file(world, options)
    elif options.campaign:
        path, text = _plan_file(world, options.campaign)
    else:
        raise UsageError("cần mã đơn vị và loại tệp (thidua new phong-cntt dang-ky), hoặc --campaign MÃ")
    target = world.root / path
    if target.exists():
        raise UsageError(f"đã có {path}; lệnh này không ghi đè")
    write(target, text.encode())
    console.say(f"Đã tạo {path}", "Mở tệp, điền những chỗ trống, rồi chạy: thidua check")
    return 0


def _plan_file(world: World, code: str) -> tuple[str, str]:
    if not code.replace("-", "").isalnum() or not code.isascii() or code != code.lower():
        raise UsageError(f"“{code}” không phải là mã; dùng chữ thường không dấu, chữ số, gạch nối, ví dụ 2023")
    campaigns = [one.campaign for one in world.verdict.campaigns]
    if not campaigns:
        raise UsageError("chưa có chiến dịch nào đọc được để lấy làm mẫu; hãy sửa kế hoạch hiện có trước")
    last = campaigns[-1]
    files = {file.path: file for file in world.verdict.repository.files}
    return plan_path(code), new_plan(files[last.plan.path].document, code, last.plan.record.year + 1)


def _unit_file(world: World, options: Namespace) -> tuple[str, str]:
    if not options.file:
        raise UsageError(f"cần loại tệp: {' hoặc '.join(FILES)}")
    campaign = _campaign(world, options.campaign)
    if options.unit not in campaign.expected():
        raise UsageError(f"không có đơn vị “{options.unit}”; hiện có: {', '.join(campaign.expected())}")
    make = new_registration if options.file == "dang-ky" else new_nomination
    return unit_path(campaign.code, options.unit, options.file), make(campaign, options.unit)


def _campaign(world: World, code: str) -> Campaign:
    campaigns = {one.campaign.code: one.campaign for one in world.verdict.campaigns}
    if code and code not in campaigns:
        raise UsageError(f"không có chiến dịch “{code}” đọc được; hiện có: {', '.join(campaigns) or 'chưa có'}")
    if not campaigns:
        raise UsageError("chưa có chiến dịch nào đọc được; tạo bằng: thidua new --campaign MÃ")
    return campaigns[code] if code else list(campaigns.values())[-1]
