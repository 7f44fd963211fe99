"""The first page, the calendar and the drawings."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from campaigns import sized
from snapshots import PROJECT, base_files, campaign_of_2022, edited, verdict_of
from test_publish_unit import MINE, Course
from thidua.model.terms import Stage
from thidua.publish.arrivals import arrivals, deed
from thidua.publish.calendar import deadlines_calendar
from thidua.publish.charts import gauge
from thidua.publish.edition import Edition, Provenance
from thidua.publish.home import home_page
from thidua.publish.phase import latest_events, phase
from thidua.publish.site import site_of
from thidua.rules.verdict import Verdict
from thidua.snapshot import from_folder

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
SVG = "{http://www.w3.org/2000/svg}"


def home(verdict: Verdict, edition: Edition = Edition.INTERNAL) -> str:
    """The first page with its marked characters as they are read."""
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), home_page(verdict.campaigns, edition, "Sở Mẫu"))


def figures_in(column: str, text: str) -> list[str]:
    """The figures of a column, each of which opens."""
    return re.findall(rf'data-cot="{column}"><details class="goc"><summary>(.*?)</summary>', text)


def doors(verdict: Verdict) -> list[str]:
    """Where the big doors lead."""
    return re.findall(r'<a href="([^"]+)">', home(verdict).split("<nav")[1].split("</nav>")[0])


def without_decisions() -> dict[str, bytes]:
    """The files of 2022 but for all decisions."""
    return {path: data for path, data in from_folder(PROJECT).files.items() if "/hoi-dong/quyet-dinh" not in path}


def without_decision() -> Verdict:
    """The campaign of 2022 before anything was decided."""
    return verdict_of(without_decisions())


@pytest.mark.parametrize(
    ("at", "words", "end"),
    [
        ("2022-02-23T23:59+07:00", "Kế hoạch chưa ban hành.", "2022-03-18T17:00:00Z"),
        ("2022-02-24T00:00+07:00", "Đang nhận đăng ký.", "2022-03-18T17:00:00Z"),
        ("2022-03-01T00:00+07:00", "Đang nhận đăng ký.", "2022-03-18T17:00:00Z"),
        ("2022-03-18T23:59:59+07:00", "Đang nhận đăng ký.", "2022-03-18T17:00:00Z"),
        ("2022-03-19T00:00+07:00", "Đang nhận đề nghị.", "2022-12-16T17:00:00Z"),
        ("2022-12-17T00:00+07:00", "Hội đồng xét.", ""),
    ],
)
def test_the_phase_follows_the_deadlines(at: str, words: str, end: str) -> None:
    """To the second; the next deadline stands there with its weekday, and its end for the script."""
    text = home(verdict_of(base_files(), at))
    assert words in text
    assert re.findall(r'data-han="([^"]+)"', text) == ([end] if end else [])
    assert ("hết Thứ Sáu, 18/03/2022</time>" in text) is (end == "2022-03-18T17:00:00Z")


def test_without_any_instant_no_phase_is_told() -> None:
    """A copy without Git and receipts: the deadlines stand in their table, and handing in is as open as ever."""
    text = home(verdict_of(base_files()))
    assert "Không rõ đang ở giai đoạn nào, vì chưa có lần lưu Git hay biên nhận.</strong> </p>" in text
    assert "data-han" not in text
    assert "hết Thứ Sáu, 18/03/2022" in text
    assert ">Nộp hồ sơ</a>" in text


def test_the_phase_after_a_decision_and_without_stages() -> None:
    """A decision ends the waiting; a movement without stages just runs."""
    assert phase(campaign_of_2022().campaigns[0].counts, Edition.INTERNAL) == "Đã có quyết định"
    plan = re.sub(r"han_nop:\n(  .*\n)+", "", base_files()[PLAN].decode()).replace("dieu_kien_dang_ky", "# dieu_kien")
    files = {PLAN: plan.encode(), **{k: v for k, v in base_files().items() if k != PLAN}}
    bare = verdict_of(files, "2022-06-01T00:00+07:00")
    assert phase(bare.campaigns[0].counts, Edition.PUBLIC) == "Đang diễn ra"
    assert "Hạn nộp và số đơn vị" not in home(bare)
    files = site_of(bare, Edition.INTERNAL, Provenance("", "", dirty=True, digest="d", receipts="", command="")).files
    assert "2022/han-nop.ics" not in files
    assert "han-nop.ics" not in str(files["2022/ke-hoach.md"])


def test_after_the_vote_the_head_comes_next() -> None:
    """Inside once the Council has voted on all that is considered; outside it is not told how far the Council is."""
    voted = verdict_of(without_decisions(), "2022-12-28T08:00+07:00").campaigns[0].counts
    assert phase(voted, Edition.INTERNAL) == "Chờ quyết định của người đứng đầu"
    assert phase(voted, Edition.PUBLIC) == "Hội đồng xét, chờ quyết định của người đứng đầu"
    before = verdict_of(without_decisions(), "2022-12-26T08:00+07:00").campaigns[0].counts
    assert phase(before, Edition.INTERNAL) == "Hội đồng xét"
    assert phase(before, Edition.PUBLIC) == phase(voted, Edition.PUBLIC)


def test_doors_lead_to_what_people_look_for() -> None:
    """Handing in, plan, stages, results, and whom to tell of difficulties: in the plan where it says it, else in the guide."""
    places = ["2022/ke-hoach.html", "2022/giai-doan.html"]
    results, hand_in, trouble = "2022/ket-qua.html", "huong-dan/don-vi.html", "2022/ke-hoach.html#muc-v-b"
    assert doors(campaign_of_2022()) == [results, *places, trouble]
    early = verdict_of(without_decisions(), "2022-12-01T08:00+07:00")
    assert doors(early) == [hand_in, *places, results, trouble]
    late = verdict_of(without_decisions(), "2022-12-20T08:00+07:00")
    assert doors(late) == [results, *places, f"{hand_in}#tre-han", trouble]
    assert doors(verdict_of(base_files()))[-1] == "huong-dan/don-vi.html#vuong-mac"
    assert "{#vuong-mac}" in (PROJECT / "site/docs/huong-dan/don-vi.md").read_text("utf-8")


def test_once_handing_in_is_over_the_page_says_what_still_can_be_done() -> None:
    """After the deadline to send late, after the decision to tell of mistakes; before it nothing of the sort."""
    assert "Gửi, sửa sau hạn vẫn được nhận và ghi là trễ" in home(without_decision())
    after = home(campaign_of_2022())
    assert "đơn vị không gửi, không sửa nữa" in after
    assert "vẫn được nhận" not in after
    early = home(verdict_of(without_decisions(), "2022-12-01T08:00+07:00"))
    assert "sau hạn vẫn" not in early
    assert "không sửa nữa" not in early


def test_how_many_units_are_in_missing_and_late() -> None:
    """The late are told inside only, and where receipts tell."""
    assert figures_in("Trễ hạn", home(campaign_of_2022())) == ["1", "2"]
    assert "Trễ hạn" not in home(without_decision(), Edition.PUBLIC)
    assert "Trễ hạn" not in home(verdict_of(base_files()))
    assert "Trễ hạn" not in home(campaign_of_2022(), Edition.PUBLIC)
    files = base_files()
    del files["submissions/2022/don-vi/van-phong/de-nghi.yaml"]
    assert figures_in("Chưa gửi", home(verdict_of(files))) == ["0", "1"]
    assert figures_in("Đã gửi", home(verdict_of(files))) == ["3/3 đơn vị đã gửi", "2/3 đơn vị đã gửi"]


def test_who_is_missing_and_who_was_late_is_told_where_the_number_opens() -> None:
    """In the order of all pages; the missing outside too as far as units are told, and of many units not all."""
    files = {path: data for path, data in without_decisions().items() if not path.endswith("thanh-tra/de-nghi.yaml")}
    verdict = verdict_of(files)
    which = "Chưa có tệp đọc được: 8 trừ 7 còn 1: Thanh tra."
    assert which in home(verdict)
    assert which in home(verdict, Edition.PUBLIC)
    plan = files[PLAN].replace(b"trang_thai_don_vi: true", b"trang_thai_don_vi: false")
    hidden = home(verdict_of(files | {PLAN: plan}), Edition.PUBLIC)
    assert "Chưa có tệp đọc được: 8 trừ 7 còn 1." in hidden
    assert "Thanh tra" not in hidden
    text = home(without_decision())
    assert "Chưa có tệp đọc được: 8 trừ 8 còn 0." in text
    assert "theo sổ biên nhận: Phòng BCVT." in text
    assert "theo sổ biên nhận: Thanh tra, Phòng KHTC." in text
    many = sized([1] * 7, [("CSTDCS", 15, "co_quan", "xuong", "trong")])
    none = {path: data for path, data in many.items() if not path.endswith("de-nghi.yaml")}
    assert "còn 7: dv-0, dv-1, dv-2, dv-3, dv-4 và 2 đơn vị khác." in home(verdict_of(none))


def test_without_the_list_of_the_units_it_is_not_known_who_has_to_send() -> None:
    """No number of none stands there, on no page; the figures of the agency say what they lack."""
    files = without_decisions() | {"submissions/co-quan/don-vi.yaml": b"a: [\n"}
    verdict = verdict_of(files, "2022-12-20T08:00+07:00")
    for edition in Edition:
        assert figures_in("Đã gửi", home(verdict, edition)) == ["chưa rõ bao nhiêu đơn vị phải gửi"] * 2
        assert figures_in("Chưa gửi", home(verdict, edition)) == ["chưa rõ"] * 2
        source = Provenance("", "", dirty=True, digest="d", receipts="", command="")
        pages = {p: t for p, t in site_of(verdict, edition, source).files.items() if isinstance(t, str)}
        assert not [p for p, t in pages.items() if p.endswith(("md", "xml")) and re.search(r"\b0(?:/0)? đơn vị", t)]
        assert "Từng đơn vị" not in pages["2022/giai-doan.md"]
    assert "tạm tính, chưa đọc được danh sách đơn vị" in home(verdict)
    (count, *_) = verdict.campaigns[0].counts.nominated
    assert count.provisional


def test_every_number_of_the_stages_opens_to_its_origin() -> None:
    """Received, missing and late: each names its ground, its rule and its row of the figures."""
    text = home(without_decision())
    rows = text.split("<caption>Hạn nộp")[1].split("</table>")[0].split("<tr>")[2:]
    for row, stage in zip(rows, ("dang_ky", "de_nghi"), strict=True):
        cells = re.findall(r"<summary>(.*?)</summary>(.*?)</details>", row)
        assert [figure for figure, _ in cells][1:] == ["0", "1" if stage == "dang_ky" else "2"]
        assert all("Căn cứ:" in origin for _, origin in cells)
        assert "quy-tac/late-" in cells[2][1]
        assert "Đếm đơn vị có mục nào nhận sau hạn" in cells[2][1]
        assert stage
    assert "<code>stages: de_nghi</code>." in home(without_decision(), Edition.PUBLIC)


def test_what_came_last() -> None:
    """Newest first, eight at most; outside no session and no sending of a unit of which few are recognised."""
    campaign = campaign_of_2022().campaigns[0].campaign
    inside = latest_events(campaign, Edition.INTERNAL)
    assert [(event.at.date(), event.text, event.page) for event in inside[:4]] == [
        (date(2023, 4, 12), "Quyết định hủy bỏ số MH-98 (minh họa)", "2022/ket-qua.md#quyet-dinh-03"),
        (date(2023, 3, 15), "Quyết định của cấp trên số MH-97 (minh họa)", "2022/ket-qua.md#quyet-dinh-02"),
        (date(2022, 12, 30), "Quyết định công nhận số MH-28 (minh họa)", "2022/ket-qua.md#quyet-dinh-01"),
        (date(2022, 12, 27), "Hội đồng họp, phiên 1", "2022/hoi-dong/phien-hop-01.md#co-mat"),
    ]
    ended = next(event for event in inside if event.text == "Hết hạn đề nghị")
    assert ended.page == "2022/giai-doan.md#de-nghi"
    assert len(inside) == 8
    outside = {event.text for event in latest_events(campaign, Edition.PUBLIC)}
    assert "Thanh tra gửi đề nghị" not in outside
    assert "Phòng BCVT gửi đề nghị" in outside
    open_yet = without_decision().campaigns[0].campaign
    assert "Thanh tra gửi đề nghị" in {event.text for event in latest_events(open_yet, Edition.INTERNAL)}
    assert not [event for event in latest_events(open_yet, Edition.PUBLIC) if " gửi " in event.text]
    assert "Hội đồng họp, phiên 1" not in outside
    early = verdict_of(without_decisions(), "2022-02-24T00:00+07:00").campaigns[0].campaign
    assert [event.text for event in latest_events(early, Edition.PUBLIC)] == ["Ban hành Kế hoạch 14/KH-STTTT"]
    unborn = verdict_of(without_decisions(), "2022-02-23T23:59+07:00").campaigns[0].campaign
    assert latest_events(unborn, Edition.PUBLIC) == ()
    hidden = edited(PLAN, ("trang_thai_don_vi: true", "trang_thai_don_vi: false"))
    assert latest_events(verdict_of(hidden).campaigns[0].campaign, Edition.PUBLIC) == ()


def test_events_stand_by_their_instants_and_say_what_was_done() -> None:
    """On one day the later one first; who sends again corrects or withdraws, which outside is not told apart."""
    course = Course()
    now = course.digests()
    course.came("2022-12-16T01:00:00Z", now)
    course.came("2022-12-16T05:00:00Z", {**now, MINE: "0" * 64})
    course.came("2022-12-16T06:00:00Z", {**now, MINE: "0" * 64})
    course.came("2022-12-16T07:00:00Z", {**now, MINE: "1" * 64}, withdrawn=[MINE])
    course.came("2022-12-16T17:00:01Z", {**now, MINE: "1" * 64, "dau": "2" * 64}, withdrawn=[MINE, "ca_nhan/nv-001"])
    campaign = course.verdict().campaign
    assert [event.text for event in latest_events(campaign, Edition.INTERNAL)][:6] == [
        "Phòng Một rút mục trong và sửa đề nghị",
        "Hết hạn đề nghị",
        "Phòng Một rút mục trong đề nghị",
        "Phòng Một gửi lại đề nghị",
        "Phòng Một sửa đề nghị",
        "Phòng Một gửi đề nghị",
    ]
    before, after = arrivals(campaign, "phong-mot", Stage.NOMINATION)[2:4]
    assert [deed(None, after, Edition.PUBLIC), deed(before, after, Edition.PUBLIC)] == ["gửi", "gửi lại"]


@pytest.mark.parametrize("edition", list(Edition))
def test_each_event_is_a_link_to_what_it_speaks_of(edition: Edition) -> None:
    """The page is there in that edition, with the anchor."""
    site = site_of(campaign_of_2022(), edition, Provenance("", "", dirty=True, digest="d", receipts="", command=""))
    listed = str(site.files["index.md"]).split("moi-nhat-2022")[1]
    targets = re.findall(r'<li>[^<]*<a href="([^"#]+)\.html#([^"]+)">', listed)
    assert len(targets) == listed.count("<li>") >= 5
    for page, anchor in targets:
        text = str(site.files[f"{page}.md"])
        assert f"#{anchor}}}" in text or f'id="{anchor}"' in text, (page, anchor)


def test_results_come_first_once_there_are_some() -> None:
    """After the decision: results, quotas, deadlines; before it the deadlines, and no table of results."""
    captions = re.findall(r"<caption>(.*?)</caption>", home(campaign_of_2022()))
    assert captions == ["Kết quả", "Tỷ lệ", "Hạn nộp và số đơn vị đã gửi"]
    assert '<a href="2022/ket-qua.html#ldtt">Lao động tiên tiến</a>' in home(campaign_of_2022(), Edition.PUBLIC)
    captions = re.findall(r"<caption>(.*?)</caption>", home(without_decision()))
    assert captions == ["Hạn nộp và số đơn vị đã gửi", "Tỷ lệ"]


def test_results_are_not_whole_while_a_decision_cannot_be_read() -> None:
    """Beside the numbers, on the first page too."""
    files = {**from_folder(PROJECT).files, "submissions/2022/hoi-dong/quyet-dinh-02.yaml": b"a: ["}
    said = "Tạm tính: có quyết định chưa đọc được, kết quả chưa đầy đủ."
    assert said in home(verdict_of(files), Edition.PUBLIC)
    assert said not in home(campaign_of_2022(), Edition.PUBLIC)


def test_a_decision_without_anybody_has_no_results() -> None:
    """A decision whose lists are still empty makes no table of results; the rest stands as it is after a decision."""
    decision = "submissions/2022/hoi-dong/quyet-dinh-01.yaml"
    files = {path: data for path, data in from_folder(PROJECT).files.items() if "/hoi-dong/quyet-dinh" not in path}
    head = from_folder(PROJECT).files[decision].decode().split("tap_the:")[0]
    captions = re.findall(r"<caption>(.*?)</caption>", home(verdict_of({**files, decision: head.encode()})))
    assert captions == ["Tỷ lệ", "Hạn nộp và số đơn vị đã gửi"]


def test_a_quota_of_units_names_those_that_are_full_or_over() -> None:
    """The agency's share of it binds nobody: no gauge, but in words which units have no place left."""

    def note(files: dict[str, bytes], edition: Edition = Edition.INTERNAL) -> str:
        row = home(verdict_of(files), edition).split('<th scope="row">Giấy khen</th>')[1].split("</tr>")[0]
        assert "<svg" not in row
        assert "40 % số LĐTT của từng đơn vị</td>" in row
        assert "Để so sánh, không phải giới hạn: 40 % × " in row
        return row.split('data-cot="Ghi chú">')[1].split("<")[0]

    quota = [("GIAY_KHEN", 40, "don_vi", "xuong", "trong")]
    assert note(sized([5, 5, 5], quota, few=1)) == "chưa đơn vị nào hết chỗ"
    assert note(sized([5, 2, 10], quota, few=2)) == "vượt: dv-1 (2/0); vừa hết chỗ: dv-0 (2/2)"
    early = sized([5, 2, 10], quota, few=2)
    early[PLAN] = early[PLAN].replace(b"cong_khai: {", b"cong_khai: {tong_so: truoc_quyet_dinh, ")
    assert note(early, Edition.PUBLIC) == "tính theo từng đơn vị, không công khai"


