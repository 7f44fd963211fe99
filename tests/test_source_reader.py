"""A file is read as plain text values with places, or refused with every reason at once."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fuzz.promises import keep_promises
from fuzz.seeds import SEEDS
from thidua.source import OFFICE, UNIT, Document, Limits, Mapping, Sequence, read
from thidua.source.reader import MOST_REFUSALS

ALPHABET = "ab1é\u0301 \n\t\r-:,?#&*!|>'\"%@`[]{}\\~.<=\ufeff\u202e\x07"


def read_text(text: str) -> Document:
    """A unit's file."""
    return read(text.encode(), UNIT)


def kinds(document: Document) -> list[str]:
    """What was refused, in order."""
    return [refusal.kind for refusal in document.refusals]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: 1", {"a": "1"}),
        (
            "a: ~\nb: null\nc: yes\nd: 1.50\ne: 2022-02-30\nf: 0x1F\ng: 1:59\n",
            {"a": "~", "b": "null", "c": "yes", "d": "1.50", "e": "2022-02-30", "f": "0x1F", "g": "1:59"},
        ),
        ("a:\nb: ''\nc: \"\"\n", {"b": "", "c": ""}),
        ("a: [x, 'y', \"z\"]\nb:\n  - u\n  -\n  - v\n", {"a": ["x", "y", "z"], "b": ["u", "v"]}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        (
            "a: {b: {c: [d]}}\ne:\n  - f: 1\n    g: 2\n  - h\n",
            {"a": {"b": {"c": ["d"]}}, "e": [{"f": "1", "g": "2"}, "h"]},
        ),
        ("a: |\n  x\n  y\nb: >\n  x\n  y\n", {"a": "x\ny\n", "b": "x y\n"}),
        ('a: "\\x07\\u202e\\U0001F600"\n', {"a": "\x07\u202e😀"}),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("a: 1 # ghi chú\n# nữa\n", {"a": "1"}),
        ("'<<': 1\n\"\": 2\n", {"<<": "1", "": "2"}),
        ("a: CNTT&TT * !\nb: 'x'\n", {"a": "CNTT&TT * !", "b": "x"}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: [b: c]\n", {"a": [{"b": "c"}]}),
        ("a:\t1\n", {"a": "1"}),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("\ufeffa: 1\n", {"a": "1"}),
    ],
)
def test_values_are_text(text: str, tree: dict[str, Any]) -> None:
    """Nothing is typed by guess; an empty plain value is absent, an empty quoted one is empty text."""
    document = read_text(text)
    assert document.refusals == ()
    assert document.tree == tree


def test_the_tree_is_made_of_our_own_types() -> None:
    """Every group and list knows places."""
    tree = read_text("a: [{b: c}]").tree
    assert isinstance(tree, Mapping)
    assert isinstance(tree["a"], Sequence)
    assert isinstance(tree["a"][0], Mapping)


def test_values_keep_the_normal_form_in_which_they_are_written() -> None:
    """Keys are compared in NFC; values are left to the model."""
    decomposed = unicodedata.normalize("NFD", "é")
    assert read_text(f"{decomposed}: {decomposed}").tree == {"é": decomposed}


@pytest.mark.parametrize(
    ("text", "has_empty"), [("a:\nb: 1", True), ("a: {b: }", True), ("a: ''", False), ("a: 1", False)]
)
def test_a_key_without_a_value_is_told(text: str, has_empty: bool) -> None:  # noqa: FBT001 - a table of cases
    """The document says whether some key is absent from its tree."""
    assert read_text(text).has_empty is has_empty


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("a: &x 1", "anchor", (1, 4, 1, 5)),
        ("a: &x [1]", "anchor", (1, 4, 1, 5)),
        ("a: *x", "alias", (1, 4, 1, 6)),
        ("a: !x 1", "tag", (1, 4, 1, 5)),
        ('a: !!int ""', "tag", (1, 4, 1, 5)),
        ("a: !x {}", "tag", (1, 4, 1, 5)),
        ("b: 1\na: !<%ED%A0%80> x", "tag", (2, 4, 2, 5)),
        ("<<: {a: 1}", "merge-key", (1, 1, 1, 3)),
        ("? \n: b", "empty-key", (1, 2, 1, 3)),
        ("a: 1\nb: 2\na: 3", "duplicate-key", (3, 1, 3, 2)),
        ("a:\na:", "duplicate-key", (2, 1, 2, 2)),
        ("e\u0301: 1\né: 2", "duplicate-key", (2, 1, 2, 2)),
        ("a: {b: [1], b: [2]}", "duplicate-key", (1, 13, 1, 14)),
        ("a: {b:1}", "missing-space", (1, 5, 1, 8)),
        ("a:b:\n", "missing-space", (1, 1, 1, 4)),
        ("a: {ten: A, B và C, so: 1}", "missing-colon", (1, 13, 1, 19)),
        ("a: {'b:c'}", "missing-colon", (1, 5, 1, 10)),
        ("? a", "missing-colon", (1, 3, 1, 4)),
        ("a: {A, B, C}", "missing-colon", (1, 5, 1, 6)),
        ("a: {b: 1}\n? c", "missing-colon", (2, 3, 2, 4)),
        ("a: 1\n---\nb: 2", "several-documents", (2, 1, 2, 4)),
        ("---\n---\na: 1", "several-documents", (2, 1, 2, 4)),
        ("? [a]\n: b", "complex-key", (1, 3, 1, 4)),
        ("{{a}: b}", "complex-key", (1, 2, 1, 3)),
        ("- a", "no-keys", (1, 1, 1, 2)),
        ("schema:1", "no-keys", (1, 1, 1, 9)),
        ("''", "no-keys", (1, 1, 1, 3)),
        ("", "empty", (1, 1, 1, 1)),
        (" \n\n", "empty", (1, 1, 1, 1)),
        ("---\n", "empty", (1, 1, 1, 1)),
        ("\n  # a\n", "comment-only", (1, 1, 1, 1)),
        ("a: @", "syntax", (1, 4, 1, 5)),
    ],
)
def test_each_refusal_has_its_kind_and_place(text: str, kind: str, place: tuple[int, ...]) -> None:
    """One fault is one refusal, and no data comes out of the file."""
    document = read_text(text)
    assert [(refusal.kind, refusal.place) for refusal in document.refusals] == [(kind, place)]
    assert document.tree is None
    assert document.text == text


