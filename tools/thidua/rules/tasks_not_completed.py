"""## Kiểm tra gì
`so_hoan_thanh` so với `quan_so` đạt tỷ lệ mà tiêu chuẩn cần; so với danh sách nhân sự ngày chốt mà chưa đạt thì cần xem xét. Số người hoàn thành không nhiều hơn quân số, không kể người mà hồ sơ ghi KHTNV.

## Vì sao
Tập thể Lao động xuất sắc cần 100 % thành viên hoàn thành nhiệm vụ (L).

## Ví dụ
```
Cần sửa · Chưa đủ tỷ lệ hoàn thành nhiệm vụ: TTLĐXS: 5/6 người hoàn thành nhiệm vụ, cần 100 % [tasks-not-completed]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:15:20
   |
15 |     so_hoan_thanh: 5
   |                    ^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: bỏ TTLĐXS khỏi đề nghị, hoặc xem lại số liệu
```

## Cách sửa
Ghi đủ quan_so và so_hoan_thanh; chưa đạt thì bỏ danh hiệu này khỏi đề nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.layout import Kind
from thidua.dataset.membership import listed
from thidua.dataset.membership import members as members_of
from thidua.dataset.numbers import percent
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import CollectiveNominee, Grade
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[CollectiveNominee], campaign: Campaign) -> Iterator[Fault]:
    """Collectives of which more completed their tasks than there are, or too few, or nobody says how many."""
    members, completed = entry.record.members, entry.record.completed
    if members is not None and completed is not None and completed > members:
        message = f"{completed} người hoàn thành nhiệm vụ, quân số chỉ có {members}"
        yield entry.fault(
            ("completed",), message, "xem lại quan_so và so_hoan_thanh", basis="Cách đếm của hồ sơ đề nghị"
        )
        return
    known = listed(campaign, entry.code) and Kind.ROSTER not in campaign.unreadable
    group = {person.code for person in members_of(campaign, entry.code)} if known else set()
    graded = ((code, one.record.grade) for code in group for one in campaign.nominated.get(code, ()))
    failed = {code for code, grade in graded if grade is Grade.FAILED}
    if completed is not None and failed and completed > max(len(group), members or 0) - len(failed):
        message = (
            f"ghi {completed} người hoàn thành nhiệm vụ, hồ sơ đề nghị có {len(failed)} người xếp loại {Grade.FAILED}"
        )
        yield entry.fault(
            ("completed",), message, "xem lại so_hoan_thanh và xep_loai", basis="Cách đếm của hồ sơ đề nghị"
        )
        return
    for award in entry.titles:
        need = campaign.catalogue.standards(award, Subject.COLLECTIVE).completion
        if need is None:
            continue
        if members is None or completed is None:
            message = f"{campaign.short(award)}: chưa ghi quan_so hoặc so_hoan_thanh"
            yield entry.fault(
                ("code",), message, "thêm quan_so và so_hoan_thanh", severity=weighed(need.weight), basis=need.ground
            )
        elif completed < need.share * members:
            done = f"{completed}/{members} người hoàn thành nhiệm vụ"
            fix = f"bỏ {campaign.short(award)} khỏi đề nghị, hoặc xem lại số liệu"
            message = f"{campaign.short(award)}: {done}, cần {percent(need.share)}"
            yield entry.fault(("completed",), message, fix, severity=weighed(need.weight), basis=need.ground)
        elif completed < need.share * len(group):
            day = campaign.plan.record.cut_off()
            done = f"{completed}/{len(group)} người hoàn thành nhiệm vụ (quân số {day:%d/%m/%Y} theo danh sách nhân sự)"
            fix = "xem lại so_hoan_thanh; danh sách nhân sự chưa đúng thì báo Văn phòng"
            message = f"{campaign.short(award)}: {done}, cần {percent(need.share)}"
            yield entry.fault(("completed",), message, fix, severity=Severity.WARNING, basis=need.ground)


RULE = Rule(
    id="tasks-not-completed",
    title="Chưa đủ tỷ lệ hoàn thành nhiệm vụ",
    group=Group.COLLECTIVE,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu tập thể của chế độ pháp luật",
    on=On.COLLECTIVE,
    check=check,
)
