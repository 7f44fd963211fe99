"""Exact shares as people write them: `7,2`, `15 %`, and whole people."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from thidua.model.terms import Rounding

_HALF = Fraction(1, 2)


def rounded(exact: Fraction, mode: Rounding) -> int:
    """A whole number of people from an exact share."""
    if mode is Rounding.CEILING:
        return ceil(exact)
    return floor(exact + _HALF) if mode is Rounding.HALF_UP else floor(exact)


def decimal(exact: Fraction) -> str:
    """A decimal with a comma; a fraction beside it where it does not end within four digits."""
    if exact.denominator == 1:
        return str(exact.numerator)
    scaled = exact * 10_000
    if scaled.denominator == 1:
        return f"{floor(exact)},{scaled.numerator % 10_000:04}".rstrip("0")
    return f"{exact.numerator}/{exact.denominator}"


def approximate(exact: Fraction) -> str:
    """A decimal with a comma; one that does not end within four digits is rounded and marked `≈`."""
    if (exact * 10_000).denominator == 1:
        return decimal(exact)
    return f"≈ {decimal(Fraction(floor(exact * 10 + _HALF), 10))}"


def percent(share: Fraction) -> str:
    """A share in percent, or as a fraction where percent does not end: `15 %`, `2/3`."""
    value = share * 100
    return f"{decimal(value)} %" if (value * 10_000).denominator == 1 else f"{share.numerator}/{share.denominator}"
