"""A new folder in the place of an old one, in one step where the system can do that."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path
from typing import Any

_HERE = -100  # AT_FDCWD: paths are taken as they are
_EXCHANGE = 2  # RENAME_EXCHANGE


def swap(new: Path, target: Path) -> None:
    """Put `new` at `target`; a kill at any moment leaves the old folder there or the new one.

    Where the system cannot exchange two names (Linux can) the old one is first moved away:
    between the two steps the folder is missing under its name, but whole under the other.
    """
    if target.exists():
        shutil.rmtree(new if exchanged(new, target) else moved(new, target))
    else:
        new.rename(target)


def exchanged(one: Path, other: Path) -> bool:
    """Let two names change places in one step; False where the system cannot."""
    system: Any = ctypes.CDLL(None) if os.name == "posix" else None
    rename = getattr(system, "renameat2", None)
    return rename is not None and not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def moved(new: Path, target: Path) -> Path:
    """The same in two steps; where the old folder is then."""
    old = target.with_name(f".{target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    target.rename(old)
    new.rename(target)
    return old
