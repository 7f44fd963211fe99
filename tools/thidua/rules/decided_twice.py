"""## Kiểm tra gì
Mỗi danh hiệu, hình thức khen thưởng của một người hay tập thể chỉ được công nhận một lần trong chiến dịch, dù trong một hay nhiều quyết định của cơ quan. Quyết định đính chính thay cho quyết định cũ nên không tính là hai lần.

## Vì sao
Công nhận hai lần thì số người được công nhận không khớp với danh sách. Tỷ lệ chỉ đếm một lần.

## Ví dụ
```
Cần sửa · Công nhận hai lần: Phạm Thị C đã có LĐTT ở quyết định số 10/QD-MAU [decided-twice]
 --> submissions/2022/hoi-dong/quyet-dinh-02.yaml:9:72
  |
9 |   - {ma_so: vd-003, ho_ten: Phạm Thị C, don_vi: phong-mot, danh_hieu: [LDTT]}
  |                                                                        ^^^^
  = xem thêm: submissions/2022/hoi-dong/quyet-dinh-01.yaml:10:72
  = căn cứ: Mỗi danh hiệu của một người công nhận một lần
  = cách sửa: xóa dòng lặp
```

## Cách sửa
Xóa dòng lặp trong tệp quyết định; nếu là đính chính thì ghi `loai: dinh_chinh` và `thay_cho`.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.recognition import Recognition
from thidua.dataset.wording import namesake
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """Awards in force that stand twice."""
    seen: dict[tuple[Subject, str, str], Recognition] = {}
    units, advice = _units_written(campaign), dict[tuple[str, str], str]()
    for one in campaign.recognised:
        if one.annulled is not None:
            continue
        first = seen.setdefault((one.subject, one.code, one.award), one)
        if first is not one:
            message = f"{one.name} đã có {campaign.short(one.award)} ở quyết định số {first.decision.record.number}"
            where = (one.decision.path, one.code)
            if where not in advice:
                others = (namesake(campaign, one.name, unit, one.code) for unit in units.get(where, ()))
                advice[where] = next(filter(None, others), "")
            yield Fault(one.spot, message, advice[where] + "xóa dòng lặp", related=(first.spot,))


def _units_written(campaign: Campaign) -> dict[tuple[str, str], dict[str, None]]:
    """The units that each decision writes for a person's code, each once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for decision in campaign.decisions:
        for row in decision.record.people:
            found.setdefault((decision.path, row.code), {})[row.unit] = None
    return found


RULE = Rule(
    id="decided-twice",
    title="Công nhận hai lần",
    group=Group.COUNCIL,
    severity=Severity.ERROR,
    who=Who.COUNCIL,
    basis="Mỗi danh hiệu của một người công nhận một lần",
    on=On.CAMPAIGN,
    check=check,
)
