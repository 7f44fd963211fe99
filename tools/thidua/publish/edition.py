"""The two editions, and what each may show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thidua.dataset.campaign import Campaign
from thidua.dataset.recognition import Recognition
from thidua.model.terms import NamesShown
from thidua.text import name_key


class Edition(StrEnum):
    """Internal for all staff, public for everyone."""

    INTERNAL = "noi-bo"
    PUBLIC = "cong-khai"


NAMES = {Edition.INTERNAL: "Bản nội bộ", Edition.PUBLIC: "Bản công khai"}
FEWEST = 3
"""A public count below this is not shown where it would tell of single people."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures come from: commit and its time, receipts, the command that recomputes them."""

    commit: str
    time: str
    dirty: bool
    digest: str
    receipts: str
    command: str

    @property
    def line(self) -> str:
        """One sentence for the foot of every page."""
        source = f"bản ghi {self.commit[:12]}" if self.commit and not self.dirty else f"bản nháp {self.digest[:12]}"
        return (
            f"Số liệu từ {source}, {self.time or 'không rõ lúc'}; biên nhận: {self.receipts}. Tính lại: {self.command}"
        )


def shows_units(campaign: Campaign, edition: Edition) -> bool:
    """Whether states of single units may be shown."""
    return edition is Edition.INTERNAL or campaign.plan.record.publicity.unit_states


def shows_name(campaign: Campaign, edition: Edition, one: Recognition) -> bool:
    """Whether the name of a recognised person may be shown: only with a decision's number.

    Where the code is somebody else's, nobody's name is shown until it is mended.
    """
    if edition is Edition.INTERNAL:
        return True
    person = campaign.people.find(one.code)
    agrees = person is None or name_key(one.name) in person.names
    allowed = campaign.plan.record.publicity.names is NamesShown.AFTER_DECISION
    return allowed and agrees and bool(one.decision.record.number) and one.annulled is None
