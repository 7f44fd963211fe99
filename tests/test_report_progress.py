"""The progress bar: on a terminal only, after a second, and gone at the end."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from thidua.report.progress import Progress


class Terminal(StringIO):
    """A stream in memory that says that a person looks at it."""

    def isatty(self) -> bool:
        """Always."""
        return True


def drawn(stream: StringIO, instants: Iterable[float], steps: Iterable[tuple[int, int]]) -> str:
    """What stands in the stream when the clock gives these instants at the start and at each step."""
    clock = iter(instants)
    progress = Progress(stream, lambda: next(clock), "đang đọc")
    for done, whole in steps:
        progress(done, whole)
    progress.close()
    return stream.getvalue()


CLEARED = "\r" + " " * 56 + "\r"


def test_work_over_a_second_is_drawn_and_taken_away() -> None:
    """The bar shows how much is done, in 24 cells, and leaves a clean line."""
    assert drawn(Terminal(), [100.0, 101.5], [(6, 24)]) == ("\rđang đọc [######..................] 6/24" + CLEARED)


def test_short_work_draws_nothing() -> None:
    """Up to one second nothing is written, not even at the end."""
    assert drawn(Terminal(), [100.0, 100.5, 101.0], [(1, 2), (2, 2)]) == ""


def test_only_a_terminal_sees_the_bar() -> None:
    """A file or a pipe never holds a bar."""
    assert drawn(StringIO(), [0.0, 5.0, 10.0], [(1, 2), (2, 2)]) == ""


def test_bar_is_drawn_ten_times_a_second_at_most() -> None:
    """Steps in quick succession do not slow the work."""
    text = drawn(Terminal(), [0.0, 2.0, 2.0625, 2.09375, 2.125], [(1, 4), (2, 4), (3, 4), (4, 4)])
    assert text == ("\rđang đọc [######..................] 1/4\rđang đọc [########################] 4/4" + CLEARED)


def test_nothing_to_do_is_no_division_by_zero() -> None:
    """Work of no parts draws an empty bar."""
    assert drawn(Terminal(), [0.0, 2.0], [(0, 0)]) == "\rđang đọc [........................] 0/0" + CLEARED


def test_line_is_cleared_for_long_counts_too() -> None:
    """What is taken away is at least as wide as what was drawn."""
    text = drawn(Terminal(), [0.0, 2.0], [(1_000_000, 9_999_999)])
    assert text == "\rđang đọc [##......................] 1000000/9999999" + CLEARED
    assert len("đang đọc [##......................] 1000000/9999999") == 51
