"""Whose a code is that is nobody's or another's."""

from __future__ import annotations

import pytest

from snapshots import base_files, edited, verdict_of
from thidua.dataset.campaign import Campaign
from thidua.dataset.mistyped import meant_codes, meant_person, meant_unit, named_person

NOMINATION = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
UNITS = "submissions/co-quan/don-vi.yaml"
SECOND = "ma_so: nv-002\n    ho_ten: Lê Văn B"


def campaign(files: dict[str, bytes]) -> Campaign:
    """The campaign of some files."""
    return verdict_of(files).campaigns[0].campaign


@pytest.mark.parametrize(
    ("code", "name", "meant"),
    [
        ("nv-002", "Lê Văn B", None),
        ("nv-902", "Lê Văn B", "nv-002"),
        ("nv-902", "Phạm Thị G", "nv-007"),
        ("nv-902", "Đỗ Thị X", None),
        ("nv-003", "Lê Văn B", "nv-002"),
        ("nv-003", "Phạm Thị G", None),
    ],
)
def test_whom_an_entry_means_by_name(code: str, name: str, meant: str | None) -> None:
    """Where the code is another's, only somebody of the unit; nobody where code and name agree."""
    known = campaign(edited(NOMINATION, (SECOND, f"ma_so: {code}\n    ho_ten: {name}")))
    entry = known.nominations["phong-mot"].people[1]
    person = named_person(entry, known)
    assert (person and person.code) == meant
    assert meant_person(entry, known) == (person if code == "nv-902" else None)


@pytest.mark.parametrize(("code", "meant"), [("phong-mot", False), ("phong-hai", False), ("phong-mott", True)])
def test_a_code_of_no_unit_means_its_own(code: str, meant: bool) -> None:  # noqa: FBT001 - a column
    """Of a collective, never of a person, and of nobody while the list of units cannot be read."""
    files = edited(NOMINATION, ("ma: phong-mot", f"ma: {code}"))
    known = campaign(files)
    dossier = known.nominations["phong-mot"]
    assert [meant_unit(one, known) for one in dossier.collectives] == [meant]
    assert not any(meant_unit(one, known) for one in dossier.people)
    blind = campaign(files | {UNITS: b"[\n"})
    assert not any(meant_unit(one, blind) for one in blind.nominations["phong-mot"].collectives)
    assert not any(meant_person(one, known) for one in dossier.collectives)


def test_codes_that_a_file_means() -> None:
    """By name, and by a code that is wrong in form alone."""
    assert meant_codes(campaign(base_files()).nominations["phong-mot"], campaign(base_files())) == frozenset()
    pairs = (SECOND, "ma_so: nv-902\n    ho_ten: Lê Văn B"), ("ma_so: nv-003", "ma_so: nv/003")
    known = campaign(edited(NOMINATION, *pairs))
    assert meant_codes(known.nominations["phong-mot"], known) == {"nv-002", "nv-003"}
