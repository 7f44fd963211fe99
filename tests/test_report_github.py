"""Annotations: the commands that GitHub reads, escaped so that no text of a file becomes a command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.finding import Finding, Severity, Spot, Who
from thidua.report.github import commands
from thidua.source import Place

FINDING = Finding(
    rule="same-name",
    title="Trùng tên",
    severity=Severity.ERROR,
    who=Who.UNIT,
    at=Spot("submissions/2022/don-vi/a/de-nghi.yaml", Place(3, 5, 3, 9)),
    message="hai người",
    basis="mục IV.1",
    fix="ghi ma_so",
)
TAIL = "%0Acăn cứ: mục IV.1%0Acách sửa: ghi ma_so\n"
FILE = "file=submissions/2022/don-vi/a/de-nghi.yaml"
TITLE = "title=Trùng tên [same-name]"


def command(finding: Finding) -> str:
    """The one command of one finding."""
    (text,) = commands([finding])
    return text


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.ERROR, "error"),
        (Severity.WARNING, "warning"),
        (Severity.LATE, "warning"),
        (Severity.NOTICE, "notice"),
    ],
)
def test_each_severity_has_its_level(severity: Severity, level: str) -> None:
    """A late entry is a warning, never an error."""
    expected = f"::{level} {FILE},line=3,endLine=3,col=5,endColumn=8,{TITLE}::hai người{TAIL}"
    assert command(FINDING._replace(severity=severity)) == expected


def test_span_of_several_lines_has_no_columns() -> None:
    """GitHub takes columns only for a span of one line."""
    at = Spot("a.yaml", Place(3, 5, 6, 2))
    assert command(FINDING._replace(at=at)) == f"::error file=a.yaml,line=3,endLine=6,{TITLE}::hai người{TAIL}"


def test_empty_span_ends_where_it_begins() -> None:
    """An end is never before its beginning."""
    at = Spot("a.yaml", Place(3, 5, 3, 5))
    assert command(FINDING._replace(at=at)).startswith("::error file=a.yaml,line=3,endLine=3,col=5,endColumn=5,title=")


def test_whole_file_has_no_line() -> None:
    """A finding without a place is an annotation of the file."""
    assert command(FINDING._replace(at=Spot("a.yaml"))) == f"::error file=a.yaml,{TITLE}::hai người{TAIL}"


def test_accepted_finding_is_a_notice_with_its_reason() -> None:
    """A waived finding stays visible, weighs nothing and says why."""
    text = command(FINDING._replace(severity=Severity.WARNING, waived="biên bản MH-09", at=Spot("a.yaml")))
    assert text == f"::notice file=a.yaml,{TITLE}::hai người%0Ađã chấp nhận: biên bản MH-09{TAIL}"


def test_signs_of_the_command_are_escaped() -> None:
    """Per cent, colon and comma of a property, and the line ends of any text, never end it."""
    text = command(FINDING._replace(title="15%: a, b", message="15%\nmột: hai, ba\r", at=Spot("a:b,c%.yaml")))
    assert text == (
        f"::error file=a%3Ab%2Cc%25.yaml,title=15%25%3A a%2C b [same-name]::15%25%0Amột: hai, baU+000D{TAIL}"
    )


@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()))
def test_no_text_starts_a_command_of_its_own(path: str, message: str, waived: str) -> None:
    """Whatever a file holds, one finding is one line with one command."""
    text = command(FINDING._replace(at=Spot(path), message=message, waived=waived))
    assert text.index("\n") == len(text) - 1
    assert len(text.splitlines()) == 1
    properties = text.removeprefix("::error ").removeprefix("::notice ").split("::")[0]
    assert properties.count(",") == 1
    assert properties.count("=") == path.count("=") + 2


def test_cap_leaves_other_files_and_rules_alone() -> None:
    """Twelve faults of one rule in one file hide nothing of another file or rule."""
    other = FINDING._replace(at=Spot("z.yaml"))
    texts = list(commands([*[FINDING] * 12, other, FINDING._replace(rule="bad-path")]))
    assert len(texts) == 13
    assert texts[10].startswith("::error file=z.yaml,")
    assert "[bad-path]" in texts[11]
    assert texts[12] == f"::notice {FILE}::và 2 chỗ cùng loại [same-name]\n"


def test_limit_itself_is_shown_whole() -> None:
    """As many as the limit allows are shown and nothing is said of a rest."""
    assert len(list(commands([FINDING] * 10))) == 10
    assert len(list(commands([FINDING] * 3, limit=3))) == 3
    assert list(commands([FINDING] * 4, limit=3))[3] == f"::notice {FILE}::và 1 chỗ cùng loại [same-name]\n"


def test_rests_come_in_a_fixed_order() -> None:
    """The notices about the rest are sorted by file and rule."""
    other = FINDING._replace(at=Spot("a,b.yaml"))
    texts = list(commands([FINDING, FINDING, other, other, other], limit=1))
    assert texts[2:] == [
        "::notice file=a%2Cb.yaml::và 2 chỗ cùng loại [same-name]\n",
        f"::notice {FILE}::và 1 chỗ cùng loại [same-name]\n",
    ]
