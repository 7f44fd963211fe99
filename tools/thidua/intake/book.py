"""The branch of the ledger: receipts are added one after the other, and nothing else ever happens to it.

Only objects and one compare-and-swap of the ref are written, so that a kill at any moment leaves
the old ledger or the new one. Of two writers one finds the ref moved and begins again.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count, islice
from typing import NamedTuple

from thidua.receipts.ledger import file_name
from thidua.receipts.receipt import REGISTER, Receipt, dump, mark_of, parse
from thidua.snapshot import Git, UsageError, files_of

LEDGER, _SERVER = "refs/heads/receipts", "refs/remotes/origin/receipts"
PARTED = (
    "sổ ở máy này và sổ ở máy chủ đã tách nhau, không chỉ ở dòng của sổ đến; giữ lại sổ này để so:"
    " git branch so-cu refs/heads/receipts; rồi lấy sổ của máy chủ: git fetch origin +refs/heads/receipts:refs/heads/receipts"
)
_WHO = "So bien nhan <bien-nhan@localhost>"
# Losing a receipt to a power cut is worse than waiting for the disk.
_DURABLE = ("-c", "core.fsync=committed,loose-object,reference")
_TRIES, _STUCK, _PAUSE = 60, 12, 0.02
"""Who is overtaken tries again; who is not, and cannot move the branch all the same, stands before a lock."""
_EVENT = '"event": '
_FILE, _FOLDER = "100644 blob", "040000 tree"


class _Page(NamedTuple):
    """One campaign in the ledger: rows of its tree by name, name and bytes of the last receipt, what events there are."""

    rows: Mapping[str, str]
    last: str = "0.json"
    data: bytes = b""
    events: frozenset[bytes] = frozenset()

    def chained(self, receipts: Iterable[Receipt]) -> Iterator[Receipt]:
        """Those receipts whose event is not here yet, each linked to the one before."""
        number, previous = self.last.partition(".")[0], mark_of(self.data) if self.data else ""
        following = count(int(number) + 1 if number.isdigit() else len(self.rows) + 1)
        for receipt in receipts:
            if f"{_EVENT}{json.dumps(receipt.event, ensure_ascii=False)}".encode() not in self.events:
                linked = receipt.model_copy(update={"seq": next(following), "previous": previous})
                previous = mark_of(dump(linked))
                yield linked


class Book(NamedTuple):
    """The ledger's branch in a repository."""

    git: Git

    def record(self, receipts: Sequence[Receipt]) -> tuple[Receipt, ...]:
        """Add those whose event is not in the ledger yet, and return them as they stand there."""
        return self.go_on(lambda head: self.behind(head, receipts))

    def go_on(self, step: Callable[[str], tuple[str, tuple[Receipt, ...]]]) -> tuple[Receipt, ...]:
        """Move the branch from its head to where the step says, again where it moved meanwhile; what the step added."""
        heads: Counter[str] = Counter()
        while heads.total() < _TRIES and max(heads.values(), default=0) < _STUCK:
            head = self.git.ask("rev-parse", "--verify", "--quiet", f"{LEDGER}^{{commit}}") or ""
            longer, added = step(head)
            if longer == head or self._moved(head, longer):
                return added
            heads[head] += 1
            time.sleep(_PAUSE)
        raise UsageError("nhánh receipts đang bị khóa; nếu không lệnh nào đang chạy, xóa tệp refs/heads/receipts.lock")

    def behind(self, head: str, receipts: Iterable[Receipt]) -> tuple[str, tuple[Receipt, ...]]:
        """A commit with those that a head does not have yet, and these as they stand there; the head where it has all."""
        told = {receipt.event: receipt for receipt in receipts}
        pages = {code: self._page(head, code) for code in sorted({one.campaign for one in told.values()})}
        own = {code: [one for one in told.values() if one.campaign == code] for code in pages}
        added = {code: tuple(page.chained(own[code])) for code, page in pages.items()}
        every = tuple(one for receipts in added.values() for one in receipts)
        return (self._commit(head, pages, added) if every else head), every

    def standing(self, receipts: Iterable[Receipt]) -> Iterator[Receipt]:
        """Those receipts that are in the ledger, as they stand there; by their events, from the last one back."""
        wanted: dict[str, set[str]] = {}
        for one in receipts:
            wanted.setdefault(one.campaign, set()).add(one.event)
        for campaign, events in sorted(wanted.items()):
            rows = self._rows(f"{LEDGER}:{campaign}")
            names = sorted(rows, key=lambda name: (len(name), name), reverse=True)
            held = (parse("", data) for _, data in self.git.blobs([rows[name].split()[-1] for name in names]))
            yield from islice((one for one in held if isinstance(one, Receipt) and one.event in events), len(events))

    def _page(self, head: str, campaign: str) -> _Page:
        """Of all receipts but the last only the line of the event is read: ten thousand take a while."""
        folder = f"{head}:{campaign}"
        rows = self._rows(folder) if campaign in self._rows(head) else {}
        last = max((name for name in rows if name.endswith(".json")), key=lambda name: (len(name), name), default="")
        if not last:
            return _Page(rows)
        data = b"".join(data for _, data in self.git.blobs([rows[last].split()[-1]]))
        return _Page(rows, last, data, frozenset(line.strip(b" ,") for line in self.git.lines_with(_EVENT, folder)))

    def _rows(self, tree: str) -> dict[str, str]:
        """What stands at a tree: name → mode, kind and id; nothing at ""."""
        listed = self.git.run("ls-tree", "-z", tree).decode() if tree else ""
        rows = (line.partition("\t") for line in listed.split("\0")[:-1])
        return {name: row for row, _, name in rows}

    def _commit(self, head: str, pages: Mapping[str, _Page], added: Mapping[str, Sequence[Receipt]]) -> str:
        """A commit on top of `head`; its day is the receipts', for no clock is looked at here."""
        folders = {code: f"{_FOLDER} {self._folder(pages[code], own)}" for code, own in added.items() if own}
        every = [one for own in added.values() for one in own]
        day = max(0, int(max(one.instant for one in every).timestamp()))
        lines = [f"tree {self._tree(self._rows(head) | folders)}", *([f"parent {head}"] if head else [])]
        lines += [f"{role} {_WHO} {day} +0000" for role in ("author", "committer")]
        return self._write("commit", "\n".join([*lines, "", f"{len(every)} biên nhận", ""]).encode())

    def _folder(self, page: _Page, added: Iterable[Receipt]) -> str:
        new = {file_name(one.seq): f"{_FILE} {self._write('blob', dump(one))}" for one in added}
        return self._tree({**page.rows, **new})

    def _tree(self, rows: Mapping[str, str]) -> str:
        """Written as Git stores it: what makes a tree of lines looks each of ten thousand objects up."""
        parts = sorted(
            (f"{name}/" if row.startswith(_FOLDER) else name, name, row.split()) for name, row in rows.items()
        )
        listed = (f"{row[0].lstrip('0')} {name}\0".encode() + bytes.fromhex(row[2]) for _, name, row in parts)
        return self._write("tree", b"".join(listed))

    def _write(self, kind: str, data: bytes) -> str:
        return self.git.run(*_DURABLE, "hash-object", "-w", "--stdin", "-t", kind, given=data).decode().strip()

    def _moved(self, old: str, new: str) -> bool:
        """Whether the branch went from `old` to `new`; not where somebody else was first."""
        return self.git.ask(*_DURABLE, "update-ref", LEDGER, new, old or "0" * len(new)) is not None


