"""What each figure is made of: it opens to its formula, its ground and rule, and the inputs it was computed from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.dataset.located import Located
from thidua.dataset.numbers import decimal, percent
from thidua.dataset.recognition import Recognition
from thidua.model.terms import Inclusion, Rounding, Scope
from thidua.publish.disclosure import shown_recognitions
from thidua.publish.edition import Edition
from thidua.publish.markup import items, link, plain
from thidua.publish.plan import clause_at
from thidua.publish.sourced import FILES
from thidua.rules.listing import BY_ID

ROUNDED = {Rounding.FLOOR: "làm tròn xuống", Rounding.HALF_UP: "làm tròn gần nhất", Rounding.CEILING: "làm tròn lên"}
Counted = Entry[Any] | Recognition


def opened(figure: str, parts: Iterable[str]) -> str:
    """A figure that opens to what it is made of; both are markup that is already escaped."""
    return f'<details class="goc"><summary>{figure}</summary>{items(filter(None, parts)).strip()}</details>'


@dataclass(frozen=True)
class Origins:
    """The origins of a campaign's figures, for a page from which `root` leads to the first page's folder.

    Inside an input is a file with its lines at the commit of the page's foot; outside it is a row of
    `figures.json`, which is named by its keys.
    """

    counts: Counts
    edition: Edition
    root: str = "../"

    @property
    def campaign(self) -> Campaign:
        """The campaign of the figures."""
        return self.counts.campaign

    def of_count(self, count: Count, nominated: Count | None = None, figure: str = "") -> str:
        """A quota over one scope: base, people, limit; `nominated` is the count before the vote that `count` is left of.

        `figure` is the text that opens, by default the arithmetic.
        """
        quota, short, before = count.quota.record, self.campaign.short, nominated or count
        award = short(self.campaign.catalogue.code(quota.award))
        how = "được công nhận" if count.recognised else "được đề nghị"
        sound = "" if count.recognised else ", không còn điều cần sửa"
        beside = f", không kể người được {award}" if quota.inclusion is Inclusion.BESIDE else ""
        share, exact = percent(quota.share), decimal(count.exact)
        keys = {
            "quota": quota_anchor(count),
            "award": self.campaign.catalogue.code(quota.award),
            "scope": count.scope.value,
            "unit": count.unit,
            "stage": count.stage,
        }
        parts = (
            plain(
                f"Số làm gốc: {count.base} người {how} {count.base_name}{sound}{beside}{_by_vote(before.among, count.among)}."
            )
            + self._inputs(count, count.among),
            plain(f"Số người: {count.count} người {how} {award}{sound}{_by_vote(before.counted, count.counted)}.")
            + self._inputs(count, count.counted),
            plain(
                f"{'Nhiều nhất' if count.own else 'Để so sánh, không phải giới hạn'}: {share} × {count.base} = {exact}, {ROUNDED[quota.rounding]} còn {count.limit}."
            ),
            self.ground(quota.clause, "quota-exceeded"),
            self.row("quotas", _keyed(keys)),
        )
        return opened(plain(figure or count.arithmetic), parts)

    def of_award(self, award: str, figure: str) -> str:
        """How many hold an award; `figure` is the text that opens."""
        held = [
            one for one in shown_recognitions(self.campaign, self.edition) if one.award == award and not one.annulled
        ]
        numbers = dict.fromkeys(one.decision.record.number for one in held)
        inside = self.edition is Edition.INTERNAL
        parts = (
            plain("Đếm người, tập thể được công nhận trong các quyết định, không tính điều đã hủy bỏ."),
            plain(f"Quyết định số {', '.join(numbers)}.") if numbers else "",
            f"Nguồn: {self._lines(held)}." if inside and held else "",
            self.row("results", _keyed({"award": award})),
        )
        return opened(plain(figure), parts)

    def clause(self, number: str) -> str:
        """A clause of the plan as a link; the plan itself where no clause is named."""
        page = f"{self.root}{self.campaign.code}/ke-hoach.md"
        return link(self.campaign.clause(number), clause_at(self.campaign, number, page))

    def ground(self, clause: str, rule: str) -> str:
        """The clause and the rule that a figure rests on."""
        return f"Căn cứ: {self.clause(clause)}; quy tắc: {link(BY_ID[rule].title, f'{self.root}quy-tac/{rule}.md')}."

    def row(self, part: str, key: str) -> str:
        """Where the row of a figure stands in `figures.json`: the part of the campaign, and its key or keys there."""
        where = f"{link('figures.json', f'{self.root}figures.json')}, chiến dịch {plain(self.campaign.code)}"
        return f"Ai muốn tự tính lại thì lấy {where}, dòng <code>{part}: {plain(key)}</code>."

    def _inputs(self, count: Count, found: Sequence[Counted]) -> str:
        """Files with lines; over the agency a few files with numbers: the lines stand at each unit."""
        if self.edition is Edition.PUBLIC or not found:
            return ""
        if count.scope is Scope.UNIT:
            return f" Nguồn: {self._lines(found)}."
        rows = link("dòng của từng đơn vị", f"{self.root}{self.campaign.code}/ty-le.md")
        return f" Nguồn: {filed(map(path_of, found))}. Xem {rows}."

    def _lines(self, found: Iterable[Counted]) -> str:
        lines = self.counts.lines
        return lined(
            (path_of(one), one.line if isinstance(one, Recognition) else lines[one.path, one.key]) for one in found
        )


def _keyed(keys: Mapping[str, str]) -> str:
    return ", ".join(f"{key} = {value}" for key, value in keys.items() if value)


def lined(places: Iterable[tuple[str, int]]) -> str:
    """Files with their lines, as markup."""
    found: dict[str, set[int]] = defaultdict(set)
    for path, line in places:
        found[path].add(line)
    said = ((path, ", ".join(map(str, sorted(lines)))) for path, lines in sorted(found.items()))
    return "; ".join(f"<code>{plain(path)}</code>: dòng {lines}" for path, lines in said)


def few(paths: Sequence[str]) -> str:
    """The first of some files, and how many more there are, as markup."""
    rest = [f"và {len(paths) - FILES} tệp khác"] if len(paths) > FILES else []
    return ", ".join([*(f"<code>{plain(path)}</code>" for path in paths[:FILES]), *rest])


def filed(paths: Iterable[str]) -> str:
    """A few files with how many people stand in each, as markup; `paths` names a file once for each person."""
    files = sorted(Counter(paths).items())
    rest = f"; và {len(files) - FILES} tệp khác" if len(files) > FILES else ""
    return "; ".join(f"<code>{plain(path)}</code>: {number} người" for path, number in files[:FILES]) + rest


def _by_vote(before: Iterable[Counted], now: Iterable[Counted]) -> str:
    """Who of the nominated is not among those left after the vote, and who else is."""
    old, new = ({one.code for one in some} for some in (before, now))
    fallen = f", không kể {len(old - new)} người Hội đồng không thông qua" if old - new else ""
    return fallen + (f", kể cả {len(new - old)} người Hội đồng chuyển sang" if new - old else "")


def quota_anchor(count: Count) -> str:
    """Which quota of the plan it is, for an award may have several: its anchor on the page of the quotas."""
    _, index = count.quota.base
    return f"ty-le-{int(index) + 1}"


def path_of(one: Located[Any] | Recognition) -> str:
    """The file in which something is written."""
    return one.decision.path if isinstance(one, Recognition) else one.path