def test_all_faults_are_told_at_once() -> None:
    """What does not end the understanding of a file does not hide what follows."""
    text = "a: &x 1\nb: *x\nc: !y 2\na: 3\n<<: {d: 4}\ne: \u202e\nf: {g:1}\nh: [*x, i]\nj: @"
    assert kinds(read_text(text)) == [
        "bidi",
        "anchor",
        "alias",
        "tag",
        "duplicate-key",
        "merge-key",
        "missing-space",
        "alias",
        "syntax",
    ]


def test_a_third_key_of_one_name_is_told_too() -> None:
    """Each repetition points to the one before it."""
    document = read_text("a: 1\na: 2\na: 3")
    assert [refusal.related[0].line for refusal in document.refusals] == [1, 2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n    c: 6\n", ["new b", "new b"]),
        ("a:\n  -\n    b: 1\n    c: 2\n    b: 3\n    c: 4\n", ["new b"]),
        ("a:\r\n  -\r\n    b: 1\r\n    c: 2\r\n    b: 3\r\n    c: 4\r\n", ["new b"]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    c: 5\n", ["new b", "c"]),
        ("a:\n  - b: 1\n    c: 2\n    c: 3\n", ["c"]),
        ("a:\n  - b: 1\n    b: 2\n", ["b"]),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n  c: 4\n", ["b", "c"]),
        ("a: 1\nb: 2\na: 3\nb: 4\n", ["a"]),
        ("{a: 1, b: 2, a: 3, b: 4}", ["a", "b"]),
        ("a: 1\na: 2\na: 3\n", ["a", "a"]),
        ("a:\n  - {b: 1, c: 2, b: 3, c: 4}\n", ["b", "c"]),
    ],
)
def test_an_item_whose_dash_is_forgotten_is_told_once(text: str, told: list[str]) -> None:
    """Its first key comes again in the item above; the other keys that come with it are no faults of their own."""
    found = read(text.encode(), UNIT).refusals
    assert [f"{'new ' * ('nếu là mục mới' in one.fix)}{one.message[6]}" for one in found] == told


TWICE = "nếu từ đây là một bản nữa của tệp thì giữ một bản, xóa cả bản kia; nếu không thì "
LINE = "giữ một khóa, xóa khóa kia cùng giá trị"


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("schema: 1\nb: 2\nschema: 1\nb: 2\n", f"{TWICE}{LINE}"),
        ("# ---\na: 1\nb: 2\na: 1\n", f"{TWICE}{LINE}"),
        ("a: 1\nb: 2\nb: 3\n", LINE),
        ("a: 1\na: 2\n", LINE),
        ("a: 1\nca:\n  - b: 1\nc: 2\nca:\n  - b: 2\n", "đưa những gì thuộc nó vào dưới dòng 2, rồi xóa dòng này"),
        (
            "a: 1\r\nca:\r\n  - b: 1\r\nca: # x\r\n  - b: 2\r\n",
            "đưa những gì thuộc nó vào dưới dòng 2, rồi xóa dòng này",
        ),
        ("a: 1\nb:\nb:", "đưa những gì thuộc nó vào dưới dòng 2, rồi xóa dòng này"),
        ("a: 1\nca: [b]\nca: [c]\n", LINE),
        ("a: {b: 1, c: 2, b:\n 3}\n", "đưa những gì thuộc nó vào dưới dòng 1, rồi xóa dòng này"),
    ],
)
def test_what_to_do_about_a_key_that_comes_again(text: str, fix: str) -> None:
    """A list under it would be lost, or join another one, if its line were taken away; a file may stand there twice."""
    (refusal,) = read(text.encode(), UNIT).refusals
    assert (refusal.kind, refusal.fix) == ("duplicate-key", fix)


