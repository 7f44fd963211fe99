"""What a check loads, and what it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from agency import repository

_LOADED = """
import sys
from thidua.cli import main
main(["check"])
print(*(name for name in sys.modules if name.startswith("thidua.model.")))
"""
_LATER = ("council", "decision", "rulings", "past")


def test_a_plugin_of_pydantic_has_no_say(tmp_path: Path) -> None:
    """What else is installed decides nothing: where pydantic alone would load a plugin, the check does not."""
    (tmp_path / "spoiler.py").write_text("raise SystemExit(9)\n")
    installed = tmp_path / "spoiler-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: spoiler\nVersion: 1\n")
    (installed / "entry_points.txt").write_text("[pydantic]\nspoiler = spoiler\n")
    environment = {"PYTHONPATH": str(tmp_path)}
    alone = "from pydantic import BaseModel\nclass One(BaseModel):\n    part: int\n"
    root = repository(tmp_path / "kho")
    assert subprocess.run([sys.executable, "-c", alone], env=environment, check=False).returncode == 9
    check = subprocess.run(
        [sys.executable, "-m", "thidua", "check"],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (check.returncode, check.stdout) == (0, "Kết quả: không có gì phải sửa hay xem xét.\n")


@pytest.mark.parametrize("later", [False, True])
def test_models_of_what_is_not_there_are_not_made(tmp_path: Path, *, later: bool) -> None:
    """A campaign before its Council: thirty classes fewer, which a check of one file notices."""
    root = repository(tmp_path)
    if later:
        (root / "submissions/2022/ke-hoach/gia-han.yaml").write_text("schema: 1\nmuc: []\n")
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split()
    assert [name for name in _LATER if f"thidua.model.{name}" in loaded] == (list(_LATER) if later else [])
