"""A campaign of two hundred units with people of many names, decided; all of it made up."""

from __future__ import annotations

from itertools import product

from snapshots import base_files

SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ"]
MIDDLES = ["Văn", "Thị", "Hữu", "Thúy", "Ngọc", "Minh", "Đức", "Thanh", "Hoà", "Quốc"]
GIVEN = [
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Đạt",
    "Giang",
    "Hà",
    "Hằng",
    "Hòa",
    "Huệ",
    "Khánh",
    "Lan",
    "Loan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Thuỷ",
]
UNITS = 200
PER_UNIT = 3
PLACES = [
    "Rạch Giá",
    "Hà Tiên",
    "Phú Quốc",
    "Kiên Lương",
    "Hòn Đất",
    "Tân Hiệp",
    "Châu Thành",
    "Giồng Riềng",
    "Gò Quao",
    "An Biên",
]


def unit_name(number: int) -> str:
    """The full name of a unit."""
    return f"Trung tâm {PLACES[number % 10]} số {number}"


def person_name(number: int) -> str:
    """The name of a person, no two alike."""
    names = list(product(SURNAMES, MIDDLES, GIVEN))
    return " ".join(names[(number * 997) % len(names)])


def campaign_of_two_hundred() -> dict[str, bytes]:
    """The files: everybody is in a roster and recognised in one decision."""
    base = base_files()
    plan = "submissions/2022/ke-hoach/ke-hoach.yaml"
    made = {path: base[path] for path in ("submissions/co-quan/co-quan.yaml", plan)}
    rows = "".join(f"  - {{ma: tt-{n}, ten: [{{ten: {unit_name(n)}}}], ten_ngan: TT {n}}}\n" for n in range(UNITS))
    made["submissions/co-quan/don-vi.yaml"] = f"schema: 1\ndon_vi:\n{rows}".encode()
    awarded = ""
    for unit in range(UNITS):
        people = [(f"nv-{n}", person_name(n)) for n in range(unit * PER_UNIT, unit * PER_UNIT + PER_UNIT)]
        stays = "".join(f"  - {{ma_so: {code}, ho_ten: {name}, tu_ngay: 2015-01-01}}\n" for code, name in people)
        made[f"submissions/co-quan/nhan-su/tt-{unit}.yaml"] = f"schema: 1\ndon_vi: tt-{unit}\nnguoi:\n{stays}".encode()
        awarded += "".join(
            f"  - {{ma_so: {code}, ho_ten: {name}, don_vi: tt-{unit}, danh_hieu: [LDTT]}}\n" for code, name in people
        )
    head = "schema: 1\nloai: cong_nhan\nco_quan_ban_hanh: Sở Mẫu\nso: 10/QD-MAU\nngay: 2022-12-26\n"
    made["submissions/2022/hoi-dong/quyet-dinh-01.yaml"] = f"{head}ca_nhan:\n{awarded}".encode()
    return made
