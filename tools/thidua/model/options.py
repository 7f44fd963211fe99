"""Values of a closed list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from thidua.model.parsing import required
from thidua.model.single import single, wrong
from thidua.text import fold, name_key, nearest, shown


def one_of(kind: type[StrEnum], names: Mapping[str, StrEnum]) -> Callable[[str], StrEnum]:
    """A parser of a closed list; an unknown word gets the nearest as proposal, a full name its own."""
    words = {member.value: member for member in kind}
    named = {name_key(name): member.value for name, member in names.items()}

    @single
    def parse(value: str) -> StrEnum:
        text = required(value)
        if text in words:
            return words[text]
        meant = named.get(name_key(text)) or nearest("_".join(fold(text).split()), words)
        fix = f"ý là “{meant}”?" if meant else "chọn một trong: " + ", ".join(words)
        raise wrong(f"không có lựa chọn “{shown(text)}”", fix=fix, mend=meant or "")

    return parse
