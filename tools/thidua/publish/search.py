"""What the search of the site finds: one document a page, a clause, an award, a recognised person or collective."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import PurePosixPath

from thidua.dataset.campaign import Campaign
from thidua.model.plan import Clause
from thidua.model.terms import Subject
from thidua.publish.disclosure import shown_recognitions, shows_name, shows_units
from thidua.publish.edition import Edition
from thidua.publish.plan import anchor
from thidua.publish.results import award_anchor, row_anchor
from thidua.publish.standards import about, awards_of
from thidua.rules.listing import RULES
from thidua.rules.verdict import CampaignVerdict

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WITHIN = re.compile(r"</?(?:a|code|span|strong|time)\b[^>]*>|[`*]")
_BETWEEN = re.compile(r"<[^>]*>|\{#[^}]*\}|^#+ |^- |^\|(?: *:?-+:? *\|)+$|\|", re.MULTILINE)
_LONGEST = 4000
_SIGNS = str.maketrans("", "", "'\u2019\u02bc-\u2010\u2011.")
"""What people leave out when they type a name such as H'Hen."""
_WORDS = {
    "giai-doan.md": ("Đăng ký", "Đề nghị", "Giai đoạn"),
    "huong-dan/don-vi.md": ("Nộp hồ sơ", "Cách nộp hồ sơ"),
    "quy-tac/index.md": ("Kết quả kiểm tra",),
    "ke-hoach.md": ("Kế hoạch", "Hạn nộp", "Thời hạn"),
    "ket-qua.md": ("Kết quả", "Quyết định"),
    "thuat-ngu.md": ("Thuật ngữ", "Viết tắt"),
    "tieu-chuan.md": ("Danh hiệu", "Danh hiệu thi đua", "Hình thức khen thưởng", "Tiêu chuẩn"),
}
"""Words by which people ask for a page that has another title."""


@dataclass(frozen=True, slots=True)
class Document:
    """Where it is, its title, other names that lead to it, its text, what it is, and how many campaigns came after its own."""

    url: str
    title: str
    names: tuple[str, ...]
    text: str
    kind: str
    age: int = 0


def documents(
    verdicts: Iterable[CampaignVerdict], edition: Edition, pages: Mapping[str, str | bytes]
) -> tuple[Document, ...]:
    """Everything that an edition shows and somebody may look for."""
    known = tuple(verdicts)
    names: dict[str, tuple[str, ...]] = {f"quy-tac/{rule.id}.md": (rule.id,) for rule in RULES}
    names |= {path: name for one in known for path, name in _page_names(one.campaign, edition)}
    found = (page_document(path, text, names.get(path, ())) for path, text in pages.items() if isinstance(text, str))
    parts = (part for one in known for part in _parts(one.campaign, edition))
    ages = {one.campaign.code: age for age, one in enumerate(reversed(known))}
    every = (one for one in (*found, *parts) if one is not None)
    return tuple(_of_year(one, ages) for one in every)


def _of_year(one: Document, ages: Mapping[str, int]) -> Document:
    """A document with the age of its campaign, and among several campaigns with its name."""
    code = one.url.partition("/")[0]
    kind = f"{one.kind} {code}" if code in ages and len(ages) > 1 and not one.kind.endswith(code) else one.kind
    return replace(one, age=ages.get(code, 0), kind=kind)


def _parts(campaign: Campaign, edition: Edition) -> Iterator[Document]:
    yield from _clauses(campaign)
    yield from _awards(campaign)
    yield from _people(campaign, edition)
    if edition is Edition.INTERNAL:
        yield from _sent(campaign)


def page_document(path: str, markdown: str, names: tuple[str, ...] = ()) -> Document | None:
    """A page as it is read: its first line is its title."""
    if not path.endswith(".md"):
        return None
    title, _, rest = words(markdown).partition("\n")
    kind = "Quy tắc" if path.startswith("quy-tac/") else "Đơn vị" if "/don-vi/" in path else "Trang"
    asked = (word for page, some in _WORDS.items() if PurePosixPath(path).match(page) for word in some)
    known = (*asked, *names)
    return Document(path.removesuffix(".md") + ".html", title.strip(), known, " ".join(rest.split())[:_LONGEST], kind)


