"""What arrived becomes a receipt: which event it was, and whether the list of then lets its account send it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from snapshots import PROJECT, base_files, verdict_of
from thidua.intake.arrival import Arrival, Began, receipt_of
from thidua.intake.office import Office, office_of
from thidua.receipts.receipt import Account, Receipt, Register, Source

FOLDER = "submissions/2022/don-vi/phong-hai"
PATH, OTHER = f"{FOLDER}/de-nghi.yaml", f"{FOLDER}/dang-ky.yaml"
UNITS, PLAN = "submissions/co-quan/don-vi.yaml", "submissions/2022/ke-hoach/ke-hoach.yaml"
ARRIVAL = Arrival(datetime(2022, 12, 10, tzinfo=UTC), Source.GIT, account=Account(name="tk-phong-hai", id="101"))
REGISTER = Register(received_by="Trần Thị B")
DRAFT = "submissions/2022/don-vi/phong-mot/dang-ky.yaml"
MAIN = base_files()[DRAFT]
OWN, NEWER = MAIN.replace(b"ma_so: nv-001", b"ma_so: nv-001\n    ghi_chu: a"), MAIN.replace(b"CSTDCS", b"TT_LDTT", 1)
BROKEN = MAIN.replace(b"schema: 1", b'schema: "1')


def received(
    arrival: Arrival = ARRIVAL, *, path: str = PATH, blob: str = "b" * 40, office: Office | None = None
) -> Receipt:
    """The receipt of a file of the base case."""
    files = base_files()
    return receipt_of(path, files[path], blob, arrival, office or office_of(files))


def test_the_name_of_an_event_never_changes() -> None:
    """By it a thing that is told again is known, in ledgers that were written long ago too."""
    assert received().event == "git:9a8bb9aabad78acc836a819e25d97a9d0d63cc3c"
    assert (received().seq, received().previous) == (1, "")  # no place in the chain yet
    paper = replace(ARRIVAL, source=Source.PAPER, account=Account(), register=REGISTER, day_only=True)
    assert received(paper).event == "giay:21cca6c77f9eb9ed774ffd291802b63b844a9c04"


def test_digests_are_those_that_the_checker_computes() -> None:
    """Of every entry that it reads, in the campaign of the file."""
    (campaign,) = verdict_of(base_files()).campaigns
    dossier = campaign.campaign.nominations["phong-hai"]
    assert dict(received().entries) == {entry.key: entry.digest for entry in dossier.entries}


def test_an_award_by_its_name_has_the_digest_of_its_code() -> None:
    """In the names of the regime of the file's own plan."""
    own = (PROJECT / "tools/thidua/law/nd-91-2017.yaml").read_text("utf-8").replace("ma: nd-91-2017", "ma: rieng", 1)
    own = own.replace("ten_khac: [Danh hiệu Lao động tiên tiến]", "ten_khac: [Người lao động giỏi]", 1)
    files = base_files() | {"submissions/co-quan/quy-dinh/rieng.yaml": own.encode()}
    files[PLAN] = files[PLAN].replace(b"nd-91-2017", b"rieng")
    named = files[PATH].replace(b"[LDTT]", "[Người lao động giỏi]".encode(), 1)
    assert named != files[PATH]
    assert receipt_of(PATH, named, "b" * 40, ARRIVAL, office_of(files)).entries == received().entries


def test_anything_else_is_another_event() -> None:
    """Another file, version, instant, account or mark, and a day without its time."""
    others = [
        replace(ARRIVAL, instant=datetime(2022, 12, 11, tzinfo=UTC)),
        replace(ARRIVAL, account=Account(name="tk-phong-hai", id="102")),
        replace(ARRIVAL, account=Account(name="tk-phong-ba", id="101")),
        replace(ARRIVAL, mark="x"),
        replace(ARRIVAL, day_only=True),
    ]
    found = [received(), received(path=OTHER), received(blob="c" * 40), *map(received, others)]
    assert len({one.event for one in found}) == 8


