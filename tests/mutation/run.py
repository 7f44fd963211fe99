"""`make mutate`: how many changed lines the tests notice, with mutmut on a copy of the project.

The copy lies in build/mutation, its packages in `src/`. Arguments choose packages, by default
those that decide about people: source, model, dataset, receipts and rules.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COPY = ROOT / "build" / "mutation"
PACKAGES = ["source", "model", "dataset", "receipts", "rules"]
FAST = ["test_cases.py", "test_law.py", "test_campaign_2022.py", "test_unreadable.py"]
ELSEWHERE = {"test_report_schemas.py"}
"""Reads the law's files where the package lies in `tools/`."""
PATTERNS = [f"test_{part}*.py" for part in ("source_", "text_", "receipts_", "model_", "dataset", "rules_", "report_")]


def copy(packages: list[str]) -> None:
    """The project anew, with `src/` for `tools/`, and what mutmut needs to know."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT / "tools", COPY / "src")
    for name in ("tests", "submissions", "site"):
        shutil.copytree(ROOT / name, COPY / name)
    for name in ("mkdocs.yml", "README.md"):
        shutil.copyfile(ROOT / name, COPY / name)
    paths = "\n".join(f"    src/thidua/{package}/**" for package in packages)
    tests = [f"tests/{name}" for name in FAST if (ROOT / "tests" / name).exists()]
    tests += [f"tests/{path.name}" for pattern in PATTERNS for path in sorted((ROOT / "tests").glob(pattern))]
    tests = [test for test in tests if test.removeprefix("tests/") not in ELSEWHERE]
    chosen = "\n".join(f"    {test}" for test in tests)
    (COPY / "setup.cfg").write_text(
        f"[mutmut]\nsource_paths=\n    src\nonly_mutate=\n{paths}\nalso_copy=\n    submissions\n    site\n    mkdocs.yml\n"
        f"pytest_add_cli_args_test_selection=\n{chosen}\npytest_add_cli_args=\n    -p\n    no:randomly\n"
        "mutate_only_covered_lines=true\n",
        "utf-8",
    )
    (COPY / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\npythonpath = ["src", "tests"]\nmarkers = ["long: x"]\n', "utf-8"
    )


def main() -> int:
    """Run mutmut and print what survived."""
    copy(sys.argv[1:] or PACKAGES)
    mutmut = str(Path(sys.executable).parent / "mutmut")
    subprocess.run([mutmut, "run"], cwd=COPY, check=False)
    return subprocess.run([mutmut, "results"], cwd=COPY, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
