"""Every sentence that a person reads goes through the catalogue of the reader's language.

What looks like words and is none for a person (a name that a file format fixes, a part of a query) stands by file in
`not_for_people.toml`; what is not needed there any more is told too.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "essayplanner"
LISTED: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "not_for_people.toml").read_text(encoding="utf-8")
)

MARKS = {"_", "p_", "n_", "N_", "Plural"}
#: What these are given is for Qt, for Python, for the database, or for whoever mends the program.
NOT_SHOWN = frozenset(
    """AssertionError TypeError ValueError NotImplementedError RuntimeError compile sub findall match fullmatch
    search setObjectName setProperty property Literal NewType TypeVar execute rows row value word_list word_set
    word_pairs by_word""".split()  # noqa: SIM905 - a list of words reads better
)
_WORDS = re.compile(r"[^\W\d_]{2,}[,;:”]? “?[^\W\d_A-Z]+|^[A-Z][a-z]+[….:?]*$|^[A-Z][a-z]+ |\{\} [^\W\d_]{3,}")
_QUERY = re.compile(r"\b(SELECT|INSERT|DELETE FROM|UPDATE|CREATE|PRAGMA|FROM|JOIN|WHERE|ORDER BY|IS NULL|NOT NULL)\b")


def words(node: ast.AST) -> str:
    """The text of a literal, of an f-string without what goes into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(words(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of what looks like words for a person and is not marked for the catalogue."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        if isinstance(node, ast.Call) and called(node) in MARKS:
            for argument in node.args:
                if isinstance(argument, ast.JoinedStr):
                    yield argument.lineno, words(argument)
                elif not isinstance(argument, ast.Constant):
                    yield from unmarked(ast.Expression(argument))
            for keyword in node.keywords:
                yield from unmarked(ast.Expression(keyword.value))
            continue
        if isinstance(node, ast.Call) and called(node) in NOT_SHOWN:
            continue
        if isinstance(node, ast.Assert):
            yield from unmarked(ast.Expression(node.test))
            continue
        if isinstance(node, ast.AnnAssign):
            if node.value:
                yield from unmarked(ast.Expression(node.value))
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for each in (*node.body, *node.args.defaults, *filter(None, node.args.kw_defaults)):
                yield from unmarked(ast.Expression(each))  # type: ignore[arg-type]  # any node may stand there
            continue
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id[0].isupper():
            continue  # a type
        text = words(node)
        if text and _WORDS.search(text) and not _QUERY.search(text):
            yield node.lineno, text  # type: ignore[attr-defined]  # a literal has a line
        elif not isinstance(node, ast.JoinedStr):
            yield from unmarked(node)
        else:
            for part in node.values:
                if not isinstance(part, ast.Constant):
                    yield from _hidden(part)
                    yield from unmarked(part)


def _hidden(part: ast.AST) -> Iterator[tuple[int, str]]:
    """Marked sentences within an f-string, which Babel does not find below Python 3.12."""
    for node in ast.walk(part):
        if isinstance(node, ast.Call) and called(node) in MARKS and isinstance(node.args[0], ast.Constant):
            yield node.lineno, ast.unparse(node)


def test_every_sentence_is_marked() -> None:
    found, used = [], set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        listed = LISTED.get(name, [])
        for line, text in unmarked(ast.parse(path.read_text(encoding="utf-8"))):
            if text in listed:
                used.add((name, text))
            else:
                found.append(f"{name}:{line}: {text!r}")
    assert not found, "\n".join(found)
    assert {(name, text) for name, texts in LISTED.items() for text in texts} == used


@pytest.mark.parametrize(
    "line",
    [
        'say("The card was moved.")',
        'say(f"{n} cards")',
        'say(_(f"{n} cards were moved"))',
        'say("Save")',
        'label = "New section" if one else name',
        'say(_("{a}: {b}", a=a, b="not found"))',
        'def say(text="The card was moved"): pass',
        'say(f"{kind}: " + "nothing was changed")',
        """say(f'{kind}: {_("changed")}')""",
    ],
)
def test_an_unmarked_sentence_is_found(line: str) -> None:
    assert [*unmarked(ast.parse(line))]


@pytest.mark.parametrize(
    "line",
    ['_("The card was moved.")', 'n_("{n} card", "{n} cards", n)', 'execute("SELECT id FROM card")', 'x = "title"'],
)
def test_what_is_marked_or_not_for_people_is_not_found(line: str) -> None:
    assert not [*unmarked(ast.parse(line))]
