"""A plan to fill in for a new year: what last year's plan can lend, and what must be decided anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thidua.dataset.catalogue import Catalogue
from thidua.model.base import TO_FILL
from thidua.model.regime import AwardKind, Regime
from thidua.model.terms import Movement, Stage
from thidua.source import write

Node = Mapping[str, Any]
_START: Node = {"han_nop": {stage.value: {} for stage in Stage}}
_KINDS = {"danh_hieu": AwardKind.TITLE, "khen_thuong": AwardKind.COMMENDATION}
_PRACTICE = ("giay_to", "binh_xet", "quan_so", "niem_yet", "cong_khai")
_COMMENTS = {
    "schema": f"Điền mọi chỗ ghi “{TO_FILL}”, đối chiếu các chỗ khác với kế hoạch đã ký.",
    "loai_phong_trao": "thuong_xuyen, chuyen_de hoặc dot_xuat; chuyên đề, đột xuất thì xóa danh hiệu và tỷ lệ tính trên danh hiệu.",
    "ban_ky": "Đường dẫn tới bản đã ký; chưa có thì để trống.",
    "can_cu_ban_hanh": "Các văn bản mà kế hoạch dựa vào; mỗi văn bản có ten, so, ngay, co_quan.",
    "can_cu_tieu_chuan": "Theo dữ liệu chế độ pháp luật; thêm quy định của tỉnh, của ngành.",
    "quy_dinh": "Chế độ có hiệu lực vào cuối năm của kế hoạch.",
    "danh_hieu": "Bớt danh hiệu, hình thức khen thưởng mà kế hoạch không xét.",
    "han_nop": "Giai đoạn mà kế hoạch không có thì xóa.",
    "ty_le": "Tỷ lệ mà kế hoạch không đặt thì xóa.",
    "noi_dung_ke_hoach": "Số mục (muc), ở đây và các chỗ khác, chép từ kế hoạch trước; đổi nếu đánh số khác.",
    **dict.fromkeys(_PRACTICE, "Thông lệ chép từ kế hoạch trước; xem lại, đổi nếu kế hoạch mới nói khác."),
}


def new_plan(code: str, year: int, catalogue: Catalogue, old: Node) -> str:
    """The text of a plan; `catalogue` is of the year's regime, `old` last year's tree, empty where there is none.

    It says nothing that holds for the old year only: that stands marked as to be filled.
    """
    last = old or _START
    tree = {
        "schema": "1",
        "ma": code,
        "ten": TO_FILL,
        "nam": str(year),
        "loai_phong_trao": last.get("loai_phong_trao", Movement.YEARLY.value),
        **dict.fromkeys(("so_ky_hieu", "co_quan_ban_hanh", "ngay_ban_hanh"), TO_FILL),
        "nguoi_ky": {"ho_ten": TO_FILL, "chuc_vu": TO_FILL},
        "ban_ky": "",
        "can_cu_ban_hanh": [{"ten": TO_FILL}],
        "can_cu_tieu_chuan": list(_documents(catalogue.regime)),
        "quy_dinh": catalogue.regime.code,
        "mui_gio": last.get("mui_gio", "+07:00"),
        **{key: _awards(catalogue, kind, old, key) for key, kind in _KINDS.items()},
        **dict(_lent(catalogue, last)),
        "noi_nhan": [TO_FILL],
    }
    return write(tree, {(key,): text for key, text in _COMMENTS.items() if key in tree})


def _documents(regime: Regime) -> Iterator[Node]:
    for document in regime.documents:
        fields = {"ten": document.name, "so": document.number, "co_quan": document.body}
        yield {key: value for key, value in fields.items() if value}


def _awards(catalogue: Catalogue, kind: AwardKind, old: Node, key: str) -> list[str]:
    """Those of the old plan that the regime knows, all of the regime where there is no old plan."""
    known = [award.code for award in catalogue.regime.awards if award.kind is kind]
    kept = {catalogue.code(text) for text in old.get(key, ())}
    return [code for code in known if code in kept or not old]


def _lent(catalogue: Catalogue, last: Node) -> Iterator[tuple[str, Any]]:
    """Deadlines, conditions, quotas and practice in the order of a plan, without days, shares and what the law bars."""
    regime = catalogue.regime
    if "han_nop" in last:
        yield "han_nop", {stage: {"het_ngay": TO_FILL} | _clause(one) for stage, one in last["han_nop"].items()}
    if "dieu_kien_dang_ky" in last:
        barred = {} if regime.registration_ground.value else {"bat_buoc": "false"}
        yield "dieu_kien_dang_ky", {**last["dieu_kien_dang_ky"], **barred}
    if "ty_le" in last:
        yield "ty_le", [{**one, "toi_da": TO_FILL} for one in last["ty_le"] if _may_be_capped(catalogue, one)]
    for key in _PRACTICE:
        if key in last:
            yield key, {**last[key], "ngay_chot": TO_FILL} if key == "quan_so" else last[key]
    if "noi_dung_ke_hoach" in last:
        yield "noi_dung_ke_hoach", list(_outline(last["noi_dung_ke_hoach"]))
    if "muc_vuong_mac" in last:
        yield "muc_vuong_mac", last["muc_vuong_mac"]


def _clause(deadline: Node) -> dict[str, Any]:
    return {"muc": deadline["muc"]} if "muc" in deadline else {}


def _may_be_capped(catalogue: Catalogue, quota: Node) -> bool:
    capped = {catalogue.code(title) for title in catalogue.regime.capped_titles}
    return catalogue.regime.caps_allowed.value or catalogue.code(quota["ap_dung"]) not in capped


def _outline(clauses: Iterable[Node]) -> Iterator[Node]:
    """Number, heading and rules of each clause; its words are to be written."""
    for clause in clauses:
        words = {"noi_dung": TO_FILL} if "noi_dung" in clause else {}
        items = {"y": list(_outline(clause["y"]))} if "y" in clause else {}
        yield {**clause, **words, **items}
