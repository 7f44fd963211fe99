"""A second computation of quotas and states, in plain SQL, written from the rules of the field.

It knows nothing of the package: it takes the facts of a campaign and which entries pass one
found wrong, and answers with states, versions that count, figures and limits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from campaigns import Nominee
from random_campaigns import DAY, Made, Ruling

TABLES = (Path(__file__).parent / "oracle.sql").read_text("utf-8")
STEPS = """
INSERT INTO came SELECT code, seconds, edition, unit, ends FROM arrival;
INSERT INTO state SELECT code, state FROM stated WHERE state IS NOT NULL;
INSERT INTO counted SELECT c.code, c.unit, c.edition, c.undecided FROM counting c
    JOIN version v ON v.code = c.code AND v.edition = c.edition AND v.kept;
"""
LIMIT = """CASE mode
    WHEN 'xuong' THEN percent * base / 100
    WHEN 'gan_nhat' THEN (2 * percent * base + 100) / 200
    ELSE (percent * base + 99) / 100 END"""
Figure = tuple[str, str, int, int, int, int, int]
Final = tuple[str, str, int, int, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What comes out.

    `nominated` are award, scope, base, count, limit, missing units, undecided people; `recognised` the first five.
    `counted` gives the edition that counts by code.
    """

    states: dict[str, str]
    counted: dict[str, int]
    nominated: list[Figure]
    recognised: list[Final]


def answers(made: Made, faulty: Collection[str]) -> Answers:
    """All answers about a campaign; `faulty` are the codes of those whom pass one found wrong."""
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(TABLES)
        for table, rows in _facts(made, faulty):
            for row in rows:
                database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        database.executescript(STEPS)
        shown = f"award, scope, base, counted, {LIMIT}"
        return Answers(
            dict(database.execute("SELECT code, state FROM state")),
            dict(database.execute("SELECT code, edition FROM counted")),
            database.execute(f"SELECT {shown}, missing, undecided FROM figure ORDER BY award, scope").fetchall(),  # noqa: S608
            database.execute(f"SELECT {shown} FROM final ORDER BY award, scope").fetchall(),  # noqa: S608
        )
    finally:
        database.close()


def _facts(made: Made, faulty: Collection[str]) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """The rows of each table."""
    yield "unit", [(unit, state) for unit, (state, _) in made.stands.items()]
    yield "nominee", [(p.code, p.unit, p.known, p.code in faulty) for mine in made.people.values() for p in mine]
    yield "sending", [(one.unit, one.seconds, one.people is not None) for one in made.sendings]
    sent = [(one, person) for one in made.sendings for person in one.people or ()]
    yield "sent", [(person.code, one.seconds, person.edition) for one, person in sent]
    standing = [person for _, people in made.stands.values() for person in people]
    yield "text", [(person.code, person.edition) for person in standing]
    editions: set[Nominee] = {*standing, *(person for _, person in sent)}
    kept = {*standing, *(person for one, person in sent if one.unit not in made.lost)}
    yield "version", [(one.code, one.edition, one.withdrawn, one in kept) for one in editions]
    yield "award", [(one.code, one.edition, award) for one in editions for award in one.awards]
    yield "ruling", [row for one in made.rulings for row in _rows(one)]
    yield "quota", [(award, share, mode, way) for award, share, _, mode, way in made.quotas]
    yield "decision", [(one.number, one.kind, one.replaces) for one in made.decisions]
    yield "listed", [(d.number, who.code, award) for d in made.decisions for who, awards in d.rows for award in awards]


def _rows(one: Ruling) -> Iterator[tuple[object, ...]]:
    """A ruling by people; it reaches through its last day, or through the day of its document."""
    days = one.ground if one.days is None else one.days
    yield from ((one.kind, one.unit, code, days * DAY) for code in one.people or ("",))
