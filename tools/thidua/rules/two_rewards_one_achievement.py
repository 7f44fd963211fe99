"""## Kiểm tra gì
Một người, một tập thể được đề nghị từ hai hình thức khen thưởng trở lên mà không nêu thành tích riêng.

## Vì sao
Một thành tích không được tặng nhiều hình thức khen thưởng.

## Ví dụ
```
Cần xem xét · Một thành tích, hai hình thức khen: Lê Văn B đã được đề nghị Giấy khen ở “Phát động thi đua năm 2022”, cùng thành tích [two-rewards-one-achievement]
 --> submissions/chuyen-doi-so/don-vi/phong-mot/de-nghi.yaml:7:52
  |
7 |   - {ma_so: vd-002, ho_ten: Lê Văn B, khen_thuong: [GIAY_KHEN], thanh_tich: Số  hóa hồ sơ}
  |                                                    ^^^^^^^^^^^
  = xem thêm: submissions/2022/don-vi/phong-mot/de-nghi.yaml:34:18
  = căn cứ: Nguyên tắc khen thưởng: một thành tích không tặng nhiều hình thức
  = cách sửa: nêu thanh_tich khác nhau, hoặc giữ một hình thức
```

## Cách sửa
Giữ một hình thức, hoặc nêu rõ các thành tích khác nhau ở `thanh_tich`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.repository import Repository
from thidua.dataset.wording import listed
from thidua.finding import Fault, Severity, Who
from thidua.model.regime import AwardKind
from thidua.model.terms import Subject
from thidua.rules.rule import Group, On, Rule
from thidua.text import name_key


def check(repository: Repository) -> Iterator[Fault]:
    """Several commendations in one nomination, or in two campaigns of a year, for what reads as one achievement."""
    seen: dict[tuple[int, Subject, str, str], tuple[Campaign, Entry[Any]]] = {}
    for campaign in sorted(repository.campaigns, key=lambda c: (c.plan.record.day, c.code)):
        for entry in _praised(campaign):
            yield from _together(entry, campaign)
            achievement = name_key(entry.record.achievement)
            key = (campaign.plan.record.year, entry.subject, entry.code, achievement)
            first, earlier = seen.setdefault(key, (campaign, entry))
            if first is not campaign:
                yield _again(campaign, entry, first, earlier)


def _praised(campaign: Campaign) -> Iterator[Entry[Any]]:
    for dossier in campaign.nominations.values():
        entries: tuple[Entry[Any], ...] = (*dossier.people, *dossier.collectives)
        yield from (entry for entry in entries if _forms(entry, campaign) and not entry.withdrawn)


def _forms(entry: Entry[Any], campaign: Campaign) -> list[str]:
    """The forms of commendation; a title among them is told by its own rule."""
    known = campaign.catalogue.awards
    return [code for code in entry.commendations if code not in known or known[code].kind is AwardKind.COMMENDATION]


def _together(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    forms = _forms(entry, campaign)
    if len(set(forms)) > 1 and not entry.record.achievement:
        names = listed([campaign.short(code) for code in forms])
        fix = "giữ một hình thức, hoặc nêu thanh_tich của từng hình thức"
        yield entry.fault(("commendations",), f"{_who(entry, campaign)} được đề nghị {names}", fix)


def _again(campaign: Campaign, entry: Entry[Any], first: Campaign, earlier: Entry[Any]) -> Fault:
    what = "cùng thành tích" if entry.record.achievement else "cả hai chưa nêu thành tích"
    name = listed([first.short(code) for code in _forms(earlier, first)])
    message = f"{_who(entry, campaign)} đã được đề nghị {name} ở “{first.plan.record.name}”, {what}"
    related = (earlier.at("commendations"),)
    return entry.fault(("commendations",), message, "nêu thanh_tich khác nhau, hoặc giữ một hình thức", related=related)


def _who(entry: Entry[Any], campaign: Campaign) -> str:
    return getattr(entry.record, "name", campaign.units.short(entry.code))


RULE = Rule(
    id="two-rewards-one-achievement",
    title="Một thành tích, hai hình thức khen",
    group=Group.PERSON,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Nguyên tắc khen thưởng: một thành tích không tặng nhiều hình thức",
    on=On.REPOSITORY,
    check=check,
)
