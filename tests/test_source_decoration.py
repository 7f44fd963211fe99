"""Anchors, aliases and tags are refused, and the rest of the file is read as if they were not there."""

from __future__ import annotations

import pytest
from yaml._yaml import CParser
from yaml.events import Event, ScalarEvent, StreamEndEvent

from thidua.source import Refusal
from thidua.source.decoration import undecorated


def taken(text: str) -> tuple[list[Event], list[str]]:
    """The events of a text and the kinds of what was refused."""
    refused: list[Refusal] = []
    take = undecorated(text, CParser(text).get_event, refused.append)
    events = [take()]
    while not isinstance(events[-1], StreamEndEvent):
        events.append(take())
    return events, [refusal.kind for refusal in refused]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a: 1", []),
        ("a: Chào! R&D *", []),
        ("a: &x 1", ["anchor"]),
        ("&x a: *x", ["anchor", "alias"]),
        ("&x {a: !y [z]}", ["anchor", "tag"]),
        ("a: &x !y 1", ["anchor", "tag"]),
        ("*x : *y", ["alias", "alias"]),
    ],
)
def test_each_is_refused(text: str, kinds: list[str]) -> None:
    """Every decoration once, in order; the signs inside of text are none."""
    assert taken(text)[1] == kinds


def test_an_alias_is_an_empty_text_that_is_there() -> None:
    """It is quoted, so that it counts as a value, and stands where the alias stands."""
    event = next(event for event in taken("a: *x")[0] if isinstance(event, ScalarEvent) and event.value != "a")
    assert (event.value, event.style) == ("", "'")
    assert (event.start_mark.column, event.end_mark.column) == (3, 5)
