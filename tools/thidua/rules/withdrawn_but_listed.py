"""## Kiểm tra gì
Người, tập thể đã rút đề nghị không có trong phiên họp xét từ ngày rút trở đi, cũng không có trong quyết định công nhận. Phiên họp trước ngày rút thì không sao.

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
Bỏ khỏi danh sách phiên họp hoặc quyết định; nếu đơn vị rút nhầm thì đơn vị gửi lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.standing import nominations_by_award
from thidua.dataset.voting import cases, subject_of
from thidua.finding import Fault, Severity, Who
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Withdrawn people and collectives that the Council or the head still lists."""
    gone = {
        (entry.subject, entry.code): entry
        for dossier in campaign.nominations.values()
        for entry in (*dossier.people, *dossier.collectives)
        if entry.withdrawn and not nominations_by_award(campaign, entry.subject, entry.code)
    }
    spots = [(one.subject, one.code, one.spot) for one in campaign.recognised if one.annulled is None]
    for session in campaign.sessions:
        for case in cases(session):
            entry = gone.get(subject_of(case.record))
            if entry and entry.record.withdrawn.day <= session.record.day:
                spots.append((*subject_of(case.record), case.at("award")))
    for subject, code, spot in spots:
        if entry := gone.get((subject, code)):
            name = getattr(entry.record, "name", campaign.units.short(code))
            yield Fault(
                spot,
                f"{name} đã rút đề nghị ngày {entry.record.withdrawn.day:%d/%m/%Y}",
                "bỏ khỏi danh sách này, hoặc đơn vị gửi lại đề nghị",
                related=(entry.at("withdrawn"),),
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
