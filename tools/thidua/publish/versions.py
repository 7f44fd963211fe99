"""Both versions of an entry that was changed after its deadline, as long as the older one can be had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.located import tree_of
from thidua.publish.arrivals import arrivals, received_at
from thidua.publish.edition import Edition
from thidua.publish.markup import paragraph, plain, table
from thidua.publish.sourced import Sources
from thidua.receipts.canon import canonical, entries_of
from thidua.receipts.states import Counting, State

_NOTHING = "(không có)"


def changed_entries(campaign: Campaign, dossier: Dossier) -> str:
    """For each entry of a dossier that was changed after the deadline, what it was and what it is."""
    return "".join(_changed(campaign, dossier, entry) for entry in dossier.entries if _two(entry))


def _two(entry: Entry[Any]) -> bool:
    return entry.standing.state is State.CORRECTED_LATE or entry.received is not None


def _changed(campaign: Campaign, dossier: Dossier, entry: Entry[Any]) -> str:
    """The differing fields side by side; the digest and the time of the older version where it is lost."""
    title = f"{entry.label}: hai bản khác nhau"
    if entry.earlier is None:
        return paragraph(f"<strong>{plain(title)}.</strong> {_lost(campaign, dossier, entry)}")
    first = entry.standing.counted is Counting.OLDER
    heads = (
        "Khóa",
        f"Bản đã nhận trước{' (được tính)' if first else ''}",
        f"Bản hiện nay{'' if first else ' (được tính)'}",
    )
    made = Sources(campaign, Edition.INTERNAL, "../../").under(
        "Chỉ nêu khóa khác nhau giữa bản đã nhận và bản hiện nay, viết theo dạng dùng để lấy mã.",
        "receipts",
        (dossier.file.path,),
    )
    return table(title, heads, _rows(_fields(campaign, entry.earlier), _fields(campaign, entry))) + made


def _lost(campaign: Campaign, dossier: Dossier, entry: Entry[Any]) -> str:
    """What is still known of a version that cannot be read any more."""
    digest = entry.standing.on_time_digest
    found = [one for one in arrivals(campaign, dossier.unit, dossier.stage) if one.entries.get(entry.key) == digest]
    if not digest or not found:
        return "Bản nhận trước đó không đọc được."
    return f"Bản nhận trước đó không còn lấy lại được; nhận lúc {received_at(campaign, found[-1])}, mã <code>{digest}</code>."


def _rows(old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key, _NOTHING), new.get(key, _NOTHING)
        if before != after:
            yield f"<code>{plain(key)}</code>", plain(before), plain(after)


def _fields(campaign: Campaign, entry: Entry[Any]) -> dict[str, str]:
    """What an entry says, by the path of its keys, in the form that its digest is made of."""
    value = canonical(entries_of(tree_of(entry.data)).get(entry.key), "", campaign.catalogue.code)
    return dict(_flat(value, ""))


def _flat(node: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, child in node.items():
            yield from _flat(child, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and any(isinstance(child, dict) for child in node):
        for number, child in enumerate(node, start=1):
            yield from _flat(child, f"{path}.{number}")
    else:
        yield path, ", ".join(node) if isinstance(node, list) else str(node)
