"""The calls in a module of the package, for tests that say what may be called where."""

import ast
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parents[2] / "essayplanner"


class Call(NamedTuple):
    """A call: what is called, in full and its last word alone, and the texts that it is given."""

    name: str
    last: str
    texts: list[str]


def parsed(source: str, sought: str) -> ast.Module:
    """The tree of a module, or an empty one where what is sought (a pattern) is nowhere in its text.

    Few modules have it, and to take all of them apart takes a second each time.
    """
    return ast.parse(source if re.search(sought, source) else "")


def calls(source: str, sought: str) -> Iterator[Call]:
    """Every call in the text of a module, where what is sought (a pattern) is in it."""
    for node in ast.walk(parsed(source, sought)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            yield Call(name, name.rpartition(".")[2], texts)


def modules() -> dict[str, str]:
    """The text of every module, by its path in the package."""
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}


@contextmanager
def no_collection() -> Iterator[None]:
    """Trees of all modules are a million objects, none of them garbage: looking for it takes longest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
