"""## Kiểm tra gì
Thư mục chiến dịch có kế hoạch (ke-hoach/ke-hoach.yaml); kho có danh sách đơn vị và tên cơ quan; có phiên họp thì có
tệp Hội đồng (hoi-dong/hoi-dong.yaml).

## Vì sao
Không có kế hoạch thì không biết hạn nộp, danh hiệu và tỷ lệ; không có tệp Hội đồng thì không kiểm tra được phiên họp đủ
người chưa, phiếu có khớp và đủ mức thông qua không.

## Ví dụ
```
Cần sửa · Thiếu tệp của Văn phòng hay Hội đồng: chưa có tệp submissions/co-quan/co-quan.yaml [office-file-missing]
--> submissions/co-quan/co-quan.yaml
 = căn cứ: Cách sắp xếp thư mục của kho hồ sơ
 = cách sửa: thêm co-quan.yaml theo mẫu ở trang này: thidua explain office-file-missing
```

## Cách sửa
Văn phòng thêm tệp được nêu. Kế hoạch: `thidua new --campaign 2027`, với năm của chiến dịch. Các tệp của cơ quan,
mỗi đơn vị một danh sách nhân sự, viết theo mẫu sau:

```yaml
# submissions/co-quan/co-quan.yaml
schema: 1
ma: so-mau
ten:
  - {ten: Sở Mẫu}
ten_ngan: Sở Mẫu
chuc_danh_thu_truong: Giám đốc
```

```yaml
# submissions/co-quan/don-vi.yaml
schema: 1
don_vi:
  - ma: van-phong
    ten:
      - {ten: Văn phòng}
    ten_ngan: Văn phòng
    thuong_truc: true
    tai_khoan:
      - {ten: tai-khoan-cua-van-phong, id: "12"}
  - ma: phong-mot
    ten:
      - {ten: Phòng Một}
    ten_ngan: Phòng Một
```

```yaml
# submissions/co-quan/nhan-su/van-phong.yaml
schema: 1
don_vi: van-phong
nguoi:
  - ma_so: vd-001
    ho_ten: Nguyễn Văn A
    chuc_vu: Chánh Văn phòng
    tuyen_dung: 2010-03-01
    tu_ngay: 2015-01-01
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from thidua.dataset.layout import ROOT, Kind, plan_path
from thidua.dataset.repository import Repository
from thidua.finding import Fault, Severity, Spot, Who
from thidua.rules.rule import Group, On, Rule
from thidua.text import shown

_PLAN = "tạo bằng thidua new --campaign MÃ, hoặc bỏ thư mục này"


def check(repository: Repository) -> Iterator[Fault]:
    """Campaigns without a plan, and a repository without its agency."""
    for code in repository.planless:
        yield Fault(Spot(plan_path(code)), f"chiến dịch “{shown(code)}” chưa có kế hoạch", _PLAN)
    kinds = {file.slot.kind for file in repository.files}
    for kind, name in ((Kind.UNITS, "don-vi.yaml"), (Kind.AGENCY, "co-quan.yaml")):
        if kind not in kinds:
            path = f"{ROOT}/co-quan/{name}"
            yield Fault(
                Spot(path),
                f"chưa có tệp {path}",
                f"thêm {name} theo mẫu ở trang này: thidua explain office-file-missing",
            )
    present = {file.path for file in repository.files}
    yield from _without_council(repository, present)
    units = {unit: campaign for campaign in repository.campaigns for unit in campaign.expected()}
    for unit, campaign in sorted(units.items()):
        path = f"{ROOT}/co-quan/nhan-su/{unit}.yaml"
        if path not in present:
            message = f"chưa có danh sách nhân sự của {campaign.units.short(unit)}, người của đơn vị này chưa được tính"
            fix = f"thêm {path} theo mẫu: thidua explain office-file-missing"
            yield Fault(Spot(path), message, fix, severity=Severity.WARNING)


def _without_council(repository: Repository, present: Collection[str]) -> Iterator[Fault]:
    """Sessions of a Council of which nobody says who is in it and by which rules it votes."""
    for campaign in repository.campaigns:
        path = f"{ROOT}/{campaign.code}/hoi-dong/hoi-dong.yaml"
        if campaign.sessions and path not in present:
            message = f"có phiên họp mà chưa có tệp {path}: chưa kiểm tra được người có mặt, phiếu và mức thông qua"
            fix = "thêm tệp ấy với quyết định thành lập, thành viên và quy chế của Hội đồng"
            yield Fault(Spot(path), message, fix, who=Who.COUNCIL)


RULE = Rule(
    id="office-file-missing",
    title="Thiếu tệp của Văn phòng hay Hội đồng",
    group=Group.OFFICE,
    severity=Severity.ERROR,
    who=Who.OFFICE,
    basis="Cách sắp xếp thư mục của kho hồ sơ",
    on=On.REPOSITORY,
    check=check,
)
