"""The mutants of a module: mutmut's changes, each put into the running function it belongs to."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType, ModuleType

import libcst as cst
from libcst import matchers
from libcst.metadata import CodeRange, MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

TESTS = Path(__file__).parent.parent
TOOLS = TESTS.parent / "tools"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one function of a module.

    `spot` are the lines of what is changed, `lines` those of its statement, `body` those of the function.
    `nested` says that the function makes others, which may have been made while modules were imported.
    """

    module: str
    function: str
    number: int
    spot: range
    lines: range
    body: range
    nested: bool
    whole: cst.Module = field(repr=False)
    mutation: Mutation = field(repr=False)

    @property
    def code(self) -> str:
        """The text of the module with the change."""
        changed = deep_replace(self.whole, self.mutation.original_node, self.mutation.mutated_node)
        assert isinstance(changed, cst.Module)
        return changed.code

    @property
    def path(self) -> Path:
        """The file of the module."""
        return file_of(self.module)

    @property
    def name(self) -> str:
        """`rules.quota_exceeded.check#12`."""
        return f"{self.module.removeprefix('thidua.')}.{self.function}#{self.number}"

    @property
    def change(self) -> tuple[str, str]:
        """What stood there and what stands there now, each in one line."""
        before, after = self.path.read_text("utf-8").splitlines(), self.code.splitlines()
        lines = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]
        was, becomes = ([" ".join(line[1:].split()) for line in lines if line.startswith(sign)] for sign in "-+")
        return " ".join(was), " ".join(becomes)


def file_of(module: str) -> Path:
    """The file of a module of the package."""
    return TOOLS / (module.replace(".", "/") + ".py")


def modules_of(package: str) -> list[str]:
    """The modules of a package of the project, by name."""
    return [
        f"thidua.{package}.{path.stem}"
        for path in sorted((TOOLS / "thidua" / package).glob("*.py"))
        if path.stem != "__init__"
    ]


def mutants_of(module: str) -> Iterator[Mutant]:
    """All that mutmut would change in a module: its functions and methods without decorators."""
    wrapper = MetadataWrapper(cst.parse_module(file_of(module).read_text("utf-8")), unsafe_skip_copy=True)
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    wrapper.visit(visitor)
    place, parents = wrapper.resolve(PositionProvider), wrapper.resolve(ParentNodeProvider)
    numbers: dict[str, int] = {}
    for mutation in visitor.mutations:
        function = mutation.contained_by_top_level_function
        if isinstance(function, cst.FunctionDef):
            name = _name(function, parents)
            numbers[name] = numbers.get(name, 0) + 1
            yield Mutant(
                module,
                name,
                numbers[name],
                _lines(place[mutation.original_node]),
                _lines(place[_statement(mutation, parents)]),
                _lines(place[function]),
                bool(matchers.findall(function.body, matchers.FunctionDef() | matchers.Lambda())),
                wrapper.module,
                mutation,
            )


def _lines(place: CodeRange) -> range:
    return range(place.start.line, place.end.line + 1)


def _name(function: cst.FunctionDef, parents: object) -> str:
    owner = parents.get(parents[function])  # type: ignore[attr-defined]
    return f"{owner.name.value}.{function.name.value}" if isinstance(owner, cst.ClassDef) else function.name.value


def _statement(mutation: Mutation, parents: object) -> cst.CSTNode:
    """The simple statement or the head of the compound one that holds the change."""
    node = mutation.original_node
    while not isinstance(node, cst.BaseSmallStatement | cst.FunctionDef):
        above = parents[node]  # type: ignore[index]
        if isinstance(above, cst.BaseCompoundStatement | cst.Else | cst.MatchCase | cst.ExceptHandler):
            return node
        node = above
    return node


def put(mutant: Mutant) -> None:
    """Make the function of this process the changed one, for all that hold it."""
    real = sys.modules[mutant.module]
    other = ModuleType(mutant.module)
    other.__dict__.update(__file__=str(mutant.path), __package__=mutant.module.rpartition(".")[0])
    exec(compile(mutant.code, str(mutant.path), "exec", dont_inherit=True), other.__dict__)  # noqa: S102 - its own code
    old, new = _function(real, mutant.function), _function(other, mutant.function)
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def _function(module: ModuleType, name: str) -> FunctionType:
    owner, _, own = name.rpartition(".")
    found = vars(vars(module)[owner] if owner else module)[own]
    function = found.__func__ if isinstance(found, staticmethod | classmethod) else found
    assert isinstance(function, FunctionType), name
    return function
