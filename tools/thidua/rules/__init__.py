"""The rules, one defect a module, and the pass over them."""

from __future__ import annotations
