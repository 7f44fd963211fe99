"""A snapshot of `submissions/`: path → bytes, from a folder, a commit or a dict."""

from __future__ import annotations

from thidua.snapshot.commit import Listed, contents, files_of, from_commit, head_of, listing, oddities_of, time_of
from thidua.snapshot.error import UsageError
from thidua.snapshot.folder import from_folder, strayed
from thidua.snapshot.git import Git
from thidua.snapshot.ledger import ledger_files, refs_exist
from thidua.snapshot.merge import Merge, changes, changes_beyond, forks_of, merge_of
from thidua.snapshot.paths import Oddity
from thidua.snapshot.snapshot import Snapshot, from_dict

__all__ = [
    "Git",
    "Listed",
    "Merge",
    "Oddity",
    "Snapshot",
    "UsageError",
    "changes",
    "changes_beyond",
    "contents",
    "files_of",
    "forks_of",
    "from_commit",
    "from_dict",
    "from_folder",
    "head_of",
    "ledger_files",
    "listing",
    "merge_of",
    "oddities_of",
    "refs_exist",
    "strayed",
    "time_of",
]
