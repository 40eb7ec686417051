"""What is listed, as text that is read and by what it is found."""

import json
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import Label
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.notebook import Notebook
from tests.cli.conftest import QUESTION, Run, titles

UID_LENGTH = 36


def test_an_empty_notebook_lists_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.essayplan"
    assert run("new", path).code == 0
    for command in ("cards", "tags", "outlines", "history"):
        assert run(command, path, "--json").out == "[]\n"
        assert run(command, path).out.count("\n") == 1


def test_cards_are_found_by_words_and_kind(run: Run, book: Path) -> None:
    assert titles(run, book, "--kind", "historian") == ["Robert Service"]
    assert titles(run, book, "--search", "CAFE ter") == ["Café terror"]
    assert titles(run, book, "--search", "service") == ["Robert Service", "Café terror", "Kirov is shot"]
    assert titles(run, book, "--search", "service", "--kind", "evidence") == ["Kirov is shot"]
    assert titles(run, book, "--search", "no such word") == []
    assert titles(run, book, "--search", '" OR * NEAR( -') == []
    assert titles(run, book, "--search", "  ") == titles(run, book)


def test_a_cut_search_says_so(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.notebook.search_answers.RANKED_AT_MOST", 2)
    done = run("cards", book, "--search", "service", "--json")
    assert done.code == 0
    assert len(done.json) == 2
    assert done.err == "Only 2 matches were checked. Add a word to narrow the search.\n"


def test_cards_are_aligned(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        add_card(opened, Kind.EVIDENCE, "斯大林", when="1934/1938")
    lines = run("cards", book).out.splitlines()
    assert [line[UID_LENGTH:] for line in lines] == [
        "  claim                  used 1×  Café terror (caution)",
        "  evidence   1 Dec 1934  used 1×  Kirov is shot",
        "  historian  c. 1997              Robert Service",
        "  evidence   1934–38              斯大林",
    ]


def test_an_outline_is_a_tree_to_read(run: Run, book: Path) -> None:
    lines = run("show", book).out.splitlines()
    assert [line[UID_LENGTH + 2 :] for line in lines] == [
        "Was it one man’s work?",
        "Thesis: It was not.",
        "        Not alone.",
        "",
        "Introduction (introduction, 150 words)",
        "  Note: Begin in 1934.",
        "  - claim: Café terror",
        "    - evidence supports: Kirov is shot",
        "      Note: Say who gained.",
        "  Terms (paragraph)",
        "    - claim: Café terror",
        "    Again (paragraph)",
        "",
        "Again (conclusion)",
    ]


def test_history_marks_what_is_undone(run: Run, book: Path) -> None:
    run("undo", book)
    lines = run("history", book).out.splitlines()
    assert lines[0].endswith("  New claim “Café terror”")
    assert lines[-1].endswith(" from the outline (undone)")


def test_no_title_breaks_a_line_or_commands_the_terminal(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened, opened.step(Label("S\x1b[2J\nteal")):
        for table in ("card", "outline", "section"):
            opened.run(f"UPDATE {table} SET title = char(27) || '[2J' || char(10, 13, 8232) || title")
        opened.run("UPDATE section SET note = char(27) || '[2J' || char(10, 13) || note")
    for words in (("cards", book), ("outlines", book), ("show", book), ("history", book)):
        done = run(*words)
        assert done.code == 0
        assert not {each for each in done.out if unicodedata.category(each) in ("Cc", "Zl")} - {"\n"}
    assert len(run("cards", book).out.splitlines()) == 3
    assert len(run("outlines", book).out.splitlines()) == 2


def test_json_keeps_any_text(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened, opened.step(Label("Odd")):
        opened.run("UPDATE card SET title = char(27) || '\"\\' || char(10, 8232, 128512)")
    assert run("cards", book, "--json").json[0]["title"] == '\x1b"\\\n\u2028😀'


@pytest.mark.parametrize(
    "fields",
    [
        {"type": {"a": 1}, "title": ["x"]},
        {"type": ["book"], "title": {"x": 1}, "author": "Service"},
        {"author": [1, {"family": {"a": 1}}], "issued": [1], "translator": 5},
        {"issued": {"date-parts": [["x", {}]]}},
        {"issued": {"date-parts": [[None, 1]], "literal": []}, "editor": [[{"family": "x"}]]},
        {"issued": {"date-parts": [5]}, "DOI": ["10.1/{"], "page": {"x": 1}},
        {"issued": 1934, "author": {"family": "x"}, "original-date": "1934"},
    ],
)
def test_a_source_of_any_shape_is_listed(book: Path, run: Run, fields: dict[str, Any]) -> None:
    with closing(sqlite3.connect(book)) as stranger:
        stranger.execute("UPDATE source SET csl = ?", (json.dumps(fields),))
        stranger.commit()
    for words in ("sources", "sources --json", "sources --missing", "cards", "cards --json", "check"):
        command, *options = words.split()
        assert run(command, book, *options).code == 0
    for to in ("markdown", "markdown-citekeys", "csv"):
        assert run("export", book, "--outline", QUESTION, "--to", to, "-o", book.with_suffix(".out")).code == 0
