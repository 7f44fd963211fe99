"""A request to take changes in: what it touches, who sends it, and what the base says about both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.dataset.layout import campaign_at
from thidua.dataset.misplaced import Stray, stray_of
from thidua.model.agency import Unit
from thidua.receipts.receipt import Account
from thidua.receipts.rights import has_account, in_force

_FOLDER = 5
"""submissions / campaign / don-vi / unit / what is in it."""


@dataclass(frozen=True, eq=False)
class Request:
    """Paths that differ between the fork and the head; units, accounts, open and closed campaigns are the base's.

    `closed` says of paths of closed campaigns why not even the Office may change them so. `sender` is None where nobody
    said who sends; `day` is the day of sending in the agency's zone.
    """

    paths: tuple[str, ...]
    units: tuple[Unit, ...]
    campaigns: frozenset[str]
    locked: frozenset[str]
    closed: Mapping[str, str]
    sender: Account | None
    day: date

    @cached_property
    def senders(self) -> tuple[Unit, ...]:
        """The units whose account it is."""
        return tuple(u for u in self.units if self.sender and has_account(u, self.sender, self.day))

    @property
    def reachable(self) -> bool:
        """Whether an account may send for the Office on that day."""
        return any(in_force(account, self.day) for unit in self.units if unit.office for account in unit.accounts)

    @property
    def by_office(self) -> bool:
        """Whether the Office sends it."""
        return any(unit.office for unit in self.senders)

    @cached_property
    def folders(self) -> dict[str, str]:
        """Unit by path, of the paths in units' folders, in the order of the paths."""
        return {path: unit for path in self.paths if (unit := unit_of(path))}


def unit_of(path: str) -> str:
    """The unit in whose folder a path lies; "" for everything else, which is the Office's.

    So is what Git or a forge would obey wherever it lies, such as `.gitattributes`.
    """
    parts = path.split("/")
    own = len(parts) >= _FOLDER and parts[2] == "don-vi" and campaign_at(path) and not any(map(_obeyed, parts))
    return parts[3] if own else ""


def _obeyed(name: str) -> bool:
    return name.startswith(".") and name != ".gitkeep" and stray_of(name) is not Stray.SCRAP
