"""## Kiểm tra gì
Mã hồ sơ ghi lúc biểu quyết (`ma_ho_so`) trùng với mã của hồ sơ hiện nay.

## Vì sao
Hồ sơ sửa sau khi biểu quyết thì Hội đồng chưa xem bản mới.

## Ví dụ
```
Cần xem xét · Hồ sơ đã đổi sau khi biểu quyết: hồ sơ của Trần Thị A đã đổi sau khi biểu quyết [stale-vote]
 --> submissions/2022/hoi-dong/phien-hop-01.yaml:7:85
  |
7 | …ma_so: vd-001, ap_dung: LDTT, phieu: {dong_y: 3}, ma_ho_so: 0000000000000000000000000000000000000000000000000000000000000000}
  |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = xem thêm: submissions/2022/don-vi/phong-mot/de-nghi.yaml:18:12
  = căn cứ: Nguyên tắc xét: biểu quyết trên hồ sơ nào thì công nhận theo hồ sơ đó
  = cách sửa: Hội đồng xem lại bản mới
```

## Cách sửa
Hội đồng xem lại bản mới; nếu không đổi kết quả thì ghi mã mới vào biên bản phiên sau.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.standing import nominations_by_award
from thidua.dataset.voting import cases, subject_of
from thidua.finding import Fault, Severity, Who
from thidua.model.council import Session
from thidua.rules.rule import Group, On, Rule


def check(session: Located[Session], campaign: Campaign) -> Iterator[Fault]:
    """Cases whose dossier has another digest today."""
    for case in cases(session):
        subject, code = subject_of(case.record)
        award = campaign.catalogue.code(case.record.award)
        entry = nominations_by_award(campaign, subject, code).get(award)
        if case.record.dossier and entry is not None and not entry.digest.startswith(case.record.dossier):
            who = getattr(entry.record, "name", code)
            yield case.fault(
                ("dossier",),
                f"hồ sơ của {who} đã đổi sau khi biểu quyết",
                "Hội đồng xem lại bản mới",
                related=(entry.at("code"),),
            )


RULE = Rule(
    id="stale-vote",
    title="Hồ sơ đã đổi sau khi biểu quyết",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Nguyên tắc xét: biểu quyết trên hồ sơ nào thì công nhận theo hồ sơ đó",
    on=On.SESSION,
    check=check,
)
