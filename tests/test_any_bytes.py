"""Whatever bytes stand as one file of a whole campaign, there is a verdict."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshots import PROJECT, verdict_of
from thidua.finding import Finding
from thidua.snapshot import from_folder

FILES = from_folder(PROJECT).files
KINDS = (
    "submissions/2022/ke-hoach/",
    "submissions/2022/don-vi/",
    "submissions/2022/hoi-dong/",
    "submissions/2022/bien-nhan/",
    "submissions/co-quan/",
    "submissions/khen-thuong-nam-truoc/",
)
PIECES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [": ", "- ", "\n", "  ", "{", "}", "[", "]", '"', "~", "9" * 30, "0001-01-01", "9999-12-31", "é"]
    ).map(str.encode),
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A path of the campaign and other bytes for it: anything at all, or the file with pieces of it replaced."""
    kind = draw(st.sampled_from(KINDS))
    path = draw(st.sampled_from(sorted(path for path in FILES if path.startswith(kind))))
    if draw(st.integers(0, 9)) == 0:
        return path, draw(st.binary(max_size=300))
    data = FILES[path]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])))
        data = data[:start] + draw(PIECES) + data[end:]
    return path, data


@st.composite
def retyped(draw: st.DrawFn) -> tuple[str, bytes]:
    """A path of the campaign and its file with the values of some lines replaced by values of other kinds."""
    path = draw(st.sampled_from(sorted(path for path in FILES if path.startswith(KINDS) and b": " in FILES[path])))
    lines = FILES[path].split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        number = draw(st.sampled_from([n for n, line in enumerate(lines) if b": " in line]))
        key, _, rest = lines[number].partition(b": ")
        lines[number] = key + b": " + draw(st.sampled_from(VALUES)) + (b"," if rest.endswith(b",") else b"")
    return path, b"\n".join(lines)


VALUES = [
    *(b"[]", b"{}", b"[[]]", b"[x]", b"{a: b}", b"''", b"~", b"0", b"-1", b"1.5", b"true", b"2022-02-29"),
    *(b"0001-01-01", b"9999-12-31", b"99999999999999999999", b"0%", b"1/0", b"100%", b"nv-021", b"phong-cntt"),
    *(b"LDTT", b"[LDTT, LDTT]", b"[CSTD_TQ]", b"de_nghi", b"huy_bo", b"2023", b"+14:00", b"null", b'"\\u0000"'),
]


def judged(path: str, data: bytes) -> tuple[Finding, ...]:
    """What is found, each told in words, with this file in place of the one that stands."""
    verdict = verdict_of({**FILES, path: data})
    assert all(finding.message for finding in verdict.findings)
    return verdict.findings


ANY = given(st.one_of(damaged(), retyped()))


@ANY
@settings(max_examples=80)
def test_any_bytes_as_any_file_end_in_a_verdict(one: tuple[str, bytes]) -> None:
    """No exception, whichever file it is: plan, units, roster, Council, session, decision, waiver, extension, receipt."""
    judged(*one)


@pytest.mark.long
@ANY
@settings(max_examples=4_000)
def test_many_bytes_as_any_file_end_in_a_verdict(one: tuple[str, bytes]) -> None:
    """The same, for thousands."""
    judged(*one)


@pytest.mark.parametrize("kind", KINDS)
def test_every_single_file_may_be_cut_in_half(kind: str) -> None:
    """Every file of the campaign in its turn."""
    for path in (path for path in FILES if path.startswith(kind)):
        judged(path, FILES[path][: len(FILES[path]) // 2])
