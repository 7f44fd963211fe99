"""No complaint of the parser reaches people in English."""

from __future__ import annotations

import pytest

from thidua.source.grammar import translated

GENERAL = "dòng này viết chưa đúng cú pháp YAML"
# The scanner's and parser's problems of libyaml 0.2.5, but for those of directives, which are refused before.
PROBLEMS = """\
block sequence entries are not allowed in this context
could not find expected ':'
did not find expected ',' or ']'
did not find expected ',' or '}'
did not find expected '-' indicator
did not find expected <document start>
did not find expected comment or line break
did not find expected hexdecimal number
did not find expected key
did not find expected node content
found a tab character that violates indentation
found a tab character where an indentation space is expected
found an indentation indicator equal to 0
found character that cannot start any token
found invalid Unicode character escape code
found unexpected ':'
found unexpected document indicator
found unexpected end of stream
found unknown escape character
mapping keys are not allowed in this context
mapping values are not allowed in this context
""".splitlines()


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_of_the_parser_has_its_own_words(problem: str) -> None:
    """Each has a message of its own, not the general one, and a mend."""
    message, fix, _ = translated(problem, "")
    assert message != GENERAL
    assert problem not in message + fix
    assert fix


def test_no_two_problems_share_words_but_tabs() -> None:
    """What differs for the parser differs for people."""
    assert len({translated(problem, "") for problem in PROBLEMS}) == len(PROBLEMS) - 1


@pytest.mark.parametrize(
    ("context", "kind"),
    [
        ("while scanning an anchor", "anchor"),
        ("while scanning an alias", "alias"),
        ("while scanning a tag", "tag"),
        ("while parsing a tag", "tag"),
        ("while parsing a node", "tag"),
    ],
)
def test_decorations_are_known_by_their_context(context: str, kind: str) -> None:
    """Whatever the parser missed in an anchor, alias or tag, it is not used here."""
    assert translated("did not find expected whitespace or line break", context).kind == kind


def test_an_unknown_problem_is_told_in_general() -> None:
    """A problem of another version of the parser still gives a message and a mend in Vietnamese."""
    message, fix, kind = translated("found something new", "while scanning something")
    assert (message, kind) == (GENERAL, "syntax")
    assert fix == "so với mẫu; kiểm tra dấu hai chấm, dấu nháy, ngoặc và cột lùi vào"


def test_tabs_are_of_the_kind_of_tabs() -> None:
    """A tab that only the parser noticed is told like any other."""
    assert translated("found a tab character that violates indentation", "while scanning a plain scalar") == (
        "dòng lùi vào bằng phím Tab",
        "thay Tab bằng dấu cách, thẳng cột với các dòng cùng nhóm; mỗi cấp lùi vào hai dấu cách",
        "tab",
    )
