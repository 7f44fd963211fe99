"""## Kiểm tra gì
Số người được đề nghị (hoặc được công nhận) cho một danh hiệu, hình thức khen thưởng có vượt tỷ lệ
của kế hoạch hay không. Phép tính luôn được ghi ra đầy đủ, ví dụ `15 % × 48 LĐTT = 7,2 → 7`.

## Vì sao
Kế hoạch đặt tỷ lệ và nói tính trên đơn vị hay toàn cơ quan. Như kế hoạch năm 2022, mục IV.2: Chiến sĩ thi đua cơ sở tối đa
15 % số Lao động tiên tiến của cơ quan; Giấy khen 40 % số Lao động tiên tiến của đơn vị. Vượt tỷ lệ của đơn vị thì đơn vị phải bớt.
Vượt tỷ lệ toàn cơ quan không phải do riêng ai: Hội đồng chọn, nên trước quyết định chỉ là việc
cần xem xét; trong quyết định thì phải sửa. Quyết định đúng lúc ký mà sau đó số làm gốc giảm vì hủy bỏ thì Hội đồng xem lại. Khi nhiều đơn vị cùng đề nghị, hồ sơ nhận sau cùng được nêu tên.

## Ví dụ
```
Cần xem xét · Vượt tỷ lệ: toàn cơ quan đề nghị 3 CSTĐCS, nhiều nhất 1 (15 % × 12 LĐTT = 1,8 → 1); tạm tính, còn 1 đơn vị [quota-exceeded]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:21:51
   |
21 |   - {ap_dung: CSTDCS, doi_tuong: ca_nhan, toi_da: 15%, tinh_tren: LDTT, pham_vi: co_quan, lam…
   |                                                   ^^^
   = xem thêm: submissions/2022/don-vi/phong-hai/de-nghi.yaml:15:23
   = xem thêm: submissions/2022/don-vi/phong-hai/de-nghi.yaml:26:23
   = xem thêm: submissions/2022/don-vi/phong-mot/de-nghi.yaml:21:23
   = căn cứ: Kế hoạch 01/KH-MAU, mục IV.2
   = cách sửa: bớt 2 CSTĐCS trong số 3 chỗ được nêu
```

## Cách sửa
Vượt tỷ lệ của đơn vị: chọn trong những dòng được nêu, bỏ danh hiệu hay hình thức đó ở đủ số người phải bớt, rồi gửi lại.
Vượt tỷ lệ toàn cơ quan: đơn vị chưa phải làm gì, Hội đồng chọn. Số làm gốc thấp hơn mong đợi thì xem có ai chưa được đề nghị
Lao động tiên tiến, hoặc có hồ sơ chưa đọc được hay không.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from thidua.dataset.count import Count
from thidua.dataset.counts import Counts
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.wording import RECONSIDER
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Scope
from thidua.rules.rule import Group, On, Rule

_FIRST, _NOT_YET = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def check(counts: Counts) -> Iterator[Fault]:
    """Every quota over its own scope: nominations until there is a decision, then decisions."""
    for count in (*counts.nominated, *counts.recognised):
        settled = counts.recognised and not count.recognised and not count.unit
        barred = counts.campaign.catalogue.code(count.quota.record.award) in counts.campaign.catalogue.barred
        if count.own and count.over and not settled and not barred:
            yield _fault(counts, count)


def _fault(counts: Counts, count: Count) -> Fault:
    campaign, quota = counts.campaign, count.quota.record
    award = campaign.short(campaign.catalogue.code(quota.award))
    verb = "công nhận" if count.recognised else "đề nghị"
    scope = campaign.units.short(count.unit) if count.unit else "toàn cơ quan"
    spots = tuple(_spot(one, campaign.catalogue.code(quota.award)) for one in count.counted)
    key = f"ty_le/{campaign.catalogue.code(quota.award)}" + (f"/{count.unit}" if count.unit else "")
    since = count.recognised and not count.over_then
    remark = "".join(f"; {one}" for one in (count.remark, _last(counts, count)) if one)
    error = (count.recognised and not since) or (
        count.scope is Scope.UNIT and not count.recognised and not count.provisional
    )
    return Fault(
        at=spots[-1] if error else count.quota.at("share"),
        message=f"{scope} {verb} {count.count} {award}, nhiều nhất {count.limit} ({count.arithmetic}){remark}",
        fix=RECONSIDER.format(entry=key) if since else f"bớt {count.over} {award} trong số {len(spots)} chỗ được nêu",
        note=f"người thứ {count.count}" if error else "",
        severity=Severity.ERROR if error else Severity.WARNING,
        who=Who.UNIT if count.scope is Scope.UNIT and not count.recognised else Who.COUNCIL,
        basis=campaign.clause(quota.clause),
        related=spots[:-1] if error else spots,
        unit=count.unit,
        entry=key,
    )


def _last(counts: Counts, count: Count) -> str:
    """Whose nominations of an agency's excess came last, where there is one such unit; without a receipt is last."""
    came: dict[str, datetime] = {}
    for one in (e for e in count.counted if isinstance(e, Entry) and not count.unit):
        came[one.unit] = max(one.standing.received_at or _NOT_YET, came.get(one.unit, _FIRST))
    last = [unit for unit, instant in came.items() if instant == max(came.values())]
    if len(came) < 2 or len(last) > 1:  # noqa: PLR2004 - one alone is no last one
        return ""
    zone, instant = counts.campaign.plan.record.zone, came[last[0]]
    when = "chưa có biên nhận" if instant == _NOT_YET else f"{instant.astimezone(zone):%H:%M %d/%m/%Y}"
    return f"hồ sơ nhận sau cùng: {counts.campaign.units.short(last[0])} ({when})"


def _spot(one: object, award: str) -> Spot:
    if not isinstance(one, Entry):
        return one.spot  # type: ignore[attr-defined,no-any-return]
    for listed, codes in (("titles", one.titles), ("commendations", one.commendations)):
        if award in codes:
            return one.at(listed, codes.index(award))
    return one.at()


RULE = Rule(
    id="quota-exceeded",
    title="Vượt tỷ lệ",
    group=Group.QUOTA,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Kế hoạch, mục về tỷ lệ",
    on=On.COUNTS,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
