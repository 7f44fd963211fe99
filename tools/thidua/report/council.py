"""From a session of the Council to its row of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.dataset.campaign import Campaign
from thidua.dataset.located import Located
from thidua.dataset.voting import cases, council_members, quorum, subject_of, tally
from thidua.report.content import CaseRow, SessionRow

if TYPE_CHECKING:
    from thidua.model.council import Case, Session


def session_row(campaign: Campaign, session: Located[Session]) -> SessionRow:
    """Presence and quorum, and every case in the order of the minutes."""
    members = {one.code for one in council_members(campaign, session)}
    return SessionRow(
        session.path,
        len(members),
        len(members & set(session.record.present)),
        quorum(campaign, len(members)),
        tuple(_case(campaign, case) for case in cases(session)),
    )


def _case(campaign: Campaign, case: Located[Case]) -> CaseRow:
    record, code = case.record, campaign.catalogue.code
    (subject, who), votes = subject_of(record), tally(campaign, case)
    return CaseRow(
        record.unit,
        subject.value,
        who,
        code(record.award),
        votes.agree,
        votes.base,
        votes.needed,
        votes.passed,
        code(record.lowered_to) if record.lowered_to else "",
    )
