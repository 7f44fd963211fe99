"""From text to a tree: the events of PyYAML's C parser, with every key and value's place.

PyYAML's loaders are never used: they type values by guess, follow aliases and recurse.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from thidua.source import refusals as say
from thidua.source.decoding import decode
from thidua.source.document import Document, Limits, Refusal
from thidua.source.place import Mapping, Sequence


def read(data: bytes, limits: Limits) -> Document:
    """Read one file; never raises and never hangs, whatever the bytes are."""
    text, refused = decode(data, limits)
    if refused:
        return Document(None, refused, text)
    building = _Building(limits)
    try:
        building.run(CParser(text))
    except yaml.YAMLError as error:
        building.refusals.append(say.syntax(error))
    except _Stopped:
        pass
    if not building.refusals and not isinstance(building.root, Mapping):
        building.refusals.append(say.no_mapping(building.root, text))
    found = tuple(building.refusals)
    return Document(None if found else building.root, found, text)


class _Stopped(Exception):  # noqa: N818 - not an error: reading ends here, the refusals say why
    """The rest of the file says nothing more."""


class _Building:
    """The tree as it grows, event by event, with an explicit stack."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.refusals: list[Refusal] = []
        self.root: Any = None

    def run(self, parser: Any) -> None:  # noqa: C901, PLR0912 - one loop, split it would cost a third of the time
        """Take events until the stream ends; this loop is where reading spends its time."""
        get_event, longest = parser.get_event, self.limits.value
        stack: list[tuple[Any, Any, Any]] = []
        node: Any = None
        key: Any = None
        key_marks: Any = None
        for _ in range(self.limits.events):
            event = get_event()
            kind = event.__class__
            if kind is ScalarEvent:
                value = event.value
                if event.anchor is not None or event.tag is not None or len(value) > longest:
                    self._refuse_scalar(event)
                marks = (event.start_mark, event.end_mark)
                if node.__class__ is Mapping:
                    if key is None:
                        key, key_marks = self._key(node, event), marks
                        continue
                    node.keys_at[key] = key_marks
                    node.values_at[key] = marks
                    if value or event.style:
                        node[key] = value
                    key = None
                elif node is None:
                    self.root = value
                elif value or event.style:
                    node.items_at.append(marks)
                    node.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._check_start(event, node, key, len(stack))
                stack.append((node, key, key_marks))
                node = (Mapping if kind is MappingStartEvent else Sequence)(event.start_mark)
                key = None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                child, child.end = node, event.end_mark
                node, key, key_marks = stack.pop()
                if node is None:
                    self.root = child
                elif node.__class__ is Mapping:
                    node.keys_at[key] = key_marks
                    node.values_at[key] = (child.begin, child.end)
                    node[key] = child
                    key = None
                else:
                    node.items_at.append((child.begin, child.end))
                    node.append(child)
            elif kind is StreamEndEvent:
                return
            else:
                self._check_rest(event)
        self.refusals.append(say.too_many_events(event.start_mark, self.limits.events))

    def _key(self, node: Mapping, event: Any) -> str:
        """The name of a key in NFC; a second one of the same name is refused and set aside."""
        key: str = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        if key == "<<" and not event.style:
            self.refusals.append(say.merge_key(event))
        elif key in node.keys_at:
            self.refusals.append(say.duplicate_key(event, key, node.keys_at[key]))
        return key

    def _refuse_scalar(self, event: Any) -> None:
        self._check_decorated(event)
        if len(event.value) > self.limits.value:
            self.refusals.append(say.too_long(event, self.limits.value))

    def _check_start(self, event: Any, node: Any, key: str | None, depth: int) -> None:
        self._check_decorated(event)
        if node.__class__ is Mapping and key is None:
            self._stop(say.complex_key(event))
        if depth >= self.limits.depth:
            self._stop(say.too_deep(event, self.limits.depth))

    def _check_decorated(self, event: Any) -> None:
        if event.anchor is not None:
            self.refusals.append(say.anchor(event))
        if event.tag is not None:
            self.refusals.append(say.tag(event))

    def _check_rest(self, event: Any) -> None:
        """Aliases, second documents and directives."""
        if event.__class__ is AliasEvent:
            self._stop(say.alias(event))
        if event.__class__ is DocumentStartEvent:
            if self.root is not None:
                self._stop(say.second_document(event))
            if event.version is not None or event.tags:
                self.refusals.append(say.directive(event))

    def _stop(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)
        raise _Stopped
