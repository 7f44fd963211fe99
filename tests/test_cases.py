"""Every rule on case folders: the command's whole output is compared with `expected.txt`.

A case is a folder `tests/cases/<rule-id>/<case>/`. It holds only the files that differ from
`tests/cases/_base/`; an empty `X.removed` deletes X. `args` holds other arguments than
`check`, one a line. `X.symlink` becomes a link to the path that it holds, `X.executable`
makes X executable. Where there is a folder `head`, the case is committed as `main`, and what
lies in `head` goes on top of it as the branch `head`, for `check --base main --head head`. A case whose name begins with `clean` must not show its rule; every
other case must. `make bless` writes what the command says now.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from agency import git
from thidua.cli import main
from thidua.rules.listing import RULES
from thidua.rules.rule import Rule

CASES = Path(__file__).parent / "cases"
FOUND = sorted(path for path in CASES.glob("*/*") if path.parent.name != "_base" and path.is_dir())


def assemble(case: Path, into: Path) -> None:
    """The base with the case's own files laid over it."""
    shutil.copytree(CASES / "_base", into, dirs_exist_ok=True)
    overlay(case, into)
    if (case / "head").is_dir():
        git(into, "init", "--quiet", "--initial-branch=main")
        committed(into)
        git(into, "checkout", "--quiet", "-b", "head")
        overlay(case / "head", into)
        committed(into)
        git(into, "checkout", "--quiet", "main")


def committed(into: Path) -> None:
    """All that lies there, as a commit."""
    git(into, "add", "--all", "--force")
    git(into, "commit", "--quiet", "--message=x")


def overlay(case: Path, into: Path) -> None:
    """The files of a case, but for those of its head."""
    for path in sorted(case.rglob("*")):
        own = path.relative_to(case).parts
        if not path.is_file() or path.name in {"expected.txt", "args"} or own[0] == "head":
            continue
        target = into / path.relative_to(case)
        if path.suffix == ".removed":
            target.with_suffix("").unlink()
        elif path.suffix == ".symlink":
            target.with_suffix("").symlink_to(path.read_text("utf-8"))
        elif path.suffix == ".executable":
            target.with_suffix("").chmod(0o755)
        elif path.suffix == ".grown":
            whole = target.with_suffix("")
            whole.write_bytes(whole.read_bytes() + grown(path.read_text("utf-8")))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def grown(text: str) -> bytes:
    """What is added to a file that is too large to be kept: a number, then what is repeated so often."""
    number, _, piece = text.partition("\n")
    return (piece * int(number)).encode()


@pytest.mark.parametrize("case", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """The command says of a case exactly what was written down."""
    assemble(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    args = case / "args"
    code = main(args.read_text("utf-8").split("\n")[:-1] if args.exists() else ["check"])
    assert code != 3
    said = capsys.readouterr().out + f"(exit {code})\n"
    expected = case / "expected.txt"
    if request.config.getoption("--bless"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")


@pytest.mark.parametrize("case", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_case_shows_its_rule(case: Path) -> None:
    """A failing case names its rule, a clean case does not, and neither is empty."""
    expected = (case / "expected.txt").read_text("utf-8")
    assert expected.strip()
    assert (f"[{case.parent.name}]" in expected) is not case.name.startswith("clean")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_whole(rule: Rule) -> None:
    """Every rule has a page with all sections, a ground, a failing and a clean case."""
    names = [path.name for path in FOUND if path.parent.name == rule.id]
    assert any(name.startswith("clean") for name in names)
    assert any(not name.startswith("clean") for name in names)
    assert rule.basis
    for section in ("## Kiểm tra gì", "## Vì sao", "## Ví dụ", "## Cách sửa"):
        assert section in rule.page


def test_folders_are_rules() -> None:
    """Every folder of cases belongs to a rule."""
    assert {path.parent.name for path in FOUND} <= {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_sample_of_page_is_real(rule: Rule) -> None:
    """The sample on a rule's page stands word for word in the output of one of its cases, but for codes, which are nobody's."""
    sample = rule.page.split("```\n")[1].replace("vd-0", "nv-0")
    assert sample.splitlines()[0].endswith(f"[{rule.id}]")
    outputs = [(p / "expected.txt").read_text("utf-8") for p in FOUND if p.parent.name == rule.id]
    assert any(sample in output for output in outputs)
