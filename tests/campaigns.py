"""Random campaigns as dicts of files, with the facts that they were made from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random

from snapshots import base_files
from thidua.receipts.ledger import Ledger, read_ledger
from thidua.receipts.receipt import Receipt, dump, mark_of

ZONE = timezone(timedelta(hours=7))
END = datetime(2022, 12, 17, tzinfo=ZONE)
PLAN = "submissions/2022/ke-hoach/ke-hoach.yaml"
SHARES = [5, 10, 15, 29, 35, 40, 41, 57, 58, 69, 70, 82, 100]


@dataclass(frozen=True, slots=True)
class Nominee:
    """One nominated person."""

    unit: str
    code: str
    awards: tuple[str, ...]
    withdrawn: bool
    sound: bool
    known: bool


@dataclass(slots=True)
class Made:
    """A campaign and all that was decided while it was made.

    `nominees` are as they were received, where there is a receipt; `present` are as they stand in the
    files: some were edited, withdrawn or entered again afterwards, without a receipt.
    """

    units: list[str]
    quotas: list[tuple[str, int, str, str, str]]
    nominees: list[Nominee]
    sent: dict[str, int | None]
    decided: dict[str, str]
    present: dict[str, Nominee] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def edited(self) -> frozenset[str]:
        """Codes of those whose text is not what was received."""
        return frozenset(one.code for one in self.nominees if self.present[one.code] != one)

    def received(self, unit: str) -> bytes:
        """The file of a unit as it was received."""
        return _nomination(unit, [one for one in self.nominees if one.unit == unit])


def make(seed: int) -> Made:
    """A campaign of two to five units, its quotas, its people, its receipts and what was decided about late ones."""
    dice = Random(seed)  # noqa: S311 - made-up data
    units = [f"dv-{n}" for n in range(dice.randint(2, 5))]
    rounding, counting = ["xuong", "gan_nhat", "len"], ["trong", "ngoai"]
    quotas = [
        (award, dice.choice(SHARES), dice.choice(["co_quan", "don_vi"]), dice.choice(rounding), dice.choice(counting))
        for award in ("CSTDCS", "GIAY_KHEN")
    ]
    absent = {unit for unit in units if dice.random() < 0.15}
    people = [_nominee(dice, unit, n) for unit in units if unit not in absent for n in range(dice.randint(0, 9))]
    sent = {unit: _offset(dice) for unit in units if unit not in absent}
    decided = {unit: dice.choice(["chap_nhan_tre", "tu_choi"]) for unit in sent if dice.random() < 0.5}
    made = Made(units, quotas, people, sent, decided)
    made.present = {one.code: one if sent[one.unit] is None else _afterwards(dice, one) for one in people}
    made.files = _files(made, absent)
    return made


def sized(sizes: list[int], quotas: list[tuple[str, int, str, str, str]], few: int = 1) -> dict[str, bytes]:
    """A campaign of units with so many LDTT each, of whom the first few hold the other awards, too."""
    units = [f"dv-{n}" for n in range(len(sizes))]
    people = [
        Nominee(
            unit,
            f"nv-{unit[3:]}-{n}",
            ("LDTT", *(("CSTDCS", "GIAY_KHEN") if n < few else ())),
            withdrawn=False,
            sound=True,
            known=True,
        )
        for unit, size in zip(units, sizes, strict=True)
        for n in range(size)
    ]
    made = Made(units, quotas, people, dict.fromkeys(units), {})
    made.present = {one.code: one for one in people}
    return _files(made, set())


def _afterwards(dice: Random, one: Nominee) -> Nominee:
    """What stands in the file long after the receipt: mostly the same."""
    if dice.random() < 0.85:
        return one
    other = _nominee(dice, one.unit, 0)
    return replace(other, code=one.code, known=one.known)


def _offset(dice: Random) -> int | None:
    """Seconds of the receipt from the deadline's end, None for no receipt."""
    return (
        None if dice.random() < 0.2 else dice.choice([-86_400, -1, 0, 1, 86_399, 86_400, dice.randint(-(10**6), 10**6)])
    )


def _nominee(dice: Random, unit: str, number: int) -> Nominee:
    awards = [award for award, chance in (("LDTT", 0.85), ("GIAY_KHEN", 0.4)) if dice.random() < chance]
    if "LDTT" in awards and dice.random() < 0.3:
        awards.append("CSTDCS")
    return Nominee(
        unit,
        f"nv-{unit[3:]}-{number}",
        tuple(awards),
        withdrawn=dice.random() < 0.1,
        sound=dice.random() < 0.85,
        known=dice.random() < 0.92,
    )


