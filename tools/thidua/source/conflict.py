"""Two versions of a file that Git could not bring together."""

from __future__ import annotations

import re

from thidua.source.document import Refusal, lines_of
from thidua.source.place import Place

_MOST_MARKS = 8
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def conflict(text: str) -> Refusal | None:
    """The marks that Git leaves where two versions were not brought together."""
    marks = [(number, line) for number, line in enumerate(lines_of(text), 1) if _CONFLICT.fullmatch(line)]
    if not any(line.startswith("<") for _, line in marks):
        return None
    first, *rest = (Place(number, 1, number, len(line) + 1) for number, line in marks)
    fix = "giữ phần đúng của hai bản, rồi xóa các dòng <<<<<<<, =======, >>>>>>>"
    return Refusal("conflict", first, "hai bản của tệp chưa được gộp (xung đột Git)", fix, tuple(rest[:_MOST_MARKS]))
