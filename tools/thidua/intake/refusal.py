"""What the server does not take in, whoever pushes; decided by the main branch as it stands."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, timedelta

from thidua.dataset.layout import ROOT, UNITS_FILE, Kind, slot_of
from thidua.dataset.request import Request
from thidua.intake.book import LEDGER, leads, missing_receipts
from thidua.intake.office import kept_closed, office_at
from thidua.intake.push import BRANCHES, Push, Update, own_changes
from thidua.intake.records import RECORDS, of_record
from thidua.rules.verdict import judge_request
from thidua.snapshot import Git, UsageError, contents, ledger_files, oddities_of, refs_exist, time_of
from thidua.text import shown

_UNSAYABLE = frozenset({"symlink", "submodule", "not-utf8", "control-character"})
MOST_BRANCHES, MOST_PATHS = 10, 100
"""What a unit may send at once: it has a folder of a few files a campaign, and each branch adds receipts."""
LONGEST = 200
"""Bytes of a part of a branch's name: Git adds to it what tells of a lock, and a file's name has 255."""
_CLOCKS_DIFFER = timedelta(days=1)
"""So far ahead of the server the clock of a machine may be, as with a wrong time zone."""
_RESERVED = (*(f"{ref}/" for ref in RECORDS), f"{BRANCHES}refs/", f"{BRANCHES}head/")
"""Names under which a record could not be made, or that Git takes for a record's or the main branch's."""


def refusals(git: Git, push: Push) -> Iterator[str]:
    """Lines that say what is refused and how to mend it; none where all may come in."""
    office = office_at(git, push.base)
    day = push.instant.astimezone(office.zone).date()
    request = Request((), office.units, office.campaigns, office.locked, {}, push.account, day)
    if push.base and len(push.updates) > MOST_BRANCHES and not request.by_office:
        yield f"mỗi lần gửi nhiều nhất {MOST_BRANCHES} nhánh, ở đây {len(push.updates)}; gửi nhánh có hồ sơ thôi"
        return
    for update in push.updates:
        if moved := _moved(git, update):
            yield moved
        elif not push.base:
            yield from _of_beginning(git, push, update, request)
        elif update.ref in RECORDS:
            yield from of_record(git, update, push.instant, by_office=request.by_office)
        elif not update.ref.startswith(BRANCHES) or _is_like(update.ref, push.main):
            yield f"máy chủ không nhận “{shown(update.ref)}”; gửi vào một nhánh có tên khác"
        else:
            yield from _of_branch(git, push, update, request)


def _moved(git: Git, update: Update) -> str:
    """Why a branch cannot go from where the sender thinks that it is: Git would say so only after a push was noted."""
    now = git.ask("rev-parse", "--verify", "--quiet", update.ref) or ""
    if now == update.old and (now or update.new):
        return ""
    if not now:
        return f"nhánh “{_plain(update.ref)}” không có trên máy chủ; xem lại: git fetch --prune"
    return f"nhánh “{_plain(update.ref)}” trên máy chủ đã đổi từ lúc lấy về; lấy lại (git fetch) rồi gửi lại"


def _is_like(ref: str, main: str) -> bool:
    """Whether a name is reserved, or the main branch's in other letters, for which people would take it."""
    name = f"{ref}/".casefold()
    like_main = name.startswith(f"{main}/".casefold()) and not f"{ref}/".startswith(f"{main}/")
    return name.startswith(_RESERVED) or like_main


def _of_beginning(git: Git, push: Push, update: Update, rights: Request) -> Iterator[str]:
    """Before there is a main branch nobody can be told apart: only that branch gets in."""
    if update.ref == push.main:
        yield from _of_keys(git, update, rights)
    else:
        yield (
            f"kho chưa có nhánh chính “{shown(push.main.removeprefix(BRANCHES))}”: gửi nhánh đó trước;"
            " nhánh chính tên khác thì người quản trị đặt lại: git symbolic-ref HEAD refs/heads/TÊN"
        )


