"""What a reader gives back, and the limits of a file."""

from __future__ import annotations

import pytest

from thidua.source import OFFICE, UNIT, Document, Limits


def test_limits() -> None:
    """64 KiB for a unit, 1 MiB for the Office; depth, events and values as the format says."""
    assert Limits(65_536, 16, 5_000, 2_000) == UNIT
    assert Limits(1_048_576, 16, 100_000, 2_000) == OFFICE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("a\n", ("a", "")),
        ("a\r\nb\rc\n\nd", ("a", "b", "c", "", "d")),
        ("a\u2028b\x0bc\x1cd", ("a\u2028b\x0bc\x1cd",)),
    ],
)
def test_lines_are_counted_as_places_count_them(text: str, lines: tuple[str, ...]) -> None:
    """Only LF, CRLF and CR end a line, not the separators that Python's splitlines knows."""
    assert Document(None, (), text).lines == lines
