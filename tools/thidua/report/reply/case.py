"""What an answer is about: a request, judged with it and without it, and what was received of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.layout import DOSSIERS, slot_of, unit_at
from thidua.finding import Finding, Severity
from thidua.receipts.states import State
from thidua.rules.verdict import CampaignVerdict, Verdict

_LATE = frozenset({State.LATE, State.CORRECTED_LATE})


@dataclass(frozen=True)
class Case:
    """`before` is the verdict on the base, `after` on the base with the request; `files` what it holds by path,
    `gone` the paths of what it takes away.

    `findings` are those about the request, in their order; `blocking` those that its sender must mend.
    """

    at: datetime
    before: Verdict
    after: Verdict
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    blocking: tuple[Finding, ...]
    gone: frozenset[str] = frozenset()

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The units' files of the request, sorted."""
        return tuple(sorted(path for path in {*self.files, *self.gone} if slot_of(path).kind in DOSSIERS))

    @cached_property
    def campaigns(self) -> tuple[CampaignVerdict, ...]:
        """The campaigns that the request touches."""
        codes = {slot_of(path).campaign for path in self.paths}
        return tuple(one for one in self.after.campaigns if one.campaign.code in codes)

    def dossiers(self) -> Iterator[tuple[Campaign, Dossier]]:
        """The units' files of the request that can be read."""
        for one in self.campaigns:
            yield from ((one.campaign, d) for d in one.campaign.every_dossier() if d.file.path in self.files)

    @cached_property
    def entries(self) -> Mapping[tuple[str, str], Entry[Any]]:
        """Everybody in those files, by path and key."""
        return {(e.path, e.key): e for _, dossier in self.dossiers() for e in dossier.entries}

    def who(self, finding: Finding) -> str:
        """Whom a finding is about: the one named in the entry, the unit where it is about more or less than one."""
        if entry := self.entries.get((finding.at.path, finding.entry)):
            return str(entry.label)
        unit = finding.unit or unit_at(finding.at.path)
        return self.after.repository.agency.units.short(unit) if unit else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What the request is marked with: sound or to be mended, late, over a quota."""
        late = any(entry.standing.state in _LATE for entry in self.entries.values())
        over = any(finding.rule == "quota-exceeded" for finding in self.findings)
        return (
            "can-sua" if self.blocking else "hop-le",
            *(["tre-han"] if late else []),
            *(["vuot-ty-le"] if over else []),
        )

    @property
    def verdict(self) -> str:
        """The first line, without marks."""
        said = f"Cần sửa {len(self.blocking)} chỗ" if self.blocking else "Hợp lệ"
        more = sum(f.severity is Severity.WARNING and not f.waived for f in self.findings)
        late = max((e.standing.days_late for e in self.entries.values() if e.standing.state in _LATE), default=0)
        parts = [said, f"{more} điều cần xem xét" if more else "", f"trễ hạn {late} ngày" if late else ""]
        return ", ".join(filter(None, parts))


LABELS = {"hop-le": "2f7d32", "can-sua": "c62828", "tre-han": "b26a00", "vuot-ty-le": "6a1b9a"}
"""Every label that an answer puts on or takes off, with its colour."""


def weighty(findings: Iterable[Finding], blocking: Iterable[Finding]) -> list[Finding]:
    """What the sender must mend first, then the rest; the order within stays."""
    first = set(blocking)
    return sorted(findings, key=lambda one: one not in first)