def _of_branch(git: Git, push: Push, update: Update, rights: Request) -> Iterator[str]:
    if update.ref == push.main and not leads(git, update.old, update.new):
        yield f"nhánh chính “{_plain(update.ref)}” chỉ được thêm lần lưu mới, không xóa, không viết lại"
        return
    if update.ref == push.main:
        yield from _of_clock(git, push, update)
        yield from _of_keys(git, update, rights)
    if update.new and not update.old and (why := _unkept(git, push, update.ref)):
        yield f"tên nhánh “{_plain(update.ref)}” {why}; gửi vào một nhánh có tên khác"
        return
    try:
        found = own_changes(git, push, update.new)
        before = own_changes(git, push, update.old)  # a branch of others is not theirs to take away
    except UsageError as fault:  # more than can be looked through
        yield str(fault)
        return
    touched = sorted({*found, *before})
    if len(touched) > MOST_PATHS and not rights.by_office:
        yield f"mỗi nhánh thay đổi nhiều nhất {MOST_PATHS} tệp, ở đây {len(touched)}; chỉ gửi hồ sơ của đơn vị"
        return
    yield from _of_closing(git, update, found)
    closed = kept_closed(git, push.base, found, rights.locked)
    faults = judge_request(replace(rights, paths=tuple(touched), closed=closed))
    if found and faults and not judge_request(replace(rights, paths=tuple(sorted(found)), closed=closed)):
        yield f"nhánh “{_plain(update.ref)}” đang giữ hồ sơ của đơn vị khác; gửi vào một nhánh có tên khác"
        return
    yield from (f"{f.title}: {f.message}; cách sửa: {f.fix}" for f in faults)
    yield from _unsayable({path: one.kind for path, one in found.items() if one and path.startswith(f"{ROOT}/")})


def _of_keys(git: Git, update: Update, rights: Request) -> Iterator[str]:
    """The main branch always names an account of the Office: without one nobody could ever mend the list by a push."""
    if not replace(rights, units=office_at(git, update.new).units).reachable:
        yield (
            f"sau lần gửi này “{UNITS_FILE}” không đọc được hoặc không còn tài khoản nào của Văn phòng có hiệu lực,"
            " không ai gửi được nữa; sửa tệp đó rồi gửi lại (thử trước: thidua check)"
        )


def _of_clock(git: Git, push: Push, update: Update) -> Iterator[str]:
    """Who asks without an instant is answered as of the main branch's last commit, so that is of no day to come."""
    claimed, now = time_of(git, update.new), push.instant.astimezone(UTC)
    if claimed - now > _CLOCKS_DIFFER:
        main, there = _plain(update.ref), git.ask("for-each-ref", "--contains", update.new, BRANCHES)
        merged = f"git switch {main}; git reset --keep origin/{main}; git merge --no-ff NHÁNH"
        amended = "git commit --amend --no-edit --reset-author"
        yield (
            f"lần lưu mới nhất ghi lúc {claimed:%H:%M %d/%m/%Y} UTC, sau giờ của máy chủ ({now:%H:%M %d/%m/%Y} UTC)"
            " hơn một ngày, do đồng hồ của máy đã lưu chạy sai; đặt lại đồng hồ ấy,"
            f" {f'gộp nhánh đã có lần lưu ấy bằng một lần lưu mới ({merged})' if there else f'lưu lại ({amended})'} rồi gửi lại"
        )


def _of_closing(git: Git, update: Update, found: Collection[str]) -> Iterator[str]:
    """A year is closed with all that was received of it, up to this push."""
    closing = [slot_of(path).campaign for path in found if slot_of(path).kind is Kind.LOCK]
    if closing and refs_exist(git.root, (LEDGER,)):
        live = ledger_files(git.root, LEDGER)[0]
        own = contents(git, update.new, lambda path: slot_of(path).kind is Kind.RECEIPT)
        for campaign in closing:
            if missing := missing_receipts(own, live, campaign):
                yield (
                    f"năm {campaign} khóa sổ mà thiếu {len(missing)} biên nhận của máy chủ; lấy sổ rồi khóa lại:"
                    f" git fetch origin +receipts:refs/remotes/origin/receipts, xóa submissions/{campaign}/bien-nhan,"
                    f" thidua lock {campaign}"
                )


def _unkept(git: Git, push: Push, ref: str) -> str:
    """Why Git cannot keep a new ref: its name is too long for a file, or a folder of another's, or in another's folder."""
    parts = ref.split("/")
    if max(map(len, map(os.fsencode, parts))) > LONGEST:
        return f"có phần dài hơn {LONGEST} byte"
    above = ["/".join(parts[:end]) for end in range(3, len(parts))]
    there = git.run("for-each-ref", "--format=%(refname)", f"{ref}/", *above).decode("utf-8", "replace").splitlines()
    sent = [one.ref for one in push.updates if one.new]
    other = next((one for one in [*there, *sent] if one in above or one.startswith(f"{ref}/")), "")
    return f"chồng lên nhánh “{_plain(other)}”" if other else ""


def _plain(ref: str) -> str:
    return shown(ref.removeprefix(BRANCHES))


def _unsayable(kinds: Mapping[str, str]) -> Iterator[str]:
    """Things without content of their own and names that cannot be shown: nothing could be said of them later."""
    for odd in oddities_of(kinds):
        if odd.kind in _UNSAYABLE:
            yield f"{odd.message}; cách sửa: {odd.fix}"
