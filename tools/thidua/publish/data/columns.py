"""Columns that several tables share, and the words for the codes of the closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from thidua.dataset.campaign import Campaign
from thidua.model.terms import Subject
from thidua.publish.data.table import Column, Kind
from thidua.publish.plan import STAGES

_Code = TypeVar("_Code", bound=StrEnum)
PEOPLE = "người"


def words(names: Mapping[_Code, str]) -> tuple[tuple[str, str], ...]:
    """Codes and their words, in the order of the list."""
    return tuple((code.value, name) for code, name in names.items())


def short_names(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """Codes of awards and their short names, in the order of the catalogue."""
    return tuple((code, campaign.short(code)) for code in campaign.catalogue.awards)


AWARD = (
    Column("award", "Mã danh hiệu, hình thức", "Mã trong danh mục của chế độ pháp luật, như trong tệp"),
    Column("award_name", "Danh hiệu, hình thức", "Tên đầy đủ của danh hiệu thi đua, hình thức khen thưởng"),
)
UNIT = (
    Column("unit", "Mã đơn vị", "Mã trong danh sách đơn vị, không đổi khi đơn vị đổi tên"),
    Column("unit_name", "Đơn vị", "Tên ngắn của đơn vị"),
)
STAGE = Column("stage", "Giai đoạn", "Lần gửi hồ sơ của đơn vị", words=words(STAGES))
SUBJECTS = words({Subject.PERSON: "cá nhân", Subject.COLLECTIVE: "tập thể"})
RECEIVED_AT = Column(
    "received_at",
    "Nhận lúc",
    "Lúc phía Hội đồng nhận, theo giờ của kế hoạch; chỉ có ngày nếu sổ không ghi giờ",
    Kind.DATETIME,
)
