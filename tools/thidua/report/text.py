"""Findings for a person at a terminal: place, line, caret, ground and mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from thidua.finding import Finding, Severity, Spot
from thidua.source import Place
from thidua.text import shown, width

LABELS = {
    Severity.ERROR: "Cần sửa",
    Severity.WARNING: "Cần xem xét",
    Severity.LATE: "Trễ hạn",
    Severity.NOTICE: "Lưu ý",
}
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTICE: "36;1", Severity.LATE: "35;1"}
_BEFORE, _AFTER = 60, 40
_TAB = "    "
_MOST_MARKS = 8
_FILES = 5
CAP = 20
"""So many findings of one rule in one file are shown to people, and so many places of one finding."""
LinesOf = Callable[[str], Sequence[str]]


def render(findings: Iterable[Finding], lines_of: LinesOf, *, colour: bool = False, limit: int = 0) -> Iterator[str]:
    """Blocks of text, one a finding; what `capped` leaves out and places beyond the `limit` of a finding are counted."""
    told, rest = capped(findings, limit)
    yield from (_block(finding, lines_of, limit, colour=colour) for finding in told)
    yield from (f"{line}\n" for line in rest)


def capped(findings: Iterable[Finding], limit: int) -> tuple[list[Finding], list[str]]:
    """The findings that are told, and in words how many others there are.

    Told are at most `limit` of one rule in one file and five times as many of one rule in all, so that
    no flood of one sender buries the others; 0 tells everything.
    """
    told: list[Finding] = []
    in_file: Counter[tuple[str, str]] = Counter()
    in_all: Counter[str] = Counter()
    for finding in findings:
        kind = (finding.at.path, finding.rule)
        in_file[kind] += 1
        if limit and in_file[kind] > limit:
            continue
        in_all[finding.rule] += 1
        if not limit or in_all[finding.rule] <= _FILES * limit:
            told.append(finding)
    return told, list(_rest(in_file, in_all, limit)) if limit else []


def _rest(in_file: Counter[tuple[str, str]], in_all: Counter[str], limit: int) -> Iterator[str]:
    """What was not told, by file or, where one rule fills many files, in one line."""
    flooded = {rule: count - _FILES * limit for rule, count in in_all.items() if count > _FILES * limit}
    for (path, rule), count in sorted(in_file.items()):
        if count > limit and rule not in flooded:
            yield f"… và {count - limit} chỗ cùng loại [{rule}] trong {shown(path)}"
    for rule in sorted(flooded):
        total = sum(count for (_, known), count in in_file.items() if known == rule) - _FILES * limit
        yield f"… và {total} chỗ cùng loại [{rule}] ở nhiều tệp; xem của một đơn vị: thidua check --as ĐƠN_VỊ"


def headline(finding: Finding) -> str:
    """The first line: severity, title, message, rule."""
    accepted = f" · đã chấp nhận: {finding.waived}" if finding.waived else ""
    return f"{LABELS[finding.severity]} · {finding.title}: {shown(finding.message)}{shown(accepted)} [{finding.rule}]"


def _block(finding: Finding, lines_of: LinesOf, limit: int, *, colour: bool) -> str:
    head = headline(finding)
    if colour:
        label = LABELS[finding.severity]
        head = f"\x1b[{_COLOURS[finding.severity]}m{label}\x1b[0m{head[len(label) :]}"
    place = finding.at.place
    lines = lines_of(finding.at.path) if place else ()
    number = str(place.line) if place and place.line <= len(lines) else ""
    gutter = " " * len(number)
    body = [head, f"{gutter}--> {spot_text(finding.at)}"]
    if place and number:
        source, caret = excerpt(lines[place.line - 1], place)
        note = f" {shown(finding.note)}" if finding.note else ""
        body += [f"{gutter} |", f"{number} | {source}", f"{gutter} | {caret}{note}"]
    body += [f"{gutter} = xem thêm: {others}" for others in further(finding, limit)]
    body.append(f"{gutter} = căn cứ: {shown(finding.basis)}")
    if not finding.waived:
        body.append(f"{gutter} = cách sửa: {shown(finding.fix)}")
    return "\n".join(body) + "\n"


def further(finding: Finding, limit: int) -> Iterator[str]:
    """The other places of a finding, after `limit` of them how many there are; 0 tells all."""
    told = finding.related[:limit] if limit else finding.related
    yield from map(spot_text, told)
    if left := len(finding.related) - len(told):
        yield f"và {left} chỗ khác"


def spot_text(spot: Spot) -> str:
    """`path:line:column`, the path alone where no place is meant."""
    path = shown(spot.path)
    return f"{path}:{spot.place.line}:{spot.place.column}" if spot.place else path


def excerpt(line: str, place: Place) -> tuple[str, str]:
    """The line as shown and the carets under the span, cut around it where the line is long."""
    start = _letter(line, min(place.column - 1, len(line)))
    stop = len(line) if place.end_line > place.line else min(max(place.end_column - 1, start + 1), len(line))
    left, right = _window(line, start, stop)
    lead, tail = "…" if left else "", "…" if right < len(line) else ""
    before, span = _plain(line[left:start]), _plain(line[start : min(stop, right)])
    source = f"{lead}{_plain(line[left:right])}{tail}".rstrip()
    return source, " " * width(lead + before) + "^" * max(1, width(span.rstrip()))


def _window(line: str, start: int, stop: int) -> tuple[int, int]:
    """From where to where a line is shown around its span."""
    if len(line) <= _BEFORE + _AFTER:
        return 0, len(line)
    left = _letter(line, max(0, start - _BEFORE))
    right = min(len(line), max(stop, start + 1) + _AFTER, left + 2 * (_BEFORE + _AFTER))
    return left, _letter(line, right)


def _letter(line: str, index: int) -> int:
    """Where the letter begins whose combining mark stands at the index; a heap of marks is no letter."""
    back = range(index, max(-1, index - _MOST_MARKS), -1)
    return next((at for at in back if at == len(line) or width(_plain(line[at]))), index)


def _plain(text: str) -> str:
    return shown(text.replace("\t", _TAB))


def summary(findings: Iterable[Finding]) -> str:
    """One line of counts; accepted findings are counted apart."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts["accepted" if finding.waived else finding.severity] += 1
    parts = [f"{counts[severity]} {LABELS[severity].lower()}" for severity in Severity if counts[severity]]
    if counts["accepted"]:
        parts.append(f"{counts['accepted']} đã chấp nhận")
    return "Kết quả: " + (", ".join(parts) if parts else "không có gì phải sửa hay xem xét") + "."
