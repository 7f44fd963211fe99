"""One receipt: the JSON file of one event on the ledger. Digests only, never content."""

from __future__ import annotations

import json
import re
from datetime import MAXYEAR, MINYEAR, UTC, datetime, time
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, model_validator

LARGEST = 1024 * 1024
"""A unit's file of 64 KiB can hold five thousand entries: its receipt always fits."""
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,6})?Z", re.ASCII)
_HEX = r"^[0-9a-f]{64}$"
_COMMIT = r"^([0-9a-f]{40}|[0-9a-f]{64})?$"
_PART = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_KEY = Annotated[str, Field(pattern=r"^(dau|(ca_nhan|tap_the)/[^\p{Cc}]*)$")]
_LINE = Annotated[str, Field(pattern=r"^[^\p{Cc}]*$", max_length=200)]
_LATER = {"withdrawn": (), "entitled": None, "base": "", "onto_main": False, "instead_of": "", "carried": ()}
"""Parts that older receipts do not have: left out where they say nothing, so that no old form changes."""


class Source(StrEnum):
    """Where the instant comes from: a server, or the Office's register."""

    GIT = "git"
    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    PAPER = "giay"
    E_DOCUMENT = "van_ban_dien_tu"
    E_MAIL = "thu_dien_tu"
    ZALO = "zalo"


REGISTER = frozenset({Source.PAPER, Source.E_DOCUMENT, Source.E_MAIL, Source.ZALO})
FORGES = (Source.GITHUB.value, Source.GITLAB.value, Source.FORGEJO.value)


def _instant(value: object) -> datetime:
    if not isinstance(value, str) or not (match := _INSTANT.fullmatch(value)):
        raise ValueError(value)
    fraction = (match.group(2) or ".0")[1:].ljust(6, "0")
    instant = datetime.fromisoformat(f"{match.group(1)}.{fraction}").replace(tzinfo=UTC)
    if not MINYEAR < instant.year < MAXYEAR:  # the zone of a plan would leave the calendar
        raise ValueError(value)
    return instant


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Account(_Strict):
    """The account on the forge; its numeric id does not change with the name."""

    name: str = ""
    id: str = ""


class Register(_Strict):
    """What the Office's register says of a paper, e-document, e-mail or Zalo message."""

    received_by: Annotated[str, Field(pattern=r"^[^\p{Cc}]*\p{L}[^\p{Cc}]*$", max_length=200)]
    confirmed_by: _LINE = ""
    number: _LINE = ""


class Receipt(_Strict):
    """One event. `instant` is UTC; with `day_only` it is 00:00:00Z and its date is a whole day in the plan's zone.

    `previous` is the sha256 of the bytes of the receipt before, "" for the first.
    `readable` is false where the file arrived but could not be read; then `entries` is empty.
    `withdrawn` are the keys of those entries that said that they are withdrawn.
    `entitled` says whether the account was the unit's or the Office's by the list of the main branch of
    that time, `base` which commit that was; None and "" where nobody could look.
    `onto_main` says that it came onto the main branch itself; `carried` are the keys of those entries that it only
    brought along, as they stood where its branch left the main branch, or as it took them over from there since.
    `instead_of` is the event of a line of the register that was wrong: this line says how it was.
    """

    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1)]
    seq: Annotated[int, Field(ge=1, lt=2**31)]
    previous: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    event: Annotated[str, Field(min_length=1, max_length=200)]
    instant: Annotated[datetime, PlainValidator(_instant)]
    day_only: bool = False
    source: Annotated[Source, Field(strict=False)]
    account: Annotated[Account, Field(default_factory=Account)]
    register_: Annotated[Register | None, Field(alias="register")] = None
    campaign: _PART
    unit: _PART
    stage: Annotated[str, Field(pattern="^(dang_ky|de_nghi)$")]
    path: str
    blob: Annotated[str, Field(pattern=_COMMIT)] = ""
    readable: bool = True
    entries: dict[_KEY, Annotated[str, Field(pattern=_HEX)]] = Field(default_factory=dict)
    withdrawn: tuple[str, ...] = Field(default=(), strict=False)
    entitled: bool | None = None
    base: Annotated[str, Field(pattern=_COMMIT)] = ""
    onto_main: bool = False
    instead_of: Annotated[str, Field(max_length=200)] = ""
    carried: tuple[str, ...] = Field(default=(), strict=False)

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.path != f"submissions/{self.campaign}/don-vi/{self.unit}/{self.stage.replace('_', '-')}.yaml":
            raise ValueError("the file of its campaign, unit and stage")
        if (self.source in REGISTER) is not (self.register_ is not None):
            raise ValueError("the register says who received, and nothing else does")
        if self.instead_of and self.register_ is None:
            raise ValueError("what a server recorded is never put right")
        if self.day_only and self.instant.timetz() != time(tzinfo=UTC):
            raise ValueError("a day has no time")
        if self.entries and not self.readable:
            raise ValueError("what could not be read has no entries")
        if {*self.withdrawn, *self.carried} - self.entries.keys():
            raise ValueError("only an entry can be withdrawn, or carried")
        return self


class Unreadable(NamedTuple):
    """A file of the ledger that is no receipt, with the reason in Vietnamese."""

    name: str
    reason: str


def dump(receipt: Receipt) -> bytes:
    """The one canonical form of a receipt: sorted keys, two spaces, a line feed at the end."""
    plain = receipt.model_dump(by_alias=True)
    plain["instant"] = written(receipt.instant)
    plain["source"] = receipt.source.value
    plain["entries"] = dict(receipt.entries)
    said = {name: value for name, value in plain.items() if name not in _LATER or value != _LATER[name]}
    return (json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()


def written(instant: datetime) -> str:
    """An instant as receipts hold it, with microseconds only where there are any."""
    utc = instant.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S") + (f".{utc.microsecond:06}" if utc.microsecond else "") + "Z"


def parse(name: str, data: bytes) -> Receipt | Unreadable:
    """The receipt in a file; never raises."""
    if len(data) > LARGEST:
        return Unreadable(name, f"tệp lớn hơn {LARGEST // 1024} KiB")
    try:
        return Receipt.model_validate_json(data)
    except ValidationError:
        return Unreadable(name, "không phải là biên nhận đúng mẫu")


def mark_of(data: bytes) -> str:
    """The name by which the next receipt knows this one: sha256 of its bytes."""
    return sha256(data).hexdigest()
