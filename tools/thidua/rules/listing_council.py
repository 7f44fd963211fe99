"""The rules on the Council and on decisions, by hand, in the order in which they are told."""

from __future__ import annotations

from thidua.rules import (
    above_own_level,
    annulled_not_held,
    below_threshold,
    case_unclear,
    decided_twice,
    decided_without_nomination,
    decision_before_session,
    decision_empty,
    decision_number_reused,
    decision_reference_unknown,
    differs_from_council,
    member_listed_twice,
    notice_period_short,
    own_case,
    posted_before_decision,
    quorum_missing,
    stale_vote,
    tie_unexplained,
    unit_differs,
    votes_do_not_add_up,
)
from thidua.rules.rule import Rule

COUNCIL: tuple[Rule, ...] = (
    member_listed_twice.RULE,
    quorum_missing.RULE,
    case_unclear.RULE,
    votes_do_not_add_up.RULE,
    below_threshold.RULE,
    tie_unexplained.RULE,
    own_case.RULE,
    stale_vote.RULE,
    differs_from_council.RULE,
    decided_without_nomination.RULE,
    decision_empty.RULE,
    decision_number_reused.RULE,
    decision_reference_unknown.RULE,
    decision_before_session.RULE,
    decided_twice.RULE,
    unit_differs.RULE,
    annulled_not_held.RULE,
    above_own_level.RULE,
    notice_period_short.RULE,
    posted_before_decision.RULE,
)
