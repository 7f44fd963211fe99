"""Random campaigns: what the units sent and when, what stands in their files, what was decided of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from campaigns import Nominee, Quota

SHARES = [5, 10, 15, 29, 35, 40, 41, 57, 58, 69, 70, 82, 100]
DAY = 86_400
MOMENTS = [-5 * DAY, -2 * DAY, -DAY, -1, 0, 1, DAY - 1, DAY, 2 * DAY - 1, 2 * DAY, 3 * DAY, 6 * DAY, 9 * DAY]
"""Seconds from the end of the deadline at which something is received."""
READABLE, BROKEN, NONE = "doc_duoc", "hong", "khong"


@dataclass(frozen=True, slots=True)
class Sending:
    """A unit's file as it was received once, `seconds` from the end of the deadline; None could not be read."""

    unit: str
    seconds: int
    people: tuple[Nominee, ...] | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision about lateness: of a unit, or of some people of it; `days` after the deadline until which, or None.

    `ground` is the day of the document, in days after the deadline.
    """

    kind: str
    unit: str
    people: tuple[str, ...]
    days: int | None
    ground: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the head; `replaces` is the number of another, 0 for none.

    The unit written in a row may be another than that of the person.
    """

    number: int
    kind: str
    replaces: int
    rows: tuple[tuple[Nominee, tuple[str, ...]], ...]


@dataclass(slots=True)
class Made:
    """A campaign and all that was decided while it was made; `lost` are units whose old versions are gone."""

    quotas: list[Quota]
    people: dict[str, list[Nominee]] = field(default_factory=dict)
    sendings: list[Sending] = field(default_factory=list)
    stands: dict[str, tuple[str, tuple[Nominee, ...]]] = field(default_factory=dict)
    rulings: list[Ruling] = field(default_factory=list)
    decisions: list[Decided] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def make(seed: int) -> Made:
    """A campaign of two to five units with all that may happen to what they send."""
    dice = Random(seed)  # noqa: S311 - made-up data
    modes, ways = ["xuong", "gan_nhat", "len"], ["trong", "ngoai"]
    made = Made(
        [
            (award, dice.choice(SHARES), dice.choice(["co_quan", "don_vi"]), dice.choice(modes), dice.choice(ways))
            for award in ("CSTDCS", "GIAY_KHEN")
        ]
    )
    editions = count(1)
    for unit in (f"dv-{n}" for n in range(dice.randint(2, 5))):
        made.people[unit] = [_nominee(dice, unit, n) for n in range(dice.randint(0, 8))]
        _send(dice, made, unit, editions)
        made.rulings += _rulings(dice, made.people[unit], unit)
        if dice.random() < 0.15:
            made.lost.add(unit)
    if dice.random() < 0.75:
        _decide(dice, made)
    return made


def _nominee(dice: Random, unit: str, number: int) -> Nominee:
    awards = [award for award, chance in (("LDTT", 0.85), ("GIAY_KHEN", 0.4)) if dice.random() < chance]
    if "LDTT" in awards and dice.random() < 0.3:
        awards.append("CSTDCS")
    return Nominee(
        unit,
        f"nv-{unit[3:]}-{number}",
        tuple(awards),
        withdrawn=dice.random() < 0.08,
        sound=dice.random() < 0.88,
        known=dice.random() < 0.93,
    )


def _send(dice: Random, made: Made, unit: str, editions: count[int]) -> None:
    """What a unit sent, one after the other, and what stands in its file now."""
    latest: dict[str, Nominee] = {}
    for seconds in sorted(dice.sample(MOMENTS, dice.choices([0, 1, 2, 3], [2, 5, 4, 2])[0])):
        latest = _next(dice, made.people[unit], latest, editions, change=0.3)
        readable = dice.random() < 0.87
        made.sendings.append(Sending(unit, seconds, tuple(latest.values()) if readable else None))
    state = dice.choices([READABLE, BROKEN, NONE], [88, 6, 6])[0]
    if dice.random() < 0.5:
        latest = _next(dice, made.people[unit], latest, editions, change=0.1)
    standing = latest.values() if state == READABLE else ()
    made.stands[unit] = state, tuple(_put_back(dice, made, one) for one in standing)


