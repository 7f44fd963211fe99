"""## Kiểm tra gì
Người được đề nghị đã công tác đủ số tháng tối thiểu, tính từ ngày tuyển dụng lần đầu đến hết 31/12 của năm xét. Chuyển đơn vị hay chuyển cơ quan không phải là tuyển dụng mới; nghỉ được tính là thời gian công tác thì không trừ. Người chuyển đến mà danh sách nhân sự chưa ghi ngày tuyển dụng lần đầu thì chưa kết luận: Văn phòng bổ sung.

## Vì sao
Lao động tiên tiến cần ít nhất 10 tháng công tác (L).

## Ví dụ
```
Cần sửa · Chưa đủ thời gian công tác: Lê Văn F mới công tác 7 tháng tính đến 31/12/2022, cần ít nhất 10 tháng [too-short-service]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:64:17
   |
64 |     danh_hieu: [LDTT]
   |                 ^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: bỏ LĐTT khỏi đề nghị; nếu ngày tuyển dụng chưa đúng thì báo Văn phòng
```

## Cách sửa
Bỏ danh hiệu này khỏi đề nghị. Nếu ngày tuyển dụng trong danh sách nhân sự chưa đúng, báo Văn phòng sửa.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.calendar import whole_months
from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Nominee
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Nominee], campaign: Campaign) -> Iterator[Fault]:
    """Titles whose standards ask for months of service that the person does not have."""
    person = campaign.people.find(entry.code)
    if person is None:
        return
    end = campaign.year_end
    for number, title in enumerate(entry.titles):
        need = campaign.catalogue.standards(title, Subject.PERSON).service
        served = campaign.months_of_service(person) if need else None
        if need and served is None and whole_months(person.stays[0].record.since, end) < need.months:
            yield entry.fault(
                ("titles", number),
                f"{entry.record.name} chuyển đến từ cơ quan khác, danh sách nhân sự chưa ghi ngày tuyển dụng lần đầu",
                "Văn phòng ghi tuyen_dung, hoặc tu_ngay của co_quan_cu",
                severity=Severity.WARNING,
                who=Who.OFFICE,
                basis=need.ground,
            )
        elif need and served is not None and served < need.months:
            yield entry.fault(
                ("titles", number),
                f"{entry.record.name} mới công tác {served} tháng tính đến {end:%d/%m/%Y}, cần ít nhất {need.months} tháng",
                f"bỏ {campaign.short(title)} khỏi đề nghị; nếu ngày tuyển dụng chưa đúng thì báo Văn phòng",
                severity=weighed(need.weight),
                basis=need.ground,
            )


RULE = Rule(
    id="too-short-service",
    title="Chưa đủ thời gian công tác",
    group=Group.PERSON,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINEE,
    needs=frozenset({Kind.ROSTER}),
    check=check,
)