def catch_up(git: Git) -> tuple[Receipt, ...]:
    """Let the ledger of this repository go on from the server's; the lines of the register that it has put behind that.

    Who was slower than the server has lost nothing. UsageError where the ledger here holds anything else of its own.
    """
    return Book(git).go_on(partial(_behind_server, git))


def _behind_server(git: Git, here: str) -> tuple[str, tuple[Receipt, ...]]:
    there = git.ask("rev-parse", "--verify", "--quiet", f"{_SERVER}^{{commit}}") or ""
    if not there or leads(git, there, here):
        return here, ()
    own = _only_in(git, here, there) if here and not leads(git, here, there) else ()
    return Book(git).behind(there, own)


def _only_in(git: Git, here: str, there: str) -> tuple[Receipt, ...]:
    """The lines of the register that only the first of two ledgers has; UsageError where it has anything else."""
    found, common = (files_of(git, commit, "")[0] for commit in (here, there))
    own = [parse(path, data) for path, data in found.items() if common.get(path) != data]
    lines = tuple(one for one in own if isinstance(one, Receipt) and one.source in REGISTER)
    if len(lines) < len(own):
        raise UsageError(PARTED)
    return lines


def missing_receipts(files: Mapping[str, bytes], live: Mapping[str, bytes], campaign: str) -> list[str]:
    """Paths on the branch of the receipts of a campaign that do not lie in its own folder as they are."""
    own = f"submissions/{campaign}/bien-nhan/"
    of_campaign = (path for path in live if path.startswith(f"{campaign}/") and path.endswith(".json"))
    return [path for path in of_campaign if files.get(own + path.partition("/")[2]) != live[path]]


def first_rewritten(git: Git, branch: str) -> tuple[str, str] | None:
    """(commit, path) of the first receipt that a later commit of a branch changed or took away; None elsewhere too."""
    arguments = ("--reverse", "-m", "--no-renames", "--diff-filter=MDT", "--name-only", "--format=%H", branch, "--")
    lines = (git.ask("log", *arguments) or "").split()
    return (lines[0], lines[1]) if lines else None


def leads(git: Git, old: str, new: str) -> bool:
    """Whether a commit is or comes before another."""
    return bool(new) and git.ask("merge-base", "--is-ancestor", old, new) is not None
