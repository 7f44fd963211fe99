"""The legal regimes that the package carries as data files, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from thidua.model.regime import Regime
from thidua.source import OFFICE, read

_FOLDER = Path(__file__).parent.parent / "law"


class _Law(Mapping[str, Regime]):
    """Regimes by code; a file is named for the code that it holds."""

    def __getitem__(self, code: str) -> Regime:
        if code not in _codes():
            raise KeyError(code)
        return _regime(code)

    def __iter__(self) -> Iterator[str]:
        return iter(_codes())

    def __len__(self) -> int:
        return len(_codes())


@cache
def _codes() -> tuple[str, ...]:
    return tuple(sorted(f.name.removesuffix(".yaml") for f in _FOLDER.iterdir() if f.name.endswith(".yaml")))


@cache
def _regime(code: str) -> Regime:
    """One regime; a package file that does not read is our own fault and raises."""
    return Regime.model_validate(read(_FOLDER.joinpath(f"{code}.yaml").read_bytes(), OFFICE).tree)


def regimes() -> Mapping[str, Regime]:
    """All regimes of the package by code."""
    return _Law()
