"""From which commit those that were pushed at once went on; by the commits themselves, never by their dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.intake.book import leads
from thidua.snapshot import Git

_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")


def fork_of(git: Git, pushed: Sequence[str]) -> str:
    """The head before a push of these commits, the last of them the head after it; "" where that cannot be told.

    Every parent that is not among them is the head before or an older commit of it, so that one of them leads to all
    others; and from it to the new head there is nothing else than these.
    """
    if not pushed or not all(map(_ID.fullmatch, pushed)):
        return ""
    told = git.ask("rev-list", "--parents", "--no-walk", *pushed) or ""
    edge = sorted({one for line in told.split("\n") for one in line.split()[1:]} - set(pushed))
    first = next((one for one in edge if all(leads(git, other, one) for other in edge)), "")
    between = (git.ask("rev-list", f"{first}..{pushed[-1]}") or "").split() if first else []
    return first if set(between) == set(pushed) else ""
