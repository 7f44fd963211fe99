"""What the search can find, and what no page may run."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256

import pytest

from snapshots import PROJECT, campaign_of_2022, edited, verdict_of
from thidua.model.terms import Subject
from thidua.publish import Edition, Provenance, Site, site_of
from thidua.publish.policy import with_policy
from thidua.publish.search import as_index, page_document, words
from thidua.snapshot import from_folder

SOURCE = Provenance("c" * 40, "t", dirty=False, digest="d", receipts="h", command="c")
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"


def site(edition: Edition) -> Site:
    """An edition of the campaign of 2022."""
    return site_of(campaign_of_2022(), edition, SOURCE)


def test_each_page_clause_and_recognised_person_is_found() -> None:
    """With its address, the names that lead to it, and what it is."""
    found = {(one.url, one.title): one for one in site(Edition.PUBLIC).documents}
    unit = found["2022/don-vi/phong-cntt.html", "Phòng Công nghệ thông tin"]
    assert (unit.names, unit.kind) == (("phong-cntt", "Phòng CNTT"), "Đơn vị")
    assert found["quy-tac/quota-exceeded.html", "Vượt tỷ lệ"].names == ("quota-exceeded",)
    assert found["2022/ke-hoach.html#muc-iv-1", "Kế hoạch, mục IV.1: Điều kiện"].kind == "Kế hoạch"
    agency = found["2022/ket-qua.html#tt-ldtt-1", "Sở TTTT"]
    assert agency.text == "Tập thể Lao động tiên tiến, Tập thể Lao động xuất sắc, Cờ thi đua của Ủy ban nhân dân tỉnh"
    assert found["index.html", "Thi đua, khen thưởng · Sở TTTT"].kind == "Trang"
    assert "15 % × 33 LĐTT = 4,95 → 4" in found["2022/ty-le.html", "Tỷ lệ"].text


def test_each_award_of_the_plan_leads_to_what_it_asks_for() -> None:
    """By code, short name, full name and every other spelling, to its section of the page of the titles."""
    made = site(Edition.PUBLIC)
    found = {one.title: one for one in made.documents if one.kind == "Danh hiệu, hình thức 2022"}
    assert len(found) == 15
    title = found["Chiến sĩ thi đua cơ sở"]
    assert title.url == "2022/tieu-chuan.html#cstdcs"
    assert title.names == ("CSTDCS", "CSTĐCS", "CSTĐ cơ sở", "Chiến sỹ thi đua cơ sở")
    assert title.text == "Mã CSTDCS; danh hiệu, được công nhận; dành cho cá nhân; cơ quan quyết định."
    page = made.files["2022/tieu-chuan.md"]
    assert isinstance(page, str)
    assert all(f"{{#{one.url.partition('#')[2]}}}" in page for one in found.values())


def test_the_public_index_holds_nobody_who_is_not_recognised() -> None:
    """No code and no other name; a name that the plan keeps back is no document of its own."""
    campaign = campaign_of_2022().campaigns[0].campaign
    index = as_index(one for one in site(Edition.PUBLIC).documents if one.kind != "Quy tắc")
    recognised = {one.name for one in campaign.recognised if one.annulled is None and one.subject is Subject.PERSON}
    titles = {one["title"] for one in json.loads(index)}
    assert recognised <= titles
    for person in campaign.people.by_code.values():
        assert person.code not in index
        assert person.name in recognised or person.name not in titles
    kept = edited(PLAN, ("trang_thai_don_vi: true", "trang_thai_don_vi: false"))
    documents = site_of(verdict_of(kept), Edition.PUBLIC, SOURCE).documents
    assert "Phòng Một" not in as_index(one for one in documents if one.kind != "Quy tắc")


def test_names_kept_back_by_the_plan_cannot_be_searched() -> None:
    """With ten_nguoi: khong there is no document of a person, only of collectives."""
    from snapshots import PROJECT  # noqa: PLC0415
    from thidua.snapshot import from_folder  # noqa: PLC0415

    files = dict(from_folder(PROJECT).files)
    files[PLAN] = files[PLAN].replace(b"ten_nguoi: sau_quyet_dinh", b"ten_nguoi: khong")
    kinds = [one for one in site_of(verdict_of(files), Edition.PUBLIC, SOURCE).documents if one.kind == "Kết quả 2022"]
    assert kinds
    assert {one.title for one in kinds} <= {
        "Sở TTTT",
        "Phòng CNTT",
        "Văn phòng",
        "Trung tâm CNTT&TT",
        "Phòng TTBCXB",
        "Phòng BCVT",
    }


def test_words_are_the_text_of_a_page() -> None:
    """Marks, tags and anchors go, characters come back."""
    assert words("# Tỷ lệ {#ty-le}\n\n<p>1 &#43; <b>a</b> &amp; `x`</p>\n") == "Tỷ lệ  \n\n 1 +  a  & x"
    assert words("- [Cho **đơn vị**](don-vi.md#a): <code>x</code>; 1 - 2") == "Cho đơn vị: x; 1 - 2"
    assert words("| Từ | Nghĩa |\n| --- | :-: |\n| a | --- |").split() == ["Từ", "Nghĩa", "a", "---"]
    assert page_document("figures.json", "{}") is None
    page = page_document("a/b.md", "# Một\n\nhai  ba\n")
    assert page is not None
    assert (page.url, page.title, page.text) == ("a/b.html", "Một", "hai ba")


def test_only_the_scripts_that_a_page_has_may_run() -> None:
    """Inline scripts by their hash, data blocks without one, files from the own host; the rest of the page as it was."""
    page = '<html><head lang="vi"><title>x</title></head><body><script>a()</script><script src="b.js"></script>'
    page += '<script type="application/json">{"c": 1}</script></body></html>'
    made = with_policy(page)
    wanted = b64encode(sha256(b"a()").digest()).decode()
    assert f"script-src 'self' 'sha256-{wanted}'\">" in made
    assert made.count("sha256-") == 1
    assert made.startswith(
        '<html><head lang="vi">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
    )
    assert made.endswith(page.removeprefix('<html><head lang="vi">'))
    assert "'unsafe-inline'; img-src" in made
    assert "script-src 'self'\">" in with_policy("<head></head>")


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("quyet-dinh-01", "danh_hieu: [TT_LDTT]", "danh_hieu: [TT_LDTTT]"),
        ("quyet-dinh-01", "danh_hieu: [LDTT]", "danh_hieu: [LDTTQ]"),
        ("quyet-dinh-01", "khen_thuong: [GIAY_KHEN]", "khen_thuong: [GIAY_KHENX]"),
        ("quyet-dinh-02", "CSTD_TINH", "CSTD_TINHH"),
    ],
)
def test_an_award_that_nobody_knows_makes_no_document(edition: Edition, name: str, old: str, new: str) -> None:
    """A mistyped title of a decision is a finding; the site is built all the same."""
    path = f"submissions/2022/hoi-dong/{name}.yaml"
    files = dict(from_folder(PROJECT).files)
    assert old.encode() in files[path]
    files[path] = files[path].replace(old.encode(), new.encode(), 1)
    verdict = verdict_of(files)
    assert "unknown-title" in {one.rule for one in verdict.findings}
    assert site_of(verdict, edition, SOURCE).documents
