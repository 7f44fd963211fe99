"""## Kiểm tra gì
Danh hiệu, hình thức cần thành tích nhiều năm thì kho có đủ thành tích đó; năm nay được tính tạm khi tiêu chuẩn cho phép; thành tích đã bị hủy bỏ không tính. Nếu kho chưa có dữ liệu của chính những năm cần xét thì chưa thể kết luận: cần Văn phòng bổ sung.

## Vì sao
Ví dụ Chiến sĩ thi đua cấp tỉnh cần ba lần liên tục Chiến sĩ thi đua cơ sở, kể cả năm nay tính tạm (L). Bằng khen cá nhân cần hai năm liền HTXSNV với hai sáng kiến, hoặc căn cứ khác nêu rõ (VP).

## Ví dụ
```
Cần sửa · Chưa đủ thành tích các năm trước: Trần Thị A, CSTĐ cấp tỉnh: cần 3 năm liền CSTĐCS; đã có 2021: LĐTT; 2020: LĐTT, CSTĐCS; 2019: LĐTT, CSTĐCS [history-too-short]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:21:31
   |
21 |     danh_hieu: [LDTT, CSTDCS, CSTD_TINH]
   |                               ^^^^^^^^^
   = căn cứ: Luật Thi đua, khen thưởng năm 2003 và Nghị định số 91/2017/NĐ-CP (L)
   = cách sửa: bổ sung dữ liệu năm trước, hoặc bỏ khỏi đề nghị
```

## Cách sửa
Văn phòng bổ sung dữ liệu năm trước; đơn vị nêu `can_cu_khac` nếu tiêu chuẩn cho phép, hoặc bỏ danh hiệu này.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Entry
from thidua.dataset.history import Past
from thidua.dataset.layout import Kind
from thidua.dataset.lookback import fulfilled, unknown_years
from thidua.finding import Fault, Severity, Who
from thidua.model.standards import LookBack, Path
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed


def check(entry: Entry[Any], campaign: Campaign) -> Iterator[Fault]:
    """Awards whose look-back is not fulfilled on any path."""
    for name, codes in (("titles", entry.titles), ("commendations", entry.commendations)):
        for number, award in enumerate(codes):
            need = campaign.catalogue.standards(award, entry.subject).look_back
            if need is None or (need.other_ground and bool(getattr(entry.record, "other_ground", ""))):
                continue
            if not any(fulfilled(path, entry, campaign) for path in need.paths):
                named = getattr(entry.record, "name", campaign.units.short(entry.code))
                office = any(_may_be_fulfilled(path, entry, campaign) for path in need.paths)
                yield entry.fault(
                    (name, number),
                    f"{named}, {campaign.short(award)}: cần {_wanted(need, campaign)}; {_known(need, entry, campaign)}",
                    ("Văn phòng bổ sung dữ liệu các năm đó" if office else "bổ sung dữ liệu năm trước")
                    + (", nêu can_cu_khac" if need.other_ground else "")
                    + ", hoặc bỏ khỏi đề nghị",
                    severity=Severity.WARNING if office else weighed(need.weight),
                    who=Who.OFFICE if office else None,
                    basis=need.ground,
                )


def _may_be_fulfilled(path: Path, entry: Entry[Any], campaign: Campaign) -> bool:
    """Whether it hangs on years of which the Office's files say nothing: that is not the unit's to mend."""
    return fulfilled(path, entry, campaign, assumed=unknown_years(path, campaign))


def _wanted(need: LookBack, campaign: Campaign) -> str:
    return " hoặc ".join(_path(path, campaign) for path in need.paths)


def _path(path: Path, campaign: Campaign) -> str:
    what = "/".join([*(campaign.short(campaign.catalogue.code(a)) for a in path.awards), *path.grades])
    times = f"{path.times} {'năm liền' if path.consecutive_years else 'lần'} {what}"
    return times + (f" với {path.initiatives} sáng kiến" if path.initiatives else "")


def _known(need: LookBack, entry: Entry[Any], campaign: Campaign) -> str:
    known = campaign.history.of(entry.subject, entry.code, before=campaign.plan.record.year)
    years = groupby(known, key=lambda past: past.year)
    said = [f"{year}: {', '.join(_said(past, campaign) for past in group)}" for year, group in years]
    unknown = sorted({year for path in need.paths for year in unknown_years(path, campaign)}, reverse=True)
    tail = f"; kho chưa có dữ liệu năm {', '.join(map(str, unknown))}" if unknown else ""
    return ("đã có " + "; ".join(said) if said else "chưa có thành tích năm trước") + tail


def _said(past: Past, campaign: Campaign) -> str:
    things = [*map(campaign.short, past.awards), *([past.grade] if past.grade else [])]
    return (", ".join(things) or "không có") + (" (đã hủy bỏ)" if past.annulled else "")


RULE = Rule(
    id="history-too-short",
    title="Chưa đủ thành tích các năm trước",
    group=Group.PERSON,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Tiêu chuẩn danh hiệu của chế độ pháp luật",
    on=On.NOMINATED,
    needs=frozenset({Kind.PAST_YEAR}),
    check=check,
)
