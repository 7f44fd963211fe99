"""JSON Schemas of the files, for editors: Vietnamese titles and descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.model.agency import Agency, Roster, Units
from thidua.model.base import Model
from thidua.model.council import Council, Session
from thidua.model.decision import Decision
from thidua.model.past import PastYear
from thidua.model.plan import Plan
from thidua.model.regime import Regime
from thidua.model.rulings import Extensions, Petitions, Waivers
from thidua.model.submission import Nomination, Registration

FILES: Mapping[str, type[Model]] = {
    "co-quan": Agency,
    "don-vi": Units,
    "nhan-su": Roster,
    "quy-dinh": Regime,
    "khen-thuong-nam-truoc": PastYear,
    "ke-hoach": Plan,
    "gia-han": Extensions,
    "mien-tru": Waivers,
    "dang-ky": Registration,
    "de-nghi": Nomination,
    "hoi-dong": Council,
    "phien-hop": Session,
    "quyet-dinh": Decision,
    "kien-nghi": Petitions,
}
"""The kinds of file by their name."""


def file_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of file; all words that an editor shows are Vietnamese."""
    schema = FILES[name].model_json_schema(by_alias=True)
    parts = {part: _wordless(body) for part, body in schema.pop("$defs", {}).items()}
    root = {**_wordless(schema), "title": f"{name}.yaml"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": parts}


def _wordless(body: Mapping[str, Any]) -> dict[str, Any]:
    """A model without its own name and docstring, which speak to programmers; its fields have titles."""
    return {key: value for key, value in body.items() if key not in {"title", "description"}}
