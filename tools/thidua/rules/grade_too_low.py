"""## Kiểm tra gì
Xếp loại năm của người được đề nghị đạt mức của danh hiệu. Chưa ghi xếp loại thì cần xem xét.

## Vì sao
Mức không đạt là dữ liệu của chế độ pháp luật: với Lao động tiên tiến năm 2022, HTNV cần xem xét, KHTNV không được.

## Ví dụ
```
Cần xem xét · Xếp loại chưa đạt: Lê Văn F xếp loại HTNV, chưa đạt mức của LĐTT [grade-too-low]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:66:15
   |
66 |     xep_loai: HTNV
   |               ^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (M)
   = cách sửa: bỏ LĐTT khỏi đề nghị, hoặc sửa xếp loại nếu ghi nhầm
```

## Cách sửa
Bỏ danh hiệu này khỏi đề nghị, hoặc sửa xếp loại nếu ghi nhầm.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Grade, Nominee
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Grades below what the first award that asks for one needs."""
    grade, name = entry.record.grade, entry.record.name
    for award in entry.awards:
        limits = campaign.catalogue.standards(award, Subject.PERSON).grades
        if limits and grade is None:
            message = f"{name} chưa có xếp loại năm"
            yield entry.fault(("code",), message, "thêm xep_loai", severity=Severity.WARNING, basis=limits[0].ground)
            return
        for limit in limits:
            if grade in limit.grades:
                said = "không xếp loại" if grade is Grade.UNGRADED else f"xếp loại {grade}"
                message = f"{name} {said}, chưa đạt mức của {campaign.short(award)}"
                fix = f"bỏ {campaign.short(award)} khỏi đề nghị, hoặc sửa xếp loại nếu ghi nhầm"
                yield entry.fault(("grade",), message, fix, severity=weighed(limit.weight), basis=limit.ground)


RULE = Rule(
    id="grade-too-low",
    title="Xếp loại chưa đạt",
    group=Group.PERSON,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINEE,
    check=check,
)
