"""The history of a unit's file: every receipt with its time, where it stands to the deadline, what it brought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import accumulate

from thidua.dataset.campaign import Campaign
from thidua.dataset.rightful import rightful
from thidua.dataset.wording import named
from thidua.model.terms import Stage
from thidua.publish.edition import Edition
from thidua.publish.markup import moment, plain, table
from thidua.publish.plan import STAGES
from thidua.publish.sourced import Sources
from thidua.publish.turns import file_of
from thidua.receipts.canon import HEAD
from thidua.receipts.copies import put_right_by
from thidua.receipts.receipt import Receipt, Source
from thidua.receipts.states import State, Term, days_late, instant_of

DOORS: Mapping[Source, str] = {
    Source.GIT: "máy chủ Git",
    Source.GITHUB: "GitHub",
    Source.GITLAB: "GitLab",
    Source.FORGEJO: "Forgejo",
    Source.PAPER: "bản giấy",
    Source.E_DOCUMENT: "văn bản điện tử",
    Source.E_MAIL: "thư điện tử",
    Source.ZALO: "Zalo",
}
_MOST_NAMES = 6


def arrivals(campaign: Campaign, unit: str, stage: Stage) -> tuple[Receipt, ...]:
    """The receipts of a unit's file that count, in the order in which it came."""
    path, zone = file_of(campaign, unit, stage), campaign.plan.record.zone
    own = (one for one in rightful(campaign) if one.path == path)
    return tuple(sorted(own, key=lambda one: (instant_of(one, zone), one.seq)))


def files_held(campaign: Campaign, unit: str, stage: Stage) -> tuple[Receipt, ...]:
    """The same with all that the file held then, what had come before and was only taken over too.

    What a branch only carried along stands as it had come before, for the branch said nothing of it.
    """
    whole = {(one.path, one.seq): one for one in campaign.received}
    came = (whole[one.path, one.seq] for one in arrivals(campaign, unit, stage))
    return tuple(accumulate(came, _beside))


def _beside(before: Receipt, one: Receipt) -> Receipt:
    same = before.entries.keys() & one.carried
    entries = {key: (before if key in same else one).entries[key] for key in one.entries}
    withdrawn = tuple(key for key in entries if key in (before if key in same else one).withdrawn)
    return one.model_copy(update={"entries": entries, "withdrawn": withdrawn}) if same else one


def instants(campaign: Campaign, unit: str, stage: Stage) -> dict[datetime | None, str]:
    """Each instant at which a unit's file came, the first one first, and how it is written."""
    zone = campaign.plan.record.zone
    return {instant_of(one, zone): iso(campaign, one) for one in arrivals(campaign, unit, stage)}


def iso(campaign: Campaign, receipt: Receipt) -> str:
    """When a receipt is of, for programs: in the plan's zone, a day alone where the register gives no time."""
    when = local(campaign, receipt)
    return when.date().isoformat() if receipt.day_only else when.isoformat(timespec="seconds")


def local(campaign: Campaign, receipt: Receipt) -> datetime:
    """When a receipt is of, in the plan's zone; a day alone is that day's first instant."""
    zone = campaign.plan.record.zone
    return instant_of(receipt, zone).astimezone(zone)


def deed(before: Receipt | None, receipt: Receipt, edition: Edition) -> str:
    """What a unit did by sending: the first time it sends; outside it is not told that somebody was withdrawn."""
    if before is None or edition is Edition.PUBLIC:
        return "gửi" if before is None else "gửi lại"
    gone = _withdrawn_since(before, receipt)
    edited = {key: digest for key, digest in receipt.entries.items() if key not in gone} != {
        key: digest for key, digest in before.entries.items() if key not in gone
    }
    return " và ".join(word for word, so in (("rút mục trong", bool(gone)), ("sửa", edited)) if so) or "gửi lại"


def history_table(campaign: Campaign, unit: str, stage: Stage, edition: Edition) -> str:
    """When the file came and how that is to the deadline; inside also by which door and with what. "" for never."""
    found = files_held(campaign, unit, stage)
    heads = ("Nhận lúc", "So với hạn", "Qua đâu, ai gửi", "Nội dung")
    shown = len(heads) if edition is Edition.INTERNAL else 2
    rows = (row[:shown] for row in _rows(campaign, unit, stage, found))
    made = Sources(campaign, edition, "../../").under(
        "Mỗi dòng là một biên nhận được tính, theo giờ của kế hoạch; “sau hạn” đếm từng ngày sau ngày cuối.",
        "receipts" if edition is Edition.INTERNAL else "submissions",
        (file_of(campaign, unit, stage),),
    )
    return table(f"{STAGES[stage]}: những lần nhận", heads[:shown], rows) + made if found else ""


