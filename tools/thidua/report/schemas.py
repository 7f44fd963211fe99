"""JSON Schemas of the files, for editors: Vietnamese titles and descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thidua.model.agency import Agency, Roster, Units
from thidua.model.base import Model
from thidua.model.council import Council, Decision, PastYear, Session
from thidua.model.decisions import Extensions, Petitions, Waivers
from thidua.model.plan import Plan
from thidua.model.regime import Regime
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
    """The JSON Schema (2020-12) of a kind of file."""
    schema = FILES[name].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
