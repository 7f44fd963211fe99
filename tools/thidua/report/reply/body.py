"""The comment on a request: the verdict first, then what to mend, then where the request stands.

At most 60 lines; what does not fit is counted, with a link to all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.finding import Finding
from thidua.report.reply.case import Case, weighty
from thidua.report.reply.inert import fenced, inert
from thidua.report.reply.mends import Mend, mends
from thidua.report.reply.quota import quota_changes
from thidua.report.reply.receipt import deadlines_told, office_told, receipts_told
from thidua.report.text import LABELS

MOST_LINES = 60
MOST_CHARACTERS = 60_000
"""GitHub takes 65,536; a sign that is made inert has up to six."""
_LEAST = 6
MARK = "<!-- thidua: tra-loi -->"
"""By it the comment is found again; who else writes it is not believed."""
_MOST_TOLD = 6
_LONGEST = 400
_HEAD = ["| Dòng | Người | Vì sao | Sửa thế nào | Căn cứ |", "| --- | --- | --- | --- | --- |"]


def comment(case: Case, link: str = "") -> str:
    """The whole comment in Markdown; `link` leads to all findings, "" where there is no such place."""
    top, tail = [f"**{case.verdict}.**", ""], [*_tail(case), "", MARK]
    room = MOST_LINES - len(top) - len(tail)
    made = ("\n".join([*top, *_middle(case, lines, link), *tail]) + "\n" for lines in range(room, _LEAST, -_LEAST))
    return next((text for text in made if len(text) <= MOST_CHARACTERS), "\n".join([*top, *tail]) + "\n")


def _middle(case: Case, room: int, link: str) -> list[str]:
    """What to mend, in so many lines."""
    corrected = list(_corrected(mends(case), room // 2))
    return [*_table(case, room - len(corrected), link), *corrected]


def _table(case: Case, room: int, link: str) -> Iterator[str]:
    """The findings as a table of at most `room` lines, with what was left out."""
    findings = weighty(case.findings, case.blocking)
    if not findings:
        return
    rows = [_row(case, finding) for finding in findings]
    fit = room - len(_HEAD) - 1
    if len(rows) > fit:
        rows, left = rows[: fit - 2], len(rows) - fit + 2
        rows += ["", f"Và {left} chỗ khác" + (f": [xem đủ]({link})" if link else ", xem bằng thidua check")]
    yield from (*_HEAD, *rows, "")


def _row(case: Case, finding: Finding) -> str:
    place = f":{finding.at.place.line}" if finding.at.place else ""
    # A path is whatever the request named it.
    where = inert(f"{_short(finding.at.path)}{place}")
    who = inert(_cut(case.who(finding)))
    fix = "" if finding.waived else inert(_cut(finding.fix))
    accepted = f"; đã chấp nhận: {finding.waived}" if finding.waived else ""
    why = f"**{LABELS[finding.severity]}** · {inert(_cut(f'{finding.title}: {finding.message}{accepted}'))} `{finding.rule}`"
    return f"| {where} | {who} | {why} | {fix} | {inert(_cut(finding.basis))} |"


def _corrected(found: Iterable[Mend], room: int) -> Iterator[str]:
    """Whole blocks only, as many as fit."""
    lines = ["Sửa ngay được, chép đè lên những dòng đã nêu:", ""]
    for mend in found:
        where = f"dòng {mend.first}" if mend.first == mend.last else f"dòng {mend.first} đến {mend.last}"
        block = [f"Tệp {inert(_short(mend.path))}, {where}:", "", *fenced(mend.lines, "suggestion"), ""]
        if len(lines) + len(block) > room:
            break
        lines += block
    if len(lines) > 2:  # noqa: PLR2004 - more than the sentence above
        yield from lines


def _tail(case: Case) -> Iterator[str]:
    yield from _told("Tỷ lệ", quota_changes(case), "lần gửi này không làm đổi số nào")
    yield from _told("Biên nhận", receipts_told(case), "lần gửi này không có hồ sơ của đơn vị nào")
    yield from _told("Hạn", deadlines_told(case), "không có")
    yield f"- **Hỏi:** {inert(office_told(case))}"


def _told(name: str, lines: Iterable[str], nothing: str) -> Iterator[str]:
    """Some lines under one name; the rest is counted."""
    held = list(lines)
    for line in held[:_MOST_TOLD]:
        yield f"- **{name}:** {inert(_cut(line))}"
    if len(held) > _MOST_TOLD:
        yield f"- **{name}:** và {len(held) - _MOST_TOLD} dòng khác"
    if not held:
        yield f"- **{name}:** {nothing}"


def _short(path: str) -> str:
    """A unit's file by its own name: a request is of one unit."""
    return path.removeprefix("submissions/")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