def test_the_calendar_is_read_by_calendars() -> None:
    """Two whole days with two alarms each, the ground, and that it is an illustration; always the same bytes.

    An event is of its agency: whoever takes in the calendars of two keeps both.
    """
    campaign = campaign_of_2022().campaigns[0].campaign
    data = deadlines_calendar(campaign)
    assert data == deadlines_calendar(campaign)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [(e["uid"], e["dtstart"].dt, e["dtend"].dt) for e in events] == [
        ("2022-dang_ky@so-tttt.thidua", date(2022, 3, 18), date(2022, 3, 19)),
        ("2022-de_nghi@so-tttt.thidua", date(2022, 12, 16), date(2022, 12, 17)),
    ]
    assert {e["dtstamp"].dt for e in events} == {datetime(2022, 2, 24, tzinfo=UTC)}
    alarms = [alarm["trigger"].dt for event in events for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-7, hours=8), timedelta(days=-1, hours=8)] * 2
    assert events[1]["description"] == (
        "Dữ liệu minh họa. Hết Thứ Sáu, 16/12/2022, 23:59:59 (UTC+07:00). Kế hoạch 14/KH-STTTT, mục IV.3."
    )
    real = edited(PLAN, ("minh_hoa: true", "minh_hoa: false"), ("ten:", "ten: 'Kế hoạch; a,b' #"))
    (first, _) = Calendar.from_ical(deadlines_calendar(verdict_of(real).campaigns[0].campaign)).walk("VEVENT")
    assert first["summary"] == "Hạn đăng ký: Kế hoạch; a,b"
    assert not first["description"].startswith("Dữ liệu")
    nobody = {path: data for path, data in base_files().items() if not path.endswith("co-quan.yaml")}
    (first, _) = Calendar.from_ical(deadlines_calendar(verdict_of(nobody).campaigns[0].campaign)).walk("VEVENT")
    assert first["uid"] == "2022-dang_ky@thidua"


