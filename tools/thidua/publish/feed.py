"""The changes of a campaign as a page and as an Atom feed, the same in both."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from thidua.dataset.campaign import Campaign
from thidua.publish.change import Change
from thidua.publish.edition import NAMES, Edition
from thidua.publish.markup import heading, items, link, page, paragraph, plain, table
from thidua.publish.sourced import Sources
from thidua.text import shown

_ATOM = "http://www.w3.org/2005/Atom"
_HOW = (
    "Số liệu ở các mốc hết hạn tính lại từ những gì đã nhận đến lúc đó, theo kế hoạch, danh sách nhân sự và quy tắc hiện nay. "
    "Ai được tính và không được tính thì xem ở trang Kết quả và trang của từng đơn vị."
)


def changes_page(campaign: Campaign, found: tuple[Change, ...], edition: Edition) -> str:
    """The milestones, the newest first."""
    sources = Sources(campaign, edition)
    return page(
        "Thay đổi",
        paragraph(
            "Mỗi mốc của kế hoạch là một mục, mới nhất ở trên. "
            f"{link('Theo dõi bằng trình đọc tin (Atom)', 'thay-doi.xml')}."
        ),
        paragraph(_HOW) if edition is Edition.INTERNAL else "",
        *(part for change in reversed(found) for part in _section(change, sources)),
        "" if found else paragraph("Chưa có mốc nào."),
    )


def _section(change: Change, sources: Sources) -> Iterator[str]:
    yield heading(2, f"{_day(change)}: {change.title}", change.key)
    yield items(map(plain, change.said))
    if change.rows:
        yield table(change.title, change.heads, ([plain(cell) for cell in row] for row in change.rows), titled=True)
    yield sources.under(change.how, change.data, change.paths)


def _day(change: Change) -> str:
    return f"{change.at:%d/%m/%Y}"


def changes_feed(campaign: Campaign, found: tuple[Change, ...], edition: Edition, note: str) -> str:
    """The Atom feed (RFC 4287): ids are of the milestone, instants of the data, text is plain."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    plan = campaign.plan.record
    _text(feed, "id", _identity(campaign, edition, ""))
    _text(feed, "title", f"Thay đổi: {plan.name}")
    _text(feed, "subtitle", note)
    _text(feed, "updated", max((one.told for one in found), default=campaign.at).isoformat())
    _text(ET.SubElement(feed, "author"), "name", plan.issuer)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": "thay-doi.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": "thay-doi.html"})
    for change in reversed(found):
        _entry(feed, change, _identity(campaign, edition, change.key))
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ET.Element, change: Change, identity: str) -> None:
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", identity)
    _text(entry, "title", change.title)
    _text(entry, "published", change.at.isoformat())
    _text(entry, "updated", change.told.isoformat())
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"thay-doi.html#{change.key}"})
    lines = map(shown, (*change.said, *_told(change)))
    ET.SubElement(entry, "content", type="text").text = "\n".join(lines)


def _told(change: Change) -> Iterator[str]:
    """The rows of the table in words: `Giấy khen; cá nhân: 4; tập thể: 1`."""
    for first, *rest in change.rows:
        cells = (f"{head.lower()}: {cell}" for head, cell in zip(change.heads[1:], rest, strict=True) if cell)
        yield "; ".join((first, *cells))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = shown(text)


def _identity(campaign: Campaign, edition: Edition, key: str) -> str:
    """The same for good, and of no other agency, edition, campaign or milestone."""
    whose = campaign.agency.record.code if campaign.agency else campaign.plan.record.issuer
    return uuid5(NAMESPACE_URL, f"thidua:{whose}:{edition.value}:{campaign.code}:{key}").urn


def feed_title(campaign: Campaign, edition: Edition) -> str:
    """What a browser offers to subscribe to."""
    return f"Thay đổi: {campaign.plan.record.name} ({NAMES[edition]})"
