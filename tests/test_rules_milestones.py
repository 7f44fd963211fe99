"""What was known when a stage ended, and what was known at an instant of asking."""

from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from snapshots import PROJECT, base_files, inputs_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.inputs import Inputs
from thidua.dataset.repository import open_repository
from thidua.dataset.rightful import rightful
from thidua.model.terms import Stage
from thidua.rules.milestones import as_known, milestones
from thidua.snapshot import from_folder

UNITS = "submissions/co-quan/don-vi.yaml"
ENDS = {
    Stage.REGISTRATION: datetime(2022, 3, 18, 17, tzinfo=UTC),
    Stage.NOMINATION: datetime(2022, 12, 16, 17, tzinfo=UTC),
}
ALL = {"ban-giam-doc", "van-phong", "thanh-tra", "phong-khtc", "phong-bcvt", "phong-cntt", "phong-ttbcxb", "tt-cntt-tt"}


def files_of_2022() -> dict[str, bytes]:
    """The files of the illustration."""
    return dict(from_folder(PROJECT).files)


def asked(files: dict[str, bytes], at: str = "") -> tuple[Inputs, Campaign]:
    """The inputs of files at an instant, and their first campaign."""
    inputs = inputs_of(files, at)
    return inputs, open_repository(inputs).campaigns[0]


def test_each_stage_that_ended_has_the_verdict_of_its_last_moment() -> None:
    """What came late, or came only for the next stage, is not there; the instant of asking is the end."""
    first, second = milestones(*asked(files_of_2022()))
    assert (first.stage, first.end, first.verdict.campaign.at) == (
        Stage.REGISTRATION,
        ENDS[Stage.REGISTRATION],
        ENDS[Stage.REGISTRATION],
    )
    assert set(first.verdict.campaign.registrations) == ALL - {"phong-bcvt"}
    assert first.verdict.campaign.nominations == {}
    assert [one.seq for one in first.verdict.campaign.ledger.receipts] == [1, 2, 3, 4, 5, 6, 8]
    assert (second.stage, second.end) == (Stage.NOMINATION, ENDS[Stage.NOMINATION])
    assert set(second.verdict.campaign.registrations) == ALL
    assert set(second.verdict.campaign.nominations) == ALL - {"thanh-tra"}
    assert len(second.verdict.campaign.ledger.receipts) == 16


def test_a_stage_that_has_not_ended_has_none() -> None:
    """From the end on, not a moment before."""
    files = files_of_2022()
    ends = ("2022-03-18T23:59:59+07:00", "2022-03-19T00:00:00+07:00", "2022-12-17T00:00:00+07:00")
    assert [[one.stage for one in milestones(*asked(files, at))] for at in ends] == [
        [],
        [Stage.REGISTRATION],
        [Stage.REGISTRATION, Stage.NOMINATION],
    ]


def test_what_comes_at_the_end_itself_has_not_come_before_it() -> None:
    """The end is exclusive, to the microsecond."""
    inputs, campaign = asked(files_of_2022())
    moved = {9: ENDS[Stage.REGISTRATION], 7: ENDS[Stage.REGISTRATION] - timedelta(microseconds=1)}
    receipts = tuple(
        one.model_copy(update={"instant": moved.get(one.seq, one.instant)}) for one in campaign.ledger.receipts
    )
    told = replace(campaign, ledger=campaign.ledger._replace(receipts=receipts))
    first = next(milestones(inputs, told))
    assert [one.seq for one in first.verdict.campaign.ledger.receipts] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_only_what_came_from_those_who_may_send_it_had_come() -> None:
    """A stranger's receipts count nowhere; where the list of units cannot be read, nobody is known as a stranger."""
    files = files_of_2022()
    strangers = re.sub(rb"ten: minh-hoa-thanh-tra, id: \S+}", b"ten: khac}", files[UNITS])
    inputs, campaign = asked(files | {UNITS: strangers})
    assert {one.seq for one in campaign.received} - {one.seq for one in rightful(campaign)} == {4, 19}
    first = next(milestones(inputs, campaign))
    assert set(first.verdict.campaign.registrations) == ALL - {"phong-bcvt", "thanh-tra"}
    _, blind = asked(files | {UNITS: b"a: [\n"})
    assert rightful(blind) == blind.received


