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
  = cách sửa: Hội đồng xem lại bản đang được tính ở một phiên họp, ghi ma_ho_so của bản đó
```

## Cách sửa
Hội đồng xem lại bản mới; nếu không đổi kết quả thì ghi mã mới vào biên bản phiên sau.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.standing import nominations_by_award
from thidua.dataset.voting import last_cases
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Last cases on an award whose dossier is another than the one that counts today."""
    for (subject, code, award), case in last_cases(campaign).items():
        entry = nominations_by_award(campaign, subject, code).get(award)
        if (
            case.record.dossier
            and entry is not None
            and not (entry.received or entry).digest.startswith(case.record.dossier)
        ):
            who = getattr(entry.record, "name", code)
            yield case.fault(
                ("dossier",),
                f"hồ sơ của {who} đã đổi sau khi biểu quyết",
                "Hội đồng xem lại bản đang được tính ở một phiên họp, ghi ma_ho_so của bản đó",
                related=(entry.at("code"),),
            )


RULE = Rule(
    id="stale-vote",
    title="Hồ sơ đã đổi sau khi biểu quyết",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Nguyên tắc xét: biểu quyết trên hồ sơ nào thì công nhận theo hồ sơ đó",
    on=On.CAMPAIGN,
    check=check,
)
