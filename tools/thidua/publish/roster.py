"""The page of the roster: who could be nominated and is not, how many stand where, who is near the line; internal only."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thidua.dataset.campaign import Campaign
from thidua.dataset.coverage import Coverage, coverage, forgotten, last_day, service, set_aside, unknown_units
from thidua.dataset.numbers import approximate
from thidua.dataset.people import Person
from thidua.model.terms import Stage
from thidua.publish.candidates import cut_lines, near
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, page, paragraph, plain, table
from thidua.publish.provenance import Origins, opened
from thidua.publish.sourced import Sources
from thidua.receipts.states import NAMES
from thidua.rules.verdict import CampaignVerdict

ROSTER = "Người chưa được đề nghị"
_NOTHING = "Chưa có hồ sơ đề nghị nào."


def roster_page(verdict: CampaignVerdict) -> str:
    """Who is forgotten, who was set aside, coverage of the roster, candidates near the cut line."""
    campaign = verdict.campaign
    cut = list(cut_lines(Origins(verdict.counts, Edition.INTERNAL), 3, near))
    roomy = "Không tỷ lệ nào sắp hết chỗ." if campaign.nominations else _NOTHING
    return page(
        ROSTER,
        heading(2, "Đủ thời gian công tác mà không được đề nghị", "bi-quen"),
        *_forgotten(campaign),
        *_set_aside(campaign),
        heading(2, "Bao nhiêu người của danh sách nhân sự", "do-phu"),
        _coverage(campaign),
        heading(2, "Gần vạch tỷ lệ", "gan-vach"),
        *(cut or [paragraph(roomy)]),
    )


def _forgotten(campaign: Campaign) -> Iterator[str]:
    people, unknown = forgotten(campaign), unknown_units(campaign)
    if not campaign.nominations:
        yield paragraph(f"{_NOTHING[:-1]} nên chưa biết ai không được đề nghị.")
        return
    if unknown:
        names = ", ".join(map(campaign.units.short, unknown))
        yield paragraph(
            plain(f"Chưa biết về {len(unknown)} đơn vị chưa gửi hoặc chưa đọc được hết hồ sơ đề nghị: {names}.")
        )
    if not people:
        yield paragraph("Trong các đơn vị đã gửi không có ai." if unknown else "Không có ai.")
        return
    heads = ("Người", "Mã số", "Đơn vị", "Vì sao có thể được xét", "Còn thiếu")
    rows = (
        (
            plain(person.name),
            f"<code>{plain(person.code)}</code>",
            plain(campaign.units.short(person.unit_on(last_day(campaign)))),
            plain(_eligible(campaign, person)),
            plain(_lacks(campaign, person)),
        )
        for person in people
    )
    yield table(f"Đủ thời gian công tác mà không được đề nghị: {len(people)}", heads, rows)
    yield _made(
        campaign,
        "Người có tên trong danh sách nhân sự ngày hết hạn đề nghị, đủ thời gian công tác, không có trong hồ sơ nào.",
    )


def _eligible(campaign: Campaign, person: Person) -> str:
    """Months of service against what the titles ask, with the ground."""
    asked, months = service(campaign), campaign.months_of_service(person)
    since = f"tuyển dụng lần đầu {person.recruited:%d/%m/%Y}, đến hết {campaign.year_end:%d/%m/%Y} được {months} tháng"
    return f"{since}; cần ít nhất {asked.months} tháng ({asked.ground})" if asked else since


def _lacks(campaign: Campaign, person: Person) -> str:
    """What stands between a person and the nomination."""
    registered = campaign.registered.get(person.code)
    if registered is None:
        needed = campaign.plan.record.deadlines.registration is not None
        return "chưa đăng ký; đơn vị chưa đề nghị" if needed else "đơn vị chưa đề nghị"
    awards = dict.fromkeys(award for entry in registered for award in entry.awards)
    return f"đã đăng ký {', '.join(map(campaign.short, awards))}; đơn vị chưa đề nghị"


def _set_aside(campaign: Campaign) -> Iterator[str]:
    aside = tuple(set_aside(campaign))
    if aside:
        yield heading(2, "Đã đề nghị mà không còn được xét", "khong-xet")
        heads = ("Người", "Mã số", "Đơn vị", "Đã đề nghị", "Vì sao")
        rows = (
            (
                plain(entry.label),
                f"<code>{plain(entry.code)}</code>",
                plain(campaign.units.short(entry.unit)),
                plain(", ".join(map(campaign.short, entry.awards))),
                plain(NAMES[entry.standing.state]),
            )
            for entry in aside
        )
        yield table(f"Đã đề nghị mà không còn được xét: {len(aside)}", heads, rows)
        yield _made(campaign, "Mục đã rút, đã nhận mà nay không còn trong tệp, hoặc trễ và không được chấp nhận.")


def _coverage(campaign: Campaign) -> str:
    first = campaign.plan.record.deadlines.registration
    early = (f"Nhân sự ngày {first.day:%d/%m/%Y}", "Đã đăng ký") if first else ()
    heads = ("Đơn vị", *early, f"Nhân sự ngày {last_day(campaign):%d/%m/%Y}", "Được đề nghị", "Được công nhận")
    rows = (_covered(campaign, row, registering=first is not None) for row in coverage(campaign))
    how = "Đếm theo danh sách nhân sự ngày hết hạn của từng giai đoạn; mỗi số mở ra được."
    return table("Số người của từng đơn vị qua các giai đoạn", heads, rows, titled=True) + _made(campaign, how)


def _made(campaign: Campaign, how: str) -> str:
    rosters = sorted({one.path for one in campaign.people.rosters})
    return Sources(campaign, Edition.INTERNAL).under(how, "coverage", rosters)


def _covered(campaign: Campaign, row: Coverage, *, registering: bool) -> tuple[str, ...]:
    name = campaign.units.short(row.unit) if row.unit else "Toàn cơ quan"
    early = (str(row.at_registration), _share(campaign, row.registered, row.at_registration, Stage.REGISTRATION))
    return (
        plain(name),
        *(early if registering else ()),
        str(row.at_nomination),
        _share(campaign, row.nominated, row.at_nomination, Stage.NOMINATION),
        _share(campaign, row.recognised, row.at_nomination, None),
    )


def _share(campaign: Campaign, number: int, whole: int, stage: Stage | None) -> str:
    """A number that opens to what it counts and to the share that it is of the whole."""
    if not whole:
        return str(number)
    share = approximate(Fraction(100 * number, whole))
    what = {
        Stage.REGISTRATION: "có tên trong bảng đăng ký của bất kỳ đơn vị nào",
        Stage.NOMINATION: "có tên trong hồ sơ đề nghị và chưa rút",
        None: "được công nhận ít nhất một danh hiệu, hình thức chưa bị hủy bỏ",
    }[stage]
    parts = (
        plain(f"{number} trong {whole} người của danh sách nhân sự {what}: {number}/{whole} = {share} %."),
        f"Nguồn: <code>submissions/co-quan/nhan-su/</code>, <code>submissions/{plain(campaign.code)}/</code>.",
    )
    return opened(plain(f"{number} ({share} %)"), parts)
