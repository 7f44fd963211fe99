"""The page of the roster: who could be nominated and is not, how many stand where, who is near the line; internal only."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.dataset.coverage import forgotten, last_day, service, set_aside, unknown_units
from thidua.dataset.people import Person
from thidua.publish.candidates import cut_lines, near
from thidua.publish.covered import covered_table
from thidua.publish.edition import Edition
from thidua.publish.markup import heading, page, paragraph, plain, table
from thidua.publish.provenance import Origins, lined, opened
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
        covered_table(campaign),
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
            opened(plain(_eligible(campaign, person)), [f"Nguồn: {_known(campaign, person)}."]),
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
    end = f"đến hết {campaign.year_end:%d/%m/%Y} được {months} tháng"
    since = f"tuyển dụng lần đầu {person.recruited:%d/%m/%Y}, {end}" if person.recruited else "chưa ghi ngày tuyển dụng"
    return f"{since}; cần ít nhất {asked.months} tháng ({asked.ground})" if asked else since


def _known(campaign: Campaign, person: Person) -> str:
    """Where the stays of a person are written, and what was registered."""
    return lined((one.path, one.line()) for one in (*person.stays, *campaign.registered.get(person.code, ())))


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
                opened(plain(NAMES[entry.standing.state]), [f"Nguồn: {lined([(entry.path, entry.line())])}."]),
            )
            for entry in aside
        )
        yield table(f"Đã đề nghị mà không còn được xét: {len(aside)}", heads, rows)
        yield _made(
            campaign,
            "Mục đã rút, đã nhận mà nay không còn trong tệp, hoặc trễ và không được chấp nhận; không kể ai được rút vì không còn đủ điều kiện.",
        )


def _made(campaign: Campaign, how: str) -> str:
    rosters = sorted({one.path for one in campaign.people.rosters})
    return Sources(campaign, Edition.INTERNAL).under(how, "coverage", rosters)
