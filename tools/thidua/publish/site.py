"""All pages of an edition, and what stands on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from thidua.publish.agenda import agenda_page
from thidua.publish.calendar import deadlines_calendar
from thidua.publish.changes import changes
from thidua.publish.council import session_page, session_path
from thidua.publish.data.exports import API, api_index, data_files, note_of, schemas
from thidua.publish.disclosure import shows_units
from thidua.publish.duties import duties_page
from thidua.publish.edition import NAMES, Edition, Provenance
from thidua.publish.feed import changes_feed, changes_page, feed_title
from thidua.publish.figures import figures
from thidua.publish.findings import findings_page
from thidua.publish.forge import with_sources
from thidua.publish.home import home_page
from thidua.publish.markup import plain
from thidua.publish.navigation import navigation_of
from thidua.publish.plan import plan_page
from thidua.publish.planless import illustrated, told
from thidua.publish.quotas import quotas_page
from thidua.publish.results import results_page
from thidua.publish.roster import roster_page
from thidua.publish.rulebook import rule_page, rules_index
from thidua.publish.samples import with_samples
from thidua.publish.screens import with_screens
from thidua.publish.search import Document, documents
from thidua.publish.stages import stages_page
from thidua.publish.standards import standards_page
from thidua.publish.timeline import timeline
from thidua.publish.turns import open_findings
from thidua.publish.unit import unit_page
from thidua.publish.written import with_tables
from thidua.publish.years import closed_page, earlier_page, lock_of, with_switcher, year_name
from thidua.rules.listing import RULES
from thidua.rules.milestones import Milestone
from thidua.rules.verdict import CampaignVerdict, Verdict

_NONE: Mapping[str, tuple[Milestone, ...]] = MappingProxyType({})
ILLUSTRATION = "Dữ liệu minh họa: tên người, số văn bản và kết quả ở đây không có thật."


@dataclass(frozen=True, slots=True)
class Site:
    """Path → content of every generated file (text but for workbooks and tables), the navigation, and what stands on every page.

    `banners` and `feet` by the folder of a campaign, under "" for all other pages.
    """

    edition: Edition
    files: Mapping[str, str | bytes]
    navigation: tuple[Any, ...]
    banners: Mapping[str, str]
    mark: str
    feet: Mapping[str, str]
    documents: tuple[Document, ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()

    def framed(self, markdown: str, path: str = "") -> str:
        """A page with the banner of its campaign and the edition above and the provenance below."""
        folder = path.partition("/")[0]
        said, foot = self.banners.get(folder, self.banners.get("", "")), self.feet.get(folder, self.feet[""])
        banner = f'<p class="minh-hoa" role="note"><strong>{plain(said)}</strong></p>\n\n' if said else ""
        mark = f'<p class="nhu-tai" role="note"><strong>{plain(self.mark)}</strong></p>\n\n' if self.mark else ""
        edition = f'<p class="ban {self.edition.value}">{plain(NAMES[self.edition])}</p>\n\n'
        return f'{banner}{mark}{edition}{with_tables(with_screens(with_samples(markdown)))}\n\n<p class="nguon">{plain(foot)}</p>\n'


def site_of(
    verdict: Verdict, edition: Edition, provenance: Provenance, past: Mapping[str, tuple[Milestone, ...]] = _NONE
) -> Site:
    """The site of an edition: a pure function of the verdict, and of those at earlier milestones by campaign."""
    agency = verdict.repository.agency.agency
    campaigns = tuple(one.campaign for one in verdict.campaigns)
    files: dict[str, str | bytes] = {
        "index.md": home_page(
            verdict.campaigns, edition, agency.record.short_name if agency else "cơ quan", tuple(told(verdict, edition))
        ),
        "quy-tac/index.md": rules_index(campaigns),
        **{f"quy-tac/{rule.id}.md": rule_page(rule, campaigns) for rule in RULES},
        "figures.json": figures(verdict.campaigns, edition, provenance),
        f"{API}/index.json": api_index(verdict.campaigns, edition),
        **schemas(),
    }
    if edition is Edition.INTERNAL and (earlier := earlier_page(verdict.repository)):
        files["nam-truoc.md"] = earlier
    for one in verdict.campaigns:
        files |= dict(_campaign(one, edition))
        own = provenance.of(one.campaign.code)
        files |= _changes(one, edition, own, past.get(one.campaign.code, ()))
        files |= data_files(one, edition, own)
    navigation = tuple(navigation_of(verdict, edition))
    feeds = tuple((f"{one.campaign.code}/thay-doi.xml", feed_title(one.campaign, edition)) for one in verdict.campaigns)
    found = documents(verdict.campaigns, edition, files)
    files = _sourced(with_switcher(files, campaigns), verdict, edition, provenance)
    feet = {"": provenance.line, **{one.code: provenance.of(one.code).line for one in campaigns}}
    return Site(edition, files, navigation, _banners(verdict), provenance.mark, feet, found, feeds)


def _banners(verdict: Verdict) -> Mapping[str, str]:
    """What says of each campaign that it is made up; under "" what says so where some or all are."""
    made_up = {one.campaign.code: one.campaign.plan.record.illustration for one in verdict.campaigns}
    real = [year_name(one.campaign) for one in verdict.campaigns if not made_up[one.campaign.code]]
    if not illustrated(verdict):
        return {}
    whole = f"Có dữ liệu minh họa, không có thật; dữ liệu thật: {', '.join(real)}." if real else ILLUSTRATION
    return {"": whole, **{code: ILLUSTRATION if shown else "" for code, shown in made_up.items()}}


def _sourced(
    files: dict[str, str | bytes], verdict: Verdict, edition: Edition, provenance: Provenance
) -> dict[str, str | bytes]:
    """The pages with links to the files that they name: inside, and where the forge holds just these."""
    agency = verdict.repository.agency.agency
    forge = agency.record.forge if agency else None
    if edition is Edition.PUBLIC or forge is None or provenance.dirty or not provenance.commit:
        return files
    known = frozenset(file.path for file in verdict.repository.files)
    pages = {path: text for path, text in files.items() if path.endswith(".md") and isinstance(text, str)}
    return {**files, **{path: with_sources(text, forge, provenance.commit, known) for path, text in pages.items()}}


def _changes(
    verdict: CampaignVerdict, edition: Edition, provenance: Provenance, past: tuple[Milestone, ...]
) -> dict[str, str]:
    """The page of the changes and the feed of the same."""
    campaign, found = verdict.campaign, changes(verdict, edition, past)
    note = note_of(campaign, edition, provenance)
    return {
        f"{campaign.code}/thay-doi.md": changes_page(campaign, found, edition),
        f"{campaign.code}/thay-doi.xml": changes_feed(campaign, found, edition, note),
    }


def _campaign(verdict: CampaignVerdict, edition: Edition) -> Iterator[tuple[str, str | bytes]]:
    campaign, found = verdict.campaign, open_findings(verdict)
    yield f"{campaign.code}/ke-hoach.md", plan_page(campaign, timeline(campaign, edition))
    yield f"{campaign.code}/tieu-chuan.md", standards_page(campaign)
    if campaign.stages():
        yield f"{campaign.code}/han-nop.ics", deadlines_calendar(campaign)
    yield f"{campaign.code}/giai-doan.md", stages_page(verdict, edition, found)
    yield f"{campaign.code}/ty-le.md", quotas_page(verdict.counts, edition)
    yield f"{campaign.code}/ket-qua.md", results_page(verdict.counts, edition)
    if edition is Edition.INTERNAL:
        yield f"{campaign.code}/kiem-tra.md", findings_page(verdict)
        yield f"{campaign.code}/nhan-su.md", roster_page(verdict)
        yield f"{campaign.code}/hoi-dong/sap-toi.md", agenda_page(verdict, found)
        for session in campaign.sessions:
            yield session_path(verdict.campaign, session), session_page(verdict, session)
        yield f"{campaign.code}/viec-trong-nam.md", duties_page(campaign)
        if lock := lock_of(campaign):
            yield f"{campaign.code}/khoa-so.md", closed_page(verdict, lock)
    if shows_units(campaign, edition):
        for unit in campaign.expected():
            yield f"{campaign.code}/don-vi/{unit}.md", unit_page(verdict, unit, edition, found)
