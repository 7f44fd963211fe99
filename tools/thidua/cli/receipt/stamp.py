"""A time stamp of RFC 3161 over the head of a ledger: asked for and checked by openssl, without any network."""

from __future__ import annotations

import re
import subprocess
import tempfile
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.given import MEBIBYTE, given
from thidua.cli.ledgers import ledgers_of
from thidua.cli.world import repository_root
from thidua.cli.writing import write
from thidua.receipts.ledger import Ledger
from thidua.snapshot import UsageError, from_folder

HELP = "tạo yêu cầu đóng dấu thời gian (RFC 3161) trên đầu sổ"
_ROW = re.compile("^ +[0-9a-f]{4} - (.{47})", re.MULTILINE)
"""Sixteen bytes of what was stamped, as openssl shows them."""
_TIME = re.compile(r"^Time stamp: (\w+ +\d+ [\d:]+)(?:\.\d+)? (\d+) GMT$", re.MULTILINE)


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


@dataclass(frozen=True, slots=True)
class Token:
    """What a reply of an authority says: the digest that it stamped, and when (UTC)."""

    digest: str
    instant: datetime


def check_token(options: Namespace, ledgers: Mapping[str, Ledger]) -> tuple[str, bool]:
    """What a token proves, and whether the ledger still holds what it was made over.

    The ledger may have grown since; `--head` says which head is meant. The authority's certificate had to be valid when
    the token was made, and may have run out since. UsageError where the file is no token or nothing vouches for it.
    """
    if not options.ca:
        raise UsageError("cần chứng thư gốc của nơi đóng dấu: --ca TỆP.pem")
    for name in (options.token, options.ca):
        with suppress(OSError):  # openssl says of what is not there that it is no stamp
            given(Path(name), MEBIBYTE)
    token = _token(
        _openssl("-reply", "-in", options.token, "-text", why=f"“{options.token}” không phải là dấu thời gian")
    )
    day = str(int(token.instant.timestamp()))
    stamped = ("-digest", token.digest, "-in", options.token, "-CAfile", options.ca)
    _openssl("-verify", "-attime", day, *stamped, why="chứng thư gốc đã cho không làm chứng cho dấu thời gian này")
    when, noted = f"{token.instant:%d/%m/%Y %H:%M:%S} UTC", options.head.rpartition(":")[2]
    if not token.digest.startswith(noted):
        return f"Cần sửa · Dấu thời gian ({when}) là của đầu sổ {token.digest}, không phải {noted}", False
    for code, ledger in ledgers.items():
        if token.digest in ledger.marks:
            number = ledger.marks.index(token.digest) + 1
            return (
                f"Dấu thời gian đúng: biên nhận {code}/1 đến {code}/{number} đã có lúc {when}, đầu sổ {token.digest}",
                True,
            )
    return f"Cần sửa · Dấu thời gian ({when}) là của đầu sổ {token.digest}, sổ này không còn đầu sổ ấy", False


def _token(text: str) -> Token:
    """The token as openssl writes it out."""
    digest = "".join(
        "".join(re.findall("[0-9a-f]{2}", row)) for row in _ROW.findall(text.partition("Message data:")[2])
    )
    when = _TIME.search(text)
    if not (digest and when):
        raise UsageError("nơi cấp dấu thời gian đã từ chối: tệp trả lời không có dấu")
    return Token(digest, datetime.strptime(" ".join(when.groups()), "%b %d %H:%M:%S %Y").replace(tzinfo=UTC))


def _openssl(*arguments: str, why: str = "openssl không tạo được yêu cầu đóng dấu") -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["openssl", "ts", *arguments],  # noqa: S607 - openssl is where the person's PATH says
            capture_output=True,
            check=False,
        )
    except OSError:
        raise UsageError("không tìm thấy lệnh openssl; hãy cài OpenSSL rồi chạy lại") from None
    if done.returncode:
        raise UsageError(why)
    return done.stdout.decode("utf-8", "replace")