def test_files_of_another_campaign_and_of_the_office_stay() -> None:
    """Only the campaign's own units' files go back in time; the verdict is of that campaign alone."""
    files = files_of_2022()
    other = {p.replace("/2022/", "/2021/"): d for p, d in base_files().items() if "/2022/" in p}
    plan = "submissions/2021/ke-hoach/ke-hoach.yaml"
    other[plan] = re.sub(rb"2022", b"2021", other[plan])
    inputs = inputs_of(files | other)
    old, new = open_repository(inputs).campaigns
    assert (old.code, new.code) == ("2021", "2022")
    first, _ = milestones(inputs, new)
    assert first.verdict.campaign.code == "2022"
    assert set(first.verdict.campaign.registrations) == ALL - {"phong-bcvt"}
    early, campaigns = inputs._replace(at=ENDS[Stage.REGISTRATION]), (replace(new, at=ENDS[Stage.REGISTRATION]),)
    assert set(inputs.files) - set(as_known(early, campaigns).files) == {
        f"submissions/2022/don-vi/{unit}/{name}.yaml"
        for unit, name in [("phong-bcvt", "dang-ky"), *((unit, "de-nghi") for unit in ALL)]
    }


def test_what_came_only_later_is_left_out_and_what_has_no_receipt_stays() -> None:
    """The inputs are the same where nothing is left out."""
    files = files_of_2022()
    inputs, campaign = asked(files)
    assert as_known(inputs, [campaign]) is inputs
    early, before = asked(files, "2022-12-14T00:00+07:00")
    unknown = replace(before, ledger=before.ledger._replace(receipts=before.ledger.receipts[:-1]))
    assert set(files) - set(as_known(early, [unknown]).files) == {
        f"submissions/2022/don-vi/{unit}/de-nghi.yaml" for unit in ("phong-khtc", "tt-cntt-tt", "phong-bcvt")
    }
    assert as_known(early, []) is early


def test_what_came_again_later_is_what_it_was() -> None:
    """The last version of before, from the unit's own receipts, also where the file is gone since; nothing of the Office's."""
    path, plan = (f"submissions/2022/{name}.yaml" for name in ("don-vi/phong-khtc/de-nghi", "ke-hoach/ke-hoach"))
    files = files_of_2022()
    receipts = {one.seq: one for one in asked(files)[1].ledger.receipts}
    assert [one.seq for one in receipts.values() if one.path == path] == [14, 17]
    stranger = receipts[14].model_copy(update={"seq": 20, "entitled": False, "blob": "c" * 40})
    forged = [one.model_copy(update={"path": plan, "unit": "ke-hoach"}) for one in (receipts[14], receipts[17])]
    versions = {receipts[14].blob: b"then: x\n", receipts[17].blob: b"later: x\n", "c" * 40: b"stranger: x\n"}
    early, before = asked(files, "2022-12-18T00:00+07:00")
    told = replace(before, ledger=before.ledger._replace(receipts=(*receipts.values(), stranger, *forged)))
    early = early._replace(versions=versions)
    found = as_known(early, [told]).files
    assert (found[path], found[plan]) == (b"then: x\n", files[plan])
    without = early._replace(files={name: data for name, data in files.items() if name != path})
    assert as_known(without, [told]).files[path] == b"then: x\n"
    assert as_known(early._replace(versions={}), [told]).files[path] == files[path]
    whole, campaign = asked(files)
    second = list(milestones(whole._replace(versions=versions), campaign))[1]
    assert {file.path: file.data for file in second.verdict.campaign.files}[path] == b"then: x\n"


