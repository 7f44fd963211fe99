"""What changed between the milestones, as a page and as a feed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import feedparser
import pytest

from snapshots import PROJECT, base_files, edited, verdict_of
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, World, look
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.publish.change import Change
from thidua.publish.changes import changes
from thidua.publish.edition import Edition
from thidua.publish.feed import changes_feed, changes_page
from thidua.publish.site import Site
from thidua.publish.tally import difference
from thidua.rules.milestones import milestones
from thidua.rules.verdict import Verdict
from thidua.snapshot import from_folder

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"

SINCE = "Nay khác lúc hết hạn, do rút, đến sau, quyết định về trễ hạn hoặc không có biên nhận"
CORRECTION = """schema: 1
loai: dinh_chinh
co_quan_ban_hanh: Sở Thông tin và Truyền thông
so: MH-30
ngay: 2023-01-05
nguoi_ky: {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc}
thay_cho: {so: MH-28 (minh họa), ngay: 2022-12-30, co_quan_ban_hanh: Sở Thông tin và Truyền thông}
ca_nhan:
"""


@cache
def world() -> World:
    """The project as it stands."""
    return look(Asked(), PROJECT)


@cache
def built(edition: Edition) -> Site:
    """An edition of the project."""
    return site_from(world(), edition)


def told(edition: Edition) -> list[Change]:
    """The changes of the project's campaign."""
    one = world().verdict.campaigns[0]
    return list(changes(one, edition, tuple(milestones(world().inputs, one.campaign))))


def undecided() -> Verdict:
    """The campaign of 2022 before anything was decided."""
    files = from_folder(PROJECT).files
    return verdict_of({path: data for path, data in files.items() if "/hoi-dong/quyet-dinh" not in path})


def text_of(feed: str | bytes) -> str:
    """A feed as text."""
    assert isinstance(feed, str)
    return feed


def test_the_milestones_stand_in_their_order() -> None:
    """The plan, the end of each stage, each decision: when it was and what the feed names it by."""
    assert [(one.key, f"{one.at:%Y-%m-%dT%H:%M:%S%z}") for one in told(Edition.INTERNAL)] == [
        ("ban-hanh", "2022-02-24T00:00:00+0700"),
        ("het-han-dang-ky", "2022-03-18T23:59:59+0700"),
        ("het-han-de-nghi", "2022-12-16T23:59:59+0700"),
        ("quyet-dinh-01", "2022-12-30T00:00:00+0700"),
        ("quyet-dinh-02", "2023-03-15T00:00:00+0700"),
        ("quyet-dinh-03", "2023-04-12T00:00:00+0700"),
    ]


def test_inside_each_milestone_says_what_had_come_and_what_differs() -> None:
    """The late ones are not among those that had come; the quota is of that day; then what the decision made of it."""
    _, registered, nominated, decided, _, annulled = told(Edition.INTERNAL)
    assert registered.said == (
        "Hạn: hết Thứ Sáu, 18/03/2022.",
        "7/8 đơn vị đã gửi trước khi hết hạn.",
        "Đến sau: Phòng BCVT (21/03/2022).",
        f"{SINCE}: LĐTT thêm 5; Giấy khen cá nhân như trước, tập thể thêm 1.",
    )
    assert registered.rows[0] == ("Lao động tiên tiến", "34", "0")  # who was recruited in June came in August
    assert nominated.said == (
        "Hạn: hết Thứ Sáu, 16/12/2022.",
        "7/8 đơn vị đã gửi trước khi hết hạn.",
        "Đến sau: Thanh tra (22/12/2022).",
        "Tỷ lệ CSTĐCS, toàn cơ quan: 15 % × 35 LĐTT = 5,25 → 5; lúc hết hạn đề nghị 5.",
        f"{SINCE}: LĐTT bớt 1.",
    )
    assert nominated.rows[0] == ("Lao động tiên tiến", "35", "0", "thêm 1")
    assert ("Giấy khen", "5", "1", "cá nhân như trước, tập thể thêm 1") in nominated.rows
    assert ("Tập thể Lao động tiên tiến", "0", "4", "như trước") in nominated.rows
    assert decided.rows == (
        ("Lao động tiên tiến", "33", "0", "bớt 2"),
        ("Chiến sĩ thi đua cơ sở", "4", "0", "bớt 1"),
        ("Tập thể Lao động tiên tiến", "0", "4", "như trước"),
        ("Giấy khen", "5", "1", "như trước"),
    )
    assert decided.said[-1] == "Theo quyết định này 33 cá nhân, 5 tập thể có danh hiệu, hình thức."
    assert annulled.said[-1] == "Hủy bỏ 1 danh hiệu, hình thức đã công nhận."
    assert annulled.rows == (("Giấy khen", "bớt 1, còn 4", ""),)


