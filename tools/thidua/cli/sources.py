"""From what a command looked at to the sites."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.ledgers import live_head
from thidua.cli.world import Asked, World, look
from thidua.publish import Edition, Provenance, Site, site_of
from thidua.receipts.receipt import written
from thidua.rules.milestones import milestones
from thidua.snapshot import strayed

_INPUTS = ("site", "tools", "mkdocs.yml")
"""What the pages are made of beside the submissions, where it lies in the repository."""


def provenance_of(world: World) -> Provenance:
    """Where the figures of a world come from."""
    snapshot = world.snapshot
    return Provenance(
        commit=snapshot.commit,
        time=_shown(world, snapshot.time),
        dirty=snapshot.dirty or _made_otherwise(world),
        digest=snapshot.digest,
        receipts=world.heads,
        command=" ".join(("thidua check", *_options(world))),
        as_of=_shown(world, world.at or snapshot.time) if world.asked.at or world.asked.commit else "",
    )


def _made_otherwise(world: World) -> bool:
    """Whether the pages of a work tree come from other texts, theme or program than those of its commit."""
    commit = world.snapshot.commit
    return bool(commit) and not world.asked.commit and strayed(world.root, commit, _INPUTS)


def _shown(world: World, when: datetime | None) -> str:
    """An instant in the zone of the campaigns; in UTC where there is none, never in the machine's own."""
    zone = next((one.campaign.plan.record.zone for one in world.verdict.campaigns), UTC)
    return when.astimezone(zone).strftime("%d/%m/%Y %H:%M %z") if when else ""


def _options(world: World) -> Iterator[str]:
    """What the command needs to look at the same again, whatever is committed and received since."""
    pinned = world.snapshot.commit and not world.snapshot.dirty
    if pinned:
        yield f"--commit {world.snapshot.commit[:12]}"
    if world.at:
        yield f"--at {world.asked.at or written(world.at)}"
    if world.asked.receipts:
        yield f"--receipts {world.asked.receipts}"
    elif pinned and (ledger := live_head(world.root, world.kept.values())):
        yield f"--receipts {ledger[:12]}"


def site_from(world: World, edition: Edition) -> Site:
    """The site of an edition; what was known at earlier milestones is told inside only."""
    told = world.verdict.campaigns if edition is Edition.INTERNAL else ()
    past = {one.campaign.code: tuple(milestones(world.inputs, one.campaign)) for one in told}
    return site_of(world.verdict, edition, provenance_of(world), past)


def public_site(root: Path) -> Site:
    """The public site of a work tree, for `mkdocs build` and `mkdocs serve`."""
    return site_from(look(Asked(), root), Edition.PUBLIC)
