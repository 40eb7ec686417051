"""The budget of an essay, from the command line."""

from contextlib import closing
from pathlib import Path

from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import edit_outline, find_outline
from essayplanner.notebook.outlining import share_words
from tests.cli.conftest import QUESTION, Run, assert_refused, printed


def test_a_budget_is_printed_by_section(run: Run, book: Path) -> None:
    found = run("budget", book, "--outline", QUESTION, "--words", "1000", "--minutes", "40", "--json")
    assert printed(found.json) == found.out
    assert {name: found.json[name] for name in ("words", "minutes", "planning")} == {
        "words": 1000,
        "minutes": 35,
        "planning": 5,
    }
    sections = found.json["sections"]
    assert sum(each["words"] for each in sections) == found.json["planned"] + found.json["shared"] == 1000
    assert sum(each["minutes"] for each in sections) == 35
    lines = run("budget", book, "--words", "1000", "--minutes", "40").out.splitlines()
    assert len(lines) == len(sections)
    assert lines[0].startswith(f"1 {sections[0]['title']}")
    assert f"{sections[0]['words']} words" in lines[0]
    assert_refused(run("budget", book, "--words", "-1"), "A word target is a number between 0 and 1,000,000.")
    assert_refused(run("budget", book, "--outline", "Nowhere"), "no outline")


def test_targets_are_told_from_shares(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        outline = find_outline(opened).id
        edit_outline(opened, outline, words=1000)
        share_words(opened, outline, {opened.row("SELECT min(id) FROM section")[0]: 300})
    found = run("budget", book, "--json").json
    assert (found["planned"], found["shared"]) == (300, 700)
    assert [each["words"] for each in found["sections"] if each["target"]] == [300]
