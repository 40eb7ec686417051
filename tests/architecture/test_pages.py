"""What the pages promise is held by tests that there are."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAD = "| promise | held by |\n|---|---|\n"


def unheld(page: str) -> Iterator[str]:
    """Rows of a page's table of promises that name no test, or one that is not there."""
    for row in page.partition(HEAD)[2].partition("\n\n")[0].splitlines():
        named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", row)
        if not named:
            yield row
        for path, test in named:
            file = ROOT / "tests" / path
            text = file.read_text("utf-8") if file.is_file() else ""
            if not (f"\ndef {test}(" in text if test else "\ndef test_" in text or "TestCase" in text):
                yield f"{path}::{test}"


@pytest.mark.parametrize("name", ["security.md", "accessibility.md"])
def test_every_test_that_a_page_names_is_there(name: str) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    assert page.count(HEAD) == 1
    assert page.partition(HEAD)[2].partition("\n\n")[0].count("\n| ") > 8
    assert list(unheld(page)) == []


@pytest.mark.parametrize(
    "row",
    [
        "| Nothing is lost. | we are sure |",
        "| Nothing is lost. | `architecture/test_nothing.py` |",
        "| Nothing is lost. | `architecture/test_pages.py::test_nothing_is_lost` |",
        "| Nothing is lost. | `architecture/calls.py` |",
    ],
)
def test_a_promise_that_nothing_holds_is_seen(row: str) -> None:
    assert list(unheld(f"# Page\n\n{HEAD}{row}\n"))


#: Where a file may be that is named by the end of its path.
_FOLDERS = ("", "essayplanner", "essayplanner/ui", "tests", "packaging", "docs")


def gone(text: str) -> set[str]:
    """Files of ours that a page, or a comment or docstring of a module, names and that are not there."""
    named = set(re.findall(r"(?<![\w/.@{<~*-])((?:[\w-]+/)+[\w-]+\.(?:py|md|toml|svg|png|sh|yml))\b", text))
    return {path for path in named if not any((ROOT / folder / path).exists() for folder in _FOLDERS)}


def spoken(source: str) -> str:
    """The comments and docstrings of a module."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    said = [token.string for token in tokens if token.type == tokenize.COMMENT]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            said.append(ast.get_docstring(node) or "")
    return "\n".join(said)


def test_every_file_that_a_page_names_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")]
    found = {page.name: gone(page.read_text("utf-8")) for page in pages}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_every_file_that_a_comment_names_is_there() -> None:
    found = {}
    for top in ("essayplanner", "tests", "benchmarks", "packaging"):
        for path in (ROOT / top).rglob("*.py"):
            source = path.read_text("utf-8")
            found[path.name] = gone(spoken(source)) if gone(source) else set[str]()
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_a_file_that_is_gone_is_seen() -> None:
    source = '"""Held by tests/test_nothing.py."""\n\nx = 1  # docs/adr/0001-floors.md, docs/adr/0000-nothing.md\n'
    assert gone(spoken(source)) == {"tests/test_nothing.py", "docs/adr/0000-nothing.md"}
