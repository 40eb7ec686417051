"""Words that a student reads mean one thing each: what stands in an outline is a section or a card, never an item."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.calls import modules, parsed

#: In a style sheet `::item` is a part of a list.
_ITEM = re.compile(r"(?<!::)\bitems?\b", re.IGNORECASE)


def items_named(source: str) -> Iterator[str]:
    """Sentences of a module, those that document it aside, that call something an item."""
    tree = parsed(source, r"(?i)item|\\")
    documenting, in_sentences = set[int](), set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            documenting.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            in_sentences |= {id(part) for part in node.values}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("counted"):
            in_sentences |= {id(part) for part in node.args}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documenting:
            continue
        if _ITEM.search(node.value) and (re.search(r"\w \w", node.value) or id(node) in in_sentences):
            yield node.value


def test_nothing_is_called_an_item() -> None:
    found = {path: list(items_named(source)) for path, source in modules().items()}
    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("say(f'Removed {count} items.')", True),
        ("say('The item is gone.')", True),
        ("say(f\"Copied {counted(count, 'item')}.\")", True),
        ("'The items as a step names them.'", False),
        ("value.get('items')", False),
        ("say(f'{item} is gone.')", False),
    ],
)
def test_an_item_is_seen(line: str, seen: bool) -> None:
    assert bool(list(items_named(line))) is seen
