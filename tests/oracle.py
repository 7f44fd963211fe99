"""A second computation of quotas and states, in plain SQL, written from the rules of the field.

It knows nothing of the package: it takes the facts of a campaign and which entries pass one
found wrong, and answers with counts, limits and states.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

TABLES = """
CREATE TABLE unit (code TEXT PRIMARY KEY);
CREATE TABLE sent (unit TEXT PRIMARY KEY, seconds INTEGER, decided TEXT);
CREATE TABLE nominee (unit TEXT, code TEXT PRIMARY KEY, withdrawn INTEGER, faulty INTEGER, known INTEGER);
CREATE TABLE award (code TEXT, award TEXT);
CREATE TABLE quota (award TEXT, percent INTEGER, mode TEXT, way TEXT);
CREATE VIEW state AS SELECT n.code, n.unit, CASE
    WHEN n.withdrawn THEN 'rut'
    WHEN s.seconds IS NULL THEN 'chua_ghi_nhan'
    WHEN s.seconds < 0 THEN 'dung_han'
    WHEN s.decided = 'chap_nhan_tre' THEN 'tre_chap_nhan'
    WHEN s.decided = 'tu_choi' THEN 'tre_khong_chap_nhan'
    ELSE 'tre_han' END AS state
    FROM nominee n JOIN sent s ON s.unit = n.unit;
CREATE VIEW holder AS SELECT a.award, n.code, n.unit, t.state
    FROM nominee n JOIN award a ON a.code = n.code JOIN state t ON t.code = n.code
    WHERE n.known AND NOT n.faulty AND t.state NOT IN ('rut', 'tre_khong_chap_nhan');
CREATE VIEW scope AS SELECT '' AS scope UNION SELECT code FROM unit;
CREATE VIEW figure AS SELECT q.award, q.percent, q.mode, s.scope,
    (SELECT count(*) FROM holder h WHERE h.award = q.award AND s.scope IN ('', h.unit)) AS counted,
    (SELECT count(*) FROM holder h WHERE h.award = q.award AND s.scope IN ('', h.unit) AND h.state = 'tre_han') AS undecided,
    (SELECT count(*) FROM holder h WHERE h.award = 'LDTT' AND s.scope IN ('', h.unit) AND (q.way = 'trong'
        OR h.code NOT IN (SELECT code FROM holder WHERE award = q.award))) AS base,
    (SELECT count(*) FROM unit u WHERE s.scope IN ('', u.code) AND u.code NOT IN (SELECT unit FROM sent)) AS missing
    FROM quota q CROSS JOIN scope s;
"""
ANSWER = """
SELECT award, scope, base, counted, CASE mode
    WHEN 'xuong' THEN percent * base / 100
    WHEN 'gan_nhat' THEN (2 * percent * base + 100) / 200
    ELSE (percent * base + 99) / 100 END, missing, undecided
FROM figure ORDER BY award, scope
"""

Figure = tuple[str, str, int, int, int, int, int]


def answers(
    units: Iterable[str],
    sent: Iterable[tuple[str, int | None, str]],
    nominees: Iterable[tuple[str, str, bool, bool, bool]],
    awards: Iterable[tuple[str, str]],
    quotas: Iterable[tuple[str, int, str, str]],
) -> tuple[list[Figure], dict[str, str]]:
    """Figures (award, scope, base, count, limit, missing, undecided) and states by code."""
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(TABLES)
        database.executemany("INSERT INTO unit VALUES (?)", ((unit,) for unit in units))
        database.executemany("INSERT INTO sent VALUES (?, ?, ?)", sent)
        database.executemany("INSERT INTO nominee VALUES (?, ?, ?, ?, ?)", nominees)
        database.executemany("INSERT INTO award VALUES (?, ?)", awards)
        database.executemany("INSERT INTO quota VALUES (?, ?, ?, ?)", quotas)
        return database.execute(ANSWER).fetchall(), dict(database.execute("SELECT code, state FROM state"))
    finally:
        database.close()
