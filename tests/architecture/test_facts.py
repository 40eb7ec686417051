"""Facts that stand in a line are joined by one function, so that no line begins with the dot between them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import essayplanner
from tests.architecture.calls import parsed

PACKAGE = Path(essayplanner.__file__).parent


def dots(code: str) -> Iterator[str]:
    """The texts of a module that begin or end with such a dot."""
    for node in ast.walk(parsed(code, r"·|\\")):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.strip()
            if text.startswith("·") or text.endswith("·"):
                yield node.value


def test_no_other_module_puts_dots_between_facts() -> None:
    home = PACKAGE / "language" / "__init__.py"
    found = {path.name: [*dots(path.read_text("utf-8"))] for path in PACKAGE.rglob("*.py") if path != home}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_such_a_dot_is_found() -> None:
    assert [*dots('" · ".join(parts)')] == [" · "]
    assert [*dots('f"· {cards}"')] == ["· "]
