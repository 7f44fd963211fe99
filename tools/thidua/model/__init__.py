"""The records behind the files: frozen, typed, with Vietnamese keys as aliases."""

from __future__ import annotations
