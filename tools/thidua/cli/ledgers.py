"""Where receipts are read: asked for, in the campaign's own folder, or on the branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from thidua.cli.given import MEBIBYTE, given
from thidua.intake.book import leads, missing_receipts
from thidua.receipts.ledger import Break, Ledger, read_ledger
from thidua.receipts.receipt import Receipt, parse, written
from thidua.snapshot import Git, Snapshot, UsageError, ledger_files, refs_exist
from thidua.text import shown

NO_RECEIPTS = "none"
_REFS = {"refs/heads/receipts": "receipts", "refs/remotes/origin/receipts": "origin/receipts"}
OWN = "bien-nhan/"
GUIDE = "trang Cho Văn phòng, mục “Sổ chỉ đọc ở một nơi”"
_APART = Break(
    "",
    "sổ ở máy này và sổ ở máy chủ đã tách nhau, đây là sổ của máy chủ",
    "chạy lại lệnh ghi cuối cùng (thidua receipt record): dòng của máy này được nối vào sau",
)
_LOCK = "khoa-so.json"
_ASIDE = frozenset({_LOCK, "xoa-du-lieu.json"})


def ledgers_of(root: Path, snapshot: Snapshot, asked: str) -> Mapping[str, Ledger]:
    """Ledgers by campaign: `none`, a folder, a ref; by default each campaign's `bien-nhan/`, else the branch."""
    if asked == NO_RECEIPTS:
        return {}
    if asked:
        folder = Path(asked)
        if not folder.is_dir():
            return {**kept(snapshot), **_ledgers(_branch(root, asked).items(), asked)}
        found = _ledgers(_folder(folder).items(), asked)
        if found or not any(folder.iterdir()):  # an empty folder is a ledger of which all is gone
            return found
        raise UsageError(
            f"không có biên nhận trong “{shown(asked)}”; cần tệp như 2022/000001.json, hay thư mục bien-nhan của kỳ"
        )
    live = live_ledgers(root)
    if apart(root):
        live = {code: one._replace(breaks=one.breaks or (_APART,)) for code, one in live.items()}
    return {**live, **{code: _beside(live.get(code), one, code, snapshot) for code, one in kept(snapshot).items()}}


def _beside(live: Ledger | None, own: Ledger, code: str, snapshot: Snapshot) -> Ledger:
    """The ledger of a campaign's own folder, broken while the campaign is open and the branch holds what nobody reads."""
    count = sum(mark not in own.marks for mark in live.marks) if live else 0
    folder = f"submissions/{code}/{OWN}"
    if not count or f"{folder}{_LOCK}" in snapshot.files:
        return own
    why = f"nhánh receipts có {count} biên nhận mà {folder} không có nên không được tính"
    return own._replace(breaks=own.breaks or (Break("", why, f"xem {GUIDE}"),))


def live_ledgers(root: Path, branch: str = "") -> dict[str, Ledger]:
    """The ledgers on a branch, the one that is read where none is named; none where there is no branch."""
    branch = branch or branch_of(root)
    return _ledgers(ledger_files(root, branch)[0].items(), _REFS[branch]) if branch else {}


def kept(snapshot: Snapshot) -> dict[str, Ledger]:
    """The ledgers that lie in the campaigns' own folders."""
    own = ((path, data) for path, data in snapshot.files.items() if _is_own(path))
    return _ledgers(((path.removeprefix("submissions/").replace("/bien-nhan/", "/"), d) for path, d in own), OWN)


def left_out(root: Path, files: Mapping[str, bytes], campaign: str, closing: str) -> tuple[int, int]:
    """How many receipts of a closed campaign are on the branch and not in its own folder: up to the closing, and later."""
    branch = branch_of(root)
    live = ledger_files(root, branch)[0] if branch else {}
    found = [parse(path, live[path]) for path in missing_receipts(files, live, campaign)]
    later = sum(isinstance(one, Receipt) and written(one.instant)[:19] > closing[:19] for one in found)
    return len(found) - later, later


def live_head(root: Path, ledgers: Iterable[Ledger]) -> str:
    """The commit of the branch from which some of the ledgers were read, "" where none was."""
    branch = branch_of(root) if any(one.place in _REFS.values() for one in ledgers) else ""
    return Git(root).commit_of(branch) if branch else ""


def branch_of(root: Path) -> str:
    """The whole name of the ledger's branch, "" where there is none: the server's but where ours went on from there."""
    held = refs_exist(root, _REFS)
    ahead = len(held) > 1 and leads(Git(root), held[1], held[0])
    return held[0] if ahead else next(reversed(held), "")


def apart(root: Path) -> bool:
    """Whether the ledger here and the server's each have what the other does not have."""
    git, held = Git(root), refs_exist(root, _REFS)
    return len(held) > 1 and not leads(git, held[0], held[1]) and not leads(git, held[1], held[0])


def _branch(root: Path, asked: str) -> Mapping[str, bytes]:
    try:
        return ledger_files(root, full_ref(asked))[0]
    except UsageError as fault:
        message = f"--receipts: không có thư mục “{shown(asked)}”, cũng không đọc được nhánh tên đó ({fault})"
        raise UsageError(message) from fault


def full_ref(place: str) -> str:
    """The whole name of the ledger's branch, so that no tag of the same name is read in its place."""
    return next((ref for ref, short in _REFS.items() if short == place), place)


def _is_own(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 4 and parts[2] == "bien-nhan" and parts[3] not in _ASIDE  # noqa: PLR2004 - root/campaign/folder/file


def _ledgers(files: Iterable[tuple[str, bytes]], place: str) -> dict[str, Ledger]:
    """One folder a campaign: `2022/000001.json`."""
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files:
        campaign, _, name = path.rpartition("/")
        if campaign and name.endswith(".json"):
            found.setdefault(campaign, {})[name] = data
    return {code: read_ledger(receipts, place) for code, receipts in found.items()}


def _folder(folder: Path) -> dict[str, bytes]:
    """The receipts of a folder; in a campaign's own `bien-nhan/` they lie without the campaign's code.

    UsageError where one of them is no plain file, or cannot be read.
    """
    whole = folder.resolve()
    own = whole.name == "bien-nhan"
    found = sorted(folder.glob("[0-9]*.json" if own else "*/[0-9]*.json"))
    return {f"{whole.parent.name if own else path.parent.name}/{path.name}": _receipt(path) for path in found}


def _receipt(path: Path) -> bytes:
    try:
        return given(path, MEBIBYTE)
    except OSError:
        raise UsageError(f"không đọc được “{shown(str(path))}”; khôi phục biên nhận đó từ bản lưu") from None