def test_a_past_decision_is_told_as_it_was_issued() -> None:
    """Inside a later annulment or correction does not change it, and is a milestone of its own with what it changed."""
    decision = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
    files = dict(from_folder(PROJECT).files)
    files = {path: data for path, data in files.items() if "quyet-dinh-02" not in path and "quyet-dinh-03" not in path}
    (row,) = re.findall(r"  - \{ma_so: nv-036,.*\n", files[decision].decode())
    files["submissions/2022/hoi-dong/quyet-dinh-02.yaml"] = (
        CORRECTION + row.replace(", khen_thuong: [GIAY_KHEN]", "")
    ).encode()
    (one,) = verdict_of(files).campaigns
    *_, decided, corrected = changes(one, Edition.INTERNAL, ())
    assert decided.rows[-1] == ("Giấy khen", "5", "1")
    assert corrected.title == "Quyết định đính chính số MH-30"
    assert corrected.said[-1] == "Theo quyết định này 1 cá nhân, 0 tập thể có danh hiệu, hình thức."
    assert corrected.rows == (("Giấy khen", "bớt 1, còn 4", ""),)


def test_outside_no_few_late_units_are_counted_once_people_are_recognised() -> None:
    """How many units were due and that few were late, which may be none; then what was recognised and still holds."""
    shown = told(Edition.PUBLIC)
    few = "8 đơn vị phải gửi; bao nhiêu đơn vị gửi sau hạn thì không công khai."
    assert [one.said for one in shown[:3]] == [
        ("Kế hoạch 14/KH-STTTT: Phát động thi đua năm 2022.", "8 đơn vị tham gia."),
        ("Hạn: hết Thứ Sáu, 18/03/2022.", few),
        ("Hạn: hết Thứ Sáu, 16/12/2022.", few),
    ]
    assert [one.said[1:] for one in shown[3:]] == [
        ("Theo quyết định này 33 cá nhân, 5 tập thể có danh hiệu, hình thức còn giữ.",),
        ("Theo quyết định này 2 cá nhân, 2 tập thể có danh hiệu, hình thức còn giữ.",),
        ("Về quyết định số MH-28 (minh họa) ngày 30/12/2022.",),
    ]
    assert [one.rows for one in shown[1:3]] == [(), ()]
    assert shown[3].rows[-1] == ("Giấy khen", "4", "1")
    assert shown[5].rows == ()
    site = built(Edition.PUBLIC)
    assert "Đến sau" not in text_of(site.files["2022/thay-doi.md"]) + text_of(site.files["2022/thay-doi.xml"])


def test_outside_only_units_are_counted_before_a_decision() -> None:
    """No unit is named, no quota shown beside an earlier one, from which a withdrawal could be told."""
    (one,) = undecided().campaigns
    found = changes(one, Edition.PUBLIC, ())
    assert [change.said[1:] for change in found[1:]] == [
        ("8 đơn vị phải gửi; bao nhiêu đơn vị gửi sau hạn thì không công khai.",)
    ] * 2
    assert all(change.rows == () for change in found)


