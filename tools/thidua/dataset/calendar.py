"""Months and years of service."""

from __future__ import annotations

from datetime import date, timedelta


def whole_months(start: date, end: date) -> int:
    """Whole months from the first day to the last, both counted; 0 where the end comes first."""
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    return max(0, months)
