"""## Kiểm tra gì
Người, tập thể đã rút đề nghị không có trong phiên họp xét từ ngày rút trở đi, cũng không có trong quyết định công nhận. Phiên họp trước ngày rút thì không sao. Rút sau ngày quyết định thì Hội đồng xem có cần hủy bỏ.

## Vì sao
Đơn vị đã rút thì không còn đề nghị; công nhận là trái ý đơn vị và có thể trái điều kiện.

## Ví dụ
```
Cần sửa · Đã rút mà vẫn có trong quyết định: Lê Văn F đã rút đề nghị ngày 14/12/2022 [withdrawn-but-listed]
  --> submissions/2022/hoi-dong/phien-hop-01.yaml:12:49
   |
12 |   - {don_vi: phong-mot, ma_so: vd-006, ap_dung: LDTT, phieu: {dong_y: 3}}
   |                                                 ^^^^
   = xem thêm: submissions/2022/don-vi/phong-mot/de-nghi.yaml:69:18
   = căn cứ: Nguyên tắc hồ sơ: người đã rút không được xét
   = cách sửa: bỏ khỏi danh sách này, hoặc đơn vị gửi lại đề nghị
```

## Cách sửa
Bỏ khỏi danh sách phiên họp hoặc quyết định; nếu đơn vị rút nhầm thì đơn vị gửi lại. Rút sau quyết định: lập quyết định hủy bỏ, hoặc giữ và Văn phòng ghi lý do ở `mien-tru.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.standing import nominations_by_award
from thidua.dataset.voting import cases, subject_of
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule

_LATER = "Hội đồng xem có cần quyết định hủy bỏ; không thì Văn phòng ghi lý do ở mien-tru.yaml, muc: {entry}"


def check(campaign: Campaign) -> Iterator[Fault]:
    """Withdrawn people and collectives that the Council or the head still lists."""
    gone = {
        (entry.subject, entry.code): entry
        for dossier in campaign.nominations.values()
        for entry in (*dossier.people, *dossier.collectives)
        if entry.withdrawn and not nominations_by_award(campaign, entry.subject, entry.code)
    }
    standing = (one for one in campaign.recognised if one.annulled is None)
    spots = [(one.subject, one.code, one.spot, one.given.record.day, one.key) for one in standing]
    for session in campaign.sessions:
        every, held = cases(session), session.record.day
        spots.extend((*subject_of(case.record), case.at("award"), held, "") for case in every)
    for subject, code, spot, day, key in spots:
        entry = gone.get((subject, code))
        later = entry is not None and entry.record.withdrawn.day > day
        if entry and (key or not later):
            name = getattr(entry.record, "name", campaign.units.short(code))
            since = f"{entry.record.withdrawn.day:%d/%m/%Y}"
            yield Fault(
                spot,
                f"{name} đã rút đề nghị ngày {since}{f', sau quyết định ngày {day:%d/%m/%Y}' if later else ''}",
                _LATER.format(entry=key) if later else "bỏ khỏi danh sách này, hoặc đơn vị gửi lại đề nghị",
                severity=Severity.WARNING if later else Severity.ERROR,
                related=(entry.at("withdrawn"),),
                entry=key,
            )


RULE = Rule(
    id="withdrawn-but-listed",
    title="Đã rút mà vẫn có trong quyết định",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Nguyên tắc hồ sơ: người đã rút không được xét",
    on=On.CAMPAIGN,
    check=check,
)
