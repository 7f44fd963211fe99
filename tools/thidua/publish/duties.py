"""What the Office does in a year, day by day, from the plan: reminders, ends of terms, the ledger, posting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.dataset.campaign import Campaign
from thidua.model.terms import DecisionKind, Stage
from thidua.publish.markup import link, moment, page, paragraph, plain, table
from thidua.publish.plan import STAGES, dated

_REMIND = (7, 3, 1)
"""Days before a deadline on which the units that have sent nothing are reminded."""


_POSTED = frozenset({DecisionKind.RECOGNITION, DecisionKind.SUPPLEMENT})


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do on a day, and the command or the file that it is done with."""

    day: date
    what: str
    how: str = ""


def duties_page(campaign: Campaign) -> str:
    """All duties in the order of their days."""
    rows = (
        (
            moment(one.day.isoformat(), dated(one.day)),
            plain(one.what),
            f"<code>{plain(one.how)}</code>" if one.how else "",
        )
        for one in duties(campaign)
    )
    return page(
        "Việc trong năm",
        paragraph(
            f"Ngày tính từ {link('kế hoạch', 'ke-hoach.md')}; cách làm từng việc ở "
            f"{link('hướng dẫn cho Văn phòng', '../huong-dan/van-phong.md')}."
        ),
        table("Việc của Văn phòng theo ngày", ("Ngày", "Việc", "Lệnh, tệp"), rows),
    )


def duties(campaign: Campaign) -> tuple[Duty, ...]:
    """The duties of a campaign, by day; on one day in the order in which they are done."""
    found = [*_always(campaign), *(duty for stage in campaign.stages() for duty in _stage(campaign, stage))]
    return tuple(sorted((*found, *_decided(campaign)), key=lambda duty: duty.day))


def _always(campaign: Campaign) -> Iterator[Duty]:
    plan = campaign.plan.record
    yield Duty(plan.day, f"Gửi các đơn vị kế hoạch {plan.number}; cập nhật danh sách nhân sự", "co-quan/nhan-su/")
    yield Duty(plan.cut_off(), "Chốt quân số của các tập thể", "co-quan/nhan-su/")


def _stage(campaign: Campaign, stage: Stage) -> Iterator[Duty]:
    last, name = campaign.plan.record.last_day(stage), STAGES[stage].lower()
    for days in _REMIND:
        yield Duty(last - timedelta(days), f"Nhắc đơn vị chưa gửi {name}, còn {days} ngày", "thidua remind")
    yield Duty(
        last,
        f"Hết hạn {name} lúc 23:59:59; ghi sổ mọi hồ sơ đến bằng giấy, thư, Zalo",
        "thidua receipt record --by-office",
    )
    after = last + timedelta(1)
    yield Duty(after, f"Kiểm tra sổ biên nhận, giữ trạng thái lúc hết hạn {name}", "thidua receipt verify")
    yield Duty(after, f"Phần {name} đến trễ: trình người có thẩm quyền chấp nhận hay từ chối", "ke-hoach/gia-han.yaml")
    if stage is Stage.NOMINATION:
        yield Duty(after, "Rà điều cần xem xét, chuyển hồ sơ cho Hội đồng", "thidua check")


def _decided(campaign: Campaign) -> Iterator[Duty]:
    """What follows the decisions that there are: the end of the posting."""
    posting = campaign.plan.record.posting
    for record in (one.record for one in campaign.decisions):
        if record.posting:
            yield Duty(
                record.posting.until,
                f"Hết niêm yết quyết định số {record.number}; xem kiến nghị, rồi khóa sổ",
                f"thidua lock {campaign.code}",
            )
        elif posting and record.kind in _POSTED:
            yield Duty(record.day, f"Niêm yết quyết định số {record.number} ít nhất {posting.days} ngày", "hoi-dong/")