def _put_back(dice: Random, made: Made, one: Nominee) -> Nominee:
    """Now and then an earlier version that was received, where nothing of the unit came late."""
    mine = [sending for sending in made.sendings if sending.unit == one.unit]
    earlier = [old for sending in mine for old in sending.people or () if old.code == one.code]
    late = any(sending.seconds >= 0 for sending in mine)
    return dice.choice(earlier) if earlier and not late and dice.random() < 0.3 else one


def _next(
    dice: Random, people: list[Nominee], before: dict[str, Nominee], editions: count[int], *, change: float
) -> dict[str, Nominee]:
    """The next version of a file: some people are changed, some are left out, some come in."""
    after: dict[str, Nominee] = {}
    for one in people:
        old, chance = before.get(one.code), dice.random()
        if old is None:
            if chance < (0.2 if before else 0.9):
                after[one.code] = replace(one, edition=next(editions))
        elif chance < change:
            drawn = _nominee(dice, one.unit, 0)
            after[one.code] = replace(drawn, code=one.code, known=one.known, edition=next(editions))
        elif chance < 0.93:
            after[one.code] = old
    return after


def _rulings(dice: Random, people: list[Nominee], unit: str) -> list[Ruling]:
    """Extensions and late decisions: of the unit first, then of single people, nobody named twice for one thing."""
    codes = [one.code for one in people]
    found = [Ruling("gia_han", unit, (), dice.choice([1, 2, 3, 7]), 0)] if dice.random() < 0.2 else []
    if codes and dice.random() < 0.35:
        some = tuple(dice.sample(codes, dice.randint(1, len(codes))))
        found.append(Ruling("gia_han", unit, some, dice.choice([1, 2, 3, 7]), 0))
    whole = _late(dice, unit, ()) if dice.random() < 0.4 else None
    if whole:
        found.append(whole)
    if whole and whole.days and dice.random() < 0.5:
        found.append(Ruling("tu_choi", unit, (), None, whole.ground))  # of what came since
    if codes and dice.random() < 0.4:
        some = tuple(dice.sample(codes, dice.randint(1, len(codes))))
        cut = dice.randint(0, len(some))
        found += [_late(dice, unit, part) for part in (some[:cut], some[cut:]) if part]
    return found


def _late(dice: Random, unit: str, people: tuple[str, ...]) -> Ruling:
    kind = dice.choice(["chap_nhan_tre", "tu_choi"])
    days = dice.choice([None, None, 1, 3]) if kind == "chap_nhan_tre" else None
    return Ruling(kind, unit, people, days, dice.choice([4, 8, 14]))


def _decide(dice: Random, made: Made) -> None:
    """Who is recognised, added, annulled, added again, corrected: each decision names the one it changes."""
    everybody = [one for people in made.people.values() for one in people]
    held: dict[int, dict[str, tuple[Nominee, tuple[str, ...]]]] = {}
    for number, kind in enumerate(("cong_nhan", "bo_sung", "huy_bo", "bo_sung", "dinh_chinh"), 1):
        if number > 1 and dice.random() < 0.4:
            continue
        share = 0.8 if number == 1 else 0.25
        rows = {one.code: (one, _nominee(dice, one.unit, 0).awards) for one in everybody if dice.random() < share}
        rows = {code: (one, awards) for code, (one, awards) in rows.items() if awards}
        old = dice.choice(list(held)) if held else 0
        if kind == "huy_bo" and dice.random() < 0.8:
            rows = {code: row for code, row in held[old].items() if dice.random() < 0.5}
        written = [(_written(dice, made, one), awards) for one, awards in rows.values()]
        made.decisions.append(Decided(number, kind, old, tuple(written)))
        if kind != "huy_bo":
            held[number] = rows


def _written(dice: Random, made: Made, one: Nominee) -> Nominee:
    """The same person, whom the decision may put into another unit; a stranger has none but the one written."""
    return replace(one, unit=dice.choice(list(made.people))) if one.known and dice.random() < 0.1 else one
