"""JSON Schemas of the files that are no tables: the list of the API, and the figures that everybody can recompute from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from thidua.model.terms import DecisionKind, Inclusion, Rounding, Scope

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SHARE = r"^\d+(/\d+)?$"
_TEXT, _NUMBER, _TRUTH = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
_TOLD_NUMBER = {"type": ["integer", "null"], "minimum": 0}
_KINDS: Mapping[type, dict[str, Any]] = {str: _TEXT, bool: _TRUTH}


def closed(properties: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """An object that has all these properties and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
        **more,
    }


def said(about: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas of what is said of every table, by its own values' types."""
    return {key: _KINDS[type(value)] for key, value in about.items()}


def index_schema() -> dict[str, Any]:
    """Of `api/v1/index.json`: which campaign has which tables, and where they and their schemas lie."""
    return {
        "$schema": DRAFT,
        "title": "Danh mục các bảng",
        **closed(
            {
                "schema": {"const": 1},
                "campaigns": {"type": "object", "additionalProperties": _many(_TEXT)},
                "tables": _TEXT,
                "schemas": _TEXT,
            }
        ),
    }


def figures_schema() -> dict[str, Any]:
    """Of `figures.json`, in which nobody is named."""
    return {
        "$schema": DRAFT,
        "title": "Số liệu để tính lại",
        **closed(
            {
                "schema": {"const": 1},
                "commit": _TEXT,
                "receipts": _TEXT,
                "as_of": _TEXT,
                "campaigns": _many(closed(_campaign())),
            }
        ),
    }


def _campaign() -> dict[str, Any]:
    result = {"award": _TEXT, "people": _NUMBER, "collectives": _NUMBER}
    decision = {"decision": _TEXT, "number": _TEXT, "kind": _one_of(DecisionKind), "day": _TEXT}
    decision |= {"people": _NUMBER, "collectives": _NUMBER}
    stage = closed({"expected": _NUMBER, "received": _NUMBER, "late": _TOLD_NUMBER})
    return {
        "campaign": _TEXT,
        "stages": {"type": "object", "additionalProperties": stage},
        "results": _many(closed(result)),
        "results_by_unit": _many(closed({"unit": _TEXT, **result})),
        "decisions": _many(closed({**decision, "results": _many(closed(result))})),
        "quotas": _many(closed(_quota())),
    }


def _quota() -> dict[str, Any]:
    return {
        "quota": _TEXT,
        "award": _TEXT,
        "scope": _one_of(Scope),
        "unit": _TEXT,
        "own": _TRUTH,
        "stage": {"enum": ["nominated", "voted", "recognised"]},
        "share": {"type": "string", "pattern": SHARE},
        "rounding": _one_of(Rounding),
        "inclusion": _one_of(Inclusion),
        "both": _TOLD_NUMBER,
        **dict.fromkeys(("base", "count", "limit", "missing", "missing_rosters"), _NUMBER),
        **dict.fromkeys(("undecided", "base_undecided"), _NUMBER),
        "arithmetic": _TEXT,
    }


def _one_of(kind: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [one.value for one in kind]}


def _many(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(item)}
