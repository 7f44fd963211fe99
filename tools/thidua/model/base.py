"""The base of every model: frozen, no extra fields, Vietnamese keys as aliases."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A frozen record; made only by `model_validate` on the tree of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)


def field(key: str, title: str, description: str = "", **more: Any) -> Any:
    """A field with its key in the file, its Vietnamese title and what to write there."""
    return Field(alias=key, title=title, description=description or title, **more)
