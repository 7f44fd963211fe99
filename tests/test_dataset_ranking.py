"""The candidates for an award in the order of their votes, and the line that the quota draws."""

from __future__ import annotations

from campaigns import PLAN, path_of, sized
from snapshots import verdict_of
from test_rules_decided import decision
from thidua.dataset.ranking import Candidate, Place, after_vote, ranked

SESSION = "submissions/2022/hoi-dong/phien-hop-01.yaml"
COUNCIL = "submissions/2022/hoi-dong/hoi-dong.yaml"
DECISION = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"


def held(votes: list[str], quota: str = "co_quan", share: int = 40) -> dict[str, bytes]:
    """A campaign of five LDTT in one unit, of whom four are voted on for CSTDCS: the pieces of their cases."""
    files = sized([5], [("CSTDCS", share, quota, "xuong", "trong")], few=4)
    files[COUNCIL] = (
        b"schema: 1\nthanh_lap: {ten: QD, so: 01/QD}\nthanh_vien:\n"
        b"  - {ma_so: tv-1, ho_ten: Nguy\xe1\xbb\x85n V\xc4\x83n A}\n  - {ma_so: tv-2, ho_ten: Tr\xe1\xba\xa7n Th\xe1\xbb\x8b B}\n"
        b"  - {ma_so: tv-3, ho_ten: L\xc3\xaa V\xc4\x83n C}\n"
    )
    listed = "".join(
        f"  - {{don_vi: dv-0, ma_so: nv-0-{number}, ap_dung: CSTDCS, {more}}}\n" for number, more in enumerate(votes)
    )
    files[SESSION] = f"schema: 1\nphien: 1\nngay: 2022-12-20\nco_mat: [tv-1, tv-2, tv-3]\nnoi_dung:\n{listed}".encode()
    return files


def candidates(files: dict[str, bytes]) -> tuple[Candidate, ...]:
    """All candidates of the first quota."""
    counts = verdict_of(files).campaigns[0].counts
    return ranked(counts, counts.nominated[0])


def places(files: dict[str, bytes]) -> list[tuple[str, int, Place]]:
    """Whom the line leaves where."""
    return [(one.code[-1], one.rank, one.place) for one in candidates(files)]


def test_candidates_stand_by_votes_then_by_the_order_that_the_council_wrote() -> None:
    """Two places: the most votes first, the written order among equals; lowered and failed ones come last."""
    files = held(
        [
            "phieu: {dong_y: 2}, thu_tu: 2",
            "phieu: {dong_y: 3}",
            "phieu: {dong_y: 2}, thu_tu: 1",
            "phieu: {dong_y: 3}, chuyen_sang: LDTT",
        ]
    )
    assert places(files) == [
        ("1", 1, Place.INSIDE),
        ("2", 2, Place.INSIDE),
        ("0", 3, Place.OUTSIDE),
        ("3", 0, Place.LOWERED),
    ]
    files = held(["phieu: {dong_y: 1}", "phieu: {dong_y: 3}"])
    assert places(files) == [
        ("1", 1, Place.INSIDE),
        ("0", 0, Place.FAILED),
        ("2", 0, Place.WAITING),
        ("3", 0, Place.WAITING),
    ]


def test_equal_votes_at_the_line_are_for_the_council_to_part() -> None:
    """Without a written order nobody of the equal ones is inside; above the line equals need none; who has one is first."""
    assert places(held(["phieu: {dong_y: 2}", "phieu: {dong_y: 2}", "phieu: {dong_y: 3}"])) == [
        ("2", 1, Place.INSIDE),
        ("0", 2, Place.TIED),
        ("1", 3, Place.TIED),
        ("3", 0, Place.WAITING),
    ]
    assert places(held(["phieu: {dong_y: 2}", "phieu: {dong_y: 2}, thu_tu: 1", "phieu: {dong_y: 3}"])) == [
        ("2", 1, Place.INSIDE),
        ("1", 2, Place.INSIDE),
        ("0", 3, Place.OUTSIDE),
        ("3", 0, Place.WAITING),
    ]
    assert [place for _, _, place in places(held(["phieu: {dong_y: 2}"] * 2))][:2] == [Place.INSIDE, Place.INSIDE]
    assert [place for _, _, place in places(held(["phieu: {dong_y: 2}"] * 2, share=15))][:2] == [Place.OUTSIDE] * 2
    assert [place for _, _, place in places(held(["phieu: {dong_y: 2}"] * 2, share=20))][:2] == [Place.TIED] * 2


def test_who_fails_leaves_the_base_and_the_count() -> None:
    """Of five LDTT one fails: 40 % of four are one place; who fails or is lowered for the award is not counted for it."""
    files = held(
        ["phieu: {dong_y: 3}", "phieu: {dong_y: 2}", "phieu: {dong_y: 1}", "phieu: {dong_y: 3}, chuyen_sang: LDTT"]
    )
    counts = verdict_of(files).campaigns[0].counts
    voted = after_vote(counts, counts.nominated[0])
    assert (voted.arithmetic, voted.count, voted.left) == ("40 % × 5 LĐTT = 2", 2, 0)
    files[SESSION] += b"  - {don_vi: dv-0, ma_so: nv-0-4, ap_dung: LDTT, phieu: {dong_y: 1}}\n"
    counts = verdict_of(files).campaigns[0].counts
    voted = after_vote(counts, counts.nominated[0])
    assert (voted.arithmetic, voted.count, voted.over) == ("40 % × 4 LĐTT = 1,6 → 1", 2, 1)
    assert [one.code[-1] for one in voted.among] == ["0", "1", "2", "3"]
    assert places(files)[:2] == [("0", 1, Place.INSIDE), ("1", 2, Place.OUTSIDE)]