def _files(made: Made, absent: set[str]) -> dict[str, bytes]:
    base = base_files()
    files = {
        "submissions/co-quan/co-quan.yaml": base["submissions/co-quan/co-quan.yaml"],
        PLAN: _plan(made, base[PLAN]),
    }
    rows = "".join(
        f"  - {{ma: {u}, ten: [{{ten: ĐV}}], ten_ngan: {u}, tai_khoan: [{{ten: tk-{u}}}]}}\n" for u in made.units
    )
    files["submissions/co-quan/don-vi.yaml"] = f"schema: 1\ndon_vi:\n{rows}".encode()
    for unit in made.units:
        mine = [one for one in made.nominees if one.unit == unit]
        roster = "".join(
            f"  - {{ma_so: {p.code}, ho_ten: Nguyễn Văn A, tu_ngay: 2015-01-01}}\n" for p in mine if p.known
        )
        files[f"submissions/co-quan/nhan-su/{unit}.yaml"] = f"schema: 1\ndon_vi: {unit}\nnguoi:\n{roster}".encode()
        if unit not in absent:
            files[f"submissions/2022/don-vi/{unit}/de-nghi.yaml"] = _nomination(
                unit, [made.present[one.code] for one in mine]
            )
    if made.decided:
        files["submissions/2022/ke-hoach/gia-han.yaml"] = _decisions(made)
    return files


def _plan(made: Made, base: bytes) -> bytes:
    left_out = ("  - {ap_dung:", "  dang_ky:", "dieu_kien_dang_ky:", "giay_to:", "binh_xet:")
    lines = [line for line in base.decode().splitlines(keepends=True) if not line.startswith(left_out)]
    rows = "".join(
        f"  - {{ap_dung: {award}, toi_da: {share}%, tinh_tren: LDTT, pham_vi: {scope}, lam_tron: {mode}, cach_dem: {way}}}\n"
        for award, share, scope, mode, way in made.quotas
    )
    return "".join(lines).replace("ty_le:\n", f"ty_le:\n{rows}").encode()


def _nomination(unit: str, people: list[Nominee]) -> bytes:
    text = f"schema: 1\nnam: 2022\ndon_vi: {unit}\nca_nhan:\n"
    for one in people:
        titles = [award for award in one.awards if award != "GIAY_KHEN"]
        praise = ["GIAY_KHEN"] if "GIAY_KHEN" in one.awards else []
        text += f"""  - ma_so: {one.code}
    ho_ten: Nguyễn Văn A
    danh_hieu: [{", ".join(titles)}]
    khen_thuong: [{", ".join(praise)}]
    xep_loai: {"HTXSNV" if one.sound else "KHTNV"}
    sang_kien: {{ten: Sáng kiến {one.code}, so: {one.code}, ngay: 2022-10-03, co_quan: Sở Mẫu}}
    cam_ket: {{du_10_thang: true, khong_ky_luat: true, khong_dang_bi_xem_xet: true}}
"""
        if one.withdrawn:
            text += "    rut_de_nghi: {ngay: 2022-12-14, ly_do: khac}\n"
    return text.encode()


def _decisions(made: Made) -> bytes:
    rows = "".join(
        f"  - {{loai: {kind}, don_vi: {unit}, giai_doan: de_nghi, ly_do: x, can_cu: {{loai: but_phe, ngay: 2022-12-30}}}}\n"
        for unit, kind in made.decided.items()
    )
    return f"schema: 1\nmuc:\n{rows}".encode()


def blob(unit: str) -> str:
    """The name of the received version of a unit's file."""
    return unit.encode().hex().rjust(40, "0")


def ledger(made: Made, digests: dict[str, dict[str, str]]) -> Ledger:
    """The receipts of the campaign, one a unit that has one, with the digests of its entries."""
    files: dict[str, bytes] = {}
    previous = ""
    for unit, offset in made.sent.items():
        if offset is None:
            continue
        at, gone = END + timedelta(seconds=offset), [p.code for p in made.nominees if p.unit == unit and p.withdrawn]
        data = dump(_receipt(unit, at, len(files) + 1, previous, digests[unit], gone))
        files[f"{len(files) + 1:06}.json"] = data
        previous = mark_of(data)
    return read_ledger(files)


def _receipt(
    unit: str, at: datetime, seq: int, previous: str, entries: dict[str, str], withdrawn: list[str]
) -> Receipt:
    plain = {
        "schema": 1,
        "seq": seq,
        "previous": previous,
        "event": str(seq),
        "instant": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "source": "git",
        "account": {"name": f"tk-{unit}"},
        "campaign": "2022",
        "unit": unit,
        "stage": "de_nghi",
        "path": f"submissions/2022/don-vi/{unit}/de-nghi.yaml",
        "blob": blob(unit),
        "entries": entries,
        "withdrawn": [f"ca_nhan/{code}" for code in withdrawn],
    }
    return Receipt.model_validate(plain)
