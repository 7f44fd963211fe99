"""A key in another spelling is told as the key that it is, at every level of every form."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from snapshots import edited, verdict_of
from thidua.dataset.unknown import meant_key, unknown_key
from thidua.model.submission import Registration
from thidua.report.schemas import FILES

UNIT = "submissions/2022/don-vi/phong-mot"
_ACCENTS = str.maketrans({"a": "ấ", "e": "ễ", "i": "ị", "o": "ờ", "u": "ử", "y": "ỹ", "d": "đ"})


def forms() -> list[type[BaseModel]]:
    """Each model of a file with all that stand in it."""
    found: list[type[BaseModel]] = []
    waiting: list[Any] = [*FILES.values()]
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and issubclass(one, BaseModel) and one not in found:
            found.append(one)
            waiting += [info.annotation for info in one.model_fields.values()]
    return found


@pytest.mark.parametrize("model", forms(), ids=lambda model: model.__name__)
def test_every_key_is_known_in_any_spelling(model: type[BaseModel]) -> None:
    """With marks, in capitals, with blanks or hyphens, in one word: that very key is proposed, whatever else is near."""
    for info in model.model_fields.values():
        key = str(info.alias)
        plain = (key.upper(), key.title(), *(key.replace("_", between) for between in (" ", "", "-", "__", " _ ")))
        for spelt in (*plain, *(one.translate(_ACCENTS) for one in (key, *plain))):
            assert (spelt, meant_key(model, spelt)) == (spelt, key)
            assert unknown_key(model, spelt) == (
                "unknown-field",
                f"không có khóa “{spelt}”",
                f"ý là “{key}” ({info.title})?",
            )


@pytest.mark.parametrize("stage", ["dang-ky", "de-nghi"])
@pytest.mark.parametrize(
    ("key", "spelt", "fix"),
    [
        ("ca_nhan", "ca_nhân", "ý là “ca_nhan” (Cá nhân)?"),
        ("ca_nhan", "Cá nhân", "ý là “ca_nhan” (Cá nhân)?"),
        ("ca_nhan", "CA_NHAN", "ý là “ca_nhan” (Cá nhân)?"),
        ("ca_nhan", "canhan", "ý là “ca_nhan” (Cá nhân)?"),
        ("ca_nhan", "ca nhann", "ý là “ca_nhan” (Cá nhân)?"),
        ("tap_the", "tập_thể", "ý là “tap_the” (Tập thể)?"),
    ],
)
def test_the_lists_of_a_units_file_are_keys_too(stage: str, key: str, spelt: str, fix: str) -> None:
    """At the top of a file, though each of their entries is read on its own."""
    files = edited(f"{UNIT}/{stage}.yaml", (f"\n{key}:", f"\n{spelt}:"))
    (one,) = (found for found in verdict_of(files).findings if found.rule == "unknown-field")
    assert (one.message, one.fix, one.mend) == (f"không có khóa “{spelt}”", fix, key)


@pytest.mark.parametrize("key", ["ngày sinh", "NgaySinh", "so-dien-thoai"])
def test_a_personal_key_is_one_in_any_spelling(key: str) -> None:
    """It must go, however it is written."""
    assert unknown_key(Registration, key)[0] == "forbidden-personal-data"
