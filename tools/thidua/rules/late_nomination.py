"""## Kiểm tra gì
Hồ sơ đề nghị được Hội đồng (qua Văn phòng, máy chủ hay sổ tiếp nhận) nhận sau hạn: trễ mấy ngày, đã được chấp nhận hay từ chối, theo căn cứ nào. Bản sửa sau hạn của mục đã gửi đúng hạn cũng được nêu.

## Vì sao
Kế hoạch, mục IV.3. Hết ngày là 23:59:59 giờ Việt Nam. Tính theo lúc nhận, không theo ngày ghi trong tệp hay trong Git.

Quyết định nêu tên người đi trước quyết định chung của đơn vị. Chấp nhận trễ chỉ là cho những gì đã đến hết ngày của căn cứ (hoặc `den_het_ngay`). Bản gửi sau ngày đó chờ quyết định mới; trong lúc chờ, bản đã được chấp nhận vẫn được tính.

## Ví dụ
```
Trễ hạn · Hồ sơ đề nghị trễ hạn: Phòng Một gửi hồ sơ đề nghị sau hạn 3 ngày, trễ hạn, đã chấp nhận (Mất điện; bút phê ngày 20/12/2022; Chủ tịch Hội đồng Nguyễn Văn A): phần chung, Trần Thị A, Lê Văn B, Phạm Thị C, Nguyễn Văn D và 3 mục khác [late-nomination]
--> submissions/2022/don-vi/phong-mot/de-nghi.yaml
 = căn cứ: Kế hoạch 01/KH-MAU, mục IV.3
 = cách sửa: không phải làm gì thêm
```

## Cách sửa
Chờ Văn phòng quyết định; nếu đã bị từ chối và có ý kiến thì báo Thường trực Hội đồng.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.campaign import Campaign
from thidua.finding import Fault, Severity, Who
from thidua.model.terms import Stage
from thidua.rules.lateness import late_entries
from thidua.rules.rule import Group, On, Rule


def check(campaign: Campaign) -> Iterator[Fault]:
    """One finding a file, state and decision."""
    yield from late_entries(campaign, Stage.NOMINATION, "hồ sơ đề nghị")


RULE = Rule(
    id="late-nomination",
    title="Hồ sơ đề nghị trễ hạn",
    group=Group.STAGE,
    severity=Severity.LATE,
    who=Who.UNIT,
    basis="Kế hoạch, mục về thời gian thực hiện",
    on=On.CAMPAIGN,
    check=check,
)
