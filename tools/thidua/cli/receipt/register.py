"""What reached the Office on paper or by message, from its register."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from thidua.cli.arguments import Parser
from thidua.cli.ledgers import apart, live_ledgers
from thidua.cli.receipt.received import received
from thidua.cli.world import repository_root
from thidua.dataset.layout import DOSSIERS, slot_of
from thidua.intake.arrival import Arrival, receipt_of
from thidua.intake.book import LEDGER
from thidua.intake.office import Office, office_of
from thidua.intake.records import to_come
from thidua.receipts.ledger import Ledger
from thidua.receipts.receipt import REGISTER, Receipt, Register, Source
from thidua.receipts.rights import confirmed
from thidua.snapshot import Git, Snapshot, UsageError, from_commit, from_folder
from thidua.text import one_line, shown

_NEEDED = {"kind": "--kind", "received": "--received", "receiver": "--receiver", "paths": "TỆP"}
_SAID = {
    "received_by": ("receiver", "người nhận (--receiver)"),
    "confirmed_by": ("confirmed_by", "người xác nhận (--confirmed-by)"),
    "number": ("so_den", "số đến (--so-den)"),
}


def declare_register(parser: Parser) -> None:
    """What a line of the register says."""
    kinds = sorted(source.value for source in REGISTER)
    parser.add_argument("--kind", choices=kinds, default="", help="hồ sơ đến bằng cách nào")
    parser.add_argument(
        "--received",
        metavar="LÚC",
        default="",
        help="lúc nhận: 18/3/2022 (cả ngày), 2022-03-18T23:50 (giờ của kế hoạch) hoặc kèm +07:00",
    )
    parser.add_argument("--so-den", metavar="SỐ", default="", help="số đến trong sổ công văn")
    parser.add_argument("--receiver", metavar="HỌ_TÊN", default="", help="người nhận hồ sơ")
    parser.add_argument(
        "--confirmed-by", metavar="HỌ_TÊN", default="", help="người xác nhận; hồ sơ của chính Văn phòng cần người khác"
    )
    parser.add_argument(
        "--instead-of", metavar="SỐ", default="", help="dòng sổ đến đã ghi sai mà dòng này thay, ví dụ 2022/12"
    )
    parser.add_argument("--commit", metavar="LẦN_LƯU", default="", help="đọc một lần lưu Git thay cho thư mục")
    parser.add_argument("paths", metavar="TỆP", nargs="*", help="tệp đăng ký hoặc đề nghị đã nhập")


def record_register(options: Namespace) -> list[Receipt]:
    """One receipt a file, before it has a place in the chain."""
    if missing := [name for key, name in _NEEDED.items() if not getattr(options, key)]:
        raise UsageError(f"còn thiếu: {', '.join(missing)}")
    root = repository_root(Path.cwd())
    snapshot = from_commit(root, options.commit) if options.commit else from_folder(root)
    office, git = office_of(snapshot.files), Git(root)
    ledgers = live_ledgers(root, LEDGER if apart(root) else "") if options.instead_of else {}
    return [
        _receipt(path, options, snapshot, office, git, _wrong(path, options.instead_of, ledgers))
        for path in _paths(options, root, snapshot)
    ]


def _wrong(path: str, number: str, ledgers: Mapping[str, Ledger]) -> Receipt | None:
    """The line that is put right."""
    code = slot_of(path).campaign
    held = ledgers.get(code, Ledger()).receipts
    lines = {f"{code}/{one.seq}": one for one in held if one.register_ and one.path == path}
    if number and number not in lines:
        raise UsageError(
            f"“{shown(number)}” không phải là dòng sổ đến của {path}; số là số biên nhận mà lệnh ghi đã in ra, như 2022/12"
        )
    return lines.get(number)


def _paths(options: Namespace, root: Path, snapshot: Snapshot) -> Iterator[str]:
    for given in options.paths:
        full = Path.cwd() / given
        path = full.relative_to(root).as_posix() if full.is_relative_to(root) else given
        if slot_of(path).kind not in DOSSIERS or path not in snapshot.files:
            raise UsageError(f"“{given}” không phải là tệp đăng ký hay đề nghị có trong kho")
        yield path


def _receipt(
    path: str, options: Namespace, snapshot: Snapshot, office: Office, git: Git, wrong: Receipt | None
) -> Receipt:
    data = snapshot.files[path]
    plan = office.plans.get(slot_of(path).campaign)
    when = received(options.received, plan.zone if plan else None)
    if to_come(when.instant, datetime.now(UTC), day_only=when.day_only):
        raise UsageError("lúc nhận còn ở phía trước; xem lại ngày, giờ")
    register = _register(options)
    if not confirmed(register, slot_of(path).name, office.units):
        raise UsageError("hồ sơ của chính Văn phòng cần một người khác xác nhận: --confirmed-by HỌ_TÊN")
    blob = git.run("hash-object", "-w", "--stdin", given=data).decode().strip()
    if wrong and wrong.blob != blob and not options.commit:
        raise UsageError(f"{path} nay khác bản của dòng {options.instead_of}: thêm --commit với lần lưu có bản đã nhận")
    source, mark = Source(options.kind), wrong.event if wrong else ""
    arrival = Arrival(when.instant, source, when.day_only, register=register, mark=mark, instead_of=mark)
    return receipt_of(path, data, blob, arrival, office)


def _register(options: Namespace) -> Register:
    """What the register says of people and number, as one line each."""
    said = {name: one_line(getattr(options, option)) for name, (option, _) in _SAID.items()}
    try:
        return Register.model_validate(said)
    except ValidationError as wrong:
        name = str(wrong.errors()[0]["loc"][0])
        raise UsageError(
            f"{_SAID[name][1]} “{shown(said[name])}” không đọc được: viết bằng chữ, nhiều nhất 200 ký tự"
        ) from None
