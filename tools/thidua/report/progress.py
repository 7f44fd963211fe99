"""A progress bar for work over a second, drawn on a terminal only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

_AFTER = 1.0
_EVERY = 0.1
_CELLS = 24


class Progress:
    """Draws `done` of `whole` on a stream that is a terminal; `clock` gives monotonic seconds."""

    def __init__(self, stream: TextIO, clock: Callable[[], float], label: str) -> None:
        self._stream, self._clock, self._label = stream, clock, label
        self._begun = self._drawn = clock()
        self._terminal, self._open = stream.isatty(), False

    def __call__(self, done: int, whole: int) -> None:
        """Draw, if more than a second has gone and the last drawing is a tenth of a second old."""
        now = self._clock()
        if self._terminal and now - self._begun > _AFTER and now - self._drawn > _EVERY:
            self._drawn, self._open = now, True
            full = _CELLS * done // max(1, whole)
            self._stream.write(f"\r{self._label} [{'#' * full}{'.' * (_CELLS - full)}] {done}/{whole}")
            self._stream.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self._open:
            self._stream.write("\r" + " " * (len(self._label) + _CELLS + 24) + "\r")
            self._stream.flush()
