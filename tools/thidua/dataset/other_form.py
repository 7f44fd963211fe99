"""Pieces and files that are of another form than their place wants: a slip that is told once, not key by key."""

from __future__ import annotations

from typing import Any

from thidua.dataset.entry import Dossier
from thidua.dataset.form import FormFault, Part
from thidua.dataset.layout import slot_of, unit_path
from thidua.finding import Fault, Spot
from thidua.model.base import Model
from thidua.model.plan import Plan
from thidua.model.submission import (
    CollectiveNominee,
    CollectiveRegistrant,
    Nomination,
    Nominee,
    Registrant,
    Registration,
)
from thidua.model.terms import Stage, Subject
from thidua.receipts.standing import Counting
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


def of_other_stage(dossier: Dossier, tree: Mapping | None, plan: Plan) -> FormFault | None:
    """What is wrong with a file that is of the other stage by all that it says."""
    whole = tree or Mapping()
    if dossier.stage is Stage.REGISTRATION:
        return _nomination(dossier, whole)
    return None if _counts(dossier) else _registration(dossier, whole, plan)


def _counts(dossier: Dossier) -> bool:
    """Whether of something that stands in a file a version received before counts: that must not go with the file."""
    return any(entry.standing.counted is Counting.OLDER for entry in (*dossier.entries, *dossier.broken))


def _nomination(dossier: Dossier, tree: Mapping) -> FormFault | None:
    """A nomination in the place of a registration: its head and an entry say so."""
    if not dossier.faults:
        return None
    first, people = _first_beyond(tree, Registration, Nomination), tree.get(Subject.PERSON.value)
    if not first or not isinstance(people, list) or not any(_first_beyond(one, Registrant, Nominee) for one in people):
        return None
    own, right = _paths(dossier)
    spot = Spot(dossier.file.path, place_of(tree, (first,), key=True))
    message = f"đây là hồ sơ đề nghị (có khóa “{first}”), không phải bảng đăng ký"
    fix = f"chuyển nội dung này tới {right}, rồi đưa bảng đăng ký trở lại {own}"
    return FormFault("wrong-place", Fault(spot, message, fix, unit=dossier.unit, entry="dau"))


def _registration(dossier: Dossier, tree: Mapping, plan: Plan) -> FormFault | None:
    """A registration in the place of a nomination, which every key of it fits.

    It has titles and not one key that only nominations have; a nomination that is not begun but for its list looks
    the same, and nothing of it could count where the plan asks for a peer review.
    """
    people = tree.get(Subject.PERSON.value)
    if plan.deadlines.of(Stage.REGISTRATION) is None or plan.peer_review is None or not isinstance(people, list):
        return None
    if _begun(tree) or not any(isinstance(one, Mapping) and one.get("danh_hieu") for one in people):
        return None
    right, own = _paths(dossier)
    spot = Spot(dossier.file.path, place_of(tree, (Subject.PERSON.value,), key=True))
    message = (
        "tệp này chỉ có điều của bảng đăng ký, chưa có gì của hồ sơ đề nghị: họp bình xét, phiếu, xếp loại, cam kết"
    )
    fix = (
        f"bảng đăng ký lưu nhầm tên thì đưa nội dung này tới {right}, rồi đưa hồ sơ đề nghị trở lại {own}; "
        "là hồ sơ đề nghị thì ghi thêm các điều ấy"
    )
    return FormFault("wrong-place", Fault(spot, message, fix, unit=dossier.unit, entry="dau"))


def _begun(tree: Mapping) -> bool:
    """Whether a key that only nominations have stands anywhere, be it with a value or not."""
    lists = ((Subject.PERSON, Registrant, Nominee), (Subject.COLLECTIVE, CollectiveRegistrant, CollectiveNominee))
    rows = ((one, *forms) for subject, *forms in lists for one in tree.get(subject.value) or ())
    pieces = ((tree, Registration, Nomination), *rows)
    return any(
        node.marks.keys() & (_keys(own) - _keys(other)) for node, other, own in pieces if isinstance(node, Mapping)
    )


def _paths(dossier: Dossier) -> tuple[str, str]:
    """The places of the unit's registration and of its nomination."""
    slot = slot_of(dossier.file.path)
    return unit_path(slot.campaign, dossier.unit, "dang-ky"), unit_path(slot.campaign, dossier.unit, "de-nghi")


def _first_beyond(node: Any, own: type[Model], other: type[Model]) -> str:
    """The first key of a piece that only the other form has, "" for none."""
    theirs = _keys(other) - _keys(own)
    return next((key for key in node if key in theirs), "") if isinstance(node, Mapping) else ""


def _keys(form: type[Model]) -> set[str]:
    return {str(info.alias) for info in form.model_fields.values()}
