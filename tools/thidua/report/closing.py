"""What is kept when a year is closed: digests of every file, the tool, the ledger's head, the figures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from thidua.dataset.cleaning import kept_of
from thidua.dataset.layout import DOSSIERS, Kind, slot_of
from thidua.receipts.states import NAMES
from thidua.rules.verdict import CampaignVerdict

_AROUND = frozenset({Kind.AGENCY, Kind.UNITS, Kind.ROSTER, Kind.REGIME, Kind.PAST_YEAR})


def files_of_campaign(files: Mapping[str, bytes], code: str) -> dict[str, str]:
    """Digest by path of all that belongs to a campaign, but for the lock itself."""
    own = ((path, data, slot_of(path)) for path, data in sorted(files.items()))
    return {
        p: sha256(data).hexdigest() for p, data, slot in own if slot.campaign == code and slot.kind is not Kind.LOCK
    }


def files_around(files: Mapping[str, bytes]) -> dict[str, str]:
    """Digest by path of what all campaigns read: units, rosters, earlier years. It goes on changing, and figures with it."""
    return {path: sha256(data).hexdigest() for path, data in sorted(files.items()) if slot_of(path).kind in _AROUND}


def kept_of_campaign(files: Mapping[str, bytes], code: str) -> dict[str, dict[str, str]]:
    """By path of a unit's file and by entry the digest of what no cleaning may change."""
    own = ((path, data, slot_of(path)) for path, data in sorted(files.items()))
    return {path: kept_of(data) for path, data, slot in own if slot.campaign == code and slot.kind in DOSSIERS}


def figures_of(verdict: CampaignVerdict) -> dict[str, str]:
    """The figures of a campaign in words: states of entries, quotas with arithmetic, recognitions."""
    return dict(_figures(verdict))


def _figures(verdict: CampaignVerdict) -> Iterator[tuple[str, str]]:
    campaign, counts = verdict.campaign, verdict.counts
    entries = (entry for dossier in campaign.every_dossier() for entry in dossier.entries)
    for state, number in sorted(Counter(NAMES[entry.standing.state] for entry in entries).items()):
        yield f"mục {state}", str(number)
    for count in (*counts.nominated, *counts.recognised):
        where = campaign.units.short(count.unit) if count.unit else "toàn cơ quan"
        what = "được công nhận" if count.recognised else "được đề nghị"
        short = campaign.catalogue.short(campaign.catalogue.code(count.quota.record.award))
        yield f"{short} {what}, {where}", f"{count.count}, nhiều nhất {count.limit} ({count.arithmetic})"
    held = Counter(one.award for one in campaign.recognised if one.annulled is None)
    for award, number in sorted(held.items()):
        yield f"đang giữ {campaign.catalogue.short(award)}", str(number)


def lock_text(content: Mapping[str, Any]) -> str:
    """The lock as JSON: sorted keys, two spaces, a line feed at the end."""
    return json.dumps({"schema": 1, **content}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def figures_in(data: bytes) -> dict[str, str]:
    """The figures that a lock holds; none where it holds none, or what is no figure."""
    return _texts_in(data, "figures")


def around_in(data: bytes) -> dict[str, str]:
    """Digest by path of what all campaigns read, as a lock holds it."""
    return _texts_in(data, "around")


def closed_at(data: bytes) -> str:
    """The instant of which a lock is, as it holds it; "" where it holds none."""
    return _text_in(data, "at") or ""


def ledger_in(data: bytes) -> str | None:
    """The mark of the last receipt with which a year was closed, "" without receipts; None where the lock has no mark."""
    return _text_in(data, "ledger")


def _text_in(data: bytes, key: str) -> str | None:
    try:
        found = json.loads(data)[key]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if isinstance(found, str) else None


def _texts_in(data: bytes, key: str) -> dict[str, str]:
    try:
        found = json.loads(data)[key]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    plain = isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
    return found if plain else {}
