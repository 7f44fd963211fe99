"""## Kiểm tra gì
Mỗi mục trong mien-tru.yaml khớp với một kết quả kiểm tra đang có, và quy tắc đó cho phép chấp nhận.

## Vì sao
Chấp nhận một điều không còn, hoặc một điều phải sửa, làm người đọc hiểu sai.

## Ví dụ
```
Cần xem xét · Chấp nhận không khớp chỗ nào: headcount-mismatch ở tap_the/phong-mot: không có trong kết quả kiểm tra [waiver-invalid]
 --> submissions/2022/ke-hoach/mien-tru.yaml:4:15
  |
4 |   - {quy_tac: headcount-mismatch, tep: submissions/2022/don-vi/phong-mot…
  |               ^^^^^^^^^^^^^^^^^^
  = căn cứ: Tệp mien-tru.yaml của Văn phòng
  = cách sửa: xóa mục này, hoặc sửa cho khớp
```

## Cách sửa
Xóa mục thừa, hoặc sửa mã quy tắc, tệp, mục cho đúng.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.layout import MENDERS
from thidua.finding import Fault, Finding, Severity, Who
from thidua.rules.rule import Group, On, Rule

_WHY = {
    None: ("không có trong kết quả kiểm tra", "xóa mục này, hoặc sửa cho khớp"),
    Severity.ERROR: ("phải sửa, không thể chấp nhận", "xóa mục này"),
    Severity.LATE: ("trễ hạn không chấp nhận được ở đây", "xóa mục này; chấp nhận trễ thì ghi vào gia-han.yaml"),
}


def check(findings: tuple[Finding, ...], campaign: Campaign) -> Iterator[Fault]:
    """Waivers that accept nothing; of what stands in an unreadable file nobody knows."""
    if campaign.waivers is None:
        return
    accepted = {(f.rule, f.at.path, f.entry) for f in findings if f.waived}
    unread = {file.path for file in campaign.files if not file.readable}
    found = {(f.rule, f.at.path, f.entry): f.severity for f in findings}
    for number, waiver in enumerate(campaign.waivers.record.items):
        target = (waiver.rule, waiver.path, waiver.entry)
        if target not in accepted and waiver.path not in unread:
            reason, fix = _WHY[found.get(target)]
            message = f"{waiver.rule} ở {waiver.entry or 'tệp'}: {reason}"
            yield campaign.waivers.fault(("items", number, "rule"), message, fix)


RULE = Rule(
    id="waiver-invalid",
    title="Chấp nhận không khớp chỗ nào",
    group=Group.OFFICE,
    severity=Severity.WARNING,
    who=Who.OFFICE,
    basis="Tệp mien-tru.yaml của Văn phòng",
    on=On.FINDINGS,
    needs=frozenset(MENDERS),
    check=check,
)
