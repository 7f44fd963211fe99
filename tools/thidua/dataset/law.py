"""The legal regimes that the package carries as data files."""

from __future__ import annotations

from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from thidua.model.regime import Regime
from thidua.source import OFFICE, read

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def regimes() -> Mapping[str, Regime]:
    """All regimes of the package by code; a package file that does not read is our own fault and raises."""
    folder = resources.files("thidua").joinpath("law")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    found = [Regime.model_validate(read(file.read_bytes(), OFFICE).tree) for file in files]
    return MappingProxyType({regime.code: regime for regime in found})
