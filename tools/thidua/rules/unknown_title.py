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
from itertools import islice
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.catalogue import Catalogue
from thidua.dataset.likeness import meant_award
from thidua.dataset.located import Located
from thidua.dataset.repository import Repository
from thidua.finding import MOST_IN_FILE, Fault, Severity, Who
from thidua.model.council import Session
from thidua.model.practice import WHOLE_DOSSIER
from thidua.model.regime import AwardKind
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown


def check(repository: Repository) -> Iterator[Fault]:
    """Awards in the plans, in the units' files, in sessions, in decisions and in earlier years."""
    for campaign in repository.campaigns:
        yield from islice(_plan(campaign), MOST_IN_FILE)
        for dossier in campaign.every_dossier():
            for entry in (*dossier.people, *dossier.collectives):
                yield from _lists(campaign.catalogue, entry, (), Who.UNIT)
        for session in campaign.sessions:
            yield from islice(_session(campaign.catalogue, session), MOST_IN_FILE)
        for decision in campaign.decisions:
            yield from islice(_rows(campaign.catalogue, decision, Who.COUNCIL), MOST_IN_FILE)
    for past in repository.agency.past_years:
        regime = repository.agency.regime_of(past.record.regime, past.record.year)
        yield from islice(_rows(Catalogue(regime), past, Who.OFFICE), MOST_IN_FILE)


def _plan(campaign: Campaign) -> Iterator[Fault]:
    plan, catalogue = campaign.plan, campaign.catalogue
    yield from _lists(catalogue, plan, (), Who.OFFICE)
    for number, quota in enumerate(plan.record.quotas):
        for name in ("award", "base"):
            yield from _one(catalogue, plan, ("quotas", number, name), getattr(quota, name), Who.OFFICE)
    for number, paper in enumerate(plan.record.papers):
        if paper.award != WHOLE_DOSSIER:
            yield from _one(catalogue, plan, ("papers", number, "award"), paper.award, Who.OFFICE)


def _session(catalogue: Catalogue, session: Located[Session]) -> Iterator[Fault]:
    for number, case in enumerate(session.record.cases):
        for name in ("award", "lowered_to"):
            if text := getattr(case, name):
                yield from _one(catalogue, session, ("cases", number, name), text, Who.COUNCIL)
    for number, proposal in enumerate(session.record.proposals):
        for place, text in enumerate(proposal.awards):
            yield from _one(catalogue, session, ("proposals", number, "awards", place), text, Who.COUNCIL)


def _rows(catalogue: Catalogue, record: Located[Any], who: Who) -> Iterator[Fault]:
    for rows in ("people", "collectives"):
        for number in range(len(getattr(record.record, rows))):
            yield from _lists(catalogue, record, (rows, number), who)


def _lists(catalogue: Catalogue, record: Located[Any], where: tuple[str | int, ...], who: Who) -> Iterator[Fault]:
    """The awards under `titles` and `commendations` of a row."""
    row = record.record
    for step in where:
        row = row[step] if isinstance(step, int) else getattr(row, step)
    for name, kind in (("titles", AwardKind.TITLE), ("commendations", AwardKind.COMMENDATION)):
        for number, text in enumerate(getattr(row, name)):
            yield from _one(catalogue, record, (*where, name, number), text, who, kind=kind)


def _one(
    catalogue: Catalogue,
    record: Located[Any],
    where: tuple[str | int, ...],
    text: str,
    who: Who,
    *,
    kind: AwardKind | None = None,
) -> Iterator[Fault]:
    award = catalogue.awards.get(catalogue.code(text))
    if award is None:
        fix, mend = meant_award(catalogue, text, listed=kind is not None)
        yield record.fault(where, f"không có “{shown(text)}” trong danh mục", fix, who=who, mend=mend)
    elif kind is not None and award.kind is not kind:
        right = "danh_hieu" if award.kind is AwardKind.TITLE else "khen_thuong"
        what = "danh hiệu" if award.kind is AwardKind.TITLE else "hình thức khen thưởng"
        yield record.fault(where, f"{award.name} là {what}", f"chuyển sang khóa {right}", who=who)


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
