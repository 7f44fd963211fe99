"""Names that would not live on every machine, and what is no plain file."""

from __future__ import annotations

import pytest

from thidua.snapshot.paths import Oddity, not_plain, odd_paths

HERE = "submissions/2022/don-vi/phong-mot/"


def kinds(*paths: str) -> list[tuple[str, str]]:
    """(kind, path) of what is odd."""
    return [(odd.kind, odd.path) for odd in odd_paths(paths)]


@pytest.mark.parametrize(
    "path",
    [
        "submissions/2022/don-vi/phong-mot/dang-ky.yaml",
        "submissions/2022/bien-nhan/000001.json",
        "submissions/README.md",
        "submissions/.gitkeep",
        "submissions/.gitattributes",
        "submissions/console.yaml",
        "submissions/com10.yaml",
        "submissions/auxiliary/nulls.yaml",
        "submissions/a b.yaml",
        "submissions/..a",
    ],
)
def test_an_ordinary_name_is_not_odd(path: str) -> None:
    """Fixed file names, dot-files and names that only resemble a reserved one pass."""
    assert kinds(path) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a\udcff.yaml", "not-utf8"),
        ("a\nb.yaml", "control-character"),
        ("a\tb.yaml", "control-character"),
        ("a\x1b[31m.yaml", "control-character"),
        ("a\u202eb.yaml", "control-character"),
        ("a\u200bb.yaml", "control-character"),
        ("con", "windows-reserved"),
        ("CON.yaml", "windows-reserved"),
        ("nul .yaml", "windows-reserved"),
        ("Aux/x.yaml", "windows-reserved"),
        ("prn.tar.gz", "windows-reserved"),
        ("com1.yaml", "windows-reserved"),
        ("LPT9", "windows-reserved"),
        ("conin$", "windows-reserved"),
        (".git/config", "windows-reserved"),
        ("a:b.yaml", "windows-reserved"),
        ("a<b.yaml", "windows-reserved"),
        ("a>b.yaml", "windows-reserved"),
        ('a"b.yaml', "windows-reserved"),
        ("a|b.yaml", "windows-reserved"),
        ("a?.yaml", "windows-reserved"),
        ("a*.yaml", "windows-reserved"),
        ("a\\b.yaml", "windows-reserved"),
        ("a.", "trailing-dot-or-space"),
        ("a ", "trailing-dot-or-space"),
        ("a./b.yaml", "trailing-dot-or-space"),
        ("../b.yaml", "trailing-dot-or-space"),
        ("a /b.yaml", "trailing-dot-or-space"),
        ("đề-nghị.yaml".replace("ề", "e\u0302\u0300"), "not-nfc"),
        ("đề-nghị.yaml", "not-ascii"),
        ("а.yaml", "not-ascii"),
        ("a\u00a0b.yaml", "not-ascii"),
    ],
)
def test_an_odd_name_is_told_once(name: str, kind: str) -> None:
    """Each kind of odd name breaks `bad-path`, once a path, with words that can be printed."""
    (odd,) = odd_paths([HERE + name])
    assert (odd.rule, odd.kind) == ("bad-path", kind)
    assert (odd.path + odd.message).isprintable() or "\u00a0" in name
    assert odd.fix == "đổi tên tệp theo mẫu: chữ thường không dấu, chữ số, dấu gạch nối; kho không cần thì xóa"


def test_what_cannot_be_seen_is_shown() -> None:
    """Path and message name the code point; nothing reaches a terminal as it is."""
    (odd,) = odd_paths(["submissions/a\nb\udcff"])
    assert odd == Oddity(
        "submissions/aU+000Ab\\xFF",
        "bad-path",
        "not-utf8",
        "tên “submissions/aU+000Ab\\xFF” không viết bằng UTF-8",
        "đổi tên tệp theo mẫu: chữ thường không dấu, chữ số, dấu gạch nối; kho không cần thì xóa",
    )


@pytest.mark.parametrize(
    ("path", "odd"),
    [
        ("submissions/" + "a/" * 93 + "aa", False),
        ("submissions/" + "a/" * 93 + "aaa", True),
        ("submissions/" + "a" * 100, False),
        ("submissions/" + "a" * 101, True),
        ("submissions/" + "a" * 101 + "/b", True),
    ],
)
def test_a_long_name_is_odd_from_its_first_byte_too_many(path: str, *, odd: bool) -> None:
    """200 bytes a path and 100 characters a part are the most."""
    assert kinds(path) == ([("too-long", path)] if odd else [])


def test_bytes_count_not_letters() -> None:
    """Seventy letters of three bytes each are over 200 bytes."""
    path = "submissions/" + "ề" * 70
    assert kinds(path) == [("too-long", path)]


def test_twins_in_case_are_told_at_the_less_plain_one() -> None:
    """Of two names that a Windows or Apple disk takes for one, the lower-case name stays."""
    odd, *others = odd_paths([HERE + "De-nghi.yaml", HERE + "de-nghi.yaml"])
    assert others == []
    assert odd == Oddity(
        HERE + "De-nghi.yaml",
        "bad-path",
        "case-twin",
        f"“{HERE}De-nghi.yaml” trùng tên với “{HERE}de-nghi.yaml” khi không phân biệt hoa thường hoặc cách gõ dấu",
        "xóa hoặc đổi tên tệp này",
    )


def test_three_twins_are_two_oddities() -> None:
    """Each twin but the plainest is told, also where none is all lower case."""
    assert kinds("submissions/AB", "submissions/Ab", "submissions/aB") == [
        ("case-twin", "submissions/Ab"),
        ("case-twin", "submissions/aB"),
    ]


def test_twin_folders_are_told_once() -> None:
    """Folders that differ in case would be one folder elsewhere; their files are not told again."""
    assert kinds("submissions/Phong-mot/dang-ky.yaml", "submissions/phong-mot/dang-ky.yaml") == [
        ("case-twin", "submissions/Phong-mot")
    ]
    assert kinds("submissions/Phong-mot/dang-ky.yaml", "submissions/phong-mot/de-nghi.yaml") == [
        ("case-twin", "submissions/Phong-mot")
    ]


def test_twins_in_composition_are_told() -> None:
    """The same letters typed as one character or as letter and mark are twins."""
    composed, apart = "submissions/\u1ec1", "submissions/e\u0302\u0300"
    assert kinds(composed, apart) == [
        ("normalisation-twin", apart),
        ("not-nfc", apart),
        ("not-ascii", composed),
    ]


def test_same_name_in_other_folders_is_no_twin() -> None:
    """Every unit has its own file of the same name."""
    assert kinds("submissions/a/dang-ky.yaml", "submissions/b/dang-ky.yaml") == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("symlink", "là liên kết tới tệp khác"),
        ("submodule", "là kho Git khác lồng vào"),
        ("executable", "có quyền chạy như chương trình"),
        ("special", "không phải là tệp thường"),
        ("unreadable", "không đọc được trên máy này"),
    ],
)
def test_what_is_no_plain_file_is_told_in_words(kind: str, words: str) -> None:
    """Each kind has its own message, with the path safe to print, and a mend."""
    odd = not_plain("submissions/a\x07", kind)
    assert (odd.path, odd.rule, odd.kind) == ("submissions/aU+0007", "not-a-plain-file", kind)
    assert odd.message == f"“submissions/aU+0007” {words}"
    assert odd.fix
