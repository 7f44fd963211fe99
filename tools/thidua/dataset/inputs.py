"""All that the dataset is a pure function of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from thidua.dataset.cleaning import Compared
from thidua.dataset.form import FormFault
from thidua.model.regime import Regime
from thidua.receipts.ledger import Ledger

_NONE: Mapping[str, Any] = MappingProxyType({})


class Inputs(NamedTuple):
    """A snapshot and what is known beside it.

    `files` path → bytes; `regimes` the package's regimes by code; `ledgers` receipts by
    campaign; `versions` blob id → bytes of older versions; `at` the instant of asking,
    by default the later of the newest receipt and `time`, the snapshot's commit time;
    `draft` says that the files are not those of the commit, and may be of a later day than its `time`;
    `cleaned` by campaign what became of entries of which personal data was taken out;
    `oddities` what the snapshot itself found; `without_receipts` says that nobody looked for any.
    """

    files: Mapping[str, bytes]
    regimes: Mapping[str, Regime]
    ledgers: Mapping[str, Ledger] = _NONE
    versions: Mapping[str, bytes] = _NONE
    at: datetime | None = None
    time: datetime | None = None
    draft: bool = False
    oddities: tuple[FormFault, ...] = ()
    without_receipts: bool = False
    cleaned: Mapping[str, Compared] = _NONE