@pytest.mark.parametrize(
    ("count", "limit", "taken", "over", "told"),
    [
        (0, 4, "0", None, "còn 4"),
        (2, 4, "150", None, "còn 2"),
        (4, 4, "300", None, "còn 0"),
        (5, 4, "240", "240", "vượt 1"),
        (1, 0, "0", "0", "vượt 1"),
        (0, 0, "0", None, "còn 0"),
    ],
)
def test_a_gauge_says_what_it_shows(count: int, limit: int, taken: str, over: str | None, told: str) -> None:
    """Well-formed, with the numbers in words; what is over the limit is a part of its own."""
    drawn = gauge('CSTĐCS <&"', count, limit).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == root.get("aria-label") == f'CSTĐCS <&": {count}, nhiều nhất {limit}'
    assert root.findtext(f"{SVG}desc") == f"{told}; vạch đứng là mức nhiều nhất"
    parts = {rect.get("class"): rect for rect in root.findall(f"{SVG}rect")}
    assert parts["lay"].get("width") == taken
    assert (parts["vuot"].get("x") if "vuot" in parts else None) == over


@pytest.mark.parametrize("edition", list(Edition))
def test_where_nobody_sent_anything_nothing_is_examined(edition: Edition) -> None:
    """After the last deadline of a year in which nothing came the Council has nothing to look at."""
    files = {path: data for path, data in base_files().items() if "/2022/don-vi/" not in path}
    assert "Đã hết hạn, chưa có quyết định" in home(verdict_of(files, "2023-02-01T08:00+07:00"), edition)
    assert "Hội đồng xét" in home(verdict_of(base_files(), "2023-02-01T08:00+07:00"), edition)
