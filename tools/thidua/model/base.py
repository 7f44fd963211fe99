"""The base of every model: frozen, no extra fields, Vietnamese keys as aliases."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Self, cast

from pydantic import BaseModel, ConfigDict, Field

TO_FILL = "(cần điền)"
"""What stands in a new file where somebody must write; it is never a value."""
_NONE_GIVEN: frozenset[str] = frozenset()
_LOADER = ModuleType("pydantic.plugin._loader", "Knows no plugin: what else is installed decides nothing here.")
vars(_LOADER)["get_plugins"] = tuple
sys.modules.setdefault(_LOADER.__name__, _LOADER)


class Model(BaseModel):
    """A frozen record; made only by `model_validate` on the tree of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Drop pydantic's set of the keys that were given: nobody asks for it, and it is half of a record's size."""
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_GIVEN)

    def changed(self, **fields: Any) -> Self:
        """The record with other values, which are typed already, for some fields."""
        return cast("Self", self.model_construct(**{**self.__dict__, **fields}))


def field(key: str, title: str, description: str = "", **more: Any) -> Any:
    """A field with its key in the file, its Vietnamese title and what to write there."""
    return Field(alias=key, title=title, description=description or title, **more)
