"""Comments, which the parser passes over without a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from yaml._yaml import CParser
from yaml.events import ScalarEvent, StreamEndEvent

_COMMENT = re.compile(r"#[^\r\n]*")
_CLOSE = re.compile(r"#[^\s#]")
_LETTER = re.compile(r"[^\r\n]")


def scalars(text: str) -> Iterator[Any]:
    """The scalar events of a text that can be parsed."""
    get_event = CParser(text).get_event
    while (event := get_event()).__class__ is not StreamEndEvent:
        if event.__class__ is ScalarEvent:
            yield event


def comments(text: str) -> tuple[str, ...]:
    """The comments of a readable file, in order, in NFC and without trailing blanks."""
    found = (text[match.start() : match.end()].rstrip(" \t") for match in _found(text))
    return tuple(unicodedata.normalize("NFC", comment) for comment in found)


def swallowed(text: str) -> Iterator[int]:
    """Where a readable file has a comment like `#1` behind something on its line, probably part of the value."""
    if _CLOSE.search(text):
        for match in _found(text):
            start = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start())) + 1
            if _CLOSE.match(match.group()) and text[start : match.start()].strip():
                yield match.start()


def _found(text: str) -> Iterator[re.Match[str]]:
    """Around the scalars, which are masked here, a number sign can only open a comment."""
    parts: list[str] = []
    done = 0
    for begin, end in ((event.start_mark.index, event.end_mark.index) for event in scalars(text)):
        parts += [text[done:begin], _LETTER.sub("_", text[begin:end])]
        done = end
    return _COMMENT.finditer("".join([*parts, text[done:]]))
