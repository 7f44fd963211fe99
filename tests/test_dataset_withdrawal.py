"""What a withdrawal would do to a quota is what it does when the unit writes it."""

from __future__ import annotations

import re

import pytest

from campaigns import sized
from snapshots import verdict_of
from thidua.dataset.count import Count

PATH = "submissions/2022/don-vi/dv-{}/de-nghi.yaml"


def figures(counts: tuple[Count, ...]) -> list[tuple[str, int, int, int]]:
    """Scope, base, people and limit of each count."""
    return [(one.unit, one.base, one.count, one.limit) for one in counts]


def entry(files: dict[str, bytes], code: str) -> tuple[str, str, str]:
    """The path of a person's file, its text, and the person's own piece of it."""
    path = PATH.format(code.split("-")[1])
    text = files[path].decode()
    piece = re.findall(rf"  - ma_so: {code}\n(?:    .*\n)+", text)[0]
    return path, text, piece


@pytest.mark.parametrize("way", ["trong", "ngoai"])
@pytest.mark.parametrize("scope", ["co_quan", "don_vi"])
def test_every_withdrawal_is_recomputed_exactly(way: str, scope: str) -> None:
    """Whoever withdraws altogether or gives up one award, base, people and limit are those of the changed file."""
    files = sized([7, 4], [("CSTDCS", 29, scope, "gan_nhat", way)], few=3)
    before = verdict_of(files).campaigns[0].counts.nominated
    for code in (f"nv-{unit}-{n}" for unit, size in ((0, 7), (1, 4)) for n in range(size)):
        path, text, piece = entry(files, code)
        gone = piece + "    rut_de_nghi: {ngay: 2022-12-14, ly_do: khac}\n"
        lower = piece.replace(", CSTDCS", "")
        for said, expected in (
            (gone, tuple(one.without(code) for one in before)),
            (lower, tuple(one.giving_up(code) for one in before)),
        ):
            after = verdict_of(files | {path: text.replace(piece, said).encode()}).campaigns[0].counts.nominated
            assert figures(after) == figures(expected)


def test_a_withdrawal_may_lower_the_limit() -> None:
    """Five of 40 % have 2 places, four have 1; beside the base a title given up adds to it."""
    whole = (
        verdict_of(sized([5], [("CSTDCS", 40, "co_quan", "xuong", "trong")], few=2)).campaigns[0].counts.nominated[0]
    )
    assert (whole.limit, whole.left, whole.over) == (2, 0, 0)
    assert [(one.base, one.count, one.limit) for one in (whole.without("nv-0-4"), whole.without("nv-0-0"))] == [
        (4, 2, 1),
        (4, 1, 1),
    ]
    beside = (
        verdict_of(sized([5], [("CSTDCS", 40, "co_quan", "xuong", "ngoai")], few=2)).campaigns[0].counts.nominated[0]
    )
    assert [(one.base, one.both, one.limit) for one in (beside, beside.giving_up("nv-0-0"))] == [(3, 2, 1), (4, 1, 1)]
