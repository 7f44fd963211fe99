"""Options that all tests share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from browser_sites import laid_out
from hypothesis import settings

from snapshots import PROJECT, campaign_of_2022
from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, look
from thidua.model.plan import Clause
from thidua.publish import Edition
from thidua.publish.plan import every_clause

settings.register_profile("untimed", deadline=None)  # no test is timed: a busy machine is no fault
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` writes what the software says now; the diff is read before it is committed."""
    parser.addoption("--bless", action="store_true", default=False, help="write the expected files anew")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Each test begins in the project's folder, wherever the one before it went."""
    os.chdir(PROJECT)


@pytest.fixture
def plan_clauses() -> tuple[Clause, ...]:
    """All clauses of the 2022 plan, with their items."""
    return tuple(every_clause(campaign_of_2022().campaigns[0].campaign.plan.record.clauses))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Both editions of the campaign of 2022 as `thidua build` makes them, by the names of their folders."""
    root = tmp_path_factory.mktemp("hai-ban")
    (laid_out(root) / "submissions").symlink_to(PROJECT / "submissions", target_is_directory=True)
    world = look(Asked(), PROJECT)
    for edition in Edition:
        build(root, site_from(world, edition))
    return {Path(folder).name: root / folder for folder in FOLDERS.values()}
