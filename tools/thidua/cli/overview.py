"""The last lines of a run: per campaign units received, errors, warnings, late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thidua.cli.world import World
from thidua.publish.plan import STAGES
from thidua.publish.stages import received
from thidua.rules.verdict import CampaignVerdict

_WORDS = (("error", "cần sửa"), ("warning", "cần xem xét"), ("notice", "lưu ý"), ("late", "trễ hạn"))


def lines_of(world: World) -> Iterator[str]:
    """One line a campaign."""
    for verdict in world.verdict.campaigns:
        yield one_line(verdict)
    if world.verdict.agency:
        yield f"Tệp chung: {_counts(Counter(f.severity.value for f in world.verdict.agency if not f.waived))}"


def one_line(verdict: CampaignVerdict) -> str:
    """`2022: đăng ký 8/8 đơn vị đã gửi, …; 0 cần sửa, 4 cần xem xét, …`."""
    campaign = verdict.campaign
    stages = ", ".join(f"{STAGES[s].lower()} {received(campaign, s)}" for s in campaign.stages())
    return f"{campaign.code}: {stages}; {_counts(Counter(f.severity.value for f in verdict.findings if not f.waived))}"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[key]} {word}" for key, word in _WORDS)
