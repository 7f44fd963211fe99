"""## Kiểm tra gì
Mỗi tỷ lệ của kế hoạch tính được đúng một cách: đếm cá nhân, trên một danh hiệu của cá nhân mà kế hoạch có xét, và chỉ ghi một lần cho một phạm vi.

## Vì sao
Tỷ lệ tính bằng số người. Tỷ lệ của tập thể (`doi_tuong: tap_the`) mà đếm người thì ra con số sai, nên không được tính; hai dòng cho cùng một điều thì không biết theo dòng nào. Tính trên danh hiệu mà kế hoạch không xét (như phong trào chuyên đề) thì số gốc luôn là 0, nên cũng không được tính.

## Ví dụ
```
Cần sửa · Tỷ lệ chưa rõ: tỷ lệ Giấy khen của từng đơn vị ghi hai lần [quota-unclear]
  --> submissions/2022/ke-hoach/ke-hoach.yaml:23:15
   |
23 |   - {ap_dung: GIAY_KHEN, doi_tuong: ca_nhan, toi_da: 30%, tinh_…
   |               ^^^^^^^^^
   = xem thêm: submissions/2022/ke-hoach/ke-hoach.yaml:22:15
   = căn cứ: Kế hoạch, mục về tỷ lệ
   = cách sửa: giữ một dòng, theo bản ký
```

## Cách sửa
Văn phòng đối chiếu với bản ký rồi sửa `ty_le` trong kế hoạch. Tỷ lệ dành cho tập thể thì ghi bằng lời ở `noi_dung_ke_hoach`, Hội đồng tự xét.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import considered
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Scope, Subject
from thidua.rules.rule import Group, On, Rule

_OTHERWISE = "ghi tỷ lệ này bằng lời ở noi_dung_ke_hoach, hoặc sửa thành ca_nhan"
_NO_BASE = (
    "bỏ dòng này, cần thì ghi bằng lời ở noi_dung_ke_hoach; kế hoạch hằng năm có xét {base} thì thêm vào danh_hieu"
)


def check(campaign: Campaign) -> Iterator[Fault]:
    """Quotas that are not counted in people or have no base, then quotas that stand twice."""
    plan, catalogue, taken = campaign.plan, campaign.catalogue, considered(campaign)
    first: dict[tuple[str, str, Scope], int] = {}
    for number, quota in enumerate(plan.record.quotas):
        award, base = catalogue.code(quota.award), catalogue.code(quota.base)
        short = campaign.short(award)
        if quota.subject is not Subject.PERSON:
            message = f"tỷ lệ {short} của tập thể: chương trình chỉ tính tỷ lệ của cá nhân, dòng này không được tính"
            yield plan.fault(("quotas", number, "subject"), message, _OTHERWISE)
            continue
        for name, code in (("award", award), ("base", base)):
            known = catalogue.awards.get(code)
            if known is not None and Subject.PERSON not in known.subjects:
                message = f"{known.name} không dành cho cá nhân, không tính tỷ lệ theo người được"
                yield plan.fault(("quotas", number, name), message, "ghi danh hiệu, hình thức của cá nhân")
        if base in catalogue.awards and base not in taken:
            message = f"tỷ lệ {short} tính trên số {campaign.short(base)}, mà kế hoạch này không xét: dòng này không được tính"
            yield plan.fault(("quotas", number, "base"), message, _NO_BASE.format(base=base))
        before = first.setdefault((award, base, quota.scope), number)
        if before != number:
            where = "toàn cơ quan" if quota.scope is Scope.AGENCY else "từng đơn vị"
            yield plan.fault(
                ("quotas", number, "award"),
                f"tỷ lệ {short} của {where} ghi hai lần",
                "giữ một dòng, theo bản ký",
                related=(plan.at("quotas", before, "award"),),
            )


RULE = Rule(
    id="quota-unclear",
    title="Tỷ lệ chưa rõ",
    group=Group.QUOTA,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Kế hoạch, mục về tỷ lệ",
    on=On.CAMPAIGN,
    check=check,
)