def words(markdown: str) -> str:
    """The text of a page without its marks."""
    return html.unescape(_BETWEEN.sub(" ", _WITHIN.sub("", _LINK.sub(r"\1", markdown)))).strip()


def as_index(found: Iterable[Document]) -> str:
    """The documents as the page's script reads them; compact, for it is loaded whole."""
    return json.dumps([asdict(one) for one in found], ensure_ascii=False, separators=(",", ":")) + "\n"


def _page_names(campaign: Campaign, edition: Edition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Numbers of papers lead to the page that tells of them, codes and short names to the unit."""
    yield f"{campaign.code}/ke-hoach.md", (campaign.plan.record.number,)
    yield f"{campaign.code}/ket-qua.md", tuple(one.record.number for one in campaign.decisions if one.record.number)
    if shows_units(campaign, edition):
        for unit in campaign.expected():
            yield f"{campaign.code}/don-vi/{unit}.md", (unit, campaign.units.short(unit))


def _clauses(campaign: Campaign) -> Iterator[Document]:
    pending = list(campaign.plan.record.clauses)
    while pending:
        clause: Clause = pending.pop(0)
        pending[:0] = clause.items
        title = f"Kế hoạch, mục {clause.number}" + (f": {clause.title}" if clause.title else "")
        url = f"{campaign.code}/ke-hoach.html#{anchor(clause.number)}"
        yield Document(url, title, (clause.number, f"mục {clause.number}"), clause.content, "Kế hoạch")


def _awards(campaign: Campaign) -> Iterator[Document]:
    """Each award of the plan, by every spelling that a file may use, leading to what it asks for."""
    for award in awards_of(campaign):
        url = f"{campaign.code}/tieu-chuan.html#{award_anchor(award.code)}"
        names = (award.code, award.short_name, *award.aliases)
        yield Document(url, award.name, names, about(award), f"Danh hiệu, hình thức {campaign.code}")


def _people(campaign: Campaign, edition: Edition) -> Iterator[Document]:
    """One document a recognised person or collective, leading to its row under the first of its awards."""
    held: dict[tuple[Subject, str], list[tuple[str, str, str]]] = {}
    rows: dict[tuple[Subject, str], str] = {}
    places = {award: count(1) for award in campaign.catalogue.awards}
    for one in shown_recognitions(campaign, edition):
        if one.award not in places or (one.subject is Subject.PERSON and not shows_name(campaign, edition, one)):
            continue
        rows.setdefault((one.subject, one.code), row_anchor(one.award, next(places[one.award])))
        name = one.name if one.subject is Subject.PERSON else campaign.units.short(one.code)
        unit = campaign.units.short(one.unit) if one.unit in campaign.units.by_code else ""
        held.setdefault((one.subject, one.code), []).append((name, unit, one.award))
    for whom, awards in held.items():
        name, unit, _ = awards[0]
        url = f"{campaign.code}/ket-qua.html#{rows[whom]}"
        text = ", ".join(campaign.catalogue.name(award) for _, _, award in awards)
        joined = name.translate(_SIGNS)
        spelt = (joined,) if joined != name and joined.replace(" ", "").isalpha() else ()
        yield Document(url, name, spelt, f"{unit}: {text}" if unit else text, f"Kết quả {campaign.code}")


def _sent(campaign: Campaign) -> Iterator[Document]:
    """Inside: everybody whom a unit registered or nominated, by code and name, leading to the unit."""
    held = {one.code for one in shown_recognitions(campaign, Edition.INTERNAL) if one.subject is Subject.PERSON}
    sent = {code: entries[-1] for code, entries in (*campaign.registered.items(), *campaign.nominated.items())}
    for code, entry in sent.items():
        text = ", ".join(map(campaign.short, entry.awards))
        unit = campaign.units.short(entry.unit)
        kind = f"{'Được công nhận' if code in held else 'Được đề nghị' if code in campaign.nominated else 'Đăng ký'} {campaign.code}"
        names = (code,) if code in held else (code, entry.label)
        title = f"{entry.label} ({code})"
        yield Document(f"{campaign.code}/don-vi/{entry.unit}.html", title, names, f"{unit}: {text}", kind)
