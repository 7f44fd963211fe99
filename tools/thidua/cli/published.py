"""What was published when: noted on the branch of the manifests, and looked up for a site of a past instant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from thidua.cli.ledgers import live_head
from thidua.cli.world import Asked, World, instant, repository_root
from thidua.intake.shelf import keep, shelved
from thidua.receipts.receipt import written
from thidua.snapshot import Git, UsageError

_NAME = "cong-bo-{:%Y%m%dT%H%M%SZ}.json"
_NAMES = "cong-bo-"
_KEYS = ("commit", "receipts")
_APART = timedelta(minutes=10)


def ahead(world: World, now: datetime) -> str:
    """Why nothing can be published: the commit's claimed time is to come, and decisions would count before their day.

    "" where it is not, but for what clocks differ by. Only who publishes looks at a clock.
    """
    time = world.snapshot.time
    if time is None or time <= now + _APART:
        return ""
    return (
        f"Chưa công bố: lần lưu {world.snapshot.commit[:12]} ghi lúc {time:%H:%M %d/%m/%Y} UTC, sau đồng hồ của máy này;"
        " tính theo lúc ấy thì quyết định chưa đến ngày cũng được tính. Đồng hồ máy này sai thì sửa;"
        ' không thì thêm một lần lưu rồi công bố lại: git commit --allow-empty -m "đúng giờ"'
    )


def note(world: World, now: datetime) -> bool:
    """Note that a commit with its ledger is published at an instant; nothing where that is what was published last."""
    snapshot = world.snapshot
    if not snapshot.commit or snapshot.dirty:
        raise UsageError("--note: thư mục submissions/ khác lần lưu mới nhất; lưu lại trước (git add, git commit)")
    said = {"commit": snapshot.commit, "receipts": live_head(world.root, world.kept.values())}
    if next(reversed([one for _, one in _events(world.root)]), {}) == said:
        return False
    whole = {"schema": 1, "at": written(now), **said}
    data = (json.dumps(whole, indent=2, sort_keys=True) + "\n").encode()
    keep(Git(world.root), {_NAME.format(now.astimezone(UTC)): data}, now)
    return True


def as_published(asked: Asked) -> Asked:
    """What was published last at the instant that is asked for; the files of today where nobody noted it."""
    at = instant(asked.at)
    if at is None or asked.commit or asked.receipts:
        return asked
    root = repository_root(Path.cwd())
    known = [one for when, one in _events(root) if when <= at]
    told = known[-1] if known else {}
    here = (Git(root).ask("cat-file", "-e", f"{one}^{{commit}}") is not None for one in told.values() if one)
    return asked._replace(**told) if all(here) else asked


def _events(root: Path) -> Iterator[tuple[datetime, dict[str, str]]]:
    """Instant and content of each publication that was noted, the last one last; what is no such note is passed over."""
    for name, data in sorted(shelved(Git(root)).items()):
        with suppress(ValueError, KeyError, TypeError):
            if name.startswith(_NAMES):
                one = json.loads(data)
                yield datetime.fromisoformat(one["at"]), {key: str(one[key]) for key in _KEYS}
