"""What a command says where it cannot tell, because a file that it rests on cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.cli.console import Console


def unread(paths: Iterable[str], consequence: str) -> Iterator[str]:
    """A line a path: what cannot be read, what cannot be told or done for that, where to see what to mend."""
    return (f"Không đọc được {path} nên {consequence}; xem chỗ phải sửa: thidua check {path}" for path in paths)


def refused(console: Console, paths: Iterable[str], consequence: str) -> int:
    """The exit code 1 where something cannot be read, which is said; 0 where all can."""
    lines = list(unread(paths, consequence))
    console.complain(*lines)
    return int(bool(lines))
