"""The calls in a module of the package, for tests that say what may be called where."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parents[2] / "essayplanner"


class Call(NamedTuple):
    """A call: what is called, in full and its last word alone, and the texts that it is given."""

    name: str
    last: str
    texts: list[str]


def calls(source: str) -> Iterator[Call]:
    """Every call in the text of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            yield Call(name, name.rpartition(".")[2], texts)


def modules() -> dict[str, str]:
    """The text of every module, by its path in the package."""
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
