"""The models of what a campaign gathers on its way, which a check of few files need not make."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.dataset.layout import Kind
from thidua.model.base import Model
from thidua.model.council import Council, Session
from thidua.model.decision import Decision
from thidua.model.past import PastYear
from thidua.model.rulings import Extensions, Petitions, Waivers

MODELS: Mapping[Kind, type[Model]] = {
    Kind.PAST_YEAR: PastYear,
    Kind.EXTENSIONS: Extensions,
    Kind.WAIVERS: Waivers,
    Kind.COUNCIL: Council,
    Kind.SESSION: Session,
    Kind.DECISION: Decision,
    Kind.PETITIONS: Petitions,
}