def test_the_key_of_an_alias_is_understood_as_a_key() -> None:
    """An alias in the place of a key does not shift keys and values."""
    assert kinds(read_text("*a : b\nc: d\nc: e")) == ["alias", "duplicate-key"]


def test_depth_sixteen_is_read_and_seventeen_is_not() -> None:
    """The limit counts groups and lists around a value, the file's own group included."""
    assert read_text("a: " + "[" * 15 + "]" * 15).refusals == ()
    document = read_text("a: " + "[" * 16 + "]" * 16)
    assert [(refusal.kind, refusal.place) for refusal in document.refusals] == [("too-deep", (1, 19, 1, 20))]


def test_a_value_of_two_thousand_characters_is_read_and_one_more_is_not() -> None:
    """The limit counts characters, not bytes, of keys and values."""
    assert read_text("a: " + "é" * 2000).refusals == ()
    assert kinds(read_text("a: " + "é" * 2001 + "\nb: " + "x" * 2001)) == ["too-long", "too-long"]
    assert kinds(read_text("? " + "x" * 2001 + "\n: 1")) == ["too-long"]


def test_events_are_counted() -> None:
    """Exactly as many events as the limit are read; `a: 1` alone has eight."""
    assert read(b"a: 1", Limits(100, 16, 8, 100)).tree == {"a": "1"}
    assert kinds(read(b"a: 1", Limits(100, 16, 7, 100))) == ["too-many"]


def test_a_unit_is_told_of_five_thousand_keys_and_values() -> None:
    """What is too much for a unit's file is not for the Office's."""
    data = ("a: [" + "x," * 5000 + "]").encode()
    assert kinds(read(data, UNIT)) == ["too-many"]
    assert read(data, OFFICE).refusals == ()


def test_no_more_than_a_hundred_faults_are_told() -> None:
    """A file of faults alone does not drown the others; that it may have more is said."""
    *told, last = read_text("a: 1\n" * 1000).refusals
    assert len(told) == MOST_REFUSALS == 100
    assert {one.kind for one in told} == {"duplicate-key"}
    assert (last.kind, last.place) == ("untold", None)
    assert last.message == "tệp này có thể còn chỗ khác ngoài những chỗ được nêu: phần còn lại chưa được đọc"
    assert len(read_text("a: 1\n" * 100).refusals) == 99
    assert len(read_text("a: [" + "*x," * 1000 + "]").refusals) == 101
    assert len(read_text("a: [" + "*x," * 99 + "]").refusals) == 99


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"- " * 30_000, "too-deep"),
        (b"[" * 60_000, "too-deep"),
        (b"{" * 60_000, "too-deep"),
        (b"{" * 900, "complex-key"),
        (b"a: 1" + b":59" * 20_000, "too-long"),
        (b"a: " + b"&x " * 20_000, "anchor"),
        (b"".join(b"%%TAG !a%d! b\n" % number for number in range(4000)), "directive"),
        (b"a: !<" + b"%41" * 20_000 + b"> x", "tag"),
        (b"\n" * 65_000, "empty"),
        (b"#\n" * 32_000, "comment-only"),
        (b"a" * 100_000_000, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_harms_a_loader_is_one_clear_refusal(data: bytes, kind: str) -> None:
    """Deep nesting, base-60 numbers, floods of directives and a file of 100 MB end at once."""
    assert kinds(read(data, UNIT))[0] == kind


def test_a_merge_bomb_is_refused_at_its_first_anchor() -> None:
    """Nothing is expanded."""
    bomb = "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [*a, *a]}}\n" for n in range(10))
    assert kinds(read_text(bomb))[:4] == ["anchor", "anchor", "merge-key", "alias"]


@pytest.mark.parametrize("seed", SEEDS, ids=range(len(SEEDS)))
def test_what_the_fuzzer_starts_from(seed: bytes) -> None:
    """Every input of the fuzzer's corpus keeps the promises of the reader."""
    keep_promises(seed)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document(data: bytes) -> None:
    """No bytes at all raise an exception; a place lies in the file, a message is safe to print."""
    keep_promises(data)


@given(st.text(ALPHABET, max_size=60))
def test_any_yaml_like_text_gives_a_document(text: str) -> None:
    """Signs of YAML in any order give data or refusals."""
    keep_promises(text.encode())


@given(st.text("ab1é -:,#'\"|[]{}\n", max_size=40))
def test_what_is_read_is_what_pyyaml_reads(text: str) -> None:
    """Where nothing is refused the data is what PyYAML's own loader of text gives, without absent values."""
    tree = read_text(text).tree
    if tree is not None:
        assert present(tree) == present(yaml.load(text, yaml.CBaseLoader))  # noqa: S506 - loads text only, to compare


def present(node: Any) -> Any:
    """Data without empty text, which PyYAML does not tell from an absent value."""
    if isinstance(node, dict):
        return {key: present(value) for key, value in node.items() if value != ""}
    return [present(item) for item in node if item != ""] if isinstance(node, list) else node
