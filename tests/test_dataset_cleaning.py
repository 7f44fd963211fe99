"""What a tombstone may cover: words that nobody counts, of entries that were received, and nothing else."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from snapshots import base_files
from thidua.dataset.cleaning import WORDS, changed_more, compared, kept_of, whole
from thidua.dataset.tombstone import Removal, Tombstone, tombstone_among
from thidua.receipts.receipt import Receipt

PATH = "submissions/2022/don-vi/phong-mot/de-nghi.yaml"
OTHER = PATH.replace("phong-mot", "phong-hai")
NOW = base_files()[PATH]
KEY, SECOND, GONE = "ca_nhan/nv-001", "ca_nhan/nv-002", "c" * 64
BLOB = "a" * 40


def was(*pairs: tuple[str, str]) -> bytes:
    """The file before something was taken out of it."""
    text = NOW.decode()
    for new, old in pairs:
        assert new in text
        text = text.replace(new, old, 1)
    return text.encode()


def receipt(entries: dict[str, str], path: str = PATH, blob: str = BLOB) -> Receipt:
    """What was received of a file."""
    return Receipt.model_validate(
        {
            "schema": 1,
            "seq": 1,
            "previous": "",
            "event": "git:1",
            "instant": "2022-12-10T02:00:00Z",
            "source": "git",
            "campaign": "2022",
            "unit": path.split("/")[3],
            "stage": path.rpartition("/")[2].removesuffix(".yaml").replace("-", "_"),
            "path": path,
            "blob": blob,
            "entries": entries,
        }
    )


def stone(old: bytes, entries: dict[str, tuple[str, str]], path: str = PATH) -> Tombstone:
    """A tombstone of one file."""
    digests = {"old": sha256(old).hexdigest(), "new": sha256(NOW).hexdigest()}
    one = {"path": path, "day": date(2022, 12, 20), "ground": "x", "entries": entries, **digests}
    return Tombstone(removed=(Removal.model_validate(one),))


@pytest.mark.parametrize(
    ("new", "old", "more"),
    [
        ("khen_thuong: []\n", 'khen_thuong: []\n    ghi_chu: "0912345678"\n', ()),
        ("khen_thuong: []\n", 'khen_thuong: []\n    so_dien_thoai: "0912345678"\n', ()),
        ("{ten: Số hóa quy trình một cửa,", "{ten: Số hóa quy trình của ông X một cửa,", ()),
        ("so: MH-02 (minh họa)", "so: MH-09 (minh họa)", (KEY,)),
        ("chuc_vu: Trưởng đơn vị", "chuc_vu: Trưởng đơn vị thay bà Z", ()),
        ("giay_to:\n      - {loai", "giay_to:\n      - {ghi_chu: x, loai", ()),
        ("giay_to:\n      - {loai: bao_cao_thanh_tich", "giay_to:\n      - {loai: to_trinh", (KEY,)),
        ("khen_thuong: []\n", "khen_thuong: [GIAY_KHEN]\n", (KEY,)),
        ("du_10_thang: true", "du_10_thang: false", (KEY,)),
        ("ca_nhan:\n", "ca_nhan:\n  - {ma_so: nv-099, ho_ten: Lê Văn Z}\n", ("ca_nhan/nv-099",)),
        ("ngay_lap: 2022-12-12", "ngay_lap: 2022-12-13", ("dau",)),
        ("thu_ky: Trần Thị B", "thu_ky: Trần Thị B (0912345678)", ()),
        ("ho_ten: Trần Thị A", "ho_ten: Trần  Thị A", ()),
    ],
)
def test_what_else_than_words_was_changed(new: str, old: str, more: tuple[str, ...]) -> None:
    """Notes, unknown keys and the words of a name go without a trace; awards, votes, days, people do not."""
    assert changed_more(was((new, old)), NOW) == more


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", '    ghi_chu: "0912345678"\n'),
        ("    ghi_chu: một hai ba\n", "    ghi_chu: một ba hai\n"),
        ("    ghi_chu: một hai ba\n", "    ghi_chu: bốn\n"),
        ("    ghi_chu: một\n", "    ghi_chu: một một\n"),
        ("    ghi_chu: một\n", "    ghi_chu: [một]\n"),
        ("", "    ghi_chu: [một]\n"),
        ("    ghi_chu: [một, hai]\n", "    ghi_chu: [hai, một]\n"),
        ("    la: {a: một}\n", "    la: {b: một}\n"),
        ("    la: một\n", "    la: {b: một}\n"),
        ("", "    la: x\n"),
        ("    giay_to:\n      - {loai: a}\n", "    giay_to:\n      - {loai: a, ghi_chu: x}\n"),
        ("    sang_kien: {so: a}\n", "    sang_kien: {so: a, ten: b}\n"),
        ("", "    sang_kien: {ten: b}\n"),
    ],
)
def test_nothing_is_put_in_under_a_tombstone(old: str, new: str) -> None:
    """Words may go and "Đã bỏ" may stand for them; other words, more words, another order may not."""
    head = "ca_nhan:\n  - ma_so: nv-1\n"
    before, after = (f"{head}{text}".encode() for text in (old, new))
    assert changed_more(before, after) == ("ca_nhan/nv-1",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    ghi_chu: một hai ba\n", "    ghi_chu: một ba\n"),
        ("    ghi_chu: một\n", "    ghi_chu:\n"),
        ("    ghi_chu: một\n", '    ghi_chu: ""\n'),
        ("    ghi_chu: một\n", "    ghi_chu: đã bỏ\n"),
        ("    ghi_chu: [một, hai]\n", "    ghi_chu: [hai]\n"),
        ("    la: {a: một hai}\n", "    la: {a: hai}\n"),
        ("    danh_hieu: [LDTT, CSTDCS]\n", "    danh_hieu: [CSTDCS, LDTT]\n"),
        ("    ngay: 1/3/2022\n    la: x\n", "    ngay: 1/3/2022\n"),
        ("    sang_kien: {ten: a b, ngay: 1/3/2022}\n", "    sang_kien: {ten: a, ngay: 2022-03-01}\n"),
        ("", "    danh_hieu: []\n"),
        (
            "    giay_to:\n      - {loai: a, ghi_chu: x}\n      - {loai: b, ghi_chu: x y}\n",
            "    giay_to:\n      - {loai: a}\n      - {loai: b, ghi_chu: y}\n",
        ),
    ],
)
def test_words_can_be_taken_out(old: str, new: str) -> None:
    """Some words or all of them, in any place where nobody counts."""
    head = "ca_nhan:\n  - ma_so: nv-1\n"
    before, after = (f"{head}{text}".encode() for text in (old, new))
    assert changed_more(before, after) == ()


def test_what_is_kept_has_one_digest_an_entry() -> None:
    """The digests are frozen: a closed year keeps them for good, whatever the order of keys or the letters."""
    data = b"schema: 1\nca_nhan:\n  - {ma_so: nv-1, danh_hieu: [LDTT], ghi_chu: \xc4\x91}\n"
    found = kept_of(data)
    assert {key: digest[:16] for key, digest in found.items()} == {
        "ca_nhan/nv-1": sha256(b'{"danh_hieu": ["LDTT"], "ma_so": "nv-1"}').hexdigest()[:16],
        "dau": sha256(b'{"schema": "1"}').hexdigest()[:16],
    }
    turned = "ca_nhan:\n  - {danh_hieu: [LDTT], ma_so: nv-1}\nschema: 1\n"
    assert kept_of(turned.encode()) == found
    named = kept_of("ca_nhan:\n  - {ma_so: nv-1, ho_ten: Lê Đ}\n".encode())
    assert named["ca_nhan/nv-1"] == sha256('{"ho_ten": "Lê Đ", "ma_so": "nv-1"}'.encode()).hexdigest()
    assert kept_of(b"[") == kept_of(b"")
    assert list(kept_of(b"")) == ["dau"]
    assert sorted(WORDS) == ["can_cu_khac", "chu_tri", "chuc_vu", "ghi_chu", "sang_kien", "ten", "thanh_tich", "thu_ky"]


def test_each_entry_is_compared_with_the_version_that_was_received() -> None:
    """Fine where it lost words, not where it lost more; an entry that was received otherwise is not known."""
    old = was(("khen_thuong: []\n", "khen_thuong: []\n    ghi_chu: x\n"))
    covered = {KEY: ("d" * 64, "e" * 64), SECOND: ("f" * 64, "0" * 64)}
    held = {BLOB: old}
    got = receipt({KEY: "d" * 64, SECOND: "1" * 64})
    assert compared(stone(old, covered), {PATH: NOW}, [got], held) == {(PATH, KEY): True}
    assert compared(stone(old, covered), {PATH: NOW}, [got], {}) == {}
    assert compared(stone(old, covered), {PATH: NOW}, [receipt({KEY: "d" * 64}, OTHER)], held) == {}
    changed = was(("khen_thuong: []\n", "khen_thuong: [GIAY_KHEN]\n"))
    assert compared(stone(old, covered), {PATH: NOW}, [got], {BLOB: changed}) == {(PATH, KEY): False}
    none = stone(changed, {})
    assert compared(none, {PATH: NOW}, [got], {BLOB: changed}) == {(PATH, KEY): False}
    assert compared(none, {PATH: NOW}, [got], {BLOB: old}) == {}
    assert compared(stone(old, covered), {}, [got], held)[PATH, KEY] is False


def test_several_files_and_receipts_are_all_compared() -> None:
    """What one receipt says takes nothing away from what another says."""
    first, second = was(("khen_thuong: []\n", "khen_thuong: []\n    ghi_chu: x\n")), NOW
    both = Tombstone(
        removed=(
            *stone(first, {KEY: ("d" * 64, "e" * 64), SECOND: ("f" * 64, "0" * 64)}).removed,
            *stone(second, {KEY: ("2" * 64, "3" * 64)}, OTHER).removed,
        )
    )
    got = [
        receipt({KEY: "d" * 64}),
        receipt({SECOND: "f" * 64}, blob="b" * 40),
        receipt({KEY: "2" * 64}, OTHER, "c" * 40),
    ]
    held = {BLOB: first, "b" * 40: second, "c" * 40: second}
    assert compared(both, {PATH: NOW, OTHER: NOW}, got, held) == {
        (PATH, KEY): True,
        (PATH, SECOND): True,
        (OTHER, KEY): True,
    }


def test_a_cleaning_is_whole_where_nothing_worse_is_known() -> None:
    """Of units' files only, each by its own entries."""
    (one,) = stone(NOW, {}).removed
    assert whole(one, {})
    assert whole(one, {(PATH, KEY): True, (OTHER, KEY): False})
    assert not whole(one, {(PATH, KEY): True, (PATH, SECOND): False})
    plan = one.model_copy(update={"path": "submissions/2022/ke-hoach/ke-hoach.yaml"})
    assert not whole(plan, {})


def test_a_campaign_is_told_by_its_own_tombstone() -> None:
    """Another campaign's says nothing of it, nor does a file of another kind, be it written alike."""
    mine, other = (stone(NOW, {KEY: (mark * 64, "e" * 64)}) for mark in "ab")
    names = ("2021/bien-nhan/xoa-du-lieu", "2022/bien-nhan/khoa-so", "2022/bien-nhan/xoa-du-lieu")
    written = (one.model_dump_json(by_alias=True).encode() for one in (other, other, mine))
    files = {f"submissions/{name}.json": data for name, data in zip(names, written, strict=True)}
    assert tombstone_among(files, "2022") == mine
    assert tombstone_among(files, "2020") == Tombstone()
