"""Making an export of a forge's API step by step, and keeping the manifest of a deadline on its branch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agency import git, repository
from thidua.cli import main

EVENTS = Path(__file__).parent / "events"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed repository with an open request, entered."""
    made = repository(tmp_path / "kho")
    monkeypatch.chdir(made)
    git(made, "checkout", "--quiet", "-b", "gui")
    git(made, "commit", "--quiet", "--allow-empty", "--message=x")
    git(made, "checkout", "--quiet", "main")
    return made


def asked(into: Path, forge: str, repository_name: str) -> list[str]:
    """The addresses that are still to be asked."""
    assert main(["receipt", "export", "--forge", forge, "--repository", repository_name, "--into", str(into)]) == 0
    return [line.split("\t")[1] for line in (into / "hoi.tsv").read_text("utf-8").splitlines()]


def test_github_is_asked_twice(tmp_path: Path) -> None:
    """Two lists are the whole export."""
    assert asked(tmp_path, "github", "so/thi-dua") == [
        "/repos/so/thi-dua/pulls?state=all&sort=updated&direction=desc&per_page=100",
        "/repos/so/thi-dua/activity?per_page=100",
    ]
    (tmp_path / "pulls.json").write_text('[{"number": 7}]')
    (tmp_path / "activity.json").write_text("[]")
    assert asked(tmp_path, "github", "so/thi-dua") == []
    assert json.loads((tmp_path / "ban-xuat.json").read_bytes()) == {"pulls": [{"number": 7}], "activity": []}


@pytest.mark.parametrize(
    ("forge", "name", "first", "second", "whole"),
    [
        (
            "gitlab",
            "14",
            "/projects/14/merge_requests?state=all&order_by=updated_at&per_page=50",
            "/projects/14/merge_requests/7/versions?per_page=100",
            {"merge_requests": [{"iid": 7, "number": 7, "versions": []}]},
        ),
        (
            "forgejo",
            "so/thi-dua",
            "/repos/so/thi-dua/pulls?state=all&sort=recentupdate&limit=50",
            "/repos/so/thi-dua/issues/7/timeline?limit=50",
            {"pulls": [{"iid": 7, "number": 7, "timeline": []}]},
        ),
    ],
)
def test_others_are_asked_for_each_request(
    tmp_path: Path, forge: str, name: str, first: str, second: str, whole: object
) -> None:
    """First the list, then each request; an empty answer (`null`) is one without anything."""
    assert asked(tmp_path, forge, name) == [first]
    assert not (tmp_path / "ban-xuat.json").exists()
    (tmp_path / "requests.json").write_text('[{"iid": 7, "number": 7}]')
    assert asked(tmp_path, forge, name) == [second]
    (tmp_path / "request-7.json").write_text("null")
    assert asked(tmp_path, forge, name) == []
    assert json.loads((tmp_path / "ban-xuat.json").read_bytes()) == whole


@pytest.mark.parametrize("answered", ["{", '{"message": "Not Found"}', '[{"iid": "../x"}]', "[{}]", "3"])
def test_another_answer_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], answered: str) -> None:
    """What the forge said must be what was asked, before any of it gets into an address."""
    (tmp_path / "requests.json").write_text(answered)
    told = ["receipt", "export", "--forge", "gitlab", "--repository", "14", "--into", str(tmp_path)]
    assert main(told) == 2
    assert "không đúng mẫu" in capsys.readouterr().err
    told[5] = "so/../khac"
    assert main(told) == 2
    assert "không phải là tên kho" in capsys.readouterr().err


