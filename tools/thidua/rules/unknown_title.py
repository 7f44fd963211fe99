"""## Kiểm tra gì
Mỗi danh hiệu ở `danh_hieu`, mỗi hình thức khen thưởng ở `khen_thuong` có trong danh mục. Viết mã, tên đầy đủ hay tên ngắn đều được hiểu.

## Vì sao
Danh hiệu thi đua được công nhận, hình thức khen thưởng được tặng: hai loại khác nhau, không ghi lẫn.

## Ví dụ
```
Cần sửa · Danh hiệu, hình thức không có trong danh mục: không có “GIAY_KHENN” trong danh mục [unknown-title]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:15:15
   |
15 | khen_thuong: [GIAY_KHENN, BK_TINH]
   |               ^^^^^^^^^^
   = căn cứ: Danh mục danh hiệu và hình thức khen thưởng của chế độ pháp luật
   = cách sửa: ý là GIAY_KHEN (Giấy khen)?
```

## Cách sửa
Sửa theo gợi ý, hoặc chuyển sang đúng khóa.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.entry import Entry
from thidua.dataset.likeness import meant_award
from thidua.dataset.located import Located
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Who, first_of, untold
from thidua.model.practice import WHOLE_DOSSIER
from thidua.model.regime import Award, AwardKind
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

if TYPE_CHECKING:
    from thidua.model.council import Session


class _Odd(NamedTuple):
    """A text that is no award of the catalogue, or one of another kind than its key wants."""

    catalogue: Catalogue
    record: Located[Any]
    where: tuple[str | int, ...]
    text: str
    award: Award | None
    listed: bool


def check(repository: Repository) -> Iterator[Fault]:
    """Awards in the plans, in the units' files, in sessions, in decisions and in earlier years."""
    for campaign in repository.campaigns:
        yield from _told(_plan(campaign), Who.OFFICE)
        for dossier in campaign.every_dossier():
            for entry in (*dossier.people, *dossier.collectives):
                if not _all_known(entry, campaign.catalogue):
                    yield from _told(_lists(campaign.catalogue, entry, ()), Who.UNIT)
        for session in campaign.sessions:
            yield from _told(_session(campaign.catalogue, session), Who.COUNCIL)
        for decision in campaign.decisions:
            yield from _told(_rows(campaign.catalogue, decision), Who.COUNCIL)
    for past in repository.agency.past_years:
        regime = repository.agency.regime_of(past.record.regime, past.record.year)
        yield from _told(_rows(Catalogue(regime), past), Who.OFFICE)


def _all_known(entry: Entry[Any], catalogue: Catalogue) -> bool:
    titles, commendations = (catalogue.of_kind[kind] for kind in (AwardKind.TITLE, AwardKind.COMMENDATION))
    return titles.issuperset(entry.titles) and commendations.issuperset(entry.commendations)


def _told(found: Iterator[_Odd], who: Who) -> Iterator[Fault]:
    """The first faults of a file or entry; of the others, whose meaning would take long to seek, how many they are."""
    first, others = first_of(found)
    told = [_fault(odd, who) for odd in first]
    yield from told
    if others:
        yield untold(told[-1], str(others), "mục" if who is Who.UNIT else "tệp")


def _fault(odd: _Odd, who: Who) -> Fault:
    if odd.award is None:
        fix, mend = meant_award(odd.catalogue, odd.text, listed=odd.listed)
        return odd.record.fault(odd.where, f"không có “{shown(odd.text)}” trong danh mục", fix, who=who, mend=mend)
    title = odd.award.kind is AwardKind.TITLE
    right, what = ("danh_hieu", "danh hiệu") if title else ("khen_thuong", "hình thức khen thưởng")
    return odd.record.fault(odd.where, f"{odd.award.name} là {what}", f"chuyển sang khóa {right}", who=who)


def _plan(campaign: Campaign) -> Iterator[_Odd]:
    plan, catalogue = campaign.plan, campaign.catalogue
    yield from _lists(catalogue, plan, ())
    for number, quota in enumerate(plan.record.quotas):
        for name in ("award", "base"):
            yield from _one(catalogue, plan, ("quotas", number, name), getattr(quota, name))
    for number, paper in enumerate(plan.record.papers):
        if paper.award != WHOLE_DOSSIER:
            yield from _one(catalogue, plan, ("papers", number, "award"), paper.award)


def _session(catalogue: Catalogue, session: Located[Session]) -> Iterator[_Odd]:
    for number, case in enumerate(session.record.cases):
        for name in ("award", "lowered_to"):
            if text := getattr(case, name):
                yield from _one(catalogue, session, ("cases", number, name), text)
    for number, proposal in enumerate(session.record.proposals):
        for place, text in enumerate(proposal.awards):
            yield from _one(catalogue, session, ("proposals", number, "awards", place), text)


def _rows(catalogue: Catalogue, record: Located[Any]) -> Iterator[_Odd]:
    for rows in ("people", "collectives"):
        for number in range(len(getattr(record.record, rows))):
            yield from _lists(catalogue, record, (rows, number))


def _lists(catalogue: Catalogue, record: Located[Any], where: tuple[str | int, ...]) -> Iterator[_Odd]:
    """The awards under `titles` and `commendations` of a row."""
    row = record.record
    for step in where:
        row = row[step] if isinstance(step, int) else getattr(row, step)
    for name, kind in (("titles", AwardKind.TITLE), ("commendations", AwardKind.COMMENDATION)):
        for number, text in enumerate(getattr(row, name)):
            yield from _one(catalogue, record, (*where, name, number), text, kind=kind)


def _one(
    catalogue: Catalogue,
    record: Located[Any],
    where: tuple[str | int, ...],
    text: str,
    *,
    kind: AwardKind | None = None,
) -> Iterator[_Odd]:
    award = catalogue.awards.get(catalogue.code(text))
    if award is None or (kind is not None and award.kind is not kind):
        yield _Odd(catalogue, record, where, text, award, kind is not None)


RULE = Rule(
    id="unknown-title",
    title="Danh hiệu, hình thức không có trong danh mục",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Danh mục danh hiệu và hình thức khen thưởng của chế độ pháp luật",
    on=On.REPOSITORY,
    check=check,
)
