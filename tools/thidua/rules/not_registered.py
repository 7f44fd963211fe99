"""## Kiểm tra gì
Người, tập thể được đề nghị đã đăng ký đúng hạn đầu năm. Đăng ký của cá nhân đi theo mã số của người, dù sau đó chuyển đơn vị.

## Vì sao
Kế hoạch, mục IV.1: có bảng đăng ký thi đua đầu năm, đúng thời gian quy định; Luật Thi đua, khen thưởng 2003, Điều 10 (L). Với danh hiệu thì phải sửa, với hình thức khen thưởng thì cần xem xét. Đăng ký trễ chưa quyết định thì cần xem xét; đăng ký trễ bị từ chối coi như chưa đăng ký. Không áp dụng với phong trào đột xuất và từ năm 2024.

## Ví dụ
```
Cần sửa · Chưa đăng ký mà được đề nghị: Lê Văn F chưa đăng ký thi đua đầu năm [not-registered]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:61:12
   |
61 |   - ma_so: vd-006
   |            ^^^^^^
   = căn cứ: Kế hoạch 01/KH-MAU, mục IV.1
   = cách sửa: bỏ khỏi đề nghị; người mới đến thì Văn phòng gia hạn (gia-han.yaml), đơn vị bổ sung dang-ky.yaml
```

## Cách sửa
Bỏ mục này khỏi đề nghị. Người mới đến sau hạn đăng ký: đề nghị Văn phòng gia hạn (`gia-han.yaml`), rồi bổ sung người đó vào `dang-ky.yaml`. Đăng ký trễ chưa quyết định: Văn phòng ghi chấp nhận hay từ chối vào `gia-han.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.layout import Kind
from thidua.dataset.located import tree_of
from thidua.dataset.mistyped import meant_person, meant_unit, named_person
from thidua.dataset.people import Person
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Movement, Stage, Subject
from thidua.receipts.states import Counting, State
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key

_NEVER = "bỏ khỏi đề nghị; người mới đến thì Văn phòng gia hạn (gia-han.yaml), đơn vị bổ sung dang-ky.yaml"
_UNDECIDED = "đăng ký trễ hạn, chưa có quyết định", "Văn phòng ghi chấp nhận hay từ chối vào gia-han.yaml"


def check(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Nominees without a registration in time, where registration is a condition."""
    if not _required(campaign) or not entry.awards or meant_unit(entry, campaign):
        return
    found = [one.standing for one in _registered(entry, campaign)]
    valid = [standing for standing in found if standing.counted is not Counting.NONE]
    if any(standing.state is not State.LATE for standing in valid) or meant_person(entry, campaign):
        return
    if _may_be_unread(entry, campaign) or (found and Kind.EXTENSIONS in campaign.unreadable):
        return
    reason, fix = "chưa đăng ký thi đua đầu năm", _NEVER
    if found:
        reason, fix = _UNDECIDED if valid else ("đăng ký trễ hạn và không được chấp nhận", "bỏ khỏi đề nghị")
    registering = campaign.plan.record.registering
    who, meant = getattr(entry.record, "name", campaign.units.short(entry.code)), named_person(entry, campaign)
    if meant:
        who, fix = (
            f"mã số {entry.code}, ở đây ghi {who},",
            f"nếu là {who} thì ghi mã số {meant.code}; nếu không thì {fix}",
        )
    yield entry.fault(
        ("code",),
        f"{who} {reason}",
        fix,
        severity=Severity.ERROR if entry.titles and not valid else Severity.WARNING,
        basis=campaign.clause(registering.clause if registering else ""),
    )


def _registered(entry: Entry[Any], campaign: Campaign) -> Iterator[Entry[Any]]:
    """The registrations of a person; of a unit also those of the units that it succeeds."""
    if entry.subject is Subject.PERSON:
        return iter(campaign.registered.get(entry.code, ()))
    every = campaign.registered_collectives
    if entry.code in every:
        return iter(every[entry.code])
    return (one for code, group in every.items() if campaign.units.today(code) == entry.code for one in group)


def _required(campaign: Campaign) -> bool:
    plan = campaign.plan.record
    asked = plan.registering is not None and plan.registering.required and plan.deadlines.registration is not None
    return asked and plan.movement is not Movement.SUDDEN and campaign.regime.registration_ground.value


def _may_be_unread(entry: Entry[Any], campaign: Campaign) -> bool:
    """Whether what cannot be read, or stands under a code of nobody, may be the registration: then nothing is said.

    Only what a unit of the person has sent is looked at: another's slip hides nothing.
    """
    person = campaign.people.find(entry.code) if entry.subject is Subject.PERSON else None
    units = {entry.unit, *(stay.unit for stay in person.stays)} if person else {entry.unit}
    if units & campaign.unread(Stage.REGISTRATION):
        return True
    theirs = [dossier for unit, dossier in campaign.registrations.items() if unit in units]
    if person and entry.code not in campaign.registered and _registered_by_name(person, theirs, campaign):
        return True
    if entry.key in (part.key for dossier in theirs for part in dossier.broken):
        return True
    return any(entry.subject.value in dossier.hidden or _may_hold(dossier, person, campaign) for dossier in theirs)


def _may_hold(dossier: Dossier, person: Person | None, campaign: Campaign) -> bool:
    """Whether a registration has an entry of which nobody knows whose it is, and that bears no other's name."""
    for part in dossier.broken:
        code = part.key.partition("/")[2]
        if code and campaign.people.find(code) is None and code not in campaign.units.by_code:
            name = _name_in(part)
            anothers = name_key(name) in campaign.people.by_name
            if person is None or person.goes_by(name) or not anothers:
                return True
    return False


def _name_in(part: Entry[None]) -> str:
    """The name that an entry gives that is otherwise wrong in form, "" where none can be read."""
    node: Any = tree_of(part.data)
    for step in part.base:
        node = node[step]
    name = node.get("ho_ten") if isinstance(node, dict) else None
    return name if isinstance(name, str) else ""


def _registered_by_name(person: Person, dossiers: Iterable[Dossier], campaign: Campaign) -> bool:
    """Whether somebody of the name is registered under a code that is nobody's, or is another's of another name."""
    entries = (entry for dossier in dossiers for entry in dossier.people)
    return any(person.goes_by(e.record.name) and _is_anothers(e.code, e.record.name, campaign) for e in entries)


def _is_anothers(code: str, name: str, campaign: Campaign) -> bool:
    holder = campaign.people.find(code)
    return holder is None or not holder.goes_by(name)


RULE = Rule(
    id="not-registered",
    title="Chưa đăng ký mà được đề nghị",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Kế hoạch, mục IV.1; Luật Thi đua, khen thưởng 2003, Điều 10 (L)",
    on=On.NOMINATED,
    check=check,
)
