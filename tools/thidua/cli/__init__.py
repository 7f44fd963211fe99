"""The command `thidua`: reads the world (files, Git, clock) and is the one place that prints."""

from __future__ import annotations

from thidua.cli.command import entry, main

__all__ = ["entry", "main"]
