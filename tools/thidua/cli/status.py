"""`thidua status`: units by stages, quotas with arithmetic, who was forgotten, whose turn it is."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.overview import next_step
from thidua.cli.units import unit_named
from thidua.cli.unread import refused
from thidua.cli.world import Asked, look
from thidua.dataset.unread import unread_plans, unread_units
from thidua.report.overview import overview
from thidua.snapshot import UsageError

HELP = "xem ai đã gửi gì, tỷ lệ, ai bị bỏ quên, đến lượt ai"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--campaign", metavar="C", default="", help="chỉ chiến dịch này, ví dụ 2022")
    parser.add_argument("--unit", metavar="ĐƠN_VỊ", default="", help="chỉ đơn vị này")
    parser.add_argument("--commit", metavar="LẦN_LƯU", default="", help="đọc một lần lưu Git thay cho thư mục")
    parser.add_argument("--at", metavar="LÚC", default="", help="hỏi tại một thời điểm, ví dụ 2022-12-16T17:00+07:00")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận, hoặc none")


def run(options: Namespace, console: Console) -> int:
    """0, for this command reports and does not judge; 1 where the list of units or a plan cannot be read."""
    world = look(Asked(options.commit, options.at, options.receipts), Path.cwd())
    chosen = [one for one in world.verdict.campaigns if options.campaign in {"", one.campaign.code}]
    if options.campaign and not chosen:
        raise UsageError(f"không có chiến dịch “{options.campaign}” đọc được; xem: thidua check")
    repository = world.verdict.repository
    if refused(console, unread_units(repository), "chưa biết có những đơn vị nào, ai đã gửi, còn việc gì đang chờ"):
        return 1
    units = repository.agency.units
    only = unit_named(options.unit, units, units.by_code) if options.unit else ""
    for number, verdict in enumerate(chosen):
        console.say(*([""] if number else []), *overview(verdict, only))
    told = world.told(options.campaign)
    console.say(*(["", *told] if told else []))
    if not chosen:
        console.say("Kho chưa có chiến dịch nào đọc được.", next_step(world))
    lost = () if options.campaign else unread_plans(repository)
    return refused(console, lost, "chưa biết ai đã gửi gì trong chiến dịch ấy")
