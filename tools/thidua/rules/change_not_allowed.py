"""## Kiểm tra gì
Đơn vị chỉ sửa thư mục của mình, trong chiến dịch Văn phòng đã mở (đã có kế hoạch) và chưa khóa sổ. Mọi tệp khác (kế
hoạch, Hội đồng, biên nhận, danh sách, phần mềm, quy trình tự động, `.gitattributes`, móc Git) do Văn phòng sửa. Trong
chiến dịch đã khóa sổ, Văn phòng cũng chỉ thêm quyết định mới của cấp trên, đính chính hoặc hủy bỏ.

## Vì sao
Ai được sửa gì do nhánh chính quyết định, không do nội dung được gửi; nếu không, một lần gửi có thể tự sửa hạn nộp,
tỷ lệ hay chính phần mềm kiểm tra nó.

## Ví dụ
```
Cần sửa · Thay đổi ngoài quyền: “submissions/2022/ke-hoach/ke-hoach.yaml” do Văn phòng quản lý [change-not-allowed]
--> submissions/2022/ke-hoach/ke-hoach.yaml
 = căn cứ: Nguyên tắc tiếp nhận: đơn vị chỉ sửa hồ sơ của mình
 = cách sửa: bỏ thay đổi ở tệp này khỏi lần gửi; cần sửa thì đề nghị Văn phòng
```

## Cách sửa
Bỏ các tệp đó khỏi lần gửi. Cần sửa kế hoạch, danh sách hay hồ sơ đã khóa sổ thì đề nghị Văn phòng.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.dataset.layout import campaign_at, unit_at
from thidua.dataset.request import Request
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

_LOCKED = "thuộc chiến dịch đã khóa sổ"
_ASK = "bỏ thay đổi ở tệp này khỏi lần gửi; cần sửa thì đề nghị Văn phòng"
_DECIDE = "bỏ thay đổi ở tệp này khỏi lần gửi; điều cần sửa thì thêm một quyết định mới (đính chính, hủy bỏ)"


def check(request: Request) -> Iterator[Fault]:
    """Paths that the sender may not touch; of an unknown sender, what no unit may touch."""
    if request.sender and not request.senders:
        return
    own = {unit.code for unit in request.senders} if request.sender else {unit.code for unit in request.units}
    for path in request.paths:
        if why := _why(path, request, own):
            yield Fault(Spot(shown(path)), f"“{shown(path)}” {why}", _DECIDE if request.by_office else _ASK)


def _why(path: str, request: Request, own: set[str]) -> str:
    unit = request.folders.get(path, "")
    if request.by_office:
        return request.closed.get(path, "")
    if not unit:
        dotted = "có tên bắt đầu bằng dấu chấm, là tệp mà Git hay máy chủ có thể làm theo"
        return dotted if campaign_at(path) and unit_at(path) else "do Văn phòng quản lý"
    if unit not in own:
        return f"nằm trong thư mục “{shown(unit)}”, không phải của đơn vị gửi"
    campaign = campaign_at(path)
    if campaign not in request.campaigns:
        return f"thuộc chiến dịch “{shown(campaign)}” mà Văn phòng chưa mở (chưa có kế hoạch)"
    return _LOCKED if campaign in request.locked else ""


RULE = Rule(
    id="change-not-allowed",
    title="Thay đổi ngoài quyền",
    group=Group.REQUEST,
    severity=Severity.ERROR,
    who=Who.UNIT,
    basis="Nguyên tắc tiếp nhận: đơn vị chỉ sửa hồ sơ của mình",
    on=On.REQUEST,
    check=check,
)
