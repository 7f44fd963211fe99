"""Whose turn it is with a unit's file: what is open, what comes next, who acts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from thidua.dataset.agenda import considered
from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts
from thidua.dataset.layout import Kind, slot_of, unit_at, unit_path
from thidua.dataset.misplaced import meant
from thidua.finding import Finding, Severity, Who
from thidua.model.terms import Stage
from thidua.publish.forge import door
from thidua.publish.markup import paragraph, plain
from thidua.publish.plan import STAGES
from thidua.report.order import in_order
from thidua.report.overview import TURNS, waits
from thidua.rules.verdict import CampaignVerdict

Open = Mapping[str, Sequence[Finding]]
"""Findings that are not accepted, by the path of the file they are of, or of the unit's folder where it is of none of its own."""
_TODO = {
    Severity.ERROR: "sửa {} chỗ trong {}",
    Severity.WARNING: "xem lại {} chỗ trong {}",
    Severity.LATE: "quyết định {} nhóm mục trễ hạn của {}",
}
_LATE = "Đã hết hạn. Gửi, sửa sau hạn vẫn được nhận và ghi là trễ; bản đúng hạn được tính cho đến khi Văn phòng chấp nhận bản mới."
_DECIDED = (
    "Hồ sơ đã xét xong, đơn vị không gửi, không sửa nữa. Kết quả từ nay chỉ thay đổi bằng quyết định công nhận tiếp, "
    "bổ sung, đính chính hoặc hủy bỏ; thấy sai sót thì báo Văn phòng, thường trực Hội đồng."
)
DECIDES = "chờ quyết định của người đứng đầu"


def open_findings(verdict: CampaignVerdict) -> Open:
    """The findings of a campaign that are not accepted; those of a misnamed file are of the one that it was meant for."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in in_order(verdict.findings):
        if not finding.waived:
            found[_file(verdict.campaign, finding)].append(finding)
    return found


def _file(campaign: Campaign, finding: Finding) -> str:
    path, unit = finding.at.path, unit_at(finding.at.path)
    if finding.who is Who.UNIT and finding.unit not in {"", unit}:
        return _folder(campaign, finding.unit)
    if unit and slot_of(path).kind is Kind.UNPLACED:
        return meant(path) or _folder(campaign, unit)
    return path


def _folder(campaign: Campaign, unit: str) -> str:
    return file_of(campaign, unit, Stage.NOMINATION).rpartition("/")[0]


def elsewhere(campaign: Campaign, unit: str, found: Open) -> Sequence[Finding]:
    """What is open of a unit beside its own files: files without a place, a quota that is over for now."""
    return found.get(_folder(campaign, unit), ())


def file_of(campaign: Campaign, unit: str, stage: Stage) -> str:
    """The path of a unit's file of a stage, be it there or not."""
    return unit_path(campaign.code, unit, stage.value.replace("_", "-"))


def turns(counts: Counts, unit: str, stage: Stage, found: Open) -> Iterator[str]:
    """Who acts next on a unit's file of a stage, and what is to be done; nothing where nobody has to or can any more."""
    campaign, name = counts.campaign, STAGES[stage].lower()
    if unit not in campaign.dossiers(stage) and not campaign.decided:
        yield from (f"{TURNS[Who.UNIT]}: {what}" for what in _first(campaign, unit, stage, name))
        return
    waiting = _waiting(campaign, found.get(file_of(campaign, unit, stage), ()))
    yield from _todo(waiting, name)
    if stage is Stage.NOMINATION and campaign.closed(stage) and not campaign.decided:
        yield from _considered(counts, unit, waiting=bool(waiting))


def _waiting(campaign: Campaign, found: Sequence[Finding]) -> Counter[tuple[Who, Severity]]:
    return Counter((f.who, f.severity) for f in found if waits(campaign, f))


def _todo(waiting: Mapping[tuple[Who, Severity], int], name: str) -> Iterator[str]:
    for who in Who:
        for severity, words in _TODO.items():
            if number := waiting.get((who, severity)):
                yield f"{TURNS[who]}: {words.format(number, name)}"


def turns_elsewhere(campaign: Campaign, unit: str, found: Open) -> Iterator[str]:
    """Who acts next on what is open of a unit beside its own files."""
    return _todo(_waiting(campaign, elsewhere(campaign, unit, found)), "tệp khác")


def doing(counts: Counts, unit: str, stage: Stage, found: Open) -> Iterator[str]:
    """As markup whose turn it is, where the file can be edited or added, and once its time is over what still can be done."""
    campaign, path = counts.campaign, file_of(counts.campaign, unit, stage)
    todo = [plain(turn) for turn in turns(counts, unit, stage, found)]
    yield paragraph(f"<strong>Việc tiếp theo:</strong> {'; '.join(todo)}.") if todo else ""
    held = (file.path == path and file.data for file in campaign.files)
    there = unit in campaign.dossiers(stage) or (unit in campaign.unread(stage) and any(held))
    forge = campaign.agency.record.forge if campaign.agency and not campaign.decided else None
    link_to = door(forge, path, there=there)
    yield paragraph(f"Tệp: <code>{plain(path)}</code>{f' · {link_to}' if link_to else ''}")
    if campaign.decided or campaign.closed(stage):
        yield paragraph(plain(still_possible(campaign)))


def still_possible(campaign: Campaign) -> str:
    """What can be done once the time of a stage is over."""
    return _DECIDED if campaign.decided else _LATE


def _considered(counts: Counts, unit: str, *, waiting: bool) -> Iterator[str]:
    """That the Council or after it the head comes next; the Council not while others still have something to do."""
    done = considered(counts, unit)
    if done:
        yield DECIDES
    elif done is False and not waiting:
        yield f"{TURNS[Who.COUNCIL]}: xét đề nghị"


def _first(campaign: Campaign, unit: str, stage: Stage, name: str) -> Iterator[str]:
    """What a unit has to do of which nothing can be read."""
    if unit in campaign.unread(stage):
        yield f"sửa tệp {name}"
    elif unit in campaign.gone(stage):
        yield f"khôi phục tệp {name} đã nhận"
    elif unit in campaign.expected_at(stage):
        day = f"{campaign.plan.record.last_day(stage):%d/%m/%Y}"
        yield f"gửi {name} ({'đã quá hạn' if campaign.closed(stage) else 'hết ngày'} {day})"
