"""Pieces and files that are of another form than their place wants: a slip that is told once, not key by key."""

from __future__ import annotations

from typing import Any

from thidua.dataset.entry import Dossier
from thidua.dataset.form import FormFault, Part
from thidua.dataset.layout import slot_of, unit_path
from thidua.finding import Fault, Spot
from thidua.model.base import Model
from thidua.model.submission import Nomination, Nominee, Registrant, Registration
from thidua.model.terms import Stage, Subject
from thidua.source import Mapping, place_of

_WHAT = {Subject.PERSON: "cá nhân", Subject.COLLECTIVE: "tập thể"}


def of_other_list(node: Any, part: Part, own: type[Model], other: type[Model]) -> FormFault | None:
    """What is wrong with a person among the collectives, or a collective among the people."""
    first = _first_beyond(node, own, other)
    if not first or _first_beyond(node, other, own):
        return None
    subject = Subject(part.key.partition("/")[0])
    there = next(one for one in Subject if one is not subject)
    spot = Spot(part.path, place_of(part.tree, (*part.base, first), key=True))
    message = f"mục này có khóa “{first}” của {_WHAT[there]}, mà nằm trong danh sách {_WHAT[subject]} ({subject.value})"
    fault = Fault(spot, message, f"chuyển cả mục sang danh sách {there.value}", unit=part.unit, entry=part.key)
    return FormFault("wrong-value", fault)


def of_other_stage(dossier: Dossier, tree: Mapping | None) -> FormFault | None:
    """What is wrong with a nomination in the place of a registration: its head and an entry say so."""
    if tree is None or dossier.stage is not Stage.REGISTRATION or not dossier.faults:
        return None
    first, people = _first_beyond(tree, Registration, Nomination), tree.get(Subject.PERSON.value)
    if not first or not isinstance(people, list) or not any(_first_beyond(one, Registrant, Nominee) for one in people):
        return None
    slot = slot_of(dossier.file.path)
    right, own = unit_path(slot.campaign, dossier.unit, "de-nghi"), unit_path(slot.campaign, dossier.unit, "dang-ky")
    spot = Spot(dossier.file.path, place_of(tree, (first,), key=True))
    message = f"đây là hồ sơ đề nghị (có khóa “{first}”), không phải bảng đăng ký"
    fix = f"chuyển nội dung này tới {right}, rồi đưa bảng đăng ký trở lại {own}"
    return FormFault("wrong-place", Fault(spot, message, fix, unit=dossier.unit, entry="dau"))


def _first_beyond(node: Any, own: type[Model], other: type[Model]) -> str:
    """The first key of a piece that only the other form has, "" for none."""
    theirs = _keys(other) - _keys(own)
    return next((key for key in node if key in theirs), "") if isinstance(node, Mapping) else ""


def _keys(form: type[Model]) -> set[str]:
    return {str(info.alias) for info in form.model_fields.values()}
