"""## Kiểm tra gì
Mục đã có biên nhận nhưng không có trong tệp, và không được rút; mục đã nhận nay ghi với mã khác; hoặc cả tệp đã nhận mà không có trong kho.

## Vì sao
Điều đã nhận thì không tự mất đi. Người được đề nghị có quyền biết vì sao mình không còn trong danh sách.

## Ví dụ
```
Cần xem xét · Mục đã nhận không có trong tệp: Phòng Một: 1 mục đã nhận nay không còn trong tệp: vd-050 [entry-vanished]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Nguyên tắc tiếp nhận: không mục nào đã nhận bị mất
 = cách sửa: khôi phục, hoặc giữ mục và ghi rut_de_nghi
```

## Cách sửa
Người, tập thể mà mã đã được sửa sau khi nhận (`vd004` thành `vd-004`) thì vẫn còn trong tệp: kết quả nêu mã mới, không phải làm gì. Mục có mã mới là một mục mới, lúc nhận là lúc nhận mục ấy: mã sửa sau hạn thì Văn phòng chấp nhận bản trễ ở `gia-han.yaml`, như mọi bản sửa sau hạn.

Cả tệp không có thì Văn phòng đưa lần gửi đó vào nhánh chính. Còn tệp mà mất mục thì khôi phục mục đó; nếu rút thì giữ mục và ghi `rut_de_nghi` với ngày và lý do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from thidua.dataset.campaign import Campaign
from thidua.dataset.entry import Dossier, Entry
from thidua.dataset.mistyped import meant_codes, now_under
from thidua.dataset.vanished import Vanished, last_came
from thidua.dataset.wording import named
from thidua.finding import Fault, Severity, Spot, Who
from thidua.model.terms import Subject
from thidua.receipts.states import State
from thidua.rules.rule import Group, On, Rule

_LATE = frozenset({State.LATE, State.LATE_REFUSED})
_TAKE_IN = "hợp nhất lần gửi đó vào nhánh chính; tệp đã từng ở đó thì khôi phục từ bản đã nhận"


def check(campaign: Campaign) -> Iterator[Fault]:
    """One finding a file with all entries that vanished from it; one each of those that stand there under another code."""
    hidden = {(each.file.path, name) for each in campaign.every_dossier() for name in each.hidden}
    gone_ones = (one for one in campaign.unseen if one.state is State.VANISHED)
    meant = cache(lambda stage, unit: _meant(campaign.dossiers(stage).get(unit), campaign))
    seen = [one for one in gone_ones if (one.path, one.key.partition("/")[0]) not in hidden]
    vanished = [one for one in seen if one.key not in meant(one.stage, one.unit)]
    corrected = now_under(vanished, campaign)
    yield from (_corrected(one, entry) for one, entry in corrected.items())
    lost = [one for one in vanished if one not in corrected]
    for path in sorted({one.path for one in lost}):
        gone = [one for one in lost if one.path == path]
        whole = gone[0].unit in campaign.gone(gone[0].stage)
        yield Fault(
            Spot(path),
            f"{campaign.units.short(gone[0].unit)}: {_whole(campaign, gone) if whole else _some(gone)}: "
            + named(campaign, [one.key for one in gone]),
            _TAKE_IN if whole else "khôi phục, hoặc giữ mục và ghi rut_de_nghi",
            who=Who.OFFICE if whole else Who.UNIT,
            unit=gone[0].unit,
        )


def _corrected(gone: Vanished, entry: Entry[Any]) -> Fault:
    was, now = (key.partition("/")[2] for key in (gone.key, entry.key))
    message = f"mục đã nhận với mã {was} nay ghi mã {now}"
    if entry.standing.state in _LATE:
        message = f"{message} sau hạn, nên mục này tính là gửi trễ"
        fix = f"đúng là sửa mã thì Văn phòng ghi chap_nhan_tre ở gia-han.yaml; nếu không thì khôi phục mục {was}"
        return entry.fault(("code",), message, fix, who=Who.OFFICE)
    fix = f"đúng là sửa mã thì không phải làm gì; nếu không thì khôi phục mục {was}"
    return entry.fault(("code",), message, fix, severity=Severity.NOTICE)


def _meant(dossier: Dossier | None, campaign: Campaign) -> frozenset[str]:
    """Entries that are still there under a code that is nobody's, which has its own rule."""
    codes = meant_codes(dossier, campaign) if dossier else ()
    return frozenset(f"{Subject.PERSON.value}/{code}" for code in codes)


def _some(gone: Sequence[Vanished]) -> str:
    return f"{len(gone)} mục đã nhận nay không còn trong tệp"


def _whole(campaign: Campaign, gone: Sequence[Vanished]) -> str:
    """What was received and has not been taken in yet looks like what was taken away again."""
    last = last_came(gone, campaign.plan.record.zone)
    return f"tệp đã nhận, lần cuối {last}, không có trong kho; trong đó"


RULE = Rule(
    id="entry-vanished",
    title="Mục đã nhận không có trong tệp",
    group=Group.STAGE,
    severity=Severity.WARNING,
    who=Who.UNIT,
    basis="Nguyên tắc tiếp nhận: không mục nào đã nhận bị mất",
    on=On.CAMPAIGN,
    check=check,
)
