"""How many of the roster stand at each stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from snapshots import PROJECT, base_files, edited, inputs_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.coverage import Coverage, coverage, forgotten, last_day, service, unknown_units
from thidua.dataset.repository import open_repository
from thidua.model.standards import Service
from thidua.model.terms import Subject
from thidua.snapshot import from_folder

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
FIRST, SECOND = "submissions/2022/don-vi/phong-mot/de-nghi.yaml", "submissions/2022/don-vi/phong-hai/de-nghi.yaml"


@cache
def illustration() -> Campaign:
    """The illustration's campaign, after all decisions."""
    return open_repository(inputs_of(from_folder(PROJECT).files)).campaigns[0]


def campaign(files: dict[str, bytes]) -> Campaign:
    """The campaign of some files."""
    return open_repository(inputs_of(files)).campaigns[0]


def test_each_unit_has_a_row_and_the_agency_their_sum() -> None:
    """A mover is counted where they stood on each day; who was refused or annulled is not recognised."""
    assert coverage(illustration()) == (
        Coverage("ban-giam-doc", 3, 3, 3, 3, 3),
        Coverage("van-phong", 7, 7, 6, 6, 6),
        Coverage("thanh-tra", 3, 3, 3, 3, 0),
        Coverage("phong-khtc", 4, 4, 4, 4, 3),
        Coverage("phong-bcvt", 4, 4, 3, 3, 3),
        Coverage("phong-cntt", 6, 6, 7, 6, 6),
        Coverage("phong-ttbcxb", 4, 4, 5, 5, 5),
        Coverage("tt-cntt-tt", 7, 7, 8, 6, 6),
        Coverage("", 38, 38, 39, 36, 32),
    )


def test_without_a_registration_nobody_is_counted_there() -> None:
    """A plan without that stage has no day on which the roster would be asked."""
    whole = illustration()
    plan = whole.plan.record
    late = plan.changed(deadlines=plan.deadlines.changed(registration=None))
    rows = coverage(replace(whole, plan=replace(whole.plan, record=late)))
    assert [(row.at_registration, row.registered) for row in rows] == [(0, 0)] * 9
    assert [row.at_nomination for row in rows] == [3, 6, 3, 4, 3, 7, 5, 8, 39]


def seen(campaign: Campaign, **found: object) -> Campaign:
    """The campaign with other things found in it."""
    other = replace(campaign)
    vars(other).update(found)
    return other


def test_who_was_annulled_or_withdrawn_is_not_counted() -> None:
    """An annulled award holds nobody; who is nominated twice and withdrawn once is nominated."""
    whole = illustration()
    all_gone = tuple(replace(one, annulled=whole.decisions[0]) for one in whole.recognised)
    assert coverage(seen(whole, recognised=all_gone))[-1].recognised == 0
    (entry,) = whole.nominated["nv-001"]
    withdrawn = next(e.record.withdrawn for e in whole.nominees() if e.record.withdrawn)
    away = replace(entry, record=entry.record.changed(withdrawn=withdrawn), withdrawn=True)
    for entries, less in (((away,), 1), ((away, entry), 0)):
        changed = seen(whole, nominated={**whole.nominated, "nv-001": entries})
        assert coverage(changed)[-1].nominated == 36 - less


def test_a_collective_of_the_same_code_is_nobody() -> None:
    """What a collective was awarded counts for no person."""
    whole = illustration()
    collective = next(one for one in whole.recognised if one.subject is Subject.COLLECTIVE)
    assert coverage(seen(whole, recognised=(replace(collective, code="nv-001"),)))[-1].recognised == 0


def test_the_day_of_the_roster_is_that_of_nomination() -> None:
    """The last day of the nomination, whatever the registration's is."""
    assert last_day(campaign(base_files())) == date(2022, 12, 16)


def test_units_of_which_nothing_is_known() -> None:
    """A file that is not there, or that cannot be read whole; a whole one is known."""
    files = base_files()
    assert unknown_units(campaign(files)) == ()
    del files[SECOND]
    assert unknown_units(campaign(files)) == ("phong-hai",)
    assert unknown_units(campaign(edited(FIRST, ("du_10_thang: true", "du_10_thang: co")))) == ("phong-mot",)


@pytest.mark.parametrize(("months", "asked"), [((10, 6), 6), ((6, 10), 6), ((0, 10), 10), ((0, 0), None)])
def test_the_shortest_service_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, months: tuple[int, int], asked: int | None
) -> None:
    """Of all titles of the plan; 0 stands for a title that asks for none."""
    whole = campaign(
        edited(PLAN, ("danh_hieu: [LDTT, CSTDCS, CSTD_TINH, TT_LDTT, TT_LDXS, CO_TINH]", "danh_hieu: [LDTT, CSTDCS]"))
    )
    known = dict(zip(("LDTT", "CSTDCS"), months, strict=True))
    standard = whole.catalogue.standards("LDTT", Subject.PERSON)
    mark = standard.service.mark if standard.service else None

    def standards(_: object, code: str, __: object) -> object:
        own = Service.model_construct(months=known[code], mark=mark) if known[code] else None
        return standard.changed(service=own)

    monkeypatch.setattr(type(whole.catalogue), "standards", standards)
    found = service(whole)
    assert (found.months if found else None) == asked


def test_the_forgotten_are_of_one_unit_where_that_is_asked() -> None:
    """Who is on the roster of a unit that has sent its file, and in no file."""
    whole = illustration()
    assert [one.code for one in forgotten(whole)] == [one.code for one in forgotten(whole, "tt-cntt-tt")] == ["nv-039"]
    assert forgotten(whole, "van-phong") == ()
