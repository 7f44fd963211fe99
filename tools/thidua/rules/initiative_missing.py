"""## Kiểm tra gì
Danh hiệu cần sáng kiến thì có sáng kiến, đề tài được công nhận với số, ngày, cơ quan công nhận. Đang chờ công nhận (`cho_cong_nhan`) thì cần xem xét khi đề nghị, phải sửa khi đã có quyết định.

## Vì sao
Năm 2022, Chiến sĩ thi đua cơ sở bắt buộc có sáng kiến được công nhận hoặc đề tài đã nghiệm thu, áp dụng (L). Từ 2024 có thể thay bằng xếp loại HTXSNV.

## Ví dụ
```
Cần sửa · Thiếu sáng kiến được công nhận: Trần Thị A, CSTĐCS: sáng kiến thiếu số [initiative-missing]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:25:22
   |
25 |     sang_kien: {ten: Số hóa quy trình một cửa, ngay: 2022-10-03, co_quan: Hội đồng sáng kiến Sở Mẫu}
   |                      ^^^^^^^^^^^^^^^^^^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: ghi đủ số, ngày, cơ quan công nhận; nếu không có thì bỏ CSTĐCS
```

## Cách sửa
Ghi đủ số, ngày, cơ quan công nhận; chưa có thì ghi `cho_cong_nhan: true` hoặc bỏ danh hiệu.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed
from thidua.text import says_nothing


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Awards that need an initiative, without one that is recognised; one lack is told once, at its heaviest."""
    told: dict[str, Severity] = {}
    for award in entry.awards:
        need = campaign.catalogue.standards(award, Subject.PERSON).initiative
        if need is None or entry.record.grade in need.unless_grade:
            continue
        decided = any(r.code == entry.code and r.award == award and not r.annulled for r in campaign.recognised)
        severity = weighed(need.weight)
        where, lack = _lack(entry.record, wide=need.wide_effect)
        if not lack:
            continue
        if lack == _PENDING:
            severity = severity if decided else Severity.WARNING
        if told.get(lack) in {severity, Severity.ERROR}:
            continue
        told[lack] = severity
        yield entry.fault(
            where,
            f"{entry.record.name}, {campaign.short(award)}: {lack}",
            f"ghi đủ số, ngày, cơ quan công nhận; nếu không có thì bỏ {campaign.short(award)}",
            severity=severity,
            who=Who.COUNCIL if decided and lack == _PENDING else Who.UNIT,
            basis=need.ground,
        )


_PENDING = "sáng kiến đang chờ công nhận"


def _lack(nominee: Nominee, *, wide: bool) -> tuple[tuple[str, ...], str]:
    """Where and what the initiative lacks, "" where it lacks nothing."""
    one = nominee.initiative
    if one is None or says_nothing(one.name):
        return ("code",), "chưa có sáng kiến, đề tài"
    if one.pending:
        return ("initiative", "pending"), _PENDING
    gaps = (("số", says_nothing(one.number)), ("ngày", not one.day), ("cơ quan công nhận", says_nothing(one.body)))
    absent = [name for name, gap in gaps if gap]
    if absent:
        return ("initiative", "name"), f"sáng kiến thiếu {', '.join(absent)}"
    if wide and not one.wide_effect:
        return ("initiative", "name"), "chưa nêu sáng kiến có phạm vi ảnh hưởng cấp tỉnh (anh_huong_cap_tinh)"
    return (), ""


RULE = Rule(
    id="initiative-missing",
    title="Thiếu sáng kiến được công nhận",
    group=Group.PERSON,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINEE,
    check=check,
)
