"""The content security policy of a page, by a meta element: made after the engine, from what the page holds."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?P<head>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_DATA = re.compile(r"type=[\"']?application/(?:ld\+)?json")
_HEAD = re.compile(r"<head[^>]*>")
_OTHERS = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
)
"""Styles stand in attributes of the theme, so they cannot be kept to files; scripts can."""


def with_policy(page: str) -> str:
    """The page with its policy: scripts from its own host, and the inline ones that it has now, by their hashes."""
    bodies = {m["body"] for m in _INLINE.finditer(page) if not _DATA.search(m["head"])}
    hashes = sorted(f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies)
    policy = f"{_OTHERS}; script-src {' '.join((chr(39) + 'self' + chr(39), *hashes))}"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n{meta}", page, count=1)
