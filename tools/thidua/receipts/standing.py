"""The states of an entry in time, and which version of it counts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from thidua.model.rulings import Extension


class State(StrEnum):
    """States of an entry, by their code in files."""

    ON_TIME = "dung_han"
    EXTENDED = "dung_gia_han"
    CORRECTED_LATE = "sua_sau_han"
    LATE = "tre_han"
    LATE_ACCEPTED = "tre_chap_nhan"
    LATE_REFUSED = "tre_khong_chap_nhan"
    WITHDRAWN = "rut"
    VANISHED = "vang_mat"
    UNREAD = "da_nhan_chua_doc_duoc"
    UNRECORDED = "chua_ghi_nhan"


NAMES = {
    State.ON_TIME: "đúng hạn",
    State.EXTENDED: "đúng hạn đã gia hạn",
    State.CORRECTED_LATE: "sửa sau hạn",
    State.LATE: "trễ hạn, chờ quyết định",
    State.LATE_ACCEPTED: "trễ hạn, đã chấp nhận",
    State.LATE_REFUSED: "trễ hạn, không chấp nhận",
    State.WITHDRAWN: "đã rút",
    State.VANISHED: "vắng mặt",
    State.UNREAD: "đã nhận, chưa đọc được",
    State.UNRECORDED: "chưa ghi nhận",
}


class Counting(StrEnum):
    """Which version counts: the current one, an older on-time one, none; or apart, until decided."""

    CURRENT = "current"
    OLDER = "older"
    NONE = "none"
    APART = "apart"


class Standing(NamedTuple):
    """The state of an entry. `received_at` is the instant of the version that the state is of.

    `on_time_digest` and `blob` are of the last version that was received in time, or of one that was
    `accepted` since and changed once more; "" where there is none.
    `unreceived` says that only what was received counts and the text as it stands is not what was received last:
    then all else is of that, and `blob` of the version of it that counts.
    """

    state: State = State.UNRECORDED
    counted: Counting = Counting.CURRENT
    received_at: datetime | None = None
    days_late: int = 0
    on_time_digest: str = ""
    blob: str = ""
    decision: Extension | None = None
    unreceived: bool = False
    accepted: Extension | None = None