def test_what_came_at_the_very_instant_of_asking_had_come() -> None:
    """To the microsecond; what came again later is what it was."""
    path = "submissions/2022/don-vi/phong-khtc/de-nghi.yaml"
    files = files_of_2022()
    first, last = (one for one in asked(files)[1].ledger.receipts if one.path == path)
    for moment, left in ((timedelta(), b"then: x\n"), (timedelta(microseconds=1), None)):
        early, before = asked(files, (first.instant - moment).isoformat())
        assert as_known(early._replace(versions={first.blob: b"then: x\n"}), [before]).files.get(path) == left
    early, before = asked(files, last.instant.isoformat())
    assert as_known(early._replace(versions={last.blob: b"then: x\n"}), [before]).files[path] == files[path]


def test_without_receipts_nothing_is_known_of_a_stage() -> None:
    """Nobody can tell what had come."""
    inputs, campaign = asked(base_files(), "2022-12-20T08:00+07:00")
    assert list(milestones(inputs, campaign)) == []


def test_a_day_of_the_register_begins_in_the_zone_of_the_plan() -> None:
    """At half past midnight there, what came on that day has come: it came no later, and stands as it is."""
    path = "submissions/2022/don-vi/phong-khtc/de-nghi.yaml"
    early, before = asked(files_of_2022(), "2022-12-10T00:30+07:00")
    (first,) = (one for one in before.ledger.receipts if one.seq == 14)
    paper = {"day_only": True, "instant": datetime(2022, 12, 10, tzinfo=UTC)}
    one = replace(before, ledger=before.ledger._replace(receipts=(first.model_copy(update=paper),)))
    assert as_known(early._replace(versions={first.blob: b"then: x\n"}), [one]).files[path] == early.files[path]
    stamped = datetime(2022, 12, 9, 20, tzinfo=UTC)
    others = ({"instant": stamped, "seq": 15, "blob": "b" * 40}, {"instant": datetime(2022, 12, 12, tzinfo=UTC)})
    whole = tuple(first.model_copy(update=more) for more in (paper, *others))
    versions = {first.blob: b"paper: x\n", "b" * 40: b"stamped: x\n"}
    for at, text in ((datetime(2022, 12, 9, 17, 30, tzinfo=UTC), b"paper: x\n"), (stamped, b"stamped: x\n")):
        told = replace(before, at=at, ledger=before.ledger._replace(receipts=whole))
        assert as_known(early._replace(versions=versions), [told]).files[path] == text


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT-14"])
def test_a_day_of_the_register_after_the_end_is_after_it_on_any_machine(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day begins in the zone of the plan, not in that of the machine."""
    inputs, campaign = asked(files_of_2022())
    (one,) = (one for one in campaign.ledger.receipts if one.seq == 1)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for day, known in ((18, {one.unit}), (19, set())):
            paper = {"day_only": True, "instant": datetime(2022, 3, day, tzinfo=UTC)}
            ledger = campaign.ledger._replace(receipts=(one.model_copy(update=paper),))
            first = next(milestones(inputs, replace(campaign, ledger=ledger)))
            assert {dossier.unit for dossier in first.verdict.campaign.registrations.values()} == known
        again = one.model_copy(update={"day_only": True, "instant": datetime(2022, 3, 19, tzinfo=UTC), "seq": 2})
        ledger = campaign.ledger._replace(receipts=(one, again))
        told = inputs._replace(versions={one.blob: b"then: x\n"})
        first = next(milestones(told, replace(campaign, ledger=ledger)))
        assert {file.path: file.data for file in first.verdict.campaign.files}[one.path] == b"then: x\n"
        ledger = campaign.ledger._replace(receipts=(one,))
        first = next(milestones(told, replace(campaign, ledger=ledger)))
        assert {file.path: file.data for file in first.verdict.campaign.files}[one.path] == told.files[one.path]
    finally:
        os.environ.pop("TZ", None)
        time.tzset()
