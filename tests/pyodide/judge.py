"""Verdicts of many snapshots, from their bytes to the report in JSON, with the pure half alone.

Runs in the Python of the tests and in the one of a browser; what it says is compared.
"""

from __future__ import annotations

import base64
import json
import sys
import types
from datetime import datetime
from pathlib import Path


def stand_in() -> None:
    """Where PyYAML has no C parser, its own slow one: no wheel with the C parser is published for browsers."""
    import yaml  # noqa: PLC0415 - only there

    module = types.ModuleType("yaml._yaml")
    module.CParser = yaml.Loader  # type: ignore[attr-defined]
    sys.modules["yaml._yaml"] = module


def verdicts(snapshots: dict[str, dict[str, str]], at: str) -> dict[str, str]:
    """The report of each snapshot (path → bytes in base64), as of an instant."""
    from thidua.dataset.inputs import Inputs  # noqa: PLC0415 - after the stand-in
    from thidua.dataset.law import regimes  # noqa: PLC0415
    from thidua.dataset.repository import open_repository  # noqa: PLC0415
    from thidua.receipts.ledger import read_ledger  # noqa: PLC0415
    from thidua.report.content import ReceiptsRow  # noqa: PLC0415
    from thidua.report.json import as_json  # noqa: PLC0415
    from thidua.report.rows import report_of  # noqa: PLC0415
    from thidua.rules.verdict import judge  # noqa: PLC0415

    reports: dict[str, str] = {}
    for name, texts in snapshots.items():
        files = {path: base64.b64decode(text) for path, text in texts.items()}
        folder = "submissions/2022/bien-nhan/"
        ledger = read_ledger({p.removeprefix(folder): d for p, d in files.items() if p.startswith(folder)})
        inputs = Inputs(files, regimes(), ledgers={"2022": ledger}, at=datetime.fromisoformat(at))
        verdict = judge(open_repository(inputs))
        reports[name] = as_json(report_of(verdict, tool="", commit="", at="", receipts=ReceiptsRow("", {})))
    return reports


if __name__ == "__main__":
    here = Path("/work")
    sys.path[:0] = [str(here / "lib"), str(here / "yaml"), str(here / "tools")]
    stand_in()
    asked = json.loads((here / "asked.json").read_text("utf-8"))
    said = {"python": sys.version.split()[0], "platform": sys.platform, "reports": verdicts(**asked)}
    (here / "said.json").write_text(json.dumps(said), "utf-8")
