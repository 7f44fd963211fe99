"""When the Office's register says that something came: an instant, or a day without a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from thidua.snapshot import UsageError

_DAY = re.compile(r"(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})/(\d{1,2})/(\d{4}))(?:[T ](\d{1,2}:\d\d.*))?", re.ASCII)
_FIRST_YEAR = 2000
_LIKE = "viết như 18/3/2022, 2022-03-18T23:50 hoặc 2022-03-18T23:50+07:00"


@dataclass(frozen=True, slots=True)
class Received:
    """An instant in UTC; with `day_only` its date is a whole day in the plan's zone."""

    instant: datetime
    day_only: bool


def received(text: str, zone: tzinfo | None) -> Received:
    """What the register says; a time without a zone is the plan's, UsageError where that is not known."""
    match = _DAY.fullmatch(text.strip())
    if not match:
        raise UsageError(f"“{text}” không phải là lúc nhận; {_LIKE}")
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    clock = match[7] or "00:00"
    try:
        found = datetime.fromisoformat(f"{year}-{int(month):02}-{int(day):02}T{'0' * (clock[1] == ':')}{clock}")
    except ValueError:
        raise UsageError(f"“{text}” không phải là lúc nhận; {_LIKE}") from None
    if found.year < _FIRST_YEAR:
        raise UsageError(f"lúc nhận “{text}” quá xa; {_LIKE}")
    if not match[7]:
        return Received(found.replace(tzinfo=UTC), day_only=True)
    if found.tzinfo is None and zone is None:
        raise UsageError(f"kế hoạch chưa đọc được nên không biết múi giờ của “{text}”; viết kèm +07:00")
    whole = found if found.tzinfo else found.replace(tzinfo=zone)
    return Received(whole.astimezone(UTC), day_only=False)