def test_without_receipts_nothing_is_said_of_that_day() -> None:
    """Nobody knows what had come; before the first deadline there is only the plan."""
    (one,) = verdict_of(base_files(), "2022-12-20T08:00+07:00").campaigns
    inputs = Inputs(base_files(), regimes())
    assert list(milestones(inputs, one.campaign)) == []
    found = changes(one, Edition.INTERNAL, ())
    assert [change.said[-1] for change in found[1:]] == [
        "Chưa có biên nhận nên không biết lúc đó đã nhận những gì."
    ] * 2
    (early,) = verdict_of(base_files(), "2022-03-01T08:00+07:00").campaigns
    assert [change.key for change in changes(early, Edition.INTERNAL, ())] == ["ban-hanh"]


def test_units_over_their_quota_and_units_that_never_came_are_named_inside() -> None:
    """As they stood when the stage ended; who sends as a stranger has not sent."""
    files = dict(from_folder(PROJECT).files)
    path = "submissions/2022/ke-hoach/ke-hoach.yaml"
    files[path] = files[path].replace(b"toi_da: 40%", b"toi_da: 1%")
    units = "submissions/co-quan/don-vi.yaml"
    verdict = verdict_of(files)
    (one,) = verdict.campaigns
    inputs = Inputs(files, regimes(), ledgers={"2022": one.campaign.ledger})
    closed = changes(one, Edition.INTERNAL, tuple(milestones(inputs, one.campaign)))[2]
    assert "Tỷ lệ Giấy khen, Phòng CNTT: 1 % × 6 LĐTT = 0,06 → 0; lúc hết hạn đề nghị 1, vượt 1." in closed.said
    assert not [said for said in closed.said if "Giấy khen, Ban Giám đốc" in said]
    assert not [said for said in closed.said if "Giấy khen, toàn cơ quan" in said]
    files[units] = re.sub(rb"ten: minh-hoa-\S+, id: \S+}", b"ten: khac}", files[units])
    (strange,) = verdict_of(files).campaigns
    assert changes(strange, Edition.INTERNAL, ())[1].said[1:] == (
        "1/8 đơn vị đã gửi trước khi hết hạn.",
        "Chưa đến: Ban Giám đốc, Văn phòng, Thanh tra, Phòng KHTC, Phòng BCVT, Phòng CNTT, Phòng TTBCXB.",
    )


def test_before_its_day_there_is_no_plan() -> None:
    """Nothing has happened yet: the page says so, and the feed can be read all the same."""
    (one,) = verdict_of(base_files(), "2022-02-23T23:59:59+07:00").campaigns
    found = changes(one, Edition.INTERNAL, ())
    assert found == ()
    assert "Chưa có mốc nào." in changes_page(one.campaign, found, Edition.INTERNAL)
    feed = feedparser.parse(changes_feed(one.campaign, found, Edition.INTERNAL, "x").encode())
    assert (feed.bozo, feed.feed.updated, feed.entries) == (False, "2022-02-23T23:59:59+07:00", [])
    (then,) = verdict_of(base_files(), "2022-02-24T00:00+07:00").campaigns
    assert [change.key for change in changes(then, Edition.INTERNAL, ())] == ["ban-hanh"]


@pytest.mark.parametrize(("number", "words"), [(2, "thêm 2"), (-1, "bớt 1"), (0, "như trước")])
def test_differences_in_words(number: int, words: str) -> None:
    """No sign that a screen reader skips."""
    assert difference(number) == words


