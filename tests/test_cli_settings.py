"""`thidua settings`: exports of the settings of real forges against what the promises need."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from agency import PROJECT
from thidua.cli import main
from thidua.cli.settings import _wanted
from thidua.report.settings import differences

EVENTS = Path(__file__).parent / "events" / "settings"
Change = Callable[[Any], object]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the wanted settings of this project, entered."""
    (tmp_path / "submissions").mkdir()
    for folder in (".github/rulesets", ".gitlab", ".forgejo"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], forge: str, export: Path, code: int = 0) -> str:
    """What the command prints, its exit code checked."""
    assert main(["settings", "--forge", forge, "--export", str(export)]) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_an_export_that_holds_all_of_it(root: Path, capsys: pytest.CaptureFixture[str], forge: str) -> None:
    """What the forge adds of its own (ids, links, days, further rules, more reviews) weakens nothing."""
    assert root.exists()
    assert said(capsys, forge, EVENTS / f"{forge}.json").startswith("Cài đặt của máy chủ đúng với ")


def test_github_takes_the_rulesets_in() -> None:
    """It refuses a ruleset of a repository that lets its own Actions pass by: what they write is forbidden to nobody."""
    rulesets = [json.loads(path.read_bytes()) for path in sorted((PROJECT / ".github/rulesets").glob("*.json"))]
    assert [one["bypass_actors"] for one in rulesets] == [[]] * 3
    ledger = {rule["type"] for one in rulesets for rule in one["rules"] if _names(one, "refs/heads/receipts")}
    assert ledger == {"deletion", "non_fast_forward"}


def _names(ruleset: Any, ref: str) -> bool:
    return ref in ruleset["conditions"]["ref_name"]["include"]


WEAKER: list[tuple[str, Change, str]] = [
    ("github", lambda live: live.pop(0), "thi-dua: nhánh chính: chưa có"),
    ("github", lambda live: live[0].update(enforcement="evaluate"), 'enforcement: cần "active", đang là "evaluate"'),
    (
        "github",
        lambda live: live[0]["bypass_actors"].append({"actor_id": 5, "actor_type": "RepositoryRole"}),
        'nhánh chính.bypass_actors: thừa {"actor_id": 5',
    ),
    ("github", lambda live: live[0]["conditions"]["ref_name"].update(exclude=["refs/heads/main"]), "exclude: thừa"),
    ("github", lambda live: live[0]["conditions"]["ref_name"].update(include=[]), 'include: chưa có "~DEFAULT_BRANCH"'),
    ("github", lambda live: live[0]["rules"].pop(0), "nhánh chính.rules.deletion: chưa có"),
    (
        "github",
        lambda live: live[0]["rules"][2]["parameters"].update(required_approving_review_count=0),
        "required_approving_review_count: cần 1, đang là 0",
    ),
    (
        "github",
        lambda live: live[0]["rules"][2]["parameters"].update(require_code_owner_review=False),
        "require_code_owner_review: cần true, đang là false",
    ),
    (
        "github",
        lambda live: live[0]["rules"][3]["parameters"].update(required_status_checks=[{"context": "lint"}]),
        'required_status_checks: chưa có {"context": "thi-dua", "integration_id": 15368}',
    ),
    ("github", lambda live: live[1]["rules"].pop(), "rules.non_fast_forward: chưa có"),
    (
        "gitlab",
        lambda live: live["protected_branches"][0].update(allow_force_push=True),
        "main.allow_force_push: cần false, đang là true",
    ),
    (
        "gitlab",
        lambda live: live["protected_branches"][0]["push_access_levels"].append({"access_level": 40, "user_id": 9}),
        'push_access_levels: thừa {"access_level": 40, "user_id": 9}',
    ),
    ("gitlab", lambda live: live["project"].update(visibility="public"), 'visibility: cần "private"'),
    ("gitlab", lambda live: live["project"].pop("only_allow_merge_if_pipeline_succeeds"), "đang là không có"),
    (
        "gitlab",
        lambda live: live["protected_branches"].append(
            live["protected_branches"][1] | {"name": "m*", "push_access_levels": [{"access_level": 30}]}
        ),
        'protected_branches.m* (main).push_access_levels: chưa có {"access_level": 0}',
    ),
    ("forgejo", lambda live: live.pop(), "refs/**: chưa có"),
    ("forgejo", lambda live: live[0].update(enable_push=True), "main.enable_push: cần false, đang là true"),
    ("forgejo", lambda live: live[0].update(enable_push=0), "main.enable_push: cần false, đang là 0"),
    (
        "forgejo",
        lambda live: live[1]["push_whitelist_usernames"].append("ai-do"),
        'receipts.push_whitelist_usernames: thừa "ai-do"',
    ),
]


@pytest.mark.parametrize(("forge", "change", "why"), WEAKER)
def test_what_is_weaker_is_named(
    root: Path, capsys: pytest.CaptureFixture[str], forge: str, change: Change, why: str
) -> None:
    """One setting that opens a door: the place, what is wanted and what is there; the exit code is 1."""
    live = json.loads((EVENTS / f"{forge}.json").read_bytes())
    change(live)
    (root / "x.json").write_text(json.dumps(live), "utf-8")
    text = said(capsys, forge, root / "x.json", 1)
    assert why in text
    assert text.startswith("Cần sửa · Cài đặt của máy chủ: ")


def leaves(wanted: Any, live: Any) -> Iterator[tuple[Any, Any, Any]]:
    """(where it stands in the live settings, its key, its value) of each single thing that is wanted."""
    pairs = wanted.items() if isinstance(wanted, dict) else enumerate(wanted)
    for key, value in pairs:
        mark = next((k for k in ("name", "rule_name", "type") if isinstance(value, dict) and k in value), "")
        same = next(i for i, one in enumerate(live) if one[mark] == value[mark]) if mark else key
        if isinstance(value, dict | list) and value:
            yield from leaves(value, live[same])
        else:
            yield live, same, value


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_every_single_setting_matters(root: Path, forge: str) -> None:
    """Each value that the wanted settings name, changed alone in an export that holds all: a difference each time."""
    wanted, export = _wanted(root, forge), json.loads((EVENTS / f"{forge}.json").read_bytes())
    number = len(list(leaves(wanted, export)))
    assert number > 20
    for index in range(number):
        live = deepcopy(export)
        holder, key, value = list(leaves(wanted, live))[index]
        if isinstance(value, int) and not isinstance(value, bool):
            holder[key] = -1
        else:
            holder[key] = [*value, "x"] if isinstance(value, list) else not value if value in {True, False} else "x"
        assert list(differences(wanted, live)), (key, value)


@pytest.mark.parametrize("data", [b"", b"[", b"\xff", b'{"protected_branches": [{}]}', b'{"protected_branches": 5}'])
def test_what_is_no_export_is_told(root: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    """A file that is no export of settings is wrong use, not a difference."""
    (root / "x.json").write_bytes(data)
    assert "không phải là bản xuất cài đặt; cách lấy: SECURITY.md" in said(capsys, "gitlab", root / "x.json", 2)


def test_of_another_kind_everything_is_missing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list where an object is wanted holds none of it."""
    (root / "x.json").write_text("[]", "utf-8")
    assert "Cài đặt của máy chủ: tệp: cần {" in said(capsys, "gitlab", root / "x.json", 1)


def test_wanted_settings_that_are_gone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the file that says what is wanted nothing is said to be right."""
    (root / ".gitlab/settings.json").unlink()
    assert "không đọc được .gitlab/settings.json" in said(capsys, "gitlab", EVENTS / "gitlab.json", 2)
