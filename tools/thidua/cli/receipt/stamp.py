"""A time stamp of RFC 3161 over the head of a ledger: asked for and checked by openssl, without any network."""

from __future__ import annotations

import subprocess
import tempfile
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.ledgers import ledgers_of
from thidua.cli.world import repository_root
from thidua.cli.writing import write
from thidua.receipts.ledger import Ledger
from thidua.snapshot import UsageError, from_folder

HELP = "tạo yêu cầu đóng dấu thời gian (RFC 3161) trên đầu sổ"


def declare(parser: Parser) -> None:
    """The options of the action."""
    parser.add_argument("--campaign", metavar="C", required=True, help="chiến dịch, ví dụ 2022")
    parser.add_argument("--receipts", metavar="NƠI", default="", help="nhánh hoặc thư mục biên nhận")
    parser.add_argument("--into", metavar="TỆP", required=True, help="tệp yêu cầu sẽ ghi (.tsq)")


def run(options: Namespace, console: Console) -> int:
    """Write the query; who sends it to which authority is the agency's matter."""
    root = repository_root(Path.cwd())
    ledger = ledgers_of(root, from_folder(root), options.receipts).get(options.campaign)
    if not ledger or not ledger.head:
        raise UsageError(f"chưa có biên nhận của chiến dịch “{options.campaign}”")
    with tempfile.TemporaryDirectory() as folder:
        query = Path(folder) / "q.tsq"
        _openssl("-query", "-sha256", "-digest", ledger.head, "-cert", "-out", str(query))
        write(Path(options.into), query.read_bytes())
    console.say(
        f"Đã ghi {options.into}: yêu cầu đóng dấu trên đầu sổ {ledger.head}",
        "Gửi tệp này cho nơi cấp dấu thời gian; giữ tệp trả lời (.tsr) cùng đầu sổ.",
    )
    return 0


def check_token(options: Namespace, ledgers: Mapping[str, Ledger]) -> str:
    """What to say of a token over the noted head, or over the head of the one ledger; UsageError where it does not hold."""
    mark = options.head.rpartition(":")[2] or next((one.head for one in ledgers.values()), "")
    whole = next((m for one in ledgers.values() for m in one.marks if mark and m.startswith(mark)), mark)
    if not options.ca:
        raise UsageError("cần chứng thư gốc của nơi đóng dấu: --ca TỆP.pem")
    _openssl("-verify", "-digest", whole, "-in", options.token, "-CAfile", options.ca)
    said = _openssl("-reply", "-in", options.token, "-text")
    when = next((line.partition(": ")[2] for line in said.splitlines() if line.startswith("Time stamp: ")), "")
    return f"Dấu thời gian đúng với đầu sổ {whole}: {when}"


def _openssl(*arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["openssl", "ts", *arguments],  # noqa: S607 - openssl is where the person's PATH says
            capture_output=True,
            check=False,
        )
    except OSError:
        raise UsageError("không tìm thấy lệnh openssl; hãy cài OpenSSL rồi chạy lại") from None
    if done.returncode:
        raise UsageError("dấu thời gian không đúng với đầu sổ này, hoặc tệp không phải là dấu thời gian")
    return done.stdout.decode("utf-8", "replace")