@pytest.mark.parametrize("edition", list(Edition))
def test_the_feed_is_read_by_readers(edition: Edition) -> None:
    """Well-formed, with all that RFC 4287 demands; the same in the page; ids never change and are nobody else's."""
    feed = text_of(built(edition).files["2022/thay-doi.xml"])
    read = feedparser.parse(feed.encode())
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.title == "Thay đổi: Phát động thi đua năm 2022"
    assert read.feed.subtitle.startswith("Dữ liệu minh họa, không có thật. Bản ")
    assert read.feed.author == "Sở Thông tin và Truyền thông tỉnh Kiên Giang"
    assert datetime(*read.feed.updated_parsed[:6], tzinfo=UTC) == datetime(2023, 4, 11, 17, tzinfo=UTC)
    assert [link.href for link in read.feed.links] == ["thay-doi.xml", "thay-doi.html"]
    page = text_of(built(edition).files["2022/thay-doi.md"])
    shown = told(edition)
    assert [entry.title for entry in reversed(read.entries)] == [one.title for one in shown]
    for entry, one in zip(reversed(read.entries), shown, strict=True):
        assert entry.link == f"thay-doi.html#{one.key}"
        assert f"{{#{one.key}}}" in page
        assert entry.content[0].type == "text/plain"
        assert entry.content[0].value.splitlines()[: len(one.said)] == list(one.said)
    ids = {
        Edition.INTERNAL: "urn:uuid:1adfbbf3-cede-5081-9360-80f63a9a6028",
        Edition.PUBLIC: "urn:uuid:3ba2b67f-ddf3-5c52-80d4-d8588f9e2ba0",
    }
    assert read.entries[0].id == ids[edition]
    assert len({entry.id for entry in read.entries} | {read.feed.id}) == 7
    other = feedparser.parse(text_of(built(next(e for e in Edition if e is not edition)).files["2022/thay-doi.xml"]))
    assert not {entry.id for entry in read.entries} & {entry.id for entry in other.entries}


def test_an_entry_says_its_table_in_words() -> None:
    """A row is a line; what is empty is left out."""
    read = feedparser.parse(text_of(built(Edition.INTERNAL).files["2022/thay-doi.xml"]))
    lines = read.entries[2].content[0].value.splitlines()
    assert lines[2] == "Lao động tiên tiến; cá nhân: 33; tập thể: 0; so với lúc hết hạn đề nghị: bớt 2"
    assert lines[4] == "Tập thể Lao động tiên tiến; cá nhân: 0; tập thể: 4; so với lúc hết hạn đề nghị: như trước"


def test_text_stays_text_in_the_feed() -> None:
    """A plan named in markup is named so, and an agency without a file of its own still has a feed."""
    nasty = "</title><script>alert(1)</script> & ]]> **x**"
    files = edited(PLAN, ("ten: Phát động thi đua năm 2022", f'ten: "{nasty}"'))
    del files["submissions/co-quan/co-quan.yaml"]
    (one,) = verdict_of(files, "2022-03-01T08:00+07:00").campaigns
    feed = changes_feed(one.campaign, changes(one, Edition.INTERNAL, ()), Edition.INTERNAL, "x")
    assert "<script" not in feed
    assert (
        feedparser.parse(feed.encode(), sanitize_html=False).entries[-1].content[0].value.splitlines()[0]
        == f"Kế hoạch 01/KH-MAU: {nasty}."
    )


def test_the_feed_is_found_from_every_page() -> None:
    """By its page, and in the head of each page by readers of feeds."""
    assert built(Edition.PUBLIC).feeds == (
        ("2022/thay-doi.xml", "Thay đổi: Phát động thi đua năm 2022 (Bản công khai)"),
    )
    assert '<a href="thay-doi.xml">' in text_of(built(Edition.PUBLIC).files["2022/thay-doi.md"])


@pytest.mark.parametrize(
    ("edition", "later"),
    [
        (Edition.PUBLIC, [("Quyết định công nhận số MH-28 (minh họa)", "2022-12-30", "2023-04-12")]),
        (
            Edition.INTERNAL,
            [("Hết hạn đề nghị", "2022-12-16", "2022-12-23"), ("Hết hạn đăng ký", "2022-03-18", "2022-08-10")],
        ),
    ],
)
def test_an_entry_that_something_later_changed_says_so(edition: Edition, later: list[tuple[str, str, str]]) -> None:
    """Outside, a decision is told by what still holds: from the day of the annulment it is another entry.

    Inside, the end of a stage tells what came after it and how it was decided.
    """
    entries = feedparser.parse(text_of(built(edition).files["2022/thay-doi.xml"])).entries
    changed = [one for one in entries if one.published != one.updated]
    assert [(one.title, one.published[:10], one.updated[:10]) for one in changed] == later
    assert len(entries) == 6
