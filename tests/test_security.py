"""SECURITY.md: every attack that it names is met by something that exists and tried by a test that exists."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from agency import PROJECT
from thidua.cli.arguments import parser_of
from thidua.cli.command import COMMANDS
from thidua.rules.listing import BY_ID

TEXT = (PROJECT / "SECURITY.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| `(.+?)` \| `(.+?)` \|$", TEXT, re.MULTILINE)


def test_the_table_is_read() -> None:
    """Every line of the table is one of an attack, what meets it and its test."""
    lines = [line for line in TEXT.splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(lines) - 1 >= 27
    assert len({attack for attack, _, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("attack", "guard", "test"), ROWS)
def test_an_attack_is_met_and_tried(attack: str, guard: str, test: str) -> None:
    """The rule is on the list, or the module is there; the test is there under its name."""
    assert guard in BY_ID or (PROJECT / "tools/thidua" / guard).is_file(), attack
    file, _, name = test.partition("::")
    assert f"def {name}(" in (Path(__file__).parent / file).read_text("utf-8"), attack


def test_its_commands_are_commands() -> None:
    """What the page says to type is a command line that the parser takes."""
    lines = [shlex.split(line) for line in re.findall(r"`thidua ([^`]+)`", TEXT)]
    modules = [(name, import_module(f"thidua.cli.{name}")) for name in COMMANDS]
    parser = parser_of([(name, one.HELP, one.declare, one.run) for name, one in modules], "")
    whole = [line for line in lines if line not in (["receipt", "stamp"], ["lock"])]
    assert len(whole) >= 8
    for line in whole:
        parser.parse_args(line)


def test_the_settings_that_it_names_are_there() -> None:
    """The files of wanted settings."""
    for path in (".github/rulesets", ".gitlab/settings.json", ".forgejo/branch_protections.json"):
        assert path in TEXT
        assert (PROJECT / path).exists()
