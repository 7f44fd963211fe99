"""## Kiểm tra gì
Người đi đào tạo từ một năm trở lên có kết quả từ khá trở lên (`ket_qua_dao_tao`).

## Vì sao
Đào tạo từ một năm cần kết quả khá (VP).

## Ví dụ
```
Cần xem xét · Thiếu kết quả đào tạo: Lê Văn F đi đào tạo từ 01/09/2021, chưa có kết quả từ khá trở lên [training-result-missing]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: vd-006
   |            ^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (VP)
   = cách sửa: thêm ket_qua_dao_tao: kha, gioi hoặc xuat_sac
```

## Cách sửa
Ghi `ket_qua_dao_tao`; nếu chưa có kết quả hoặc dưới khá thì xem lại đề nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.calendar import whole_months
from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.agency import LeaveKind
from thidua.model.submission import Nominee, TrainingResult
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed

_ENOUGH = frozenset({TrainingResult.GOOD, TrainingResult.VERY_GOOD, TrainingResult.EXCELLENT})


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Training of a year or more in this year without a good result."""
    need, person, year = campaign.regime.training, campaign.people.find(entry.code), campaign.plan.record.year
    if need is None or person is None or not entry.titles:
        return
    for absence in person.absences:
        end = absence.until or campaign.year_end
        long = absence.kind is LeaveKind.TRAINING and whole_months(absence.since, end) >= need.months
        if long and absence.since.year <= year <= end.year and entry.record.training not in _ENOUGH:
            message = f"{entry.record.name} đi đào tạo từ {absence.since:%d/%m/%Y}, chưa có kết quả từ khá trở lên"
            yield entry.fault(
                ("code",),
                message,
                "thêm ket_qua_dao_tao: kha, gioi hoặc xuat_sac",
                severity=weighed(need.weight),
                basis=need.ground,
            )


RULE = Rule(
    id="training-result-missing",
    title="Thiếu kết quả đào tạo",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINEE,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
