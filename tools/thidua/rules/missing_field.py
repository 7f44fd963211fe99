"""## Kiểm tra gì
Các khóa bắt buộc của mẫu đều có và không để trống; không còn chỗ nào ghi “(cần điền)” như trong tệp mới tạo.

## Vì sao
Thiếu nội dung bắt buộc thì không biết mục đó nói về ai, về việc gì. Kế hoạch không đặt hạn cho một giai đoạn mà đơn vị đã gửi hồ sơ của giai đoạn đó thì không theo dõi được ai gửi, ai chưa; Văn phòng được nhắc.

## Ví dụ
```
Cần sửa · Thiếu nội dung: “Họ và tên” (ho_ten): để trống [missing-field]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:38:13
   |
38 |     ho_ten: ""
   |             ^^
   = căn cứ: Mẫu tệp của hệ thống
   = cách sửa: ghi giá trị, hoặc hỏi Văn phòng nếu chưa rõ
```

## Cách sửa
Thêm khóa được nêu và ghi giá trị. Khóa không bắt buộc mà không có gì để ghi thì bỏ trống.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule

_STAGES = {Stage.REGISTRATION: "đăng ký", Stage.NOMINATION: "đề nghị"}


def check(repository: Repository) -> Iterator[Fault]:
    """What the models found, and what a plan leaves out that was needed."""
    yield from repository.form_faults("missing-field")
    for campaign in repository.campaigns:
        yield from _without_stage(campaign)


def _without_stage(campaign: Campaign) -> Iterator[Fault]:
    """Files of a stage for which the plan sets no deadline: nobody can say who is missing, or what is late."""
    for stage in Stage:
        if (sent := len(campaign.dossiers(stage))) and stage not in campaign.stages():
            message = (
                f"{sent} đơn vị gửi {_STAGES[stage]} mà kế hoạch không đặt hạn, nên không biết ai còn thiếu, ai trễ"
            )
            fix = f"ghi han_nop.{stage.value} vào kế hoạch"
            yield Fault(Spot(campaign.plan.path), message, fix, severity=Severity.WARNING, who=Who.OFFICE)


RULE = Rule(
    id="missing-field",
    title="Thiếu nội dung",
    group=Group.FORM,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Mẫu tệp của hệ thống",
    on=On.FORM,
    check=check,
)
