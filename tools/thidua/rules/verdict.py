"""Run every rule over a repository: entries first, then counts, then waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import Counts, counts_of
from thidua.dataset.layout import slot_of
from thidua.dataset.received import as_received, older
from thidua.dataset.repository import Repository
from thidua.dataset.request import Request
from thidua.finding import Finding, Severity
from thidua.rules.apart import CONTENT, for_the_office, lowered
from thidua.rules.listing import BY_ID, RULES
from thidua.rules.rule import On, Rule
from thidua.text import shown

_NEVER_WAIVED = frozenset({Severity.ERROR, Severity.LATE})


class CampaignVerdict(NamedTuple):
    """All findings of one campaign, its counts, and what could not be checked and why."""

    campaign: Campaign
    findings: tuple[Finding, ...]
    counts: Counts
    skipped: tuple[str, ...]


class Verdict(NamedTuple):
    """The campaigns' verdicts and the findings of files that belong to none of them."""

    repository: Repository
    campaigns: tuple[CampaignVerdict, ...]
    agency: tuple[Finding, ...]

    @property
    def skipped(self) -> tuple[str, ...]:
        """What could not be checked, and why."""
        whole = (
            f"Chiến dịch {shown(code)}: chưa kiểm tra, vì kế hoạch chưa có hoặc chưa đọc được"
            for code in self.repository.unchecked
        )
        return (*whole, *(line for one in self.campaigns for line in one.skipped))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything, the agency's files first."""
        return (*self.agency, *(finding for one in self.campaigns for finding in one.findings))


def judge(repository: Repository) -> Verdict:
    """The verdict on a repository; a pure function, independent of the order of files."""
    shared = tuple(_on(On.FORM, repository)) + tuple(_on(On.REPOSITORY, repository))
    known = {campaign.code for campaign in repository.campaigns}
    by_campaign: dict[str, list[Finding]] = {}
    for finding in shared:
        code = slot_of(finding.at.path).campaign
        by_campaign.setdefault(code if code in known else "", []).append(finding)
    verdicts = tuple(_judge(campaign, by_campaign.get(campaign.code, ())) for campaign in repository.campaigns)
    return Verdict(repository, verdicts, tuple(by_campaign.get("", ())))


def judge_request(request: Request) -> tuple[Finding, ...]:
    """What a sender may not change; nothing of what the request holds has a say in it."""
    return tuple(_on(On.REQUEST, request))


def _on(what: On, *subject: Any) -> Iterator[Finding]:
    return chain.from_iterable(rule.findings(*subject) for rule in RULES if rule.on is what)


def _judge(campaign: Campaign, shared: Iterable[Finding]) -> CampaignVerdict:
    active = [rule for rule in RULES if not rule.needs & campaign.unreadable]
    stands = lowered(campaign, ((BY_ID[f.rule].group, f) for f in (*shared, *_pass_one(campaign, active))))
    counting = tuple(_of_older(campaign, active))
    entries = (*stands, *map(for_the_office, counting))
    faulty = frozenset((f.at.path, f.entry) for f in (*entries, *counting) if f.entry and f.severity is Severity.ERROR)
    counts = counts_of(campaign, faulty)
    counted = chain.from_iterable(rule.findings(counts) for rule in active if rule.on is On.COUNTS)
    collective = lowered(campaign, ((BY_ID[finding.rule].group, finding) for finding in counted))
    findings = tuple(_waived(campaign, (*entries, *collective)))
    last = chain.from_iterable(rule.findings(findings, campaign) for rule in active if rule.on is On.FINDINGS)
    return CampaignVerdict(campaign, (*findings, *last), counts, tuple(_skipped(active)))


def _pass_one(campaign: Campaign, active: Iterable[Rule]) -> Iterator[Finding]:
    rules: Mapping[On, list[Rule]] = {what: [r for r in active if r.on is what] for what in On}
    for rule in rules[On.CAMPAIGN]:
        yield from rule.findings(campaign)
    for what, subject in _subjects(campaign):
        for rule in rules[what]:
            for fault in rule.check(subject, campaign):
                yield rule.named(fault)


def _of_older(campaign: Campaign, active: Iterable[Rule]) -> Iterator[Finding]:
    """Errors in the versions that count though another text stands in the file."""
    if concerned := older(campaign):
        found = (f for f in _pass_one(as_received(campaign), active) if (f.at.path, f.entry) in concerned)
        yield from (f for f in found if f.severity is Severity.ERROR and BY_ID[f.rule].group in CONTENT)


def _subjects(campaign: Campaign) -> Iterator[tuple[On, Any]]:
    for dossier in campaign.every_dossier():
        yield On.DOSSIER, dossier
    for dossier in campaign.registrations.values():
        yield from ((On.REGISTRANT, entry) for entry in dossier.people)
    for dossier in campaign.nominations.values():
        for what, entries in ((On.NOMINEE, dossier.people), (On.COLLECTIVE, dossier.collectives)):
            for entry in entries:
                if not entry.withdrawn:
                    yield what, entry
                    yield On.NOMINATED, entry
    yield from ((On.SESSION, session) for session in campaign.sessions)
    yield from ((On.DECISION, decision) for decision in campaign.decisions)


def _waived(campaign: Campaign, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings with the reason of the waiver that accepts them; errors only where the rule allows, what is late never."""
    waivers = campaign.waivers.record.items if campaign.waivers else ()
    reasons = {(w.rule, w.path, w.entry): w.reason for w in waivers}
    for finding in findings:
        reason = reasons.get((finding.rule, finding.at.path, finding.entry))
        allowed = BY_ID[finding.rule].waivable or finding.severity not in _NEVER_WAIVED
        yield finding._replace(waived=reason) if reason and allowed else finding


def _skipped(active: Iterable[Rule]) -> Iterator[str]:
    held = {rule.id for rule in active}
    for rule in RULES:
        if rule.id not in held:
            yield f"{rule.title} ({rule.id}): chưa kiểm tra, vì có tệp cần cho quy tắc này chưa đọc được"
