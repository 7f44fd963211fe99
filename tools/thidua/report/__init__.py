"""Findings and figures as text, JSON and annotations; strings only, nothing is printed here."""

from __future__ import annotations
