"""What the report says in JSON of a world."""

from __future__ import annotations

from thidua import __version__
from thidua.cli.world import World
from thidua.report.content import ReceiptsRow
from thidua.report.json import as_json
from thidua.report.rows import report_of


def json_of(world: World) -> str:
    """The complete report of a world."""
    at = world.at or max((c.campaign.at for c in world.verdict.campaigns), default=None)
    return as_json(
        report_of(
            world.verdict,
            tool=f"thidua {__version__}",
            commit=world.snapshot.commit,
            at=at.isoformat() if at and at.year > 1 else "",
            receipts=_receipts(world),
        )
    )


def _receipts(world: World) -> ReceiptsRow:
    """Where the receipts came from and the marks of the last ones."""
    places = {ledger.place for ledger in world.kept.values()}
    return ReceiptsRow(" + ".join(sorted(places)) or "none", world.heads)
