"""What the pages promise is held by tests that there are."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: The head of each table whose rows name, in their last cell, the tests that hold them.
HEAD = re.compile(r"(?m)^\|.*\| held by \|\n\|[-|]+\|\n")
#: WCAG 2.2, levels A and AA, without 4.1.1, which it no longer has (https://www.w3.org/TR/WCAG22/).
CRITERIA = [
    f"{guideline}.{number}"
    for guideline, numbers in {
        "1.1": [1],
        "1.2": [1, 2, 3, 4, 5],
        "1.3": [1, 2, 3, 4, 5],
        "1.4": [1, 2, 3, 4, 5, 10, 11, 12, 13],
        "2.1": [1, 2, 4],
        "2.2": [1, 2],
        "2.3": [1],
        "2.4": [1, 2, 3, 4, 5, 6, 7, 11],
        "2.5": [1, 2, 3, 4, 7, 8],
        "3.1": [1, 2],
        "3.2": [1, 2, 3, 4, 6],
        "3.3": [1, 2, 3, 4, 7, 8],
        "4.1": [2, 3],
    }.items()
    for number in numbers
]
RESULTS = {"met", "met in part", "not met", "does not arise"}


def rows(page: str) -> Iterator[list[str]]:
    """The cells of each row of a page's tables of what is held by tests."""
    for head in HEAD.finditer(page):
        for row in page[head.end() :].partition("\n\n")[0].splitlines():
            yield [cell.strip() for cell in row.strip().strip("|").split("|")]


def unheld(page: str) -> Iterator[str]:
    """What those rows name that is no test; and the rows without one that do not say why."""
    for cells in rows(page):
        named = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", cells[-1])
        if not named and (len(cells) == 2 or cells[-1]):
            yield " ".join(cells)
        for path, test in named:
            file = ROOT / "tests" / path
            text = file.read_text("utf-8") if file.is_file() else ""
            if not (f"\ndef {test}(" in text if test else "\ndef test_" in text or "TestCase" in text):
                yield f"{path}::{test}"


@pytest.mark.parametrize("name", ["security.md", "accessibility.md"])
def test_every_test_that_a_page_names_is_there(name: str) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    assert len([*rows(page)]) > 8
    assert list(unheld(page)) == []


def unjudged(page: str) -> list[str]:
    """The criteria that a page does not judge once each, in words that say why and, where it can, by a test."""
    found = [*rows(page)]
    wrong = [number for number in CRITERIA if [each[0].split()[0] for each in found].count(number) != 1]
    for name, result, how, held in found:
        if result not in RESULTS or not how or (result in ("not met", "does not arise") and held):
            wrong.append(name)
    return wrong


def test_each_criterion_of_wcag_is_judged() -> None:
    assert unjudged((ROOT / "docs" / "accessibility.md").read_text("utf-8")) == []


def test_a_criterion_that_is_not_judged_is_seen() -> None:
    page = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
    (line,) = (each for each in page.splitlines() if each.startswith("| 2.5.3 "))
    assert unjudged(page.replace(line + "\n", "")) == ["2.5.3"]
    assert unjudged(page.replace(line, line + "\n" + line)) == ["2.5.3"]
    assert unjudged(page.replace(line, line.replace("| met |", "| nearly |"))) == ["2.5.3 Label in name"]


@pytest.mark.parametrize(
    "row",
    [
        "| Nothing is lost. | we are sure |",
        "| Nothing is lost. | |",
        "| Nothing is lost. | `architecture/test_nothing.py` |",
        "| Nothing is lost. | `architecture/test_pages.py::test_nothing_is_lost` |",
        "| Nothing is lost. | `architecture/calls.py` |",
        "| 1.1.1 | met | so it is | `architecture/calls.py` |",
        "| 1.1.1 | met | so it is | somebody looked |",
    ],
)
def test_a_promise_that_nothing_holds_is_seen(row: str) -> None:
    head = "| promise | held by |" if row.count("|") == 3 else "| criterion | result | how | held by |"
    assert list(unheld(f"# Page\n\n{head}\n|---|---|\n{row}\n"))


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
