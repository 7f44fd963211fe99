"""From what a command looked at to the sites."""

from __future__ import annotations

from pathlib import Path

from thidua.cli.world import Asked, World, look
from thidua.publish import Edition, Provenance, Site, site_of


def provenance_of(world: World) -> Provenance:
    """Where the figures of a world come from."""
    snapshot = world.snapshot
    zone = next((one.campaign.plan.record.zone for one in world.verdict.campaigns), None)
    when = snapshot.time.astimezone(zone) if snapshot.time else None
    return Provenance(
        commit=snapshot.commit,
        time=when.strftime("%d/%m/%Y %H:%M %z") if when else "",
        dirty=snapshot.dirty,
        digest=snapshot.digest,
        receipts=world.receipts.head or "chưa có",
        command=f"thidua check --commit {snapshot.commit[:12]}"
        if snapshot.commit and not snapshot.dirty
        else "thidua check",
    )


def site_from(world: World, edition: Edition) -> Site:
    """The site of an edition."""
    return site_of(world.verdict, edition, provenance_of(world))


def public_site(root: Path) -> Site:
    """The public site of a work tree, for `mkdocs build` and `mkdocs serve`."""
    return site_from(look(Asked(), root), Edition.PUBLIC)
