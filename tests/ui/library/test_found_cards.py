"""The cards below the chips: found, read beside the window, and drawn when they changed."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError
from essayplanner.notebook import cards, library, outlines, outlining, sources
from essayplanner.notebook.items import Spot
from essayplanner.notebook.library import CardRow, Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search_answers import Found
from essayplanner.ui.frame.window import Window
from essayplanner.ui.library.finding import Finder

Essay = dict[str, int]


def test_what_is_found_after_the_file_was_closed_is_not_shown(qtbot: QtBot, window: Window) -> None:
    window.library.field.setText("Terror")
    finder = window.library.finder
    number, found = finder._job._number, Found([], {}, 0, 0)
    window.close()
    told: list[object] = []
    finder.found.connect(told.append)
    finder._job._arrived(number, found)  # was on its way from the other thread
    assert told == []


def test_a_file_that_is_away_when_the_search_begins_is_searched_later(qtbot: QtBot, notebook_path: Path) -> None:
    with closing(Notebook.open(notebook_path)) as book:
        cards.add_card(book, Kind.CLAIM, "The Terror")
    away = notebook_path.rename(notebook_path.with_name("away"))
    finder = Finder(notebook_path)
    with qtbot.waitSignal(finder._job.failed, timeout=20_000):
        finder.start()
    away.rename(notebook_path)
    with qtbot.waitSignal(finder.found) as found:
        finder.find(Filter())
    assert len(found.args[0].ids) == 1
    finder.close()


def test_what_cannot_be_read_is_told_once_and_the_rest_is_found(qtbot: QtBot, notebook_path: Path) -> None:
    with closing(Notebook.open(notebook_path)) as book:
        for title in ("The Terror", "The famine"):
            cards.add_card(book, Kind.CLAIM, title)
    with closing(sqlite3.connect(notebook_path)) as raw, raw:
        raw.execute("UPDATE card SET title = CAST(x'ff' AS TEXT) WHERE id = 2")
    finder = Finder(notebook_path)
    told: list[object] = []
    finder.damaged.connect(told.append)
    for _ in range(2):
        with qtbot.waitSignal(finder.found) as found:
            finder.start()
        assert found.args[0].ids == [1, 2]
    assert len(told) == 1
    assert isinstance(told[0], DamagedFileError)
    finder.close()


def test_a_step_does_not_wait_for_what_reads_the_file_beside_it(qtbot: QtBot, notebook_path: Path) -> None:
    """The disk takes a step only when nobody reads: a search over a large library kept it, and then said why."""
    with closing(Notebook.open(notebook_path)) as book:
        for number in range(40):
            cards.add_card(book, Kind.CLAIM, f"The Terror {number}")
        finder = Finder(notebook_path)
        with qtbot.waitSignal(finder.found):
            finder.start()
        book.be_patient(200)
        book.before_writing(finder.let_go)
        search = finder._index._search
        assert search
        reading, slow = threading.Event(), [True]

        def crawl() -> int:
            reading.set()
            time.sleep(0.005 if slow else 0)
            return 0

        search._connection.set_progress_handler(crawl, 1)  # the question takes many seconds from now on
        finder.find(Filter(unused=True))
        assert reading.wait(60)
        cards.edit_card(book, 1, title="Written meanwhile")
        slow.clear()
        with qtbot.waitSignal(finder.found) as found:
            pass  # it is asked again by itself
        assert len(found.args[0].ids) == 40
        finder.close()


def painted(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the cards that the library draws from here on."""
    titles: list[str] = []
    paint = window.library.view.delegate.paint_card

    def watched(painter: QPainter, card: CardRow, *rest: Any) -> None:
        titles.append(card.title)
        paint(painter, card, *rest)

    monkeypatch.setattr(window.library.view.delegate, "paint_card", watched)
    return titles


def test_a_step_draws_the_cards_that_it_touches_and_each_once(
    qtbot: QtBot, window: Window, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, library = window.book, window.library
    qtbot.waitUntil(lambda: bool(library.model.ids) and not library.finder._job.running, timeout=20_000)
    qtbot.wait(50)
    delegates = "1,108 of the 1,996 Congress delegates shot"
    titles = painted(window, monkeypatch)
    with qtbot.waitSignal(library.shown):
        (placed,) = outlining.place(book, [essay["delegates"]], Spot("section", essay["second"]))
    qtbot.waitUntil(lambda: bool(titles))
    qtbot.wait(50)
    assert titles == [delegates]
    titles.clear()
    with qtbot.waitSignal(library.shown):
        book.undo()
    qtbot.waitUntil(lambda: bool(titles))
    qtbot.wait(50)
    assert titles == [delegates]
    library.view.choose(essay["delegates"])  # as redo will: it is not drawn again for that
    qtbot.wait(50)
    titles.clear()
    with qtbot.waitSignal(library.shown):
        book.redo()
        outlining.edit_note(book, placed, "Mine")
        outlining.add_section(book, Spot("outline", essay["outline"]), "More")
    qtbot.waitUntil(lambda: bool(titles), timeout=20_000)
    qtbot.wait(50)
    assert titles == [delegates]
    titles.clear()
    library.field.setText("terror")
    both = sorted(book.rows("SELECT title FROM card WHERE title LIKE '%Terror%'"))
    qtbot.waitUntil(lambda: sorted((title,) for title in set(titles)) == both)


def test_question_and_thesis_are_whole_in_large_text(qtbot: QtBot, window: Window, essay: Essay) -> None:
    header = window.outline.header
    outlines.edit_outline(window.book, essay["outline"], thesis="Stalin inherited the machinery. " * 9)
    window.theme.choose(scale=200)
    window.library.view.setFocus()
    qtbot.waitUntil(lambda: all(each.height() >= each._laid_out() for each in (header.question, header.thesis)))
    for field in (header.question, header.thesis):
        assert field.height() > field.fontMetrics().lineSpacing() * 2
        assert field.verticalScrollBar().maximum() == 0
    assert window.outline.view.height() >= 170 * 2  # which is scrolled to
    window.theme.choose(scale=100)


def test_a_card_says_where_its_source_was_quoted(window: Window, essay: Essay) -> None:
    book = window.book
    lenin = sources.add_source(
        book, "lenin1922", {"type": "letter", "title": "Letter", "author": [{"family": "Lenin"}]}
    )
    service = sources.add_source(
        book, "service", {"type": "book", "title": "Russia", "author": [{"family": "Service"}]}
    )
    citation = cards.cite(book, essay["party"], lenin, "p. 3")
    cards.edit_citation(book, citation, via=service, via_locator="p. 9")
    assert library.card_rows(book, [essay["party"]])[essay["party"]].source == "Lenin, p. 3, cited in Service, p. 9"


def test_the_trash_says_what_it_takes_out_of_the_outlines(window: Window, essay: Essay) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    window.library.view.choose(essay["tools"])
    window.commands.cards.trash_card()
    assert said[-1] == "Moved 1 card to the trash and 2 cards out of the outlines. Ctrl+Z undoes this."
