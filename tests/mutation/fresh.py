"""Run tests with one module of the package changed before it is imported: `fresh.py MODULE FILE ARGUMENT…`.

What runs while a module is imported cannot be changed afterwards in a fork.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

TOOLS = Path(__file__).parent.parent.parent / "tools"


class Changed(MetaPathFinder, SourceFileLoader):
    """Finds one module and gives it another text."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, str(TOOLS / (name.replace(".", "/") + ".py")))
        self.text = text

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Only the one module."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, _fullname: str) -> CodeType:
        """Of the changed text."""
        return compile(self.text, self.path, "exec", dont_inherit=True)


if __name__ == "__main__":
    sys.meta_path.insert(0, Changed(sys.argv[1], Path(sys.argv[2]).read_text("utf-8")))
    raise SystemExit(pytest.main(sys.argv[3:]))
