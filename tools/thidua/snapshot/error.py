"""The one expected exception of the project."""

from __future__ import annotations


class UsageError(Exception):
    """What the person who runs the command can put right; the message is Vietnamese."""
