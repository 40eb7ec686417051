"""What the pages promise is held by tests that there are."""

import re
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
