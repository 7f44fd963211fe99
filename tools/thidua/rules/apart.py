"""What is found in a version that does not count concerns nobody: it is told, but nothing has to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from thidua.dataset.campaign import Campaign
from thidua.finding import Finding, Severity
from thidua.receipts.states import Counting, State
from thidua.rules.rule import Group

_CONTENT = frozenset({Group.NOMINATION, Group.PERSON, Group.COLLECTIVE})
_WHY = {
    (State.CORRECTED_LATE, Counting.OLDER): "bản sửa sau hạn, chưa được tính",
    (State.CORRECTED_LATE, Counting.NONE): "bản sửa sau hạn, không được tính",
    (State.LATE_REFUSED, Counting.NONE): "mục trễ hạn, không được tính",
}


def lowered(campaign: Campaign, findings: Iterable[tuple[Group, Finding]]) -> Iterator[Finding]:
    """Findings on the content of entries of which another version counts, or none, become notices."""
    entries = (entry for dossier in campaign.every_dossier() for entry in dossier.entries)
    why = {(e.path, e.key): _WHY.get((e.standing.state, e.standing.counted), "") for e in entries}
    for group, finding in findings:
        reason = why.get((finding.at.path, finding.entry), "") if group in _CONTENT else ""
        if reason:
            yield replace(finding, severity=Severity.NOTICE, message=f"{finding.message} ({reason})")
        else:
            yield finding
