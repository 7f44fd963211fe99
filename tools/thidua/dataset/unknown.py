"""A key that the form does not have: personal data, or another key that was meant."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel

from thidua.dataset.level import elsewhere
from thidua.text import fold, nearest, shown

PERSONAL_KEYS = frozenset(
    {
        "cccd",
        "cmnd",
        "can_cuoc",
        "can_cuoc_cong_dan",
        "so_cccd",
        "so_cmnd",
        "ma_dinh_danh",
        "so_dinh_danh",
        "ngay_sinh",
        "nam_sinh",
        "sinh_ngay",
        "gioi_tinh",
        "gioi",
        "dien_thoai",
        "so_dien_thoai",
        "sdt",
        "di_dong",
        "email",
        "thu_dien_tu",
        "dia_chi",
        "noi_o",
        "que_quan",
        "thuong_tru",
        "suc_khoe",
        "benh",
        "benh_an",
        "tinh_trang_suc_khoe",
        "so_tai_khoan",
        "tai_khoan_ngan_hang",
        "ngan_hang",
        "ky_luat",
        "hinh_thuc_ky_luat",
        "ly_do_ky_luat",
        "dan_toc",
        "ton_giao",
        "ma_so_thue",
        "so_bhxh",
        "hon_nhan",
        "luong",
        "he_so_luong",
    }
)
PERSONAL_FIX = "xóa khóa này cùng giá trị: hệ thống không lưu dữ liệu cá nhân ngoài mẫu"


def unknown_key(model: type[BaseModel], key: str) -> tuple[str, str, str]:
    """The rule, message and mend for a key that a model does not know."""
    known, meant = _known(model), meant_key(model, key)
    if _letters(key) in _PERSONAL and _letters(key) != _letters(meant):
        return "forbidden-personal-data", f"khóa “{shown(key)}” là dữ liệu cá nhân không được lưu", PERSONAL_FIX
    whose, there = elsewhere(model, key)
    if whose and not meant:
        return "unknown-field", f"khóa “{key}” là của {whose}", there
    fix = (
        f"ý là “{meant}” ({known[meant]})?"
        if meant
        else f"dùng một trong: {', '.join(known)}; không khóa nào đúng thì xóa khóa này cùng giá trị"
    )
    return "unknown-field", f"không có khóa “{shown(key)}”", fix


@lru_cache(256)
def meant_key(model: type[BaseModel], key: str) -> str:
    """The key of the model that has the same letters, else whose title has, else the nearest; "" where none is near."""
    known = _known(model)
    same = {_letters(title): alias for alias, title in known.items()} | {_letters(alias): alias for alias in known}
    if (found := same.get(_letters(key))) or elsewhere(model, key)[0]:
        return found or ""
    return nearest("_".join(_words(key)), known) or ""


def _known(model: type[BaseModel]) -> dict[str, str]:
    return {info.alias: info.title or info.alias for info in model.model_fields.values() if info.alias}


def _letters(text: str) -> str:
    """Without marks, capitals, blanks and what joins words."""
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    return fold(text).replace("-", " ").replace("_", " ").split()


_PERSONAL = frozenset(map(_letters, PERSONAL_KEYS))
