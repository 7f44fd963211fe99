"""How a request is named on the command line."""

from __future__ import annotations

from thidua.cli.arguments import Parser
from thidua.receipts.receipt import FORGES


def declare_request(parser: Parser) -> None:
    """The options that name a request, and who sends it."""
    parser.add_argument(
        "--base", metavar="LẦN_LƯU", default="", help="nhánh chính: quy tắc, kế hoạch, quyền lấy từ đây"
    )
    parser.add_argument("--head", metavar="LẦN_LƯU", default="", help="bản được gửi: chỉ lấy hồ sơ của đơn vị")
    parser.add_argument("--account", metavar="TÊN", action="store", default=None, help="tài khoản gửi")
    parser.add_argument("--account-id", metavar="SỐ", action="store", default="", help="số định danh của tài khoản gửi")
    parser.add_argument(
        "--event", metavar="TỆP", default="", help="tệp sự kiện của máy chủ: bản được gửi, tài khoản gửi lấy từ đây"
    )
    parser.add_argument("--forge", choices=FORGES, default="", help="máy chủ nào gửi sự kiện")
