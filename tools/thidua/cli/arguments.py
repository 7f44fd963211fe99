"""The argument parser, in Vietnamese to the last word."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from thidua.snapshot.error import UsageError
from thidua.text import nearest, shown

_EMPTY = "không được để trống"
_SAID: tuple[tuple[str, str], ...] = (
    (r"unrecognized arguments: (.*)", "không hiểu: {0}"),
    (r"argument (\S+): invalid int value: '(.*)'", "{0}: “{1}” không phải là số nguyên"),
    (r"the following arguments are required: (.*)", "còn thiếu: {0}"),
    (r"argument (\S+): expected .*", "{0} cần có giá trị đi kèm"),
    (r"argument (\S+): invalid choice: (.*?) \(choose from (.*)\)", "{0}: không có lựa chọn {1}; chọn một trong: {2}"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} không dùng cùng {1}"),
    (r"one of the arguments (.*) is required", "cần một trong {0}"),
    (r"ambiguous option: (\S+) could match (.*)", "{0} có thể là {1}; hãy viết đủ"),
    (rf"argument (\S+): {_EMPTY}", f"{{0}} {_EMPTY}"),
    (r"argument (\S+): ignored explicit argument (.*)", "{0} không nhận giá trị {1}"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose help, usage and errors are Vietnamese; a wrong use raises UsageError."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.register("action", None, _Filled)
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Refuse what is left over here, where the command is known that was meant."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return found, left

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and what would be right."""
        options = [option for action in self._actions for option in action.option_strings]
        raise UsageError(
            f"{translated(message, options)}\n{self.format_usage().rstrip()}\nXem thêm: {self.prog} --help"
        )


class _Filled(argparse.Action):
    """Stores what was given; an empty text, as a variable without a value leaves it, is no choice of anything.

    Where it is one, the option is declared with the action "store"; what may be left out altogether comes here as "".
    """

    def __call__(self, _: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, __: Any = None) -> None:
        if self.nargs != argparse.OPTIONAL and "" in (values if isinstance(values, list) else [values]):
            raise argparse.ArgumentError(self, _EMPTY)
        setattr(namespace, self.dest, values)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


def translated(message: str, options: Sequence[str] = ()) -> str:
    """The Vietnamese for a message of the parser, with what was meant; a general sentence for one that is new."""
    for pattern, sentence in _SAID:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            said = (shown(group.replace("'", "")) for group in match.groups())
            return sentence.format(*said) + _meant(message, options)
    return "dòng lệnh chưa đúng"


def _meant(message: str, options: Sequence[str]) -> str:
    """The choice or option that is nearest to what was typed."""
    if match := re.fullmatch(r".*invalid choice: '?(.*?)'? \(choose from (.*)\)", message, re.DOTALL):
        word, known = match[1], match[2].replace("'", "").split(", ")
    elif match := re.match(r"unrecognized arguments: (-[^\s=]+)", message):
        word, known = match[1], list(options)
    else:
        return ""
    meant = nearest(word, known)
    return f"; ý là {meant}?" if meant else ""


Handler = Callable[..., int]
Declare = Callable[[Parser], None]


Command = tuple[str, str, Declare, Handler]
"""A name, one line of help, what declares its options, what runs it."""


def parser_of(commands: Sequence[Command], version: str) -> Parser:
    """The parser of all commands, each (name, one line of help, its options, its handler)."""
    top = Parser(prog="thidua", description="Kiểm tra, theo dõi và công bố phong trào thi đua của cơ quan.")
    top.add_argument("--version", action="version", version=f"thidua {version}", help="in phiên bản")
    below = top.add_subparsers(title="lệnh", dest="command", metavar="LỆNH", required=True, parser_class=Parser)
    for name, help_line, declare, handler in commands:
        one = below.add_parser(name, help=help_line, description=help_line)
        declare(one)
        one.set_defaults(handler=handler)
    return top