def received_at(campaign: Campaign, receipt: Receipt, clock: str = " %H:%M:%S") -> str:
    """When a receipt is of, as markup; a day alone where the register gives no time."""
    return moment(iso(campaign, receipt), _written(campaign, receipt, clock))


def _written(campaign: Campaign, receipt: Receipt, clock: str) -> str:
    return format(local(campaign, receipt), f"%d/%m/%Y{'' if receipt.day_only else clock}")


def _rows(campaign: Campaign, unit: str, stage: Stage, found: Sequence[Receipt]) -> Iterator[tuple[str, ...]]:
    names = _names(campaign, unit, stage, found)
    for before, receipt in zip((None, *found), found, strict=False):
        yield (
            received_at(campaign, receipt),
            plain(_stands(campaign, unit, stage, before, receipt)),
            plain(_door(campaign, receipt)),
            plain(_brought(before, receipt, names)),
        )


def _stands(campaign: Campaign, unit: str, stage: Stage, before: Receipt | None, receipt: Receipt) -> str:
    """How a receipt is to the deadline of the plan, and to a longer one where all that it brought has that."""
    end, zone = campaign.closes(stage), campaign.plan.record.zone
    instant = instant_of(receipt, zone)
    if end is None or instant < end:
        return "trong hạn"
    old = before.entries if before else {}
    brought = {key for key, digest in receipt.entries.items() if old.get(key) != digest}
    dossier = campaign.dossiers(stage).get(unit)
    extended = {e.key for e in dossier.entries if e.standing.state is State.EXTENDED} if dossier else set()
    if brought and brought <= extended:
        return "trong hạn đã gia hạn"
    return f"sau hạn {days_late(instant, Term(end, zone))} ngày"


def _door(campaign: Campaign, receipt: Receipt) -> str:
    """By which door it came, who sent it or took it in, and what the lines said that this one puts right."""
    register = receipt.register_
    if register is None:
        return f"{DOORS[receipt.source]}, tài khoản {receipt.account.name}"
    every = campaign.ledger.receipts if receipt.instead_of else ()
    ends = put_right_by(every)
    wrong = (one for one in every if ends.get((one.path, one.event)) == receipt)
    parts = (
        f"{register.received_by} nhận",
        f"{register.confirmed_by} xác nhận" if register.confirmed_by else "",
        f"số đến {register.number}" if register.number else "",
        *(f"thay dòng đã ghi sai là {_written(campaign, one, ' %H:%M:%S')}" for one in wrong),
    )
    return f"{DOORS[receipt.source]}: {', '.join(filter(None, parts))}"


def _names(campaign: Campaign, unit: str, stage: Stage, found: Iterable[Receipt]) -> Mapping[str, str]:
    """What people call each entry that ever came: as the file names them, who is gone as the roster does."""
    known = {key: named(campaign, [key]) for key in {key for receipt in found for key in receipt.entries}}
    dossier = campaign.dossiers(stage).get(unit)
    return known | ({entry.key: entry.label for entry in dossier.people} if dossier else {})


def _brought(before: Receipt | None, receipt: Receipt, names: Mapping[str, str]) -> str:
    """What a receipt holds: all at first, then what is other than in the one before."""
    if not receipt.readable:
        return "chưa đọc được"
    old = before.entries if before else {}
    gone = _withdrawn_since(before, receipt)
    parts = (
        _said("thêm", [key for key in receipt.entries if key not in old], names),
        _said(
            "sửa", [k for k, digest in receipt.entries.items() if old.get(k, digest) != digest and k not in gone], names
        ),
        _said("rút", gone, names),
        _said("bớt", [key for key in old if key not in receipt.entries], names),
    )
    return "; ".join(filter(None, parts)) or "không đổi"


def _withdrawn_since(before: Receipt | None, receipt: Receipt) -> list[str]:
    return [key for key in receipt.withdrawn if key not in (before.withdrawn if before else ())]


def _said(what: str, keys: Sequence[str], names: Mapping[str, str]) -> str:
    entries = [key for key in keys if key != HEAD]
    if len(entries) <= _MOST_NAMES:
        return f"{what} {', '.join(names[key] for key in keys)}" if keys else ""
    return f"{what} {'phần chung và ' if HEAD in keys else ''}{len(entries)} mục"
