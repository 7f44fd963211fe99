"""Every write is to a temporary file beside the target, then a rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.snapshot.error import REFUSALS, UsageError


def write(target: Path, data: bytes) -> None:
    """Replace or create a file whole; a kill at any moment leaves the old or the new one."""
    with placing(target):
        _written(target, data)


@contextmanager
def placing(target: Path) -> Iterator[None]:
    """What is made at a place, or UsageError where nothing can be; what the machine refuses stays an OSError."""
    try:
        yield
    except OSError as fault:
        fault.filename = str(target)  # not the temporary one
        if target.is_dir() or isinstance(fault, FileExistsError | NotADirectoryError):
            raise UsageError(f"không ghi được vào {target}: ở đó có thư mục, hoặc trên đường đến đó có tệp") from fault
        if fault.errno in REFUSALS:
            raise
        raise UsageError(f"không ghi được vào {target}: không tạo được gì ở đó; chọn nơi khác") from fault


def _written(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tam", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
