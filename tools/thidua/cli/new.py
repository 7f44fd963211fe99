"""`thidua new`: a campaign from last year's, or a unit's file to fill in."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.units import unit_named
from thidua.cli.unread import refused
from thidua.cli.world import Asked, World, look
from thidua.cli.writing import write
from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.draft import new_plan
from thidua.dataset.layout import Kind, plan_path, slot_of, unit_path
from thidua.dataset.skeleton import new_nomination, new_registration
from thidua.dataset.unread import unread_plans, unread_units
from thidua.model.base import TO_FILL
from thidua.model.parsing import FIRST_YEAR, LAST_YEAR
from thidua.model.terms import Movement, Stage
from thidua.report.overview import STAGES
from thidua.snapshot import UsageError
from thidua.source import OFFICE, read

HELP = "tạo chiến dịch mới, hoặc tệp mẫu cho đơn vị"
FILES = {"dang-ky": Stage.REGISTRATION, "de-nghi": Stage.NOMINATION}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("--campaign", metavar="C", default="", help="mã chiến dịch mới, hoặc chiến dịch của tệp đơn vị")
    parser.add_argument("unit", metavar="ĐƠN_VỊ", nargs="?", default="", help="mã đơn vị, ví dụ phong-cntt")
    parser.add_argument("file", metavar="TỆP", nargs="?", choices=FILES, default=None, help="dang-ky hoặc de-nghi")


def run(options: Namespace, console: Console) -> int:
    """Write one new file; a file that is there is never touched."""
    world = look(Asked(), Path.cwd())
    if refused(console, *_lost(world, options)):
        return 1
    if options.unit:
        path, text = _unit_file(world, options)
    elif options.campaign:
        path, text = _plan_file(world, options.campaign)
    else:
        raise UsageError("cần mã đơn vị và loại tệp (thidua new phong-cntt dang-ky), hoặc --campaign MÃ")
    target = world.root / path
    if target.exists():
        raise UsageError(f"đã có {path}; lệnh này không ghi đè. Xem tệp còn thiếu gì: thidua check {path}")
    write(target, text.encode())
    console.say(f"Đã tạo {path}", f"Mở tệp, điền mọi chỗ ghi “{TO_FILL}”, rồi chạy: thidua check {path}")
    return 0


def _lost(world: World, options: Namespace) -> tuple[Iterable[str], str]:
    """What the new file would be made from and cannot be read, and what cannot be done for that."""
    repository = world.verdict.repository
    if options.unit or not options.campaign:
        return unread_units(repository), "chưa biết có những đơn vị nào"
    last, plans = _last_campaign(world), unread_plans(repository)
    since = _age(last.code) if last else []
    others = () if plan_path(options.campaign) in plans else plans  # a plan that is there is not made anew
    return [path for path in others if _age(path) >= since], "chưa chép được kế hoạch trước sang kế hoạch mới"


def _age(text: str) -> list[str]:
    """The years in a code or a path, by which the later plan is told; a folder of all plans comes last."""
    return _YEAR.findall(text) or ["9999"]


def _plan_file(world: World, code: str) -> tuple[str, str]:
    path, year = plan_path(code), _year(code)
    agency = world.verdict.repository.agency
    regime = agency.in_force(date(year, 12, 31))
    if regime is None:
        raise UsageError(f"chưa có dữ liệu chế độ pháp luật của năm {year}; thêm vào submissions/co-quan/quy-dinh/")
    return path, new_plan(code, year, Catalogue(regime), _last_plan(world))


def _year(code: str) -> int:
    """The one year that a campaign's code holds."""
    if slot_of(plan_path(code)).kind is not Kind.PLAN:
        raise UsageError(f"“{code}” không phải là mã; dùng chữ thường không dấu, chữ số, gạch nối, ví dụ 2027")
    years = [int(found) for found in _YEAR.findall(code) if FIRST_YEAR <= int(found) <= LAST_YEAR]
    if len(years) != 1:
        raise UsageError(f"mã “{code}” phải có đúng một năm, ví dụ 2027 hoặc chuyen-doi-so-2027")
    return years[0]


def _last_plan(world: World) -> dict[str, Any]:
    """The tree of the newest plan; empty where there is no plan."""
    last = _last_campaign(world)
    return (read(last.plan.data, OFFICE).tree if last else None) or {}


def _last_campaign(world: World) -> Campaign | None:
    """The newest campaign, a yearly one if there is any."""
    campaigns = [one.campaign for one in world.verdict.campaigns]
    yearly = [one for one in campaigns if one.plan.record.movement is Movement.YEARLY]
    return next(reversed(yearly or campaigns), None)


def _unit_file(world: World, options: Namespace) -> tuple[str, str]:
    if not options.file:
        raise UsageError(f"cần loại tệp: {' hoặc '.join(FILES)}, ví dụ thidua new {options.unit} dang-ky")
    campaign = _campaign(world, options.campaign)
    if FILES[options.file] not in campaign.stages():
        there = " hoặc ".join(name for name, stage in FILES.items() if stage in campaign.stages())
        instead = f"dùng {there}" if there else f"thêm hạn nộp vào {plan_path(campaign.code)} trước"
        stage = STAGES[FILES[options.file]].lower()
        raise UsageError(f"kế hoạch của chiến dịch “{campaign.code}” không có giai đoạn {stage}; {instead}")
    unit = unit_named(options.unit, campaign.units, campaign.expected())
    make = new_registration if options.file == "dang-ky" else new_nomination
    return unit_path(campaign.code, unit, options.file), make(campaign, unit)


def _campaign(world: World, code: str) -> Campaign:
    """The campaign that is asked for, else the newest; never an older one while a plan is unfinished."""
    campaigns = {one.campaign.code: one.campaign for one in world.verdict.campaigns}
    if code in campaigns:
        return campaigns[code]
    repository = world.verdict.repository
    for waiting in reversed(repository.unchecked):
        if waiting not in repository.planless and code in {"", waiting}:
            raise UsageError(_unfinished(waiting, () if code else campaigns))
    if code or not campaigns:
        there = ", ".join(campaigns) or "chưa có"
        raise UsageError(f"không có chiến dịch “{code}” (hiện có: {there}); tạo bằng: thidua new --campaign MÃ")
    return list(campaigns.values())[-1]


def _unfinished(code: str, others: Iterable[str]) -> str:
    path = plan_path(code)
    instead = "".join(f"; cho chiến dịch {other} thì thêm --campaign {other}" for other in others)
    return f"kế hoạch của chiến dịch “{code}” chưa điền xong; xem còn thiếu gì: thidua check {path}{instead}"
