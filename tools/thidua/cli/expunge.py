"""`thidua expunge`: says in public that personal data was taken out of a file, before its history is rewritten."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from thidua.cli.arguments import Parser
from thidua.cli.console import Console
from thidua.cli.world import repository_root
from thidua.cli.writing import write
from thidua.dataset.cleaning import REMOVED, changed_more
from thidua.dataset.layout import DOSSIERS, ROOT, slot_of
from thidua.dataset.tombstone import LONGEST, Removal, Tombstone, tombstone_among
from thidua.intake.arrival import entries_in
from thidua.intake.office import Office, office_of
from thidua.snapshot import UsageError, from_commit, from_folder
from thidua.text import one_line, shown

HELP = "ghi bia cho dữ liệu cá nhân đã bỏ khỏi một tệp, trước khi viết lại lịch sử"

_FIRST = date(2000, 1, 1)


def declare(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("paths", metavar="TỆP", nargs="+", help="tệp đã bỏ dữ liệu cá nhân trong thư mục làm việc")
    parser.add_argument("--old", metavar="LẦN_LƯU", default="HEAD", help="lần lưu còn dữ liệu đó")
    parser.add_argument("--ground", metavar="VĂN_BẢN", required=True, help="văn bản cho phép, không nêu tên người")
    parser.add_argument("--day", metavar="NGÀY", required=True, help="ngày của văn bản, ví dụ 2022-03-02")


def run(options: Namespace, console: Console) -> int:
    """Add a line a file to the campaign's tombstone; nothing else is written."""
    root = repository_root(Path.cwd())
    old, new = from_commit(root, options.old).files, dict(from_folder(root).files)
    office, day, ground = office_of(new), _day(options.day), _ground(options.ground)
    for path in options.paths:
        campaign = slot_of(path).campaign
        if slot_of(path).kind not in DOSSIERS:
            raise UsageError(
                f"“{shown(path)}” không phải là dang-ky.yaml, de-nghi.yaml của đơn vị; bia chỉ ghi cho hai tệp đó,"
                " tệp khác làm theo SECURITY.md, mục Xóa dữ liệu cá nhân"
            )
        if path not in old or path not in new or old[path] == new[path]:
            raise UsageError(f"“{shown(path)}” không phải là tệp của đơn vị khác với lần lưu {shown(options.old)}")
        if more := changed_more(old[path], new[path]):
            raise UsageError(
                f"“{shown(path)}”: mục {', '.join(map(shown, more))} đổi cả điều được tính hoặc thêm lời, không chỉ bỏ lời văn;"
                f" bia chỉ ghi cho dữ liệu cá nhân; chỗ bắt buộc có chữ thì ghi “{REMOVED}”"
            )
        removal = Removal(
            path=path,
            old=sha256(old[path]).hexdigest(),
            new=sha256(new[path]).hexdigest(),
            day=day,
            ground=ground,
            entries=dict(_changed(path, old[path], new[path], office)),
        )
        stone = tombstone_among(new, campaign)
        if any((one.path, one.old, one.new) == (path, removal.old, removal.new) for one in stone.removed):
            console.say(f"Bia đã có điều này: {path}")
            continue
        place = f"{ROOT}/{campaign}/bien-nhan/xoa-du-lieu.json"
        whole = Tombstone(removed=(*stone.removed, removal)).model_dump_json(by_alias=True, indent=2)
        new[place] = f"{whole}\n".encode()
        write(root / place, new[place])
        console.say(f"Đã ghi {place}: {path}, {len(removal.entries)} mục đổi mã")
    console.say("Việc tiếp theo: viết lại lịch sử theo SECURITY.md, mục Xóa dữ liệu cá nhân.")
    return 0


def _changed(path: str, old: bytes, new: bytes, office: Office) -> Iterator[tuple[str, tuple[str, str]]]:
    """Both digests of the entries that stand in both versions and differ."""
    now = {entry.key: entry.digest for entry in entries_in(path, new, office)}
    for entry in entries_in(path, old, office):
        if now.get(entry.key, entry.digest) != entry.digest:
            yield entry.key, (entry.digest, now[entry.key])


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{shown(text)}” không phải là ngày; viết như 2022-03-02") from None
    if not _FIRST <= day <= datetime.now(UTC).date() + timedelta(days=1):  # a day begins in the east
        raise UsageError(f"ngày của văn bản “{shown(text)}” quá xa, hoặc còn ở phía trước")
    return day


def _ground(text: str) -> str:
    ground = one_line(text)
    if not any(sign.isalpha() for sign in ground) or len(ground) > LONGEST or shown(ground) != ground:
        raise UsageError(
            f"văn bản (--ground) “{shown(ground[:LONGEST])}” không đọc được; viết như Biên bản số 01/BB-STTTT"
        )
    return ground
