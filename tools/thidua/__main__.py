"""`python -m thidua`."""

from __future__ import annotations

from thidua.cli import entry

if __name__ == "__main__":
    entry()
