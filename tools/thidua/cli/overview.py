"""The last lines of a run: per campaign units received, errors, warnings, late."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from thidua.cli.world import World
from thidua.dataset.layout import Kind, plan_path
from thidua.publish.plan import STAGES
from thidua.publish.turnout import received
from thidua.rules.verdict import CampaignVerdict

_WORDS = (("error", "cần sửa"), ("warning", "cần xem xét"), ("notice", "lưu ý"), ("late", "trễ hạn"))
_ACTIVATE = r".venv\Scripts\Activate.ps1" if os.name == "nt" else ". .venv/bin/activate"


def lines_of(world: World) -> Iterator[str]:
    """One line a campaign."""
    for verdict in world.verdict.campaigns:
        yield one_line(verdict)
    if world.verdict.agency:
        yield f"Tệp chung: {_counts(Counter(f.severity.value for f in world.verdict.agency if not f.waived))}"


def next_step(world: World) -> str:
    """The command that comes next, and how to have it as short as all other texts give it."""
    return f"{_next(world)}; chưa có lệnh thidua thì chạy trước: {_ACTIVATE}"


def _next(world: World) -> str:
    """For a new agency what it still lacks, else a look at where things stand."""
    repository = world.verdict.repository
    kinds = {file.slot.kind for file in repository.files}
    plans = [code for code in repository.unchecked if code not in repository.planless]
    if not {Kind.AGENCY, Kind.UNITS} <= kinds:
        return "Việc tiếp theo: viết tệp của cơ quan theo mẫu: thidua explain office-file-missing"
    if repository.campaigns:
        return "Lệnh tiếp theo: thidua status (ai đã gửi gì) · thidua serve (xem trang)"
    if plans:
        return f"Việc tiếp theo: điền kế hoạch, rồi chạy: thidua check {plan_path(plans[-1])}"
    return "Việc tiếp theo: tạo kế hoạch của năm, ví dụ: thidua new --campaign 2027"


def one_line(verdict: CampaignVerdict) -> str:
    """`2022: đăng ký 8/8 đơn vị đã gửi, …; 0 cần sửa, 4 cần xem xét, …`."""
    campaign = verdict.campaign
    stages = ", ".join(f"{STAGES[s].lower()} {received(campaign, s)}" for s in campaign.stages())
    return f"{campaign.code}: {stages}; {_counts(Counter(f.severity.value for f in verdict.findings if not f.waived))}"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[key]} {word}" for key, word in _WORDS)
