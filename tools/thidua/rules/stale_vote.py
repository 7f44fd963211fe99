"""## Kiểm tra gì
Mã hồ sơ ghi lúc biểu quyết (`ma_ho_so`) trùng với mã của bản hồ sơ đang được tính. Bản sửa sau hạn chưa được chấp nhận thì bản đúng hạn vẫn được tính. Chỉ xét lần biểu quyết sau cùng.

## Vì sao
Hồ sơ sửa sau khi biểu quyết thì Hội đồng chưa xem bản mới.

## Ví dụ
```
Cần xem xét · Hồ sơ khác bản đã biểu quyết: hồ sơ của Trần Thị A đang được tính khác bản đã biểu quyết [stale-vote]
 --> submissions/2022/hoi-dong/phien-hop-01.yaml:7:85
  |
7 | …ma_so: vd-001, ap_dung: LDTT, phieu: {dong_y: 3}, ma_ho_so: 0000000000000000000000000000000000000000000000000000000000000000}
  |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = xem thêm: submissions/2022/don-vi/phong-mot/de-nghi.yaml:18:12
  = căn cứ: Nguyên tắc xét: biểu quyết trên hồ sơ nào thì công nhận theo hồ sơ đó
  = cách sửa: Hội đồng xem lại bản đang được tính ở một phiên họp, ghi ma_ho_so: 3b6ecf9c513cfd6db0eb0ef4131ace0cd1ea5550f92683def4181cb2ee7c4529
```

## Cách sửa
Hội đồng xem lại bản đang được tính ở một phiên họp, rồi ghi `ma_ho_so` của bản đó (kết quả kiểm tra nêu mã).
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
        counted = (entry.received or entry) if entry else None
        if case.record.dossier and entry and counted and not counted.digest.startswith(case.record.dossier):
            who = getattr(entry.record, "name", campaign.units.short(code))
            yield case.fault(
                ("dossier",),
                f"hồ sơ của {who} đang được tính khác bản đã biểu quyết",
                f"Hội đồng xem lại bản đang được tính ở một phiên họp, ghi ma_ho_so: {counted.digest}",
                related=(entry.at("code"),),
            )


RULE = Rule(
    id="stale-vote",
    title="Hồ sơ khác bản đã biểu quyết",
    group=Group.COUNCIL,
    severity=Severity.WARNING,
    who=Who.COUNCIL,
    basis="Nguyên tắc xét: biểu quyết trên hồ sơ nào thì công nhận theo hồ sơ đó",
    on=On.CAMPAIGN,
    check=check,
)
