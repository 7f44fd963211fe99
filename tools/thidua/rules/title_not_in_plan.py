"""## Kiểm tra gì
Danh hiệu, hình thức được đăng ký, đề nghị nằm trong kế hoạch và đúng đối tượng: danh hiệu cá nhân cho cá nhân, danh hiệu tập thể cho tập thể.

## Vì sao
Kế hoạch nói chiến dịch này xét những gì. Danh hiệu chỉ xét ở phong trào thường xuyên hằng năm.

## Ví dụ
```
Cần sửa · Danh hiệu, hình thức ngoài kế hoạch: Tập thể Lao động tiên tiến không dành cho cá nhân [title-not-in-plan]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:64:23
   |
64 |     danh_hieu: [LDTT, TT_LDTT]
   |                       ^^^^^^^
   = căn cứ: Kế hoạch: danh hiệu và hình thức khen thưởng xét trong chiến dịch
   = cách sửa: bỏ, hoặc ghi danh hiệu, hình thức có trong kế hoạch
```

## Cách sửa
Bỏ danh hiệu đó, hoặc chuyển sang đúng mục cá nhân, tập thể.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.counts import considered
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Known awards that this plan does not take, or that are for somebody else."""
    taken = considered(campaign)
    for dossier in campaign.every_dossier():
        for entry in (one for one in (*dossier.people, *dossier.collectives) if not one.withdrawn):
            for name, codes in (("titles", entry.titles), ("commendations", entry.commendations)):
                for number, code in enumerate(codes):
                    if message := _wrong(campaign, entry.subject, code, taken):
                        yield entry.fault(
                            (name, number), message, "bỏ, hoặc ghi danh hiệu, hình thức có trong kế hoạch"
                        )


def _wrong(campaign: Campaign, subject: Subject, code: str, taken: frozenset[str]) -> str:
    award = campaign.catalogue.awards.get(code)
    if award is None:
        return ""
    if subject not in award.subjects:
        return f"{award.name} không dành cho {'cá nhân' if subject is Subject.PERSON else 'tập thể'}"
    return "" if code in taken else f"kế hoạch này không xét {award.name}"


RULE = Rule(
    id="title-not-in-plan",
    title="Danh hiệu, hình thức ngoài kế hoạch",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Kế hoạch: danh hiệu và hình thức khen thưởng xét trong chiến dịch",
    on=On.CAMPAIGN,
    check=check,
)