@pytest.mark.parametrize(("instant", "entitled"), [("2022-12-10T16:59:59Z", True), ("2022-12-10T17:00:00Z", False)])
def test_an_account_may_send_through_its_last_day(instant: str, entitled: bool) -> None:  # noqa: FBT001 - a column
    """In the zone of the file's own campaign, whichever another has."""
    files = base_files()
    files[UNITS] = files[UNITS].replace(b'id: "101"', b'id: "101", den_ngay: 2022-12-10')
    files[PLAN.replace("2022", "2023")] = (
        files[PLAN].replace(b"+07:00", b"+00:00").replace(b'ma: "2022"', b'ma: "2023"')
    )
    sent = replace(ARRIVAL, instant=datetime.fromisoformat(instant))
    assert received(sent, office=office_of(files)).entitled is entitled


def test_of_some_nobody_asks_whether_they_may_send() -> None:
    """The register, and anybody while there is no list of units."""
    assert received(replace(ARRIVAL, source=Source.ZALO, register=REGISTER)).entitled is None
    assert received(office=office_of({})).entitled is None
    assert received().entitled is True


@pytest.mark.parametrize(
    ("now", "began", "carried"),
    [
        (MAIN, Began(), False),
        (MAIN, Began([MAIN]), True),
        (MAIN, Began([MAIN, NEWER]), False),
        (MAIN, Began([b""]), False),
        (OWN, Began([MAIN]), False),
        (MAIN, Began([MAIN], [MAIN, MAIN]), True),
        (MAIN, Began([MAIN], [OWN, MAIN]), False),
        (OWN, Began([MAIN], [OWN, MAIN]), False),
        (NEWER, Began([NEWER], [MAIN, MAIN]), True),
        (NEWER, Began([NEWER], [NEWER, MAIN]), True),
        (NEWER, Began([NEWER], [OWN, MAIN]), False),
        (NEWER, Began([NEWER], [MAIN, MAIN, NEWER]), False),
        (NEWER, Began([NEWER], [MAIN]), False),
        (NEWER, Began([NEWER], [b"", b""]), True),
        (NEWER, Began([MAIN, NEWER], [MAIN, MAIN]), True),
        (MAIN, Began([MAIN, NEWER], [MAIN, MAIN]), False),
        (OWN, Began([MAIN, NEWER], [MAIN, MAIN]), False),
        (NEWER, Began([MAIN, NEWER], [OWN, MAIN]), False),
        (MAIN, Began([MAIN], [BROKEN, MAIN]), True),
        (OWN, Began([MAIN], [BROKEN, MAIN]), False),
        (MAIN, Began([BROKEN], [BROKEN, BROKEN]), False),
    ],
)
def test_what_a_branch_only_carries(now: bytes, began: Began, carried: bool) -> None:  # noqa: FBT001 - a column
    """What it has of the main branch, of a newer one too; not what it wrote, nor what it puts in place of that."""
    one = receipt_of(DRAFT, now, "b" * 40, Arrival(datetime(2022, 3, 1, tzinfo=UTC), Source.GIT), office_of({}), began)
    assert ("ca_nhan/nv-001" in one.carried) is carried


def test_what_stands_as_its_sender_found_it_was_only_carried_along() -> None:
    """In each of the versions from which the sender went on; nothing where there was none, or none that can be read."""
    files = base_files()
    office, old = office_of(files), files[PATH]
    new = old.replace(b"ma_so: nv-007\n", b"ma_so: nv-007\n    ghi_chu: x\n")
    for stood in ([old], [old, new], [new, old]):
        sent = receipt_of(PATH, new, "b" * 40, ARRIVAL, office, Began(stood))
        assert {*sent.entries} - {*sent.carried} == {"ca_nhan/nv-007"}
    for stood in ([], [b"[\n"], [old, b"[\n"]):
        assert receipt_of(PATH, new, "b" * 40, ARRIVAL, office, Began(stood)).carried == ()
    assert {*receipt_of(PATH, new, "b" * 40, ARRIVAL, office, Began([new])).carried} == {*sent.entries}
    assert not receipt_of(PATH, b"[\n", "b" * 40, ARRIVAL, office).readable
