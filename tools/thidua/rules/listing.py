"""All rules, by hand, in the order of their groups."""

from __future__ import annotations

from thidua.rules import (
    quota_exceeded,
    too_short_service,
    unknown_field,
)
from thidua.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    # form of the files
    unknown_field.RULE,
    # roster
    # stages
    # nomination
    # quota
    quota_exceeded.RULE,
    # person
    too_short_service.RULE,
    # collective
    # council
    # office
)
BY_ID = {rule.id: rule for rule in RULES}
