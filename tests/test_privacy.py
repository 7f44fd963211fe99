"""The public site, byte by byte: nothing of anybody who is not recognised, at any moment of a campaign."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from browser_sites import laid_out

from snapshots import PROJECT, base_files, verdict_of
from thidua.cli.build import FOLDERS, build
from thidua.cli.sources import site_from
from thidua.cli.world import Asked, World, look
from thidua.publish import Edition, Provenance, site_of

MOMENTS = {
    "registration open": "2022-03-01T08:00:00+07:00",
    "nomination closed": "2022-12-20T08:00:00+07:00",
    "decided": "2023-01-05T08:00:00+07:00",
    "now": "",
}
SECRETS = (
    r"\b(HTXSNV|HTTNV|HTNV|KHTNV)\b",
    r"khong_dong_y|khong_y_kien|phiếu đồng ý",
    r"du_10_thang|khong_ky_luat|khong_dang_bi_xem_xet|khong_ai_bi_canh_cao",
    r"đã rút|rút đề nghị|khong_con_du_dieu_kien|không chấp nhận|tre_khong_chap_nhan",
    r"(dang-ky|de-nghi|gia-han|kien-nghi|phien-hop-\d+)\.yaml|nhan-su/",
    r"\bdòng \d+",
)
FREE = re.compile(r"(?:ghi_chu|sang_kien: \{ten): *\"?([^\"\n,}]{8,})")
SOURCE = Provenance("c" * 40, "t", dirty=False, digest="d", receipts="h", command="c")


def told(folder: Path) -> Iterator[tuple[str, str]]:
    """(file, line) of every byte that a site serves, archives opened, as it is read; nothing is left out."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        for part in _parts(path) if path.is_file() else ():
            for line in html.unescape(part.decode("utf-8", "replace")).split("\n"):
                yield name, line


def _parts(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    if data.startswith(b"PK"):
        book = zipfile.ZipFile(io.BytesIO(data))
        yield from (book.read(name) for name in book.namelist())
    elif data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif path.name == "tim.json":
        yield from (json.dumps(one, ensure_ascii=False).encode() for one in json.loads(data))
    else:
        yield data


@pytest.fixture(scope="module")
def worlds() -> Mapping[str, World]:
    """The campaign of 2022 at each moment."""
    return {moment: look(Asked(at=at), PROJECT) for moment, at in MOMENTS.items()}


@pytest.fixture(scope="module")
def of_nobody(tmp_path_factory: pytest.TempPathFactory) -> frozenset[tuple[str, str]]:
    """What both editions say of the same plan where there is no roster, dossier, receipt, session or decision.

    Rules, guide and standards name grades and fields, and their examples codes that a roster may have by chance:
    such a line is excused where it stands in the same words in the same file of an agency without any people.
    """
    root = laid_out(tmp_path_factory.mktemp("khong-ai"))
    for path in ("co-quan/co-quan.yaml", "co-quan/don-vi.yaml", "2022/ke-hoach/ke-hoach.yaml"):
        (root / "submissions" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / "submissions" / path, root / "submissions" / path)
    world = look(Asked(), root)
    for edition in Edition:
        build(root, site_from(world, edition))
    return frozenset(line for edition in Edition for line in told(root / FOLDERS[edition]))


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_byte_tells_of_who_is_not_recognised(
    moment: str,
    worlds: Mapping[str, World],
    built: Mapping[str, Path],
    of_nobody: frozenset[tuple[str, str]],
    tmp_path: Path,
) -> None:
    """No name, code, source line, initiative, grade, vote, attestation or refusal, before the decision and after it."""
    folder = built["site"]
    if MOMENTS[moment]:
        root = laid_out(tmp_path)
        build(root, site_from(worlds[moment], Edition.PUBLIC))
        folder = root / FOLDERS[Edition.PUBLIC]
    campaign = worlds[moment].verdict.campaigns[0].campaign
    recognised = {one.name for one in campaign.recognised if one.annulled is None}
    people = campaign.people.by_code.values()
    names = {name for person in people for name in (person.name, person.name.upper())} - recognised
    files = worlds[moment].snapshot.files
    free = {text.strip() for path, data in files.items() if "/don-vi/" in path for text in FREE.findall(data.decode())}
    hidden = (*names, *(person.code for person in people), *free)
    secret = re.compile("|".join((*(rf"(?<![^\W_]){re.escape(one)}(?![^\W_])" for one in hidden), *SECRETS)))
    assert (len(names) >= 40, len(free) >= 5) == (True, True)
    served = list(told(folder))
    assert {Path(where).suffix for where, _ in served} >= {".html", ".json", ".csv", ".xlsx", ".xml", ".ics", ".gz"}
    assert {Path(where).parts[0] for where, _ in served} >= {"assets", "js", "quy-tac", "huong-dan", "kieu.css"}
    own = {*served} - of_nobody
    told_of = {line: found[0] for line in {line for _, line in own} if (found := secret.search(line))}
    assert {(where, told_of[line]) for where, line in own if line in told_of} == set()
    assert bool(recognised) is (moment in {"decided", "now"})


def test_the_search_for_secrets_finds_them_in_the_internal_site(
    built: Mapping[str, Path], of_nobody: frozenset[tuple[str, str]]
) -> None:
    """The same search of the edition for the staff finds names, states and lines: it can fail."""
    whole = "\n".join(line for _, line in {*told(built["noi-bo"])} - of_nobody)
    assert all(re.search(secret, whole) for secret in SECRETS[3:])
    assert "nv-001" in whole


def test_before_the_decision_nothing_public_hangs_on_a_person() -> None:
    """Other names, codes, grades, votes, notes and offices: the same public site, byte for byte."""
    files = base_files()
    changed = {
        path: data.replace(b"nv-002", b"nv-902")
        .replace("Lê Văn B".encode(), "Hoàng Thị X".encode())
        .replace(b"xep_loai: HTTNV", b"xep_loai: HTXSNV")
        .replace(b"{dong_y: 6, khong_dong_y: 0", b"{dong_y: 5, khong_dong_y: 1")
        .replace("chuc_vu: Chuyên viên".encode(), "chuc_vu: Thanh tra viên".encode())
        .replace(b'ghi_chu: ""', "ghi_chu: Đang học".encode())
        for path, data in files.items()
    }
    assert sum(changed[path] != data for path, data in files.items()) >= 4
    verdicts = [verdict_of(one, "2022-12-20T08:00:00+07:00") for one in (files, changed)]
    public, other = (site_of(one, Edition.PUBLIC, SOURCE).files for one in verdicts)
    assert {path for path in public if public[path] != other[path]} == set()
    inside, elsewhere = (site_of(one, Edition.INTERNAL, SOURCE).files for one in verdicts)
    assert inside != elsewhere
