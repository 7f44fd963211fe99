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
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.finding import Fault, Severity, Who
from thidua.model.regime import AwardKind
from thidua.rules.rule import Group, On, Rule
from thidua.text import nearest, shown


def check(campaign: Campaign) -> Iterator[Fault]:
    """Awards in the plan, in the units' files, in sessions and in decisions."""
    yield from _lists(campaign, campaign.plan, (), Who.OFFICE)
    for number, quota in enumerate(campaign.plan.record.quotas):
        for name in ("award", "base"):
            yield from _one(campaign, campaign.plan, ("quotas", number, name), getattr(quota, name), Who.OFFICE)
    for dossier in campaign.every_dossier():
        for entry in (*dossier.people, *dossier.collectives):
            yield from _lists(campaign, entry, (), Who.UNIT)
    for session in campaign.sessions:
        for number, case in enumerate(session.record.cases):
            yield from _one(campaign, session, ("cases", number, "award"), case.award, Who.COUNCIL)
    for decision in campaign.decisions:
        for rows in ("people", "collectives"):
            for number in range(len(getattr(decision.record, rows))):
                yield from _lists(campaign, decision, (rows, number), Who.COUNCIL)


def _lists(campaign: Campaign, record: Located[Any], where: tuple[str | int, ...], who: Who) -> Iterator[Fault]:
    """The awards under `titles` and `commendations` of a row."""
    row = record.record
    for step in where:
        row = row[step] if isinstance(step, int) else getattr(row, step)
    for name, kind in (("titles", AwardKind.TITLE), ("commendations", AwardKind.COMMENDATION)):
        for number, text in enumerate(getattr(row, name)):
            yield from _one(campaign, record, (*where, name, number), text, who, kind=kind)


def _one(
    campaign: Campaign,
    record: Located[Any],
    where: tuple[str | int, ...],
    text: str,
    who: Who,
    *,
    kind: AwardKind | None = None,
) -> Iterator[Fault]:
    award = campaign.catalogue.awards.get(campaign.catalogue.code(text))
    if award is None:
        meant = nearest(text, campaign.catalogue.awards)
        fix = f"ý là {meant} ({campaign.catalogue.name(meant)})?" if meant else "xem danh mục ở trang Quy tắc"
        yield record.fault(where, f"không có “{shown(text)}” trong danh mục", fix, who=who)
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
    on=On.CAMPAIGN,
    check=check,
)
