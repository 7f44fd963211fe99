"""One quota over one scope: how many hold it, how many may, and what keeps the figure from being final."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from thidua.dataset.entry import Entry
from thidua.dataset.located import Located
from thidua.dataset.numbers import decimal, percent, rounded
from thidua.dataset.recognition import Recognition
from thidua.model.plan import Quota
from thidua.model.terms import Inclusion, Scope

_NAMED = 5


class Pending(NamedTuple):
    """What keeps a figure from being final; `unlisted` names the units without a readable roster.

    `rulings` says that the file of the late decisions cannot be read, `units` the list of the units. `undecided` are late people among the counted, `base_undecided` among those of whom the share is taken.
    `strangers` are left out, having a code that is nobody's.
    """

    undecided: int = 0
    waiting: int = 0
    broken: int = 0
    missing: int = 0
    unlisted: tuple[str, ...] = ()
    base_undecided: int = 0
    rulings: bool = False
    units: bool = False
    strangers: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """One quota over one scope: `unit` is "" for the agency.

    `base_lost` people stood in the base when the last of those counted was recognised, and were annulled since.
    `barred`: the law lets no plan set this share. `voted`: it is what the Council's vote leaves of the nominations.
    `own` says that the plan sets the quota over this scope; other scopes are shown beside
    it for comparison. `share` × `base` = `exact`, rounded to `limit` people; `among` are those
    that make the base, each person once.
    """

    quota: Located[Quota]
    scope: Scope
    unit: str
    own: bool
    holders: tuple[Entry[Any] | Recognition, ...]
    counted: tuple[Entry[Any] | Recognition, ...]
    recognised: bool
    base_name: str
    pending: Pending
    base_lost: int = 0
    barred: bool = False
    voted: bool = False

    @property
    def stage(self) -> Literal["nominated", "voted", "recognised"]:
        """Of whom it is, as data call it."""
        return "recognised" if self.recognised else "voted" if self.voted else "nominated"

    @property
    def among(self) -> tuple[Entry[Any] | Recognition, ...]:
        """Those of whom the share is taken."""
        if self.quota.record.inclusion is Inclusion.INSIDE:
            return self.holders
        beside = {one.code for one in self.counted}
        return tuple(one for one in self.holders if one.code not in beside)

    @property
    def both(self) -> int:
        """How many of the holders are counted too: so many leave the base where they are counted beside it."""
        return len({one.code for one in self.holders} & {one.code for one in self.counted})

    @property
    def exact(self) -> Fraction:
        """The share of the base before it is rounded."""
        return self.quota.record.share * self.base

    @property
    def limit(self) -> int:
        """How many people may be counted."""
        return rounded(self.exact, self.quota.record.rounding)

    @property
    def base(self) -> int:
        """How many people the share is of."""
        return len(self.among)

    @property
    def count(self) -> int:
        """How many people count against the limit."""
        return len(self.counted)

    @property
    def empty(self) -> bool:
        """Whether nobody stands in base or count, and nobody is left out of them."""
        left_out = self.pending.waiting or self.pending.broken or self.pending.unlisted or self.pending.strangers
        return not (self.base or self.count or left_out)

    @property
    def provisional(self) -> bool:
        """Whether units or rosters are still missing or entries cannot be read."""
        return any(self._open)

    @property
    def over(self) -> int:
        """How many people too many, zero or more."""
        return max(0, self.count - self.limit)

    @property
    def over_then(self) -> int:
        """How many people too many when the last of them was recognised, whatever was annulled since."""
        exact = self.quota.record.share * (self.base + self.base_lost)
        return max(0, self.count - rounded(exact, self.quota.record.rounding))

    @property
    def left(self) -> int:
        """How many places are free, zero or more."""
        return max(0, self.limit - self.count)

    def without(self, code: str) -> Count:
        """The same count as if a person had withdrawn altogether: the base may be lower, too."""
        holders = tuple(one for one in self.holders if one.code != code)
        return replace(self, holders=holders, counted=self._others(code))

    def giving_up(self, code: str) -> Count:
        """The same count as if a person had withdrawn from this award only."""
        return replace(self, counted=self._others(code))

    def _others(self, code: str) -> tuple[Entry[Any] | Recognition, ...]:
        return tuple(one for one in self.counted if one.code != code)

    @property
    def arithmetic(self) -> str:
        """The whole computation: `15 % × 48 LĐTT = 7,2 → 7`."""
        result = decimal(self.exact)
        rest = "" if self.exact == self.limit else f" → {self.limit}"
        return f"{percent(self.quota.record.share)} × {self.base} {self.base_name} = {result}{rest}"

    @property
    def remark(self) -> str:
        """What makes the figure provisional, "" where nothing does."""
        one, unread = self.pending, "; ".join(self._open)
        parts = [f"tạm tính, {unread}" if unread else ""]
        parts += [f"trong đó {one.undecided} người chưa quyết" if one.undecided else ""]
        parts += [f"trong {self.base_name} có {one.base_undecided} người chưa quyết" if one.base_undecided else ""]
        parts += [f"chưa kể {one.waiting} người chờ quyết định" if one.waiting else ""]
        parts += [f"chưa kể {one.strangers} người chưa rõ mã số" if one.strangers else ""]
        parts += ["do hủy bỏ sau quyết định" if self.recognised and self.over and not self.over_then else ""]
        parts += ["chế độ pháp luật không cho đặt tỷ lệ này" if self.barred else ""]
        return "; ".join(filter(None, parts))

    @property
    def _open(self) -> Iterator[str]:
        if self.pending.units:
            yield "chưa đọc được danh sách đơn vị"
        if self.pending.missing:
            yield f"còn {self.pending.missing} đơn vị"
        if self.pending.unlisted:
            yield f"chưa đọc được danh sách nhân sự của {_few(self.pending.unlisted)}"
        if self.pending.rulings:
            yield "chưa đọc được gia-han.yaml"
        if self.pending.broken:
            yield f"còn {self.pending.broken} {'quyết định' if self.recognised else 'mục'} chưa đọc được"


def uncounted(counts: Iterable[Count]) -> bool:
    """Whether there is nothing to count yet: nobody is nominated, nobody recognised."""
    return all(count.empty and not count.recognised for count in counts)


def _few(names: tuple[str, ...]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" và {rest} đơn vị khác" if rest > 0 else "")
