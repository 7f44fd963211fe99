"""The whole output for a small repository, byte for byte: `tests/golden/`.

The repository is the base case with a plan of several clauses, a file that came late, a council, its
session, a decision, and the commendations of earlier years. One folder holds
what is alike in both editions, and one each what is its own. `khung.json` is what stands around the pages:
banner, foot, navigation, feeds, and what the search finds. `make bless` writes the tree anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from difflib import unified_diff

import pytest

from snapshots import TESTS, case_files, inputs_of
from thidua.dataset.repository import open_repository
from thidua.publish import Edition, Provenance, Site, site_of
from thidua.rules.milestones import milestones
from thidua.rules.verdict import judge

GOLDEN = TESTS / "golden"
BOTH = "ca-hai"
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
CASES = ("below-threshold/proposed-upwards-with-two-thirds", "late-nomination/three-days-undecided")
CLAUSES = """\
noi_dung_ke_hoach:
  - muc: I
    ten: Mục đích, yêu cầu
    noi_dung: "Năm 2022, các đơn vị: đăng ký <sớm> & đủ."
    khong_kiem_tra_duoc: Định hướng chung.
  - muc: IV
    ten: Tổ chức thực hiện
    y:
      - {muc: IV.1, noi_dung: Không đăng ký thì không xét., kiem_tra: [not-registered]}
      - {muc: IV.2, ten: Tỷ lệ, noi_dung: Theo số lao động tiên tiến., kiem_tra: [quota-exceeded]}
      - {muc: IV.3, ten: Hạn nộp, kiem_tra: [late-registration, late-nomination]}
"""
SOURCE = Provenance(
    "c" * 40, "30/12/2022 08:00 +0700", dirty=False, digest="d" * 64, receipts="2022:abc", command="thidua check"
)
RULES = {"quy-tac/index.md", "quy-tac/late-nomination.md", "quy-tac/quota-exceeded.md"}
"""The pages of rules in the tree: the others are the docstrings of their rules, by the same function."""


def editions() -> Mapping[Edition, Site]:
    """Both editions of the small repository, inside with what was known at its milestones, as a build makes them."""
    files = case_files(*CASES)
    inputs = inputs_of(files | {PLAN: files[PLAN] + CLAUSES.encode()})
    verdict = judge(open_repository(inputs))
    past = {one.campaign.code: tuple(milestones(inputs, one.campaign)) for one in verdict.campaigns}
    return {
        Edition.PUBLIC: site_of(verdict, Edition.PUBLIC, SOURCE),
        Edition.INTERNAL: site_of(verdict, Edition.INTERNAL, SOURCE, past),
    }


def shown(site: Site) -> Iterator[tuple[str, str]]:
    """The files of an edition but for workbooks, whose cells are those of the tables; then what is around them."""
    for path, held in site.files.items():
        if not path.endswith(".xlsx") and (not path.startswith("quy-tac/") or path in RULES):
            yield path, held if isinstance(held, str) else held.decode("utf-8")
    around = {
        "banners": dict(site.banners),
        "mark": site.mark,
        "foot": site.feet["2022"],
        "feeds": site.feeds,
        "files": sorted(site.files),
        "navigation": site.navigation,
        "documents": [f"{one.url} · {one.title} · {one.kind}" for one in site.documents],
    }
    yield "khung.json", json.dumps(around, ensure_ascii=False, indent=1) + "\n"


def tree() -> Iterator[tuple[str, str]]:
    """All that is compared; what both editions hold alike is there once."""
    held = {edition: dict(shown(site)) for edition, site in editions().items()}
    public, internal = held[Edition.PUBLIC], held[Edition.INTERNAL]
    alike = {path for path, text in public.items() if internal.get(path) == text}
    yield from ((f"{BOTH}/{path}", public[path]) for path in alike)
    for edition, files in held.items():
        yield from ((f"{edition.value}/{path}", text) for path, text in files.items() if path not in alike)


def test_the_whole_output_is_the_one_that_was_read(request: pytest.FixtureRequest) -> None:
    """No page, table or feed changes, comes or goes unless somebody reads the difference and commits it."""
    made = dict(tree())
    if request.config.getoption("--bless"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(text.encode())
    held = {one.relative_to(GOLDEN).as_posix(): one.read_bytes().decode() for one in GOLDEN.rglob("*.*")}
    assert made.keys() == held.keys()
    changed = [
        line
        for path, text in sorted(made.items())
        for line in unified_diff(held[path].split("\n"), text.split("\n"), f"golden/{path}", f"now/{path}", n=0)
    ]
    assert changed == []
    assert {"ca-hai/2022/tieu-chuan.md", "cong-khai/2022/ket-qua.md", "noi-bo/2022/hoi-dong/phien-hop-01.md"} <= (
        held.keys()
    )
