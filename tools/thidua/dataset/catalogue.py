"""The catalogue of a regime: codes, names and spellings of titles and commendations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from thidua.model.regime import Award, AwardKind, Regime
from thidua.model.standards import Attested, Standards
from thidua.model.terms import Subject, Weight
from thidua.text import name_key

_NONE = Standards.model_construct()


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Looks up awards by code and codes by any known spelling."""

    regime: Regime

    @cached_property
    def awards(self) -> Mapping[str, Award]:
        """Awards by code, in the order of the regime."""
        return {award.code: award for award in self.regime.awards}

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {
            name_key(spelling): award.code
            for award in self.regime.awards
            for spelling in (award.code, award.name, award.short_name, *award.aliases)
        }

    @cached_property
    def of_kind(self) -> Mapping[AwardKind, frozenset[str]]:
        """The codes of all titles, and of all commendations."""
        return {kind: frozenset(a.code for a in self.regime.awards if a.kind is kind) for kind in AwardKind}

    @cached_property
    def barred(self) -> frozenset[str]:
        """The titles of which the regime lets no plan set a share."""
        regime = self.regime
        return frozenset() if regime.caps_allowed.value else frozenset(map(self.code, regime.capped_titles))

    def code(self, text: str) -> str:
        """The code for a code, full name or short name; the text itself where unknown."""
        return text if text in self.awards else self._codes.get(name_key(text), text)

    @cached_property
    def codes(self) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
        """The codes of several texts; most entries have the same ones."""
        return cache(lambda texts: tuple(map(self.code, texts)))

    @cached_property
    def _standards(self) -> Mapping[tuple[str, Subject], Standards]:
        return {(award.code, subject): award.standards(subject) for award in self.regime.awards for subject in Subject}

    def short(self, code: str) -> str:
        """The short name for messages; the code itself where unknown."""
        award = self.awards.get(code)
        return award.short_name if award else code

    def name(self, code: str) -> str:
        """The full name; the code itself where unknown."""
        award = self.awards.get(code)
        return award.name if award else code

    def standards(self, code: str, subject: Subject) -> Standards:
        """The standards of an award for persons or collectives; empty where unknown."""
        return self._standards.get((code, subject), _NONE)

    @cached_property
    def attested(self) -> Callable[[tuple[str, ...], Subject, Weight], tuple[Attested, ...]]:
        """What a unit has to attest to of somebody for some awards, each fact once, by how much its lack weighs."""

        def needed(codes: tuple[str, ...], subject: Subject, weight: Weight) -> tuple[Attested, ...]:
            every = (need for code in codes for need in self.standards(code, subject).attested)
            return tuple({need.key: need for need in every if need.weight is weight}.values())

        return cache(needed)
