"""Characters and names: what is refused, how names are compared, how text is shown."""

from __future__ import annotations

from thidua.text.characters import Unwanted, piled, shown, unwanted, width
from thidua.text.names import fold, foreign_letters, name_key, one_line, rare_letters
from thidua.text.spelling import code_letters, like_code, like_date, like_number, nearest, says_nothing

__all__ = [
    "Unwanted",
    "code_letters",
    "fold",
    "foreign_letters",
    "like_code",
    "like_date",
    "like_number",
    "name_key",
    "nearest",
    "one_line",
    "piled",
    "rare_letters",
    "says_nothing",
    "shown",
    "unwanted",
    "width",
]