def test_a_candidate_knows_case_unit_and_equals() -> None:
    """Those of as many votes know one another, themselves among them; who did not pass has no equals."""
    votes = ["phieu: {dong_y: 2}", "phieu: {dong_y: 2}", "phieu: {dong_y: 3}", "phieu: {dong_y: 1}"]
    found = candidates(held(votes))
    assert [(one.code, one.equals) for one in found] == [
        ("nv-0-2", ("nv-0-2",)),
        ("nv-0-0", ("nv-0-0", "nv-0-1")),
        ("nv-0-1", ("nv-0-0", "nv-0-1")),
        ("nv-0-3", ()),
    ]
    assert {(one.name, one.unit) for one in found} == {("Nguyễn Văn A", "dv-0")}
    assert [one.case.record.votes.agree for one in found if one.case] == [3, 2, 2, 1]


def test_those_recognised_stand_by_votes_too() -> None:
    """Under the name that the decision writes."""
    files = held(["phieu: {dong_y: 2}", "phieu: {dong_y: 3}"])
    files[DECISION] = decision({"nv-0-0": ["LDTT", "CSTDCS"], "nv-0-1": ["LDTT", "CSTDCS"]})
    counts = verdict_of(files).campaigns[0].counts
    found = ranked(counts, counts.recognised[0])
    assert [(one.code, one.rank, one.name) for one in found] == [
        ("nv-0-1", 1, "Trần Thị A"),
        ("nv-0-0", 2, "Trần Thị A"),
    ]


def moved() -> dict[str, bytes]:
    """Four of five LDTT are nominated for a Giấy khen, the fifth for a Bằng khen tỉnh: the Council gives that one a Giấy khen."""
    files = held(["phieu: {dong_y: 3}", "phieu: {dong_y: 1}"], quota="don_vi")
    files[PLAN] = files[PLAN].replace(b"ap_dung: CSTDCS", b"ap_dung: GIAY_KHEN")
    head, _, tail = files[path_of("dv-0")].rpartition(b"khen_thuong: []")
    files[path_of("dv-0")] = head + b"khen_thuong: [BK_TINH]" + tail
    files[SESSION] = files[SESSION].replace(b"ap_dung: CSTDCS", b"ap_dung: GIAY_KHEN") + (
        b"  - {don_vi: dv-0, ma_so: nv-0-4, ap_dung: BK_TINH, phieu: {dong_y: 1}, chuyen_sang: GIAY_KHEN}\n"
    )
    return files


def test_whom_the_council_moves_to_an_award_counts_for_it() -> None:
    """As the decision will count: over the agency and over the unit, though the unit asked for a higher award only."""
    counts = verdict_of(moved()).campaigns[0].counts
    nominated = [count for count in counts.nominated if count.count]
    assert [count.count for count in nominated] == [4, 4]
    for count in nominated:
        voted = after_vote(counts, count)
        assert [one.code for one in voted.counted] == ["nv-0-0", "nv-0-2", "nv-0-3", "nv-0-4"]
        assert (voted.count, voted.over) == (4, 2)
    assert [(one.code[-1], one.rank, one.place) for one in ranked(counts, nominated[1])] == [
        ("0", 1, Place.INSIDE),
        ("4", 0, Place.MOVED),
        ("1", 0, Place.FAILED),
        ("2", 0, Place.WAITING),
        ("3", 0, Place.WAITING),
    ]


def test_whom_another_unit_nominates_too_is_moved_once() -> None:
    """The later of two nominations of one person is in error and counts nowhere."""
    files = moved()
    both = sized([5, 5], [("GIAY_KHEN", 40, "don_vi", "xuong", "trong")], few=0)
    first, last = files[path_of("dv-0")], both[path_of("dv-1")]
    files = both | files | {path_of("dv-1"): last + first[first.rindex(b"  - ma_so: nv-0-4") :]}
    files |= {path: data for path, data in both.items() if path.startswith("submissions/co-quan/")}
    counts = verdict_of(files).campaigns[0].counts
    people = [one.code for count in counts.nominated for one in after_vote(counts, count).counted]
    assert people.count("nv-0-4") == 2, "in the agency and in one unit"


def test_who_is_moved_and_fails_there_does_not_count() -> None:
    """A vote on the lower award itself says more than that one was moved to it."""
    files = moved()
    files[SESSION] += b"  - {don_vi: dv-0, ma_so: nv-0-4, ap_dung: GIAY_KHEN, phieu: {dong_y: 0}}\n"
    counts = verdict_of(files).campaigns[0].counts
    assert [after_vote(counts, count).count for count in counts.nominated if count.count] == [3, 3]
