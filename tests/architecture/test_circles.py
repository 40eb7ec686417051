"""No module imports another that imports it in turn, type hints and late imports included (docs/adr/0012-rooms.md)."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.architecture.calls import modules


def imported(name: str, source: str, there: set[str]) -> Iterator[str]:
    """The modules of ours that a module imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            named = [each if (each := f"{module}.{alias.name}") in there else module for alias in node.names]
        else:
            continue
        yield from {each for each in named if each in there and each != name}


def circles(sources: Mapping[str, str]) -> list[list[str]]:
    """The modules that lead to themselves, each circle as one list, from their texts by dotted names."""
    arrows = {name: set(imported(name, source, {*sources})) for name, source in sources.items()}
    reached = {name: _reached(name, arrows) for name in arrows}
    found = {frozenset(other for other in reached[name] if name in reached[other]) for name in arrows}
    return sorted(sorted(circle) for circle in found if circle)


def _reached(name: str, arrows: Mapping[str, set[str]]) -> set[str]:
    met, waiting = set[str](), [*arrows[name]]
    while waiting:
        each = waiting.pop()
        if each not in met:
            met.add(each)
            waiting += arrows[each]
    return met


def test_nothing_leads_to_itself() -> None:
    dotted = {
        "essayplanner." + path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): source
        for path, source in modules().items()
    }
    assert circles(dotted) == []


@pytest.mark.parametrize(
    "back",
    [
        "import a",
        "from a import thing",
        "def late():\n    import a",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import Thing",
        "import c",
    ],
)
def test_a_circle_is_seen(back: str) -> None:
    found = circles({"a": "import b", "b": back, "c": "import a", "d": "import a"})
    assert found == [["a", "b", "c"] if back == "import c" else ["a", "b"]]
