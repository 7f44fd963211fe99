"""How many people of the roster stand where, each number open to the files and lines that make it; internal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.coverage import NAMES, last_day, members
from thidua.dataset.located import Located
from thidua.dataset.numbers import approximate
from thidua.dataset.people import Person
from thidua.dataset.recognition import Recognition
from thidua.model.terms import Stage, Subject
from thidua.publish.edition import Edition
from thidua.publish.markup import plain, table
from thidua.publish.provenance import filed, lined, opened, path_of
from thidua.publish.sourced import Sources

Written = Located[Any] | Recognition
Places = Sequence[Sequence[Written]]
"""Where it is written of each person."""
People = Mapping[str, Sequence[Person]]
"""Who stands behind each number of a row."""
_WHOLE = {"registered": "at_registration", "nominated": "at_nomination", "recognised": "at_nomination"}
_WHAT = {
    "registered": "có tên trong bảng đăng ký của bất kỳ đơn vị nào",
    "nominated": "có tên trong hồ sơ đề nghị và chưa rút",
    "recognised": "được công nhận ít nhất một danh hiệu, hình thức chưa bị hủy bỏ",
}


def covered_table(campaign: Campaign) -> str:
    """A row a unit, then the agency."""
    first = campaign.plan.record.deadlines.registration
    early = (f"Nhân sự ngày {first.day:%d/%m/%Y}", "Đã đăng ký") if first else ()
    heads = ("Đơn vị", *early, f"Nhân sự ngày {last_day(campaign):%d/%m/%Y}", "Được đề nghị", "Được công nhận")
    names, places = NAMES[0 if first else 2 :], _written(campaign)
    units = {one.unit: {name: getattr(one, name) for name in NAMES} for one in members(campaign)}
    whole = {name: [person for one in units.values() for person in one[name]] for name in NAMES}

    def cells(people: People, said: Callable[[Places], str]) -> Iterator[str]:
        for name in names:
            yield _cell(people, name, [places[name](person) for person in people[name]], said)

    rows = [(plain(campaign.units.short(unit)), *cells(people, _lines)) for unit, people in units.items()]
    agency = ("Toàn cơ quan", *cells(whole, _files))
    made = Sources(campaign, Edition.INTERNAL).under(
        "Đếm theo danh sách nhân sự ngày hết hạn của từng giai đoạn; mỗi số mở ra được.",
        "coverage",
        sorted({one.path for one in campaign.people.rosters}),
    )
    return table("Số người của từng đơn vị qua các giai đoạn", heads, [*rows, agency], titled=True) + made


def _written(campaign: Campaign) -> Mapping[str, Callable[[Person], Sequence[Written]]]:
    """Where it is written that a person is among each number."""
    late = last_day(campaign)
    early = campaign.plan.record.last_day(Stage.REGISTRATION)
    held: dict[str, list[Written]] = {}
    for one in campaign.recognised:
        if one.annulled is None and one.subject is Subject.PERSON:
            held.setdefault(one.code, []).append(one)
    return {
        "at_registration": lambda person: tuple(filter(None, [person.stay_on(early)])),
        "registered": lambda person: campaign.registered[person.code],
        "at_nomination": lambda person: tuple(filter(None, [person.stay_on(late)])),
        "nominated": lambda person: [one for one in campaign.nominated[person.code] if not one.withdrawn],
        "recognised": lambda person: held[person.code],
    }


def _cell(people: People, name: str, places: Places, said: Callable[[Places], str]) -> str:
    """A number that opens to what it counts, to the share that it is of the whole, and to where it is written."""
    number, source = len(people[name]), f"Nguồn: {said(places)}." if any(places) else ""
    whole = len(people[_WHOLE[name]]) if name in _WHOLE else 0
    if not whole:
        return opened(str(number), [source]) if source else str(number)
    share = approximate(Fraction(100 * number, whole))
    equals = share if share.startswith("≈") else f"= {share}"
    what = f"{number} trong {whole} người của danh sách nhân sự {_WHAT[name]}: {number}/{whole} {equals} %."
    return opened(plain(f"{number} ({share} %)"), [plain(what), source])


def _lines(places: Places) -> str:
    each = (one for some in places for one in some)
    return lined((path_of(one), one.line if isinstance(one, Recognition) else one.line()) for one in each)


def _files(places: Places) -> str:
    """A person counts once in each file, however many awards stand there."""
    paths = (path for some in places for path in sorted({path_of(one) for one in some}))
    return f"{filed(paths)}; từng dòng ở các đơn vị phía trên"
