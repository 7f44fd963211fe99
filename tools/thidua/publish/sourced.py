"""What stands under a table: how its figures are made, which files they come from, where all of it can be downloaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.dataset.campaign import Campaign
from thidua.publish.edition import Edition
from thidua.publish.markup import items, link, plain
from thidua.rules.listing import BY_ID

FILES = 8
"""So many files are named: a page must not grow with the agency."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of tables on a page from which `root` leads to the first page's folder."""

    campaign: Campaign
    edition: Edition
    root: str = "../"

    def under(self, how: str, data: str = "", paths: Iterable[str] = (), rule: str = "", figures: str = "") -> str:
        """How a table is made, in words; `data` names the table that holds its rows, `paths` its files, `rule` the rule.

        `figures` is the part of `figures.json` that holds the numbers themselves.

        Outside no file of the repository is named: the rows that can be downloaded are all that is told.
        """
        parts = (plain(how), self._files(paths), self._rule(rule), self._part(figures), self._downloads(data))
        summary = "Cách tính, nguồn, tải về" if data else "Cách tính, nguồn"
        return (
            f'<details class="goc bang-goc"><summary>{summary}</summary>'
            f"{items(filter(None, parts)).strip()}</details>\n"
        )

    def _files(self, paths: Iterable[str]) -> str:
        held = sorted(set(paths)) if self.edition is Edition.INTERNAL else []
        rest = f"; và {len(held) - FILES} tệp khác" if len(held) > FILES else ""
        named = "; ".join(f"<code>{plain(path)}</code>" for path in held[:FILES])
        return f"Nguồn: {named}{rest}." if named else ""

    def _rule(self, rule: str) -> str:
        return f"Quy tắc: {link(BY_ID[rule].title, f'{self.root}quy-tac/{rule}.md')}." if rule else ""

    def _part(self, part: str) -> str:
        where = f"{link('figures.json', f'{self.root}figures.json')}, chiến dịch {plain(self.campaign.code)}"
        return f"Số đã đếm: {where}, phần <code>{part}</code>." if part else ""

    def _downloads(self, data: str) -> str:
        """All rows of the table on the page of the data, in every form."""
        return f"Tải về: {' · '.join(self._forms(data))}." if data else ""

    def _forms(self, data: str) -> Iterator[str]:
        code = self.campaign.code
        yield link("CSV", f"{self.root}{code}/du-lieu/{data}.csv")
        yield link("XLSX", f"{self.root}{code}/du-lieu/{code}.xlsx")
        yield link("JSON", f"{self.root}api/v1/{code}/{data}.json")
        yield link("nghĩa từng cột", f"{self.root}{code}/du-lieu.md#bang-{data}")
