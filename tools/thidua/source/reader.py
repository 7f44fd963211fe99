"""From text to a tree: the events of PyYAML's C parser, with every key and value's place.

PyYAML's loaders are never used: they type values by guess, follow aliases and recurse.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from thidua.source import refusals as say
from thidua.source.comment import swallowed
from thidua.source.conflict import conflict
from thidua.source.decoding import decode, first_of, place_at, put_back
from thidua.source.decoration import undecorated
from thidua.source.document import UNTOLD, Document, Limits, Refusal, lines_of
from thidua.source.lookalike import before_keys, lookalike
from thidua.source.place import Mapping, Sequence
from thidua.source.syntax import beside, syntax

MOST_REFUSALS = 100
"""So many faults of one file are told, and that there may be others; more of them say nothing new."""

_NEAR = 500
_NO_NAMES = frozenset({"", "<<"})


def read(data: bytes, limits: Limits) -> Document:
    """Read one file; never raises and never hangs, whatever the bytes are."""
    text, parseable, refused = decode(data, limits)
    if parseable is None:
        return Document(None, refused, text)
    building = _Building(parseable, limits)
    building.build()
    found = (*refused, *(put_back(one, refused) for one in building.refusals))
    return Document(None if found else building.root, found, text, building.has_empty)


class _Stopped(Exception):  # noqa: N818 - not an error: reading ends here, the refusals say why
    """The rest of the file says nothing more."""


class _Building:
    """The tree as it grows, event by event, with an explicit stack."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.refusals: list[Refusal] = []
        self.begun = False
        self.root: Any = None
        self.has_empty = False

    def build(self) -> None:
        """Parse the whole text, or as far as it can be understood."""
        self._parse()
        if self.refusals and (unsolved := conflict(self.text)):
            self.refusals = [unsolved]

    def _parse(self) -> None:
        try:
            self._take(undecorated(self.text, CParser(self.text).get_event, self._refuse))
        except yaml.YAMLError as error:
            self.refusals = beside(self.refusals, syntax(error, self.text, self.limits.depth))
        except UnicodeDecodeError:
            # PyYAML decodes a tag written in percent codes without a look at what they say.
            self.refusals.append(say.unreadable_tag(self.text))
        except _Stopped:
            return
        if not self.refusals:
            self.refusals.extend(self._faults_of_the_whole())

    def _faults_of_the_whole(self) -> Iterator[Refusal]:
        """What only a file shows that was understood to its end."""
        if not isinstance(self.root, Mapping):
            lines = lines_of(self.text)
            mistyped = (found for n in range(1, len(lines) + 1) if (found := lookalike(lines, n)))
            yield next(mistyped, None) or say.no_mapping(self.root, self.text)
            return
        comments = (say.swallowed(place_at(self.text, n), self.text[n:].splitlines()[0]) for n in swallowed(self.text))
        yield from first_of(chain(before_keys(self.text), comments))

    def _take(self, get_event: Any) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop; to split it would cost a third of the time
        """Take events until the stream ends; this loop is where reading spends its time."""
        longest = self.limits.value
        stack: list[tuple[Any, Any, Any, Any]] = []
        node: Any = None
        marks = key = key_event = event = node
        for _ in range(self.limits.events):
            event = get_event()
            kind = event.__class__
            if kind is ScalarEvent:
                value = event.value
                if len(value) > longest:
                    self._refuse(say.too_long(event, longest))
                if node.__class__ is Mapping:
                    if key is None:
                        key, key_event = value if value.isascii() else unicodedata.normalize("NFC", value), event
                        if key in marks or key in _NO_NAMES or key[0] == "-":
                            self._check_key(event, key, node)
                    else:
                        if value or event.style:
                            node[key] = value
                        else:
                            event, self.has_empty = self._absent(key_event, event), True
                        marks[key] = (key_event.start_mark, key_event.end_mark, event.start_mark, event.end_mark)
                        key = None
                elif node is None:
                    self.root = event
                elif value or event.style:
                    marks.append((event.start_mark, event.end_mark))
                    node.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if key is None and node.__class__ is Mapping:
                    self._stop(say.complex_key(event))
                if len(stack) >= self.limits.depth:
                    self._stop(say.too_deep(event.start_mark, self.limits.depth))
                stack.append((node, marks, key, key_event))
                node = (Mapping if kind is MappingStartEvent else Sequence)(event.start_mark)
                marks, key = node.marks, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                child, begin, end = node, node.begin, _end(marks, event)
                node, marks, key, key_event = stack.pop()
                if node is None:
                    self.root = child
                elif node.__class__ is Mapping:
                    marks[key] = (key_event.start_mark, key_event.end_mark, begin, end)
                    node[key] = child
                    key = None
                else:
                    marks.append((begin, end))
                    node.append(child)
            elif kind is StreamEndEvent:
                return
            elif kind is DocumentStartEvent:
                self._check_document(event)
        self.refusals.append(say.too_many_events(event, self.limits.events))

    def _check_key(self, event: Any, key: str, node: Mapping) -> None:
        if key[:1] == "-" and not event.style:
            if key not in node.marks:
                self._refuse(say.key_of_dash(event))
        elif key in node.marks:
            for found in say.repeated_key(event, key, node, self.text):
                self._refuse(found)
        elif not event.style:
            self._refuse(say.merge_key(event) if key else say.empty_key(event))

    def _absent(self, key_event: Any, event: Any) -> Any:
        """What marks the place of an absent value: its key, which has to be one."""
        value: str = key_event.value
        if ":" in value and not key_event.style:
            self._refuse(say.glued_key(key_event))
        elif ":" not in self.text[key_event.end_mark.index : event.start_mark.index]:
            begin = key_event.start_mark.index
            _, opened, before = self.text[max(0, begin - _NEAR) : begin].rpartition("{")
            if not opened or ":" in before or "}" in before:
                self._refuse(say.lone_key(key_event))
            elif not before.strip():  # of a list in such brackets the first item is told
                self._refuse(say.lone_item(key_event))
        return key_event

    def _check_document(self, event: Any) -> None:
        if self.begun:
            self._stop(say.second_document(event))
        self.begun = True

    def _refuse(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)
        if len(self.refusals) == MOST_REFUSALS:
            self._stop(UNTOLD)

    def _stop(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)
        raise _Stopped


def _end(marks: Any, event: Any) -> Any:
    """Where a collection ends: at its bracket, or with its last child, for the parser says next line."""
    if not marks or event.end_mark.index > event.start_mark.index:
        return event.end_mark
    return marks[-1][1] if marks.__class__ is list else next(reversed(marks.values()))[3]
