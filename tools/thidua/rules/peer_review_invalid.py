"""## Kiểm tra gì
Họp bình xét không sau ngày lập hồ sơ; số có mặt không quá số người; số phiếu của mỗi người, mỗi tập thể bằng số có mặt; tỷ lệ đồng ý đạt mức kế hoạch ghi.

## Vì sao
Kế hoạch đòi hỏi bình xét ở đơn vị. Mức đồng ý và mức có mặt là thông lệ của cơ quan (C) khi kế hoạch không tự nêu (P).

## Ví dụ
```
Cần sửa · Kết quả bình xét chưa hợp lệ: họp ngày 13/12/2022, sau ngày lập hồ sơ 12/12/2022 [peer-review-invalid]
 --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:8:22
  |
8 | hop_binh_xet: {ngay: 2022-12-13, so_nguoi: 6, co_mat: 6, chu_tri: Phạm Thị M, thu_ky: Trần Thị B}
  |                      ^^^^^^^^^^
  = căn cứ: Biên bản họp bình xét của đơn vị
  = cách sửa: xem lại hai ngày
```

## Cách sửa
Xem lại biên bản họp và sửa con số; người không đủ phiếu thì bỏ khỏi đề nghị.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.numbers import percent
from thidua.dataset.wording import ground_of
from thidua.finding import Fault, Severity, Who
from thidua.model.submission import Meeting, NominationHead
from thidua.model.terms import Stage, VoteBase
from thidua.rules.rule import Group, On, Rule

_COUNTED = "Biên bản họp bình xét của đơn vị"


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """The meeting, then the votes of each person and collective."""
    head = dossier.head
    if dossier.stage is Stage.REGISTRATION or head is None or head.record.meeting is None:
        return
    meeting = head.record.meeting
    for field, message, fix, basis in _meeting(head, meeting, campaign):
        yield head.fault(("meeting", field), message, fix, basis=basis)
    for entry in (*dossier.people, *dossier.collectives):
        if entry.record.votes is not None and not entry.withdrawn:
            for where, message, fix, basis in _votes(entry, meeting, campaign):
                name = getattr(entry.record, "name", campaign.units.short(entry.code))
                yield entry.fault(where, f"{name} {message}", fix, basis=basis)


def _meeting(head: Entry[NominationHead], meeting: Meeting, campaign: Campaign) -> Iterator[tuple[str, str, str, str]]:
    sent, review = head.record.day, campaign.plan.record.peer_review
    if sent is not None and meeting.day > sent:
        yield (
            "day",
            f"họp ngày {meeting.day:%d/%m/%Y}, sau ngày lập hồ sơ {sent:%d/%m/%Y}",
            "xem lại hai ngày",
            _COUNTED,
        )
    if meeting.present > meeting.members:
        yield "present", f"{meeting.present} người có mặt trên {meeting.members} người", "xem lại biên bản", _COUNTED
    elif review and review.quorum and meeting.present < review.quorum * meeting.members:
        need = percent(review.quorum)
        yield (
            "present",
            f"{meeting.present}/{meeting.members} người có mặt, cần ít nhất {need}",
            "họp lại cho đủ người",
            ground_of(campaign, review),
        )


def _votes(entry: Entry[Any], meeting: Meeting, campaign: Campaign) -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    votes, review = entry.record.votes, campaign.plan.record.peer_review
    if meeting.present > meeting.members:
        return  # told of the meeting
    if votes.total != meeting.present:
        message = f"có {votes.total} phiếu, {meeting.present} người có mặt"
        yield ("votes",), message, "xem lại biên bản kiểm phiếu", _COUNTED
    elif review and review.pass_mark:
        base = meeting.present if review.base is VoteBase.PRESENT else meeting.members
        if votes.agree < review.pass_mark * base:
            message = f"được {votes.agree}/{base} phiếu đồng ý, cần ít nhất {percent(review.pass_mark)}"
            yield ("votes", "agree"), message, "bỏ khỏi đề nghị", ground_of(campaign, review)


RULE = Rule(
    id="peer-review-invalid",
    title="Kết quả bình xét chưa hợp lệ",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Kế hoạch, mục về bình xét ở đơn vị",
    on=On.DOSSIER,
    check=check,
)
