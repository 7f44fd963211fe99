"""The closed lists of a plan, by their words in the files."""

from __future__ import annotations

from enum import StrEnum


class Movement(StrEnum):
    """Kinds of movement; titles belong to the yearly one only."""

    YEARLY = "thuong_xuyen"
    THEMATIC = "chuyen_de"
    SUDDEN = "dot_xuat"


class Stage(StrEnum):
    """The stages at which units send files."""

    REGISTRATION = "dang_ky"
    NOMINATION = "de_nghi"


class Subject(StrEnum):
    """Whom a title or a quota is for."""

    PERSON = "ca_nhan"
    COLLECTIVE = "tap_the"


class Scope(StrEnum):
    """Over whom a quota is counted."""

    AGENCY = "co_quan"
    UNIT = "don_vi"


class Rounding(StrEnum):
    """How a limit becomes a whole number; floor alone is always legal for "at most"."""

    FLOOR = "xuong"
    HALF_UP = "gan_nhat"
    CEILING = "len"


class Inclusion(StrEnum):
    """Whether those counted stay inside the base or beside it."""

    INSIDE = "trong"
    BESIDE = "ngoai"


class Weight(StrEnum):
    """How a failed requirement weighs."""

    ERROR = "can_sua"
    WARNING = "can_xem_xet"


class Mark(StrEnum):
    """How well a figure is founded: the plan, the law, a neighbouring text, memory, local practice."""

    PLAN = "P"
    LAW = "L"
    NEIGHBOUR = "VP"
    MEMORY = "M"
    LOCAL = "C"


class Source(StrEnum):
    """What a figure of the plan rests on: the plan's own words, or local practice."""

    PLAN = "P"
    LOCAL = "C"


class VoteBase(StrEnum):
    """Of whom a share of votes is counted."""

    MEMBERS = "thanh_vien"
    PRESENT = "co_mat"


class NamesShown(StrEnum):
    """When names of recognised people stand in the public edition."""

    AFTER_DECISION = "sau_quyet_dinh"
    NEVER = "khong"


class TotalsShown(StrEnum):
    """When totals of people stand in the public edition; before a decision they are of the nominated."""

    AFTER_DECISION = "sau_quyet_dinh"
    BEFORE_DECISION = "truoc_quyet_dinh"


class DecisionKind(StrEnum):
    """Kinds of decision."""

    RECOGNITION = "cong_nhan"
    HIGHER = "cap_tren"
    SUPPLEMENT = "bo_sung"
    CORRECTION = "dinh_chinh"
    ANNULMENT = "huy_bo"


class ExtensionKind(StrEnum):
    """What is decided about a deadline or a late entry."""

    EXTEND = "gia_han"
    ACCEPT_LATE = "chap_nhan_tre"
    REFUSE = "tu_choi"
