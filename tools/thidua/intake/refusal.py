"""What the server does not take in, whoever pushes; decided by the main branch as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from thidua.dataset.layout import ROOT
from thidua.dataset.request import Request
from thidua.intake.book import LEDGER, first_rewritten, leads
from thidua.intake.office import kept_closed, office_at
from thidua.intake.push import BRANCHES, Push, Update, own_changes
from thidua.intake.shelf import MANIFESTS
from thidua.receipts.ledger import file_name, read_ledger
from thidua.receipts.receipt import REGISTER, Receipt, dump, parse
from thidua.rules.verdict import judge_request
from thidua.snapshot import Git, files_of, oddities_of
from thidua.text import shown

_UNSAYABLE = frozenset({"symlink", "submodule", "not-utf8", "control-character"})
_RECORDS = {LEDGER: "biên nhận của đơn vị do máy chủ ghi", MANIFESTS: "bản kê lúc hết hạn do Văn phòng lập"}
MOST_BRANCHES, MOST_PATHS = 10, 100
"""What a unit may send at once: it has a folder of a few files a campaign, and each branch adds receipts."""
_RESERVED = (*(f"{ref}/" for ref in _RECORDS), f"{BRANCHES}refs/")
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
        if not push.base:
            yield from _of_beginning(push, update)
        elif update.ref in _RECORDS:
            yield from _of_record(git, update, request)
        elif not update.ref.startswith(BRANCHES) or f"{update.ref}/".casefold().startswith(_RESERVED):
            yield f"máy chủ không nhận “{shown(update.ref)}”; gửi vào một nhánh có tên khác"
        else:
            yield from _of_branch(git, push, update, request)


def _of_beginning(push: Push, update: Update) -> Iterator[str]:
    """Before there is a main branch nobody can be told apart: only that branch gets in."""
    if update.ref != push.main:
        yield (
            f"kho chưa có nhánh chính “{shown(push.main.removeprefix(BRANCHES))}”: gửi nhánh đó trước;"
            " nhánh chính tên khác thì người quản trị đặt lại: git symbolic-ref HEAD refs/heads/TÊN"
        )


def _of_branch(git: Git, push: Push, update: Update, rights: Request) -> Iterator[str]:
    if update.ref == push.main and not leads(git, update.old, update.new):
        yield f"nhánh chính “{_plain(update.ref)}” chỉ được thêm lần lưu mới, không xóa, không viết lại"
        return
    if update.new and not update.old and (other := _beside(git, update.ref)):
        yield f"tên nhánh “{_plain(update.ref)}” chồng lên nhánh “{_plain(other)}” đã có; gửi vào một nhánh có tên khác"
        return
    found = own_changes(git, push, update.new)
    touched = sorted({*found, *own_changes(git, push, update.old)})  # a branch of others is not theirs to take away
    if len(touched) > MOST_PATHS and not rights.by_office:
        yield f"mỗi nhánh thay đổi nhiều nhất {MOST_PATHS} tệp, ở đây {len(touched)}; chỉ gửi hồ sơ của đơn vị"
        return
    closed = kept_closed(git, push.base, found, rights.locked)
    request = replace(rights, paths=tuple(touched), closed=closed)
    yield from (f"{f.title}: {f.message}; cách sửa: {f.fix}" for f in judge_request(request))
    yield from _unsayable({path: one.kind for path, one in found.items() if one and path.startswith(f"{ROOT}/")})


def _beside(git: Git, ref: str) -> str:
    """A ref beside which Git cannot keep this one, because one's name is a folder of the other's; "" where none is."""
    parts = ref.split("/")
    above = ["/".join(parts[:end]) for end in range(3, len(parts))]
    there = git.run("for-each-ref", "--format=%(refname)", f"{ref}/", *above).decode("utf-8", "replace").splitlines()
    return next((one for one in there if one in above or one.startswith(f"{ref}/")), "")


def _plain(ref: str) -> str:
    return shown(ref.removeprefix(BRANCHES))


def _unsayable(kinds: Mapping[str, str]) -> Iterator[str]:
    """Things without content of their own and names that cannot be shown: nothing could be said of them later."""
    for odd in oddities_of(kinds):
        if odd.kind in _UNSAYABLE:
            yield f"{odd.message}; cách sửa: {odd.fix}"


def _of_record(git: Git, update: Update, request: Request) -> Iterator[str]:
    """The Office may add, to the ledger what its register says; nothing else ever happens to a record from outside."""
    name = update.ref.removeprefix(BRANCHES)
    if not request.by_office:
        yield f"chỉ Văn phòng gửi được nhánh {name}; {_RECORDS[update.ref]}"
    elif not update.new or (update.old and not leads(git, update.old, update.new)):
        yield (
            f"nhánh {name} chỉ được thêm, không xóa, không viết lại;"
            f" lấy nhánh mới rồi ghi lại: git fetch origin +{name}:{name}"
        )
    elif first_rewritten(git, f"{update.old}..{update.new}" if update.old else update.new):
        yield f"điều đã có trên nhánh {name} không được sửa hay xóa, kể cả ở lần lưu nằm giữa"
    else:
        before, known = files_of(git, update.old, "") if update.old else ({}, ())
        after, odd = files_of(git, update.new, "")
        yield from (f"{one.message}; cách sửa: {one.fix}" for one in odd if one not in known)
        yield from _of_receipts(before, after) if update.ref == LEDGER else ()


def _of_receipts(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    added = {path: parse(path, data) for path, data in after.items() if path not in before}
    for path, one in added.items():
        if not isinstance(one, Receipt) or one.source not in REGISTER:
            yield f"“{shown(path)}” không phải là biên nhận theo sổ đến của Văn phòng"
        elif dump(one) != after[path]:
            yield f"“{shown(path)}” không ở dạng chuẩn của biên nhận; ghi lại bằng: thidua receipt record"
        elif path != (place := f"{one.campaign}/{file_name(one.seq)}"):
            yield f"“{shown(path)}” nằm sai chỗ, biên nhận này là của “{shown(place)}”; ghi lại bằng: thidua receipt record"
    for campaign in sorted({path.partition("/")[0] for path in added}):
        yield from _chain(campaign, {p.partition("/")[2]: d for p, d in after.items() if p.startswith(f"{campaign}/")})


def _chain(campaign: str, files: Mapping[str, bytes]) -> Iterable[str]:
    return [f"{shown(campaign)}/{shown(one.name)}: {one.reason}" for one in read_ledger(files).breaks]
