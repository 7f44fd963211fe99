"""From year to year: the same page of the other campaigns, a closed year, awards of the years before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.file import File
from thidua.dataset.layout import Kind
from thidua.dataset.located import Located
from thidua.dataset.repository import Repository
from thidua.dataset.units import UnitBook
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, link, page, paragraph, plain, table
from thidua.publish.sourced import Sources
from thidua.report.closing import figures_in, figures_of
from thidua.rules.verdict import CampaignVerdict

if TYPE_CHECKING:
    from thidua.model.past import PastAward, PastCollectiveAward, PastYear

Files = Mapping[str, str | bytes]


def year_name(campaign: Campaign) -> str:
    """How a campaign is called among others."""
    return f"Năm {campaign.code}" if campaign.code.isdigit() else campaign.plan.record.name


def with_switcher(files: Files, campaigns: tuple[Campaign, ...]) -> dict[str, str | bytes]:
    """The files; where there are several campaigns, each page of one says whose it is and leads to the others'.

    The way leads to the same page of the others, or to their plan.
    """
    names = {one.code: year_name(one) for one in campaigns}
    return {path: _switched(path, content, files, names) for path, content in files.items()}


def _switched(path: str, content: str | bytes, files: Files, names: dict[str, str]) -> str | bytes:
    code, _, rest = path.partition("/")
    if len(names) < 2 or code not in names or isinstance(content, bytes) or not path.endswith(".md"):  # noqa: PLR2004 - one has no other
        return content
    root = "../" * path.count("/")
    others = ((other, f"{other}/{rest}") for other in reversed(names) if other != code)
    links = (link(names[other], root + (same if same in files else f"{other}/ke-hoach.md")) for other, same in others)
    title, blank, body = content.partition("\n\n")
    name = plain(names[code])
    whose = "" if name.casefold() in title.casefold() else f": {name}"
    ways = " · ".join((f'<strong aria-current="page">{name}</strong>', *links))
    return f'{title}{whose}{blank}<nav class="nam" aria-label="Năm của trang này">{ways}</nav>\n\n{body}'


def lock_of(campaign: Campaign) -> File | None:
    """The file that closes a campaign, None while it is open."""
    return next((file for file in campaign.files if file.slot.kind is Kind.LOCK), None)


def closed_page(verdict: CampaignVerdict, lock: File) -> str:
    """The figures when the year was closed beside those that today's program computes from the same files."""
    then, today = figures_in(lock.data), figures_of(verdict)
    rows = (
        (
            plain(name),
            plain(then.get(name, "0")),
            plain(today.get(name, "0")),
            _compared(then.get(name), today.get(name)),
        )
        for name in dict.fromkeys((*then, *today))
    )
    heads = ("Số liệu", "Lúc khóa sổ", "Nay", "So sánh")
    return page(
        "Khóa sổ",
        paragraph(
            "Từ khi khóa sổ chỉ thêm quyết định mới. Bảng này tính lại mọi số liệu bằng chương trình hiện nay từ đúng "
            f"những tệp đã khóa. Kiểm tra: <code>thidua verify {plain(verdict.campaign.code)}</code>."
        ),
        table("Số liệu lúc khóa sổ và nay", heads, rows, sortable=True, titled=True),
        Sources(verdict.campaign, Edition.INTERNAL).under(
            "“Lúc khóa sổ” là số đã ghi khi khóa; “nay” là số tính lại, cùng cách với mọi trang khác.",
            "quotas",
            (lock.path,),
            "locked-year-changed",
        ),
    )


def _compared(then: str | None, today: str | None) -> str:
    return "không đổi" if then == today else "khác"


def earlier_page(repository: Repository) -> str:
    """The awards of the years before, from their own files, the latest year first; "" where there are none."""
    years = sorted(repository.agency.past_years, key=lambda one: -one.record.year)
    shared = repository.agency
    parts = [_year(one, Catalogue(shared.regime_of(one.record.regime, one.record.year)), shared.units) for one in years]
    return page("Khen thưởng các năm trước", *parts) if parts else ""


def _year(located: Located[PastYear], catalogue: Catalogue, units: UnitBook) -> str:
    past = located.record
    title = f"Năm {past.year}"
    heads = ("Người, tập thể", "Danh hiệu, hình thức", "Quyết định", "Ghi chú")
    note = paragraph(plain(past.note)) if past.note else ""
    return (
        heading(2, title, f"nam-{past.year}")
        + note
        + table(title, heads, _rows(past, catalogue, units), sortable=True, titled=True)
        + paragraph(f"Nguồn: <code>{plain(located.path)}</code>.")
    )


def _rows(past: PastYear, catalogue: Catalogue, units: UnitBook) -> Iterator[tuple[str, ...]]:
    named: tuple[tuple[str, PastAward | PastCollectiveAward], ...] = (
        *((one.name, one) for one in past.people),
        *((units.short(one.code), one) for one in past.collectives),
    )
    for name, one in named:
        awards = (catalogue.name(catalogue.code(text)) for text in (*one.titles, *one.commendations))
        yield plain(name), plain(", ".join(awards)), plain(one.number), "đã bị hủy bỏ" if one.annulled else ""
