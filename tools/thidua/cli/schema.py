"""`thidua schema`: JSON Schemas of the files, and of the report, for editors."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.writing import write
from thidua.report.json import json_schema
from thidua.report.schemas import FILES, file_schema

HELP = "in JSON Schema của các tệp, cho trình soạn thảo"
REPORT = "bao-cao"


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument(
        "kind", metavar="LOẠI", nargs="?", choices=(*FILES, REPORT), default="dang-ky", help="loại tệp, ví dụ de-nghi"
    )
    parser.add_argument("--into", metavar="THƯ_MỤC", default="", help="ghi mọi JSON Schema vào thư mục này")


def run(options: Namespace, console: Console) -> int:
    """One schema to the output, or all into a folder."""
    if not options.into:
        console.write([_text(_schema(options.kind))])
        return 0
    for kind in (*FILES, REPORT):
        write(Path(options.into) / f"{kind}.schema.json", _text(_schema(kind)).encode())
    console.say(f"Đã ghi {len(FILES) + 1} tệp vào {options.into}")
    return 0


def _schema(kind: str) -> dict[str, Any]:
    return json_schema() if kind == REPORT else file_schema(kind)


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
