"""What a plan awards and what each award asks for, with the ground and the mark of every threshold."""

from __future__ import annotations

import html
import re

import pytest

from snapshots import base_files, campaign_of_2022, verdict_of, without_titles
from thidua.dataset.campaign import Campaign
from thidua.publish.standards import awards_of, standards_page

PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def page(campaign: Campaign) -> str:
    """The page as it is read, a line a row."""
    text = html.unescape(standards_page(campaign))
    return re.sub(r"<[^>]*>", "", text.replace("</tr>", "\n").replace("</th>", " | ").replace("</td>", " | "))


@pytest.mark.parametrize(
    "row",
    [
        "Công tác ít nhất 10 tháng từ ngày tuyển dụng lần đầu, tính đến 31/12 | cá nhân | Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L) | cần sửa | ",
        "Mức xếp loại không đạt: HTNV, không xếp loại | cá nhân | ",
        "Cùng năm có Lao động tiên tiến | cá nhân | ",
        "Có sáng kiến hoặc đề tài được công nhận, ảnh hưởng cấp tỉnh | cá nhân | Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (M) | cần xem xét | ",
        "3 năm liền được Chiến sĩ thi đua cơ sở, tính cả năm nay | cá nhân | ",
        "2 lần được Chiến sĩ thi đua cấp tỉnh hoặc Chiến sĩ thi đua cấp Bộ | cá nhân | ",
        "2 năm liền xếp loại HTXSNV, tính cả năm nay, có 2 sáng kiến; hoặc nêu căn cứ khác | cá nhân | ",
        "Trên 50 % thành viên đạt Lao động tiên tiến | tập thể | ",
        "Từ 70 % thành viên đạt Lao động tiên tiến | tập thể | ",
        "Ít nhất 1 cá nhân đạt Chiến sĩ thi đua cơ sở | tập thể | ",
        "100 % thành viên hoàn thành nhiệm vụ | tập thể | ",
        "Báo cáo thành tích | Chiến sĩ thi đua cơ sở | cần sửa | ",
        "Tờ trình đề nghị | mọi hồ sơ | cần xem xét | ",
        "Bình xét ở đơn vị: đồng ý từ 2/3 người có mặt.",
        "Họp bình xét: có mặt từ 2/3 số người.",
        "Quân số tập thể tính đến ngày 30/11/2022.",
        "Niêm yết ít nhất 5 ngày.",
    ],
)
def test_each_threshold_stands_with_its_ground_and_mark(row: str) -> None:
    """Whether law, plan, memory or local practice: the reader sees it beside the number."""
    assert row in page(campaign_of_2022().campaigns[0].campaign)


def test_every_award_of_the_plan_stands_there() -> None:
    """Titles first, then forms of commendation, each with who decides."""
    text = page(campaign_of_2022().campaigns[0].campaign)
    assert len(re.findall(r"^## .*\{#(?!giay-to|thong-le)", text, re.MULTILINE)) == 15
    assert "Mã CSTD_TINH; danh hiệu, được công nhận; dành cho cá nhân; cấp trên quyết định, cơ quan chỉ trình." in text
    assert "Mã GIAY_KHEN; hình thức khen thưởng, được tặng; dành cho cá nhân, tập thể; cơ quan quyết định." in text


def test_a_movement_without_titles_asks_for_none() -> None:
    """The page says what is checked: a Giấy khen of a movement needs no title, that of a year and of a movement with titles does."""
    files = base_files()
    files[PLAN] = files[PLAN].replace(b"thuong_xuyen", b"chuyen_de")
    assert "Cùng năm có Lao động tiên tiến | cá nhân" in page(campaign_of(files)).split("## Giấy khen")[1]
    files[PLAN] = without_titles(files[PLAN], "danh_hieu:").encode()
    text = page(campaign_of(files))
    assert "Cùng năm có" not in text
    assert "Chương trình không kiểm tra điều kiện nào" in text.split("## Giấy khen")[1]


def test_another_regime_has_its_own_thresholds() -> None:
    """From 2024 an initiative is no must where the grade is the best; nothing of a plan without practice is made up."""
    files = base_files()
    files[PLAN] = files[PLAN].replace(b"nd-91-2017", b"nd-98-2023")
    files[PLAN] = re.sub(rb"(?m)^(binh_xet|niem_yet|giay_to):.*\n(  .*\n)*", b"", files[PLAN])
    text = page(verdict_of(files).campaigns[0].campaign)
    assert "Có sáng kiến hoặc đề tài được công nhận, trừ khi xếp loại HTXSNV | cá nhân" in text
    assert "Giấy tờ phải có" not in text
    assert "Bình xét ở đơn vị" not in text
    assert "Niêm yết" not in text


def test_a_peer_review_without_shares_says_nothing_of_them() -> None:
    """A plan may ask for a peer review and set neither pass mark nor quorum."""
    files = base_files()
    plain = re.sub(rb"(?m)^binh_xet:.*\n(  .*\n)*", b"", files[PLAN])
    files[PLAN] = plain + b"binh_xet: {muc: IV.1}\n"
    text = page(verdict_of(files).campaigns[0].campaign)
    assert "Bình xét ở đơn vị" not in text
    assert "Quân số tập thể" in text


def test_an_award_that_no_catalogue_holds_has_no_section() -> None:
    """A plan may name what its regime does not know: the check says so, the page passes over it."""
    files = base_files()
    files[PLAN] = files[PLAN].replace(b"danh_hieu: [LDTT,", b"danh_hieu: [KHONG_CO, LDTT,")
    campaign = verdict_of(files).campaigns[0].campaign
    assert campaign.plan.record.titles[:2] == ("KHONG_CO", "LDTT")
    assert [award.code for award in awards_of(campaign)][:2] == ["LDTT", "CSTDCS"]
    assert "KHONG_CO" not in page(campaign)


def test_what_the_plan_sets_itself_stands_apart_from_practice() -> None:
    """A figure marked P has the plan's clause; papers say what asks for them."""
    files = base_files()
    assert "Báo cáo thành tích | Chiến sĩ thi đua cơ sở | cần sửa | Thông lệ của cơ quan (C)" in page(
        campaign_of(files)
    )
    for old, new in (
        (b"muc: IV.1, bo", b"muc: IV.1, dau: P, bo"),
        (b"ngay_chot: 2022-11-30", b"ngay_chot: 2022-11-30, dau: P, muc: IV.2"),
    ):
        assert old in files[PLAN]
        files[PLAN] = files[PLAN].replace(old, new)
    text = page(campaign_of(files))
    assert "thong-le" not in standards_page(campaign_of(files))
    assert "đồng ý từ 50 % người có mặt. Căn cứ: Kế hoạch 01/KH-MAU, mục IV.1." in text
    assert "đến ngày 30/11/2022. Căn cứ: Kế hoạch 01/KH-MAU, mục IV.2." in text


def campaign_of(files: dict[str, bytes]) -> Campaign:
    """The campaign of some files."""
    return verdict_of(files).campaigns[0].campaign
