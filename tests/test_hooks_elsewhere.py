"""The hooks of `.pre-commit-hooks.yaml`, used by an agency whose submissions lie in a repository of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from agency import BASE, NOMINATION, PROJECT, edit, git

KEPT = ("PIP_", "UV_", "SSL_", "REQUESTS_")
"""How this machine reaches packages, whatever that is."""
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: thidua-fmt
      - id: thidua-check
"""
WHO = ["-c", "user.name=Trần Thị B", "-c", "user.email=b@example.vn"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A clerk's clone of the agency's repository, with one of the two tools and an empty home."""

    root: Path
    home: Path
    tool: str

    def call(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command here with nothing of the surroundings but where packages come from."""
        reach = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
        bare = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8", "UV_SYSTEM_CERTS": "1"}
        return subprocess.run(command, cwd=self.root, env=bare | reach, capture_output=True, text=True, check=False)

    def commit(self, code: int = 0) -> str:
        """Commit everything; what was said, the exit code checked."""
        assert self.call("git", "add", "--all").returncode == 0
        done = self.call("git", *WHO, "commit", "--message=x")
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(params=["prek", pytest.param("pre-commit", marks=pytest.mark.long)])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """An agency's repository that names this one by its address and commit; the hooks are installed."""
    made = Desk(tmp_path / "co-quan", tmp_path / "nha", str(Path(sys.executable).parent / request.param))
    made.home.mkdir()
    shutil.copytree(BASE, made.root)
    git(made.root, "init", "--quiet", "--initial-branch=main")
    config = CONFIG.format(repo=PROJECT.as_uri(), rev=git(PROJECT, "rev-parse", "HEAD"))
    (made.root / ".pre-commit-config.yaml").write_text(config, "utf-8")
    done = made.call(made.tool, "install")
    assert done.returncode == 0, done.stderr
    return made


def test_an_agency_of_its_own_uses_the_hooks(desk: Desk) -> None:
    """What is right is committed; what is wrong is refused with the finding; another form is mended, then committed."""
    assert desk.commit().count("Passed") == 2
    edit(desk.root, NOMINATION, "khen_thuong: []", "khen_thuong: [GIAY_KHEN]")
    said = desk.commit(code=1)
    assert "[quota-exceeded]" in said
    assert f"--> {NOMINATION}:" in said
    assert (said.count("Passed"), said.count("Failed")) == (1, 1)
    edit(desk.root, NOMINATION, "khen_thuong: [GIAY_KHEN]", "khen_thuong: []")
    edit(desk.root, NOMINATION, "danh_hieu: [LDTT]", "danh_hieu: [Lao động tiên tiến]  # theo biên bản")
    assert "files were modified by this hook" in desk.commit(code=1)
    assert "Lao động" not in (desk.root / NOMINATION).read_text("utf-8")
    assert desk.commit().count("Passed") == 2
