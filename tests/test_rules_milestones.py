"""What was known when a stage ended, and what was known at an instant of asking."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from snapshots import PROJECT, base_files, inputs_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.inputs import Inputs
from thidua.dataset.repository import open_repository
from thidua.model.terms import Stage
from thidua.rules.milestones import milestones, rightful, without_later
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
    told = replace(campaign, ledger=replace(campaign.ledger, receipts=receipts))
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
    early, campaigns = replace(inputs, at=ENDS[Stage.REGISTRATION]), (replace(new, at=ENDS[Stage.REGISTRATION]),)
    assert set(inputs.files) - set(without_later(early, campaigns).files) == {
        f"submissions/2022/don-vi/{unit}/{name}.yaml"
        for unit, name in [("phong-bcvt", "dang-ky"), *((unit, "de-nghi") for unit in ALL)]
    }


def test_what_came_only_later_is_left_out_and_what_has_no_receipt_stays() -> None:
    """The inputs are the same where nothing is left out."""
    files = files_of_2022()
    inputs, campaign = asked(files)
    assert without_later(inputs, [campaign]) is inputs
    early, before = asked(files, "2022-12-14T00:00+07:00")
    unknown = replace(before, ledger=replace(before.ledger, receipts=before.ledger.receipts[:-1]))
    assert set(files) - set(without_later(early, [unknown]).files) == {
        f"submissions/2022/don-vi/{unit}/de-nghi.yaml" for unit in ("phong-khtc", "tt-cntt-tt", "phong-bcvt")
    }
    assert without_later(early, []) is early


def test_without_receipts_nothing_is_known_of_a_stage() -> None:
    """Nobody can tell what had come."""
    inputs, campaign = asked(base_files(), "2022-12-20T08:00+07:00")
    assert list(milestones(inputs, campaign)) == []
