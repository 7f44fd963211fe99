"""Anchors, aliases and tags, taken off the events so that the rest of the file is still read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.events import AliasEvent, ScalarEvent

from thidua.source import refusals as say
from thidua.source.document import Refusal

_SIGNS = re.compile(r"[&*!]")


def undecorated(text: str, get_event: Callable[[], Any], refuse: Callable[[Refusal], None]) -> Callable[[], Any]:
    """The events of a text without decorations, each of which is refused.

    An alias becomes an empty quoted value. Most files hold none of the signs and pay nothing.
    """

    def take() -> Any:
        event = get_event()
        if event.__class__ is AliasEvent:
            refuse(say.alias(event))
            return ScalarEvent(None, None, (False, True), "", event.start_mark, event.end_mark, style="'")
        if getattr(event, "anchor", None) is not None:
            refuse(say.anchor(event))
        if getattr(event, "tag", None) is not None:
            refuse(say.tag(event))
        return event

    return take if _SIGNS.search(text) else get_event
