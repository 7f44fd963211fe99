"""The days of a campaign, drawn and in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from snapshots import base_files, campaign_of_2022, edited, verdict_of
from thidua.publish.edition import Edition
from thidua.publish.timeline import Mark, points, timeline

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
SVG = "{http://www.w3.org/2000/svg}"


def drawing(text: str) -> ET.Element:
    """The drawing of a timeline, as a tree."""
    inner = text.partition("<figure>")[2].partition("</svg>")[0] + "</svg>"
    return ET.fromstring(inner.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own


def words(text: str) -> list[str]:
    """The days and texts of the table."""
    plainly = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)
    return re.findall(r'<th scope="row">(.*?)</th><td data-cot="Việc">(.*?)</td>', plainly)


def test_the_drawing_and_the_table_say_the_same_days() -> None:
    """Inside everything up to the instant of asking, each day once in both, in order."""
    campaign = verdict_of(base_files(), "2022-06-01T08:00+07:00").campaigns[0].campaign
    text = timeline(campaign, Edition.INTERNAL)
    assert words(text) == [
        ("24/02/2022", "Ban hành Kế hoạch 01/KH-MAU"),
        ("18/03/2022", "Hết hạn đăng ký, 23:59:59 (Kế hoạch 01/KH-MAU, mục IV.3)"),
        ("01/06/2022", "Số liệu trên trang này đến ngày này"),
        ("16/12/2022", "Hết hạn đề nghị, 23:59:59 (Kế hoạch 01/KH-MAU, mục IV.3)"),
    ]
    root = drawing(text)
    assert [day.text for day in root.iter(f"{SVG}tspan")] == ["24/02/2022", "18/03/2022", "01/06/2022", "16/12/2022"]
    assert [dot.get("class") for dot in root.iter(f"{SVG}circle")] == ["ke-hoach qua", "han qua", "han sap"]
    title, said = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert said is not None
    assert title.text == "Các mốc của Phát động thi đua năm 2022"
    assert said.text == (
        "24/02/2022 Ban hành kế hoạch; 18/03/2022 Hết hạn đăng ký; 01/06/2022 Số liệu đến đây; 16/12/2022 Hết hạn đề nghị"
    )
    assert root.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
    assert re.findall(r'data-cot="Đã qua hay chưa">(.*?)<', text) == ["đã qua", "đã qua", "", "sắp tới"]


def test_bars_stand_where_a_stage_receives() -> None:
    """From the plan's day, or from the day that the plan names, to the deadline."""
    files = edited(PLAN, ("de_nghi: {het_ngay: 2022-12-16", "de_nghi: {tu_ngay: 2022-12-01, het_ngay: 2022-12-16"))
    campaign = verdict_of(files, "2022-02-24T08:00+07:00").campaigns[0].campaign
    assert [point.mark for point in points(campaign, Edition.PUBLIC)] == [
        Mark.PLAN,
        Mark.NOW,
        Mark.DEADLINE,
        Mark.OPENING,
        Mark.DEADLINE,
    ]
    root = drawing(timeline(campaign, Edition.PUBLIC))
    bars = [(bar.get("y"), bar.get("height"), bar.findtext(f"{SVG}title")) for bar in root.iter(f"{SVG}rect")]
    assert bars == [("16", "60", "Nhận đăng ký"), ("160", "30", "Nhận đề nghị")]
    dots = [(dot.get("class"), dot.get("cy")) for dot in root.iter(f"{SVG}circle")]
    assert dots == [("ke-hoach qua", "16"), ("han sap", "76"), ("mo sap", "160"), ("han sap", "190")]


def test_outside_there_is_no_session_and_after_a_decision_no_instant() -> None:
    """Sessions are for the agency; the instant of asking might be that of an arrival."""
    campaign = campaign_of_2022().campaigns[0].campaign
    inside = [point.mark for point in points(campaign, Edition.INTERNAL)]
    outside = [point.mark for point in points(campaign, Edition.PUBLIC)]
    assert inside.count(Mark.SESSION) == 1
    assert inside.count(Mark.DECISION) == outside.count(Mark.DECISION) == 3
    assert Mark.SESSION not in outside
    assert Mark.NOW not in outside
    assert "Đã qua hay chưa" not in timeline(campaign, Edition.PUBLIC)
    assert "luc-xem" not in timeline(campaign, Edition.PUBLIC)


def test_a_plan_asked_about_before_its_day_or_without_stages() -> None:
    """Then there is neither an instant of asking in it nor a bar."""
    early = verdict_of(base_files(), "2022-01-01T00:00+07:00").campaigns[0].campaign
    assert Mark.NOW not in {point.mark for point in points(early, Edition.INTERNAL)}
    plan = re.sub(r"han_nop:\n(  .*\n)+", "", base_files()[PLAN].decode()).replace("dieu_kien_dang_ky", "# dieu_kien")
    bare = verdict_of(base_files() | {PLAN: plan.encode()}, "2022-06-01T00:00+07:00").campaigns[0].campaign
    text = timeline(bare, Edition.PUBLIC)
    assert [day for day, _ in words(text)] == ["24/02/2022", "01/06/2022"]
    assert "figcaption" not in text
    assert not list(drawing(text).iter(f"{SVG}rect"))


def test_names_in_the_drawing_are_text() -> None:
    """A name full of markup stays a name, in the title and in the table."""
    nasty = "</title><script>alert(1)</script> & **x**"
    files = edited(PLAN, ("ten: Phát động thi đua năm 2022", f'ten: "{nasty}"'))
    text = timeline(verdict_of(files).campaigns[0].campaign, Edition.INTERNAL)
    title = drawing(text).find(f"{SVG}title")
    assert title is not None
    assert title.text == f"Các mốc của {nasty}"
    assert "<script>" not in text
