"""Options that all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` writes what the software says now; the diff is read before it is committed."""
    parser.addoption("--bless", action="store_true", default=False, help="write the expected files anew")
