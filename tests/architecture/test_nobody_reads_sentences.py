"""What a student is told is written for the student: code asks an error for its fields, and never reads its words."""

import ast
from collections.abc import Iterable

import pytest

from tests.architecture.calls import modules, no_collection

#: Fields of a trouble, or of something found, that hold words.
_WORDS = frozenset(("what", "kept", "mend", "more", "sentence"))
_SEARCHES = frozenset(("search", "match", "fullmatch", "findall", "finditer", "split", "sub"))
#: What the planted lines know.
KINDS = frozenset(("EssayError", "BusyError", "Trouble"))
_COMPARES = (ast.Eq, ast.NotEq, ast.In, ast.NotIn)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def parts(modules: Iterable[ast.Module]) -> tuple[list[ast.ClassDef], list[_Function]]:
    """The classes and the functions of modules."""
    nodes = [each for module in modules for each in ast.walk(module) if isinstance(each, ast.ClassDef | _Function)]
    return (
        [each for each in nodes if isinstance(each, ast.ClassDef)],
        [each for each in nodes if not isinstance(each, ast.ClassDef)],
    )


def family(classes: list[ast.ClassDef]) -> frozenset[str]:
    """The names of EssayError and of all that derive from it, and of what they tell."""
    bases = {each.name: {ast.unparse(base).rpartition(".")[2] for base in each.bases} for each in classes}
    found = {"EssayError"}
    while more := {name for name, above in bases.items() if name not in found and above & found}:
        found |= more
    return frozenset(found | {"Trouble"})


def is_named(node: ast.expr | None, names: frozenset[str]) -> bool:
    """Whether one of these names stands in a type."""
    words = ast.walk(node) if node else ()
    return any(getattr(each, "id", getattr(each, "attr", "")) in names for each in words)


def makers(functions: list[_Function], kinds: frozenset[str]) -> frozenset[str]:
    """The names of the functions that give an error, or what is told of one."""
    return frozenset(each.name for each in functions if is_named(each.returns, kinds))


class Reader(ast.NodeVisitor):
    """Finds, in a module, where the words of an error are searched, compared or taken apart.

    `kinds` are the types of errors and of what is told of them, `makers` the functions that give one.
    """

    def __init__(self, kinds: frozenset[str], makers: frozenset[str]) -> None:
        self._kinds, self._makers = kinds, makers
        self._errors: set[str] = set()
        self._texts: set[str] = set()
        self.found: list[str] = []

    def _is_error(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return name in self._errors
            case ast.Attribute(attr=attr):
                return attr in ("trouble", "read_only")
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return name in self._makers
        return False

    def _is_text(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return name in self._texts
            case ast.Attribute(value=value, attr=attr):
                return attr == "sentence" or (attr in _WORDS and self._is_error(value))
            case ast.Call(func=ast.Name(id="str"), args=[of]):
                return self._is_error(of)
            case ast.Call(func=ast.Attribute(value=value)):
                return self._is_text(value)
            case ast.JoinedStr(values=[ast.FormattedValue(value=value)]):
                return self._is_error(value) or self._is_text(value)
        return False

    def _in_function(self, node: _Function | ast.Lambda) -> None:
        before = set(self._errors), set(self._texts)
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        self._errors |= {each.arg for each in arguments if is_named(each.annotation, self._kinds)}
        self.generic_visit(node)
        self._errors, self._texts = before

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = _in_function

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        known = node.name in self._errors
        if node.name and is_named(node.type, self._kinds):
            self._errors.add(node.name)
        self.generic_visit(node)
        if node.name and not known:
            self._errors.discard(node.name)

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            pairs = (
                zip(target.elts, node.value.elts, strict=True)
                if (isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple))
                else [(target, node.value)]
            )
            for to, value in pairs:
                if isinstance(to, ast.Name):
                    self._learn(to.id, value)
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self._learn(node.target.id, node.value)
        self.generic_visit(node)

    def _learn(self, name: str, value: ast.expr) -> None:
        if self._is_text(value):
            self._texts.add(name)
        elif self._is_error(value):
            self._errors.add(name)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        if any(isinstance(each, _COMPARES) for each in node.ops) and any(map(self._is_text, sides)):
            self.found.append(ast.unparse(node))
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if self._is_text(node.value):
            self.found.append(ast.unparse(node))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        if isinstance(called, ast.Attribute):
            searched = called.attr in _SEARCHES and any(map(self._is_text, node.args))
            if searched or (self._is_text(called.value) and called.attr not in ("encode", "join")):
                self.found.append(ast.unparse(node))
        self.generic_visit(node)


def read(module: ast.Module, kinds: frozenset[str] = KINDS, making: frozenset[str] = frozenset()) -> list[str]:
    """Where a module reads what a student is told."""
    reader = Reader(kinds, making)
    reader.visit(module)
    return reader.found


def test_nobody_reads_what_a_student_is_told() -> None:
    with no_collection():
        trees = {name: ast.parse(source) for name, source in modules().items()}
        classes, functions = parts(trees.values())
    kinds = family(classes)
    assert {"Trouble", "EssayError", "BusyError", "OverwrittenError", "PandocMissingError", "PackError"} <= kinds
    assert "TemporaryFolder" not in kinds
    making = makers(functions, kinds)
    assert {"lost", "sentence", "_not_saved"} <= making
    assert {name: there for name, tree in trees.items() if (there := read(tree, kinds, making))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "'save a copy' in str(error).casefold()",
        "str(error).partition(': ')",
        "said = str(error)\n    said.endswith('it was left as it was.')",
        "said = str(error)\n    said[:-1]",
        "said, more = str(error), 1\n    said == known",
        "str(error).replace('; nothing was changed', '')",
        "re.search('line ([0-9]+)', str(error))",
        "f'{error}'.splitlines()",
        "error.trouble.kept == 'nothing was changed'",
        "trouble = error.trouble\n    trouble.mend.startswith('save')",
        "row.sentence.rpartition(': ')",
        "any(told.sentence == sentence for told in saving.told())",
        "any(told.sentence == str(error) for told in saving.told())",
    ],
)
def test_one_that_does_is_caught(line: str) -> None:
    assert read(ast.parse(f"def found(error: EssayError):\n    {line}"))
    assert read(ast.parse(f"try:\n    verb()\nexcept (OSError, domain.BusyError) as error:\n    {line}"))
    assert read(ast.parse(f"error = why_not(path)\nif error:\n    {line}"), making=frozenset(("why_not",)))


@pytest.mark.parametrize(
    "line",
    [
        "say(str(error))",
        "say(f'The notes are plain: {error}')",
        "error.trouble.offer is Offer.SAVE_A_COPY",
        "error.trouble == book.lost()",
        "isinstance(error, BusyError) and not error.trouble.mend",
        "error.trouble._replace(mend='restore a backup')",
        "path.name.endswith('.toml')",
        "item.what == 'section'",
        "raise UnusableFileError(error.trouble)",
    ],
)
def test_one_that_does_not_is_not(line: str) -> None:
    assert not read(ast.parse(f"def found(error: EssayError):\n    {line}"))


def test_the_words_of_others_may_be_read() -> None:
    source = "try:\n    verb()\nexcept sqlite3.Error as error:\n    'decode' in str(error)"
    assert not read(ast.parse(source))
