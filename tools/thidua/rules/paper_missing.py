"""## Kiểm tra gì
Hồ sơ và mỗi người có đủ giấy tờ mà kế hoạch yêu cầu cho từng danh hiệu, hình thức.

## Vì sao
Giấy tờ phải có là dữ liệu của kế hoạch; kế hoạch cũng nói thiếu thì phải sửa hay cần xem xét.

## Ví dụ
```
Cần sửa · Thiếu giấy tờ: hồ sơ thiếu Biên bản họp bình xét (bien_ban_hop) [paper-missing]
  --> submissions/2022/don-vi/phong-mot/de-nghi.yaml:10:3
   |
10 |   - {loai: to_trinh, so: MH-01 (minh họa), ngay: 2022-12-08}
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = căn cứ: Thông lệ của cơ quan (C)
   = cách sửa: thêm vào giay_to: {loai: bien_ban_hop, so: …, ngay: …}
```

## Cách sửa
Thêm giấy tờ vào `giay_to` của hồ sơ hoặc của người đó, với loại, số, ngày.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.wording import ground_of
from thidua.finding import Fault, Severity, Who
from thidua.model.practice import WHOLE_DOSSIER
from thidua.model.terms import Stage
from thidua.rules.rule import Group, On, Rule
from thidua.rules.weight import weighed
from thidua.text import fold, nearest, shown


def check(dossier: Dossier, campaign: Campaign) -> Iterator[Fault]:
    """Papers of the whole dossier, then of each person and collective."""
    entries = [e for e in (*dossier.people, *dossier.collectives) if not e.withdrawn]
    if dossier.stage is Stage.REGISTRATION or dossier.head is None or not entries:
        return
    kinds = {paper.kind for paper in campaign.plan.record.papers}
    for paper in campaign.plan.record.papers:
        award = campaign.catalogue.code(paper.award)
        concerned = [dossier.head] if paper.award == WHOLE_DOSSIER else [e for e in entries if award in e.awards]
        for entry in concerned:
            if paper.kind not in {have.kind for have in entry.record.papers}:
                named = getattr(entry.record, "name", campaign.units.short(entry.code))
                whose = "hồ sơ" if entry is dossier.head else named
                where, meant = _nearly(entry, paper.kind, kinds)
                where = where or (
                    ("papers",) if entry.record.papers else ("version" if entry is dossier.head else "code",)
                )
                yield entry.fault(
                    where,
                    f"{whose} thiếu {paper.name} ({paper.kind})"
                    + ("" if entry is dossier.head else f" cho {campaign.short(award)}"),
                    f"{meant}thêm vào giay_to: {{loai: {paper.kind}, so: …, ngay: …}}",
                    severity=weighed(paper.weight),
                    basis=ground_of(campaign, paper),
                )


def _nearly(entry: Entry[Any], kind: str, kinds: Collection[str]) -> tuple[tuple[str | int, ...], str]:
    """Where a paper stands whose kind is misspelt, and what to say of it; nothing where none is near."""
    for number, have in enumerate(entry.record.papers):
        if have.kind not in kinds and nearest(fold(have.kind).replace(" ", "_"), kinds) == kind:
            return ("papers", number, "kind"), f"“{shown(have.kind)}” ý là {kind}? Không thì "
    return (), ""


RULE = Rule(
    id="paper-missing",
    title="Thiếu giấy tờ",
    group=Group.NOMINATION,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Danh sách giấy tờ phải có của kế hoạch (giay_to)",
    on=On.DOSSIER,
    check=check,
)
