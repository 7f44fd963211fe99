"""Where the text that stands in a file is not the version that counts.

What is found in a version that does not count is told, but nothing has to be mended. What is wrong
in an older version that counts cannot be mended in the file any more: it is the Office's to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Finding, Severity, Spot, Who
from thidua.receipts.states import Counting, Standing, State
from thidua.rules.rule import Group

CONTENT = frozenset({Group.NOMINATION, Group.PERSON, Group.COLLECTIVE})
_WHY = {
    (State.CORRECTED_LATE, Counting.OLDER): "bản sửa sau hạn, chưa được tính",
    (State.CORRECTED_LATE, Counting.NONE): "bản sửa sau hạn, không được tính",
    (State.LATE_REFUSED, Counting.NONE): "mục trễ hạn, không được tính",
}


def lowered(campaign: Campaign, findings: Iterable[tuple[Group, Finding]]) -> Iterator[Finding]:
    """Findings on the content of entries of which another version counts, or none, become notices."""
    why: dict[tuple[str, str], str | None] = {}
    for group, finding in findings:
        if group in CONTENT and not why:  # next to nothing is found in most campaigns
            entries = (entry for dossier in campaign.every_dossier() for entry in dossier.entries)
            why = {(e.path, e.key): _why(e.standing) for e in entries}
        reason = why.get((finding.at.path, finding.entry)) if group in CONTENT else None
        if reason:
            yield finding._replace(severity=Severity.NOTICE, message=f"{finding.message} ({reason})")
        else:
            yield finding


def _why(standing: Standing) -> str | None:
    if standing.unreceived and standing.counted is not Counting.CURRENT:
        return "nội dung không phải là bản nhận cuối cùng, chưa được tính"
    return _WHY.get((standing.state, standing.counted))


def for_the_office(finding: Finding) -> Finding:
    """An error in an older version that counts, as the Office reads it; its lines are not in the file any more."""
    return finding._replace(
        severity=Severity.WARNING,
        who=Who.OFFICE,
        at=Spot(finding.at.path),
        message=f"{finding.message} (trong bản đã nhận; bản đó chưa được tính vì vậy)",
        fix="quyết định về bản mới của đơn vị, hoặc đề nghị đơn vị gửi bản mới",
        note="",
        related=(),
    )