def test_a_deadline_just_past_is_kept_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not before, once within a day and a half, not later; a second deadline stands beside the first."""
    for at in ("2022-03-18T23:59:59+07:00", "2022-03-20T12:00+07:00"):
        assert main(["receipt", "manifest", "--keep", "--at", at]) == 0
        assert capsys.readouterr().out == "Không có hạn nào vừa qua cần ghi lại.\n"
    assert main(["receipt", "manifest", "--keep", "--at", "2022-03-19T00:00+07:00"]) == 0
    said = "Đã ghi 2022-dang-ky.json trên nhánh manifests: 1 lần gửi đang mở, 0 sổ biên nhận\n"
    assert capsys.readouterr().out == said
    kept = json.loads(git(root, "cat-file", "blob", "manifests:2022-dang-ky.json"))
    assert kept["at"] == "2022-03-18T17:00:00Z"
    assert kept["requests"] == {"refs/heads/gui": git(root, "rev-parse", "gui")}
    assert main(["receipt", "manifest", "--keep", "--at", "2022-03-19T08:00+07:00"]) == 0
    assert "Không có hạn" in capsys.readouterr().out
    git(root, "update-ref", "refs/remotes/origin/manifests", "manifests")
    git(root, "branch", "--quiet", "-D", "manifests")
    assert main(["receipt", "manifest", "--keep", "--at", "2022-12-17T00:00+07:00"]) == 0
    assert git(root, "ls-tree", "--name-only", "manifests").split() == ["2022-dang-ky.json", "2022-de-nghi.json"]
    assert git(root, "rev-list", "--count", "manifests") == "2"


END = "2022-03-18T17:00:00Z"
OTHERS: dict[int, dict[str, str]] = {
    8: {"closed_at": "2022-03-18T16:59:59.999999Z"},
    9: {"closed_at": END},
    10: {"closed_at": "2022-03-19T02:00:00Z", "merged_at": "2022-03-19T02:00:00Z"},
    11: {"created_at": END},
    12: {"merged_at": "2022-03-18T16:59:59.500Z"},
}
"""Closed just before the deadline and just after, taken in after it, opened after it, taken in before it."""


def exported(root: Path, forge: str) -> Path:
    """An export of five requests more than the recorded one, which was pushed to after the deadline."""
    text = (EVENTS / f"{forge}-export.json").read_text("utf-8")
    for key, revision in (("HEAD", "gui"), ("BEFORE", "gui~"), ("BASE", "main")):
        text = text.replace(f"@{key}@", git(root, "rev-parse", revision))
    export = json.loads(text)
    name, number = ("merge_requests", "iid") if forge == "gitlab" else ("pulls", "number")
    (first,) = export[name]
    export[name] += [first | {number: one} | changed for one, changed in OTHERS.items()]
    (root.parent / "xuat.json").write_text(json.dumps(export), "utf-8")
    return root.parent / "xuat.json"


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_a_manifest_names_what_was_open_at_that_second(root: Path, forge: str) -> None:
    """By the export: with the head of then, though taken in or closed since; not what was closed or taken in before.

    Of a request that the export does not know, the ref alone decides: what was not taken in may be open.
    """
    place = "refs/merge-requests" if forge == "gitlab" else "refs/pull"
    for number in (7, *OTHERS, 13):
        git(root, "update-ref", f"{place}/{number}/head", "gui")
    for number in (10, 14):
        git(root, "update-ref", f"{place}/{number}/head", "main")
    command = ["receipt", "manifest", "--keep", "--at", "2022-03-19T00:05+07:00", "--forge", forge]
    assert main([*command, "--export", str(exported(root, forge))]) == 0
    kept = json.loads(git(root, "cat-file", "blob", "manifests:2022-dang-ky.json"))
    before, head = git(root, "rev-parse", "gui~"), git(root, "rev-parse", "gui")
    assert (kept["of"], kept["at"]) == (END, "2022-03-18T17:05:00Z")
    assert kept["requests"] == {
        "refs/heads/gui": head,
        f"{place}/7/head": before,
        f"{place}/9/head": before,
        f"{place}/10/head": before,
        f"{place}/13/head": head,
    }


def test_the_head_of_a_fork_is_the_one_that_is_there(root: Path) -> None:
    """Nobody tells when a fork was pushed to: where it changed since, the manifest names what it holds now."""
    path = exported(root, "github")
    export = json.loads(path.read_bytes())
    export["pulls"][0]["head"]["repo"] = None
    path.write_text(json.dumps(export), "utf-8")
    git(root, "update-ref", "refs/pull/7/head", "gui")
    into = root.parent / "han.json"
    command = ["receipt", "manifest", "--into", str(into), "--at", "2022-03-19T00:00+07:00"]
    assert main([*command, "--export", str(path), "--forge", "github"]) == 0
    assert json.loads(into.read_bytes())["requests"]["refs/pull/7/head"] == git(root, "rev-parse", "gui")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "{}",
        '{"pulls": [{"number": 7}], "activity": []}',
        '{"merge_requests": 3}',
        '{"merge_requests": [{"iid": 7, "versions": []}]}',
    ],
)
def test_a_manifest_wants_an_export(root: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    """Another file is refused, and nothing is written."""
    (root.parent / "x.json").write_text(content)
    for forge in ("github", "gitlab", "forgejo"):
        command = ["receipt", "manifest", "--keep", "--at", "2022-03-19T00:05+07:00", "--forge", forge]
        assert main([*command, "--export", str(root.parent / "x.json")]) == 2
        assert f"không phải là bản xuất của {forge}" in capsys.readouterr().err
    assert git(root, "branch", "--list", "manifests") == ""


def test_a_number_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What no forge answers is said in words."""
    (tmp_path / "requests.json").write_text('[{"iid": Infinity}]')
    assert main(["receipt", "export", "--forge", "gitlab", "--repository", "5", "--into", str(tmp_path)]) == 2
    assert "có điều máy chủ đáp không đúng mẫu" in capsys.readouterr().err
