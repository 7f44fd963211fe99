"""The files, the receipts and the old versions of a random campaign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from campaigns import PLAN, agency_files, lists, nomination, path_of, plan
from random_campaigns import BROKEN, DAY, NONE, Decided, Made, Ruling, Sending
from thidua.dataset.located import tree_of
from thidua.receipts.canon import digest, entries_of
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.receipts.receipt import Receipt, dump, mark_of

END = datetime(2022, 12, 17, tzinfo=timezone(timedelta(hours=7)))
LAST_DAY = date(2022, 12, 16)
UNREADABLE = b"schema: 1\nca_nhan: [\n"
SIGNED = [date(2022, 12, 28), date(2023, 1, 10), date(2023, 2, 1), date(2023, 3, 1), date(2023, 4, 3)]
BODY = "Sở Mẫu"
NAMES = ["03", "01", "05", "02", "04"]
"""The files of decisions are not numbered by their days."""


def files_of(made: Made) -> dict[str, bytes]:
    """Everything that stands in the repository."""
    files = agency_files(made.people) | {PLAN: plan(made.quotas)}
    for unit, (state, people) in made.stands.items():
        if state != NONE:
            files[path_of(unit)] = UNREADABLE if state == BROKEN else nomination(unit, people)
    if made.rulings:
        rows = "".join(map(_ruling, made.rulings))
        files["submissions/2022/ke-hoach/gia-han.yaml"] = f"schema: 1\nmuc:\n{rows}".encode()
    for one in made.decisions:
        files[f"submissions/2022/hoi-dong/quyet-dinh-{NAMES[one.number - 1]}.yaml"] = _decision(one)
    return files


def _ruling(one: Ruling) -> str:
    people = f"nguoi: [{', '.join(one.people)}], " if one.people else ""
    until = "" if one.days is None else f"den_het_ngay: {LAST_DAY + timedelta(days=one.days)}, "
    ground = f"can_cu: {{loai: but_phe, ngay: {LAST_DAY + timedelta(days=one.ground)}}}"
    return f"  - {{loai: {one.kind}, don_vi: {one.unit}, {people}giai_doan: de_nghi, {until}ly_do: x, {ground}}}\n"


def _decision(one: Decided) -> bytes:
    text = (
        f"schema: 1\nloai: {one.kind}\nco_quan_ban_hanh: {BODY}\nso: {one.number}/QĐ\nngay: {SIGNED[one.number - 1]}\n"
    )
    if one.replaces:
        named = f"so: {one.replaces}/QĐ, ngay: {SIGNED[one.replaces - 1]}, co_quan_ban_hanh: {BODY}"
        text += f"thay_cho: {{{named}}}\n"
    text += "ca_nhan:\n"
    for who, awards in one.rows:
        row = f"ma_so: {who.code}, ho_ten: Nguyễn Văn A, don_vi: {who.unit}, {lists(awards, ', ')}"
        text += f"  - {{{row}}}\n"
    return text.encode()


def sent(sending: Sending) -> bytes:
    """The file as it was received."""
    return UNREADABLE if sending.people is None else nomination(sending.unit, sending.people)


def blob(sending: Sending) -> str:
    """The name of a received version of a unit's file."""
    return f"{sending.unit}{sending.seconds}".encode().hex().rjust(40, "0")


def versions(made: Made) -> dict[str, bytes]:
    """The received versions that can still be had."""
    return {blob(one): sent(one) for one in made.sendings if one.unit not in made.lost}


def ledger(made: Made) -> Ledger:
    """The receipts of the campaign, one a sending."""
    files: dict[str, bytes] = {}
    previous = ""
    for seq, sending in enumerate(made.sendings, 1):
        data = dump(Receipt.model_validate(dict(_receipt(sending, seq, previous))))
        files[f"{seq:06}.json"] = data
        previous = mark_of(data)
    return read_ledger(files)


def _receipt(sending: Sending, seq: int, previous: str) -> Iterator[tuple[str, object]]:
    """A receipt by the server; of what came as a day begins, by the register, which noted the day alone."""
    at, unit = END + timedelta(seconds=sending.seconds), sending.unit
    by_register = sending.seconds % DAY == 0
    instant = datetime.combine(at.date(), datetime.min.time(), UTC) if by_register else at.astimezone(UTC)
    yield from {"schema": 1, "seq": seq, "previous": previous, "event": str(seq)}.items()
    yield "instant", instant.strftime("%Y-%m-%dT%H:%M:%SZ")
    yield "day_only", by_register
    yield "source", "giay" if by_register else "git"
    yield "register", {"received_by": "Trần Thị B"} if by_register else None
    yield "account", {} if by_register else {"name": f"tk-{unit}"}
    yield from {"campaign": "2022", "unit": unit, "stage": "de_nghi", "path": path_of(unit)}.items()
    yield "blob", blob(sending)
    yield "readable", sending.people is not None
    if sending.people is not None:
        entries = entries_of(tree_of(sent(sending)))
        yield "entries", {k: digest("2022", unit, "de_nghi", k, v, codes=str) for k, v in entries.items()}
        yield "withdrawn", [f"ca_nhan/{one.code}" for one in sending.people if one.withdrawn]
