"""Which of the Office's files, on which everything else rests, are there and cannot be read."""

from __future__ import annotations

import pytest

from snapshots import base_files, edited
from thidua.dataset.form import FormFault
from thidua.dataset.inputs import Inputs
from thidua.dataset.law import regimes
from thidua.dataset.repository import Repository, open_repository
from thidua.dataset.unread import unread_plans, unread_units
from thidua.finding import Fault, Spot

UNITS, PLAN = "submissions/co-quan/don-vi.yaml", "submissions/2022/ke-hoach/ke-hoach.yaml"
BROKEN = b"a: [\n"


def repository(files: dict[str, bytes], *, link: str = "", executable: str = "") -> Repository:
    """A repository with a link in place of a file or folder, or with an executable file, which is read."""
    there = {path: data for path, data in files.items() if not link or not f"{path}/".startswith(f"{link}/")}
    odd = (FormFault("not-a-plain-file", Fault(Spot(path), "", "")) for path in (link, executable) if path)
    return open_repository(Inputs(there, regimes(), oddities=tuple(odd)))


def test_what_can_be_read_and_what_is_not_there_is_not_named() -> None:
    """A folder without a plan is no campaign yet; units may never have been listed."""
    assert (unread_units(repository(base_files())), unread_plans(repository(base_files()))) == ((), ())
    bare = {path: data for path, data in base_files().items() if path not in {UNITS, PLAN}}
    assert (unread_units(repository(bare)), unread_plans(repository(bare))) == ((), ())


@pytest.mark.parametrize(
    ("files", "units", "plans"),
    [
        ({UNITS: BROKEN}, (UNITS,), ()),
        ({PLAN: BROKEN}, (), (PLAN,)),
        (edited(PLAN, ("nam: 2022\n", "")), (), (PLAN,)),
        (edited(PLAN, ("nd-91-2017", "nd-91-2018")), (), (PLAN,)),
        ({UNITS: BROKEN, PLAN: BROKEN}, (UNITS,), (PLAN,)),
        ({PLAN.replace("2022", "2023"): BROKEN}, (), (PLAN.replace("2022", "2023"),)),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    files: dict[str, bytes], units: tuple[str, ...], plans: tuple[str, ...]
) -> None:
    """A plan with gaps or under a law that nobody knows cannot be used either."""
    found = repository(base_files() | files)
    assert (unread_units(found), unread_plans(found)) == (units, plans)


@pytest.mark.parametrize(
    ("link", "units", "plans"),
    [
        (UNITS, (UNITS,), ()),
        ("submissions/co-quan", ("submissions/co-quan",), ()),
        (PLAN, (), (PLAN,)),
        ("submissions/2022/ke-hoach", (), ("submissions/2022/ke-hoach",)),
        ("submissions/2022", (), ("submissions/2022",)),
        ("submissions/2022/don-vi", (), ()),
        ("submissions/Năm 2022", (), ()),
    ],
)
def test_a_link_in_its_place_or_above_it_is_named(link: str, units: tuple[str, ...], plans: tuple[str, ...]) -> None:
    """Nothing behind it is looked at."""
    found = repository(base_files(), link=link)
    assert (unread_units(found), unread_plans(found)) == (units, plans)


def test_what_is_only_executable_was_read() -> None:
    """That is for its sender to mend; it keeps nobody from anything."""
    found = repository(base_files(), executable=PLAN)
    assert [one.at.path for one in found.form_faults("not-a-plain-file")] == [PLAN]
    assert unread_plans(found) == ()
