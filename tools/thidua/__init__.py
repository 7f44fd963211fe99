"""thidua: an emulation campaign kept, checked and published from a Git repository."""

from __future__ import annotations

__version__ = "0.1.0"
