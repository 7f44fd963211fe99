"""A campaign with the versions that count in place of the texts that stand in its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry


def as_received(campaign: Campaign) -> Campaign:
    """The campaign of what was received."""
    return replace(campaign, registrations=_books(campaign.registrations), nominations=_books(campaign.nominations))


def older(campaign: Campaign) -> frozenset[tuple[str, str]]:
    """Path and key of the entries of which an older version counts that can be had."""
    entries = (entry for dossier in campaign.every_dossier() for entry in (*dossier.entries, *dossier.broken))
    return frozenset((entry.path, entry.key) for entry in entries if entry.received)


def _books(dossiers: Mapping[str, Dossier]) -> Mapping[str, Dossier]:
    return {unit: _dossier(dossier) for unit, dossier in dossiers.items()}


def _dossier(dossier: Dossier) -> Dossier:
    return dossier._replace(
        head=_version(dossier.head) if dossier.head else None,
        people=tuple(map(_version, dossier.people)),
        collectives=tuple(map(_version, dossier.collectives)),
    )


def _version(entry: Entry[Any]) -> Entry[Any]:
    return replace(entry.received, counted=entry.counted) if entry.received else entry
