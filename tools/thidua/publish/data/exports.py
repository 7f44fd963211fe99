"""Every file of data that a site hands out, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.publish.data.codebook import HEADS, codebook
from thidua.publish.data.files import as_csv, as_json, data_package, dumped, json_schema
from thidua.publish.data.schemas import figures_schema, index_schema
from thidua.publish.data.table import Table, marked
from thidua.publish.data.tables import tables_of
from thidua.publish.data.workbook import as_workbook
from thidua.publish.edition import NAMES, Edition, Provenance
from thidua.publish.markup import heading, link, page, paragraph, plain, table
from thidua.rules.verdict import CampaignVerdict

API = "api/v1"
Files = dict[str, str | bytes]


def data_files(verdict: CampaignVerdict, edition: Edition, provenance: Provenance) -> Files:
    """The tables of a campaign as CSV, workbook, description and API, and their page; path → content."""
    campaign, tables = verdict.campaign, tables_of(verdict, edition)
    folder, title, note = f"{campaign.code}/du-lieu", campaign.plan.record.name, note_of(campaign, edition, provenance)
    about = _about(campaign, provenance)
    read = tuple(map(marked, tables)) if campaign.plan.record.illustration else tables
    made: Files = {f"{folder}/{one.name}.csv": as_csv(one) for one in read}
    made[f"{folder}/{campaign.code}.xlsx"] = as_workbook(title, note, read)
    made[f"{folder}/datapackage.json"] = data_package(f"thidua-{campaign.code}", title, note, read)
    made |= {f"{API}/{campaign.code}/{one.name}.json": as_json(one, about) for one in tables}
    made |= {f"{API}/schema/{one.name}.json": json_schema(one, about) for one in tables}
    made[f"{campaign.code}/du-lieu.md"] = _page(campaign, read, note)
    return made


def api_index(verdicts: Iterable[CampaignVerdict], edition: Edition) -> str:
    """Which tables of which campaigns the API has."""
    campaigns = {one.campaign.code: [table.name for table in tables_of(one, edition)] for one in verdicts}
    return dumped(
        {"schema": 1, "campaigns": campaigns, "tables": "{campaign}/{table}.json", "schemas": "schema/{table}.json"}
    )


def schemas() -> Files:
    """The schemas of what is no table: they are the same for all campaigns."""
    return {
        f"{API}/schema/index.json": dumped(index_schema()),
        f"{API}/schema/figures.json": dumped(figures_schema()),
    }


def note_of(campaign: Campaign, edition: Edition, provenance: Provenance) -> str:
    """What must stand on every export: illustration, edition, where the figures come from."""
    made_up = "Dữ liệu minh họa, không có thật. " if campaign.plan.record.illustration else ""
    return f"{made_up}{NAMES[edition]}. {provenance.line}"


def _about(campaign: Campaign, provenance: Provenance) -> Mapping[str, Any]:
    return {
        "campaign": campaign.code,
        "illustration": campaign.plan.record.illustration,
        "commit": provenance.commit,
        "draft": provenance.dirty or not provenance.commit,
        "receipts": provenance.receipts,
        "as_of": provenance.as_of,
    }


def _page(campaign: Campaign, tables: tuple[Table, ...], note: str) -> str:
    code = campaign.code
    heads = ("Bảng", "Số dòng", "Tải về", "Cho chương trình")
    return page(
        "Dữ liệu",
        paragraph(
            "Mọi bảng trên trang này đều tải về được. "
            + link("Tất cả các bảng trong một tệp Excel", f"du-lieu/{code}.xlsx")
            + "."
        ),
        table("Các bảng dữ liệu", heads, _rows(code, tables)),
        heading(2, "Khi dùng dữ liệu", "khi-dung"),
        paragraph(f"Ghi nguồn: {plain(campaign.plan.record.name)}. {plain(note)}"),
        paragraph(
            "Tệp CSV mở thẳng bằng Excel; hàng đầu là tên cột, giá trị viết bằng lời. Tệp JSON cho chương trình thì dùng khóa "
            "tiếng Anh và mã. Trong CSV, chữ bắt đầu bằng dấu bằng, cộng, trừ hoặc a còng có thêm dấu nháy "
            "ở đầu để Excel không coi là công thức; trong tệp Excel và JSON thì giữ nguyên."
        ),
        paragraph(
            f"{link('Mô tả các bảng theo chuẩn Frictionless', 'du-lieu/datapackage.json')}; "
            f"{link('danh mục cho chương trình', f'../{API}/index.json')}; "
            f"{link('số liệu để tính lại', '../figures.json')} và {link('cấu trúc của nó', f'../{API}/schema/figures.json')}."
        ),
        heading(2, "Giải thích các bảng", "giai-thich"),
        *(part for one in tables for part in _explained(one)),
    )


def _explained(one: Table) -> Iterator[str]:
    """What a table is, and each of its columns."""
    rows = ((*map(plain, row[:-1]), f"<span><code>{plain(row[-1])}</code></span>") for row in codebook(one))
    yield heading(3, one.title, f"bang-{one.name}")
    yield paragraph(plain(one.about))
    yield table(f"{one.title}: các cột", HEADS, rows)


def _rows(code: str, tables: tuple[Table, ...]) -> Iterator[tuple[str, ...]]:
    api = f"../{API}"
    for one in tables:
        whole, shape = link("JSON", f"{api}/{code}/{one.name}.json"), link("cấu trúc", f"{api}/schema/{one.name}.json")
        yield (
            link(one.title, f"#bang-{one.name}"),
            str(len(one.rows)),
            link("CSV", f"du-lieu/{one.name}.csv"),
            f"<span>{whole} · {shape}</span>",
        )
