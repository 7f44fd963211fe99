"""Options that all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from snapshots import campaign_of_2022
from thidua.model.plan import Clause
from thidua.publish.rulebook import every_clause

settings.register_profile("untimed", deadline=None)  # no test is timed: a busy machine is no fault
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` writes what the software says now; the diff is read before it is committed."""
    parser.addoption("--bless", action="store_true", default=False, help="write the expected files anew")


@pytest.fixture
def plan_clauses() -> tuple[Clause, ...]:
    """All clauses of the 2022 plan, with their items."""
    return tuple(every_clause(campaign_of_2022().campaigns[0].campaign.plan.record.clauses))
