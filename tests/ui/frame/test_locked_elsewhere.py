"""Another program holds the notebook: the window goes on, shows what it showed, and catches up."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import BusyError
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.busy import IN_USE, PATIENCE
from essayplanner.ui.desk.dragging import is_dragging
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.test_drag import library_index


@contextmanager
def held(path: Path, change: str = "", how: str = "EXCLUSIVE") -> Iterator[None]:
    """Another program holds the file for itself, and changes something before it lets go."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
        other.execute(f"BEGIN {how}")
        if change:
            other.execute(change)
        yield
        other.execute("COMMIT")


def waits(book: Notebook) -> int:
    """Milliseconds that a read of the notebook waits for another program."""
    (milliseconds,) = book.connection.execute("PRAGMA busy_timeout").fetchone()
    return int(milliseconds)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many milliseconds each connection that is opened in the window's thread would wait."""
    waited: list[int] = []

    def note(statement: str) -> None:
        if "busy_timeout =" in statement and threading.current_thread() is threading.main_thread():
            waited.append(int(statement.rpartition("=")[2]))

    def connect(*about: Any, **named: Any) -> sqlite3.Connection:
        connection = opens(*about, **named)
        connection.set_trace_callback(note)
        return connection

    opens = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    return waited


def test_who_works_in_the_window_hardly_waits_for_another_program() -> None:
    assert PATIENCE <= 250


def test_reads_give_up_soon_and_are_announced_again(book: Notebook) -> None:
    told: list[bool] = []
    book.be_patient(PATIENCE)

    def listen(changed: object) -> None:
        book.rows("SELECT title FROM card")
        told.append(True)

    book.subscribe(listen)
    with held(book.path):
        assert not book.look_for_changes()
        assert book.busy
        assert waits(book) == PATIENCE
        for _ in range(2):
            with pytest.raises(BusyError):
                book.rows("SELECT title FROM card")
            assert waits(book) == 0  # the first read that is refused is the last that waits
        assert not book.look_for_changes()
        assert waits(book) == 0
    assert not book.look_for_changes()  # nothing was changed, and yet what could not be read is asked for again
    assert told == [True]
    assert not book.busy
    assert not book.look_for_changes()


def test_the_window_shows_what_it_showed_and_then_what_is_new(
    window: Window, essay: dict[str, int], waited: list[int], qtbot: QtBot
) -> None:
    window.show_tab("card")
    window.selection.choose(essay["tools"])
    window.library.view.viewport().repaint()
    shown = window.card.card.title.toPlainText()
    library = [window.library.model.index(row, 0).data() for row in range(len(window.library.model.ids))]
    with held(window.book.path, f"UPDATE card SET title = 'Changed' WHERE id = {essay['party']}"):
        for act in (
            window.watch.look,
            lambda: window.selection.choose(essay["party"]),
            lambda: window.show_tab("history"),
            lambda: window.show_tab("preview"),
            lambda: window.show_tab("card"),
            lambda: window.selection.show_outline(0),
            lambda: window.selection.show_outline(essay["outline"]),
            window.top._open,
            lambda: window.library.field.setText("Terror"),
            lambda: window.library.filters._tag.click(),
            window.commands.actions.by_name["copy_cards"].trigger,
            window.commands.actions.by_name["new_claim"].trigger,
            window.commands.actions.by_name["word_target"].trigger,
            window.commands.actions.by_name["undo"].trigger,
            window.commands.actions.by_name["sources"].trigger,
            window.commands.actions.by_name["copy_markdown"].trigger,
            window.grab,
        ):
            act()
            assert waits(window.book) in (0, PATIENCE)
        assert waits(window.book) == 0
        assert [each for each in waited if each > PATIENCE] == []
        qtbot.waitUntil(lambda: window.status.saved.text() == "● In use by another program")
        assert window.card.card.title.toPlainText() == shown
        now = [window.library.model.index(row, 0).data() for row in range(len(window.library.model.ids))]
        assert now == library
    window.library.field.clear()
    qtbot.waitUntil(lambda: window.status.saved.text() == "● Saved")
    qtbot.waitUntil(lambda: window.card.card.title.toPlainText() == "Changed")
    qtbot.waitUntil(
        lambda: "Changed" in [window.library.model.index(row, 0).data() for row in range(len(window.library.model.ids))]
    )


def test_a_window_closes_while_another_program_holds_its_notebook(window: Window, waited: list[int]) -> None:
    with held(window.book.path):
        window.close()
        assert [each for each in waited if each > PATIENCE] == []
    assert not window.isVisible()


def test_what_is_searched_for_meanwhile_is_found_afterwards(window: Window, qtbot: QtBot) -> None:
    with held(window.book.path):
        window.library.field.setText("delegates")
        qtbot.wait(700)
    qtbot.waitUntil(lambda: len(window.library.model.ids) == 1)


@pytest.mark.parametrize("noting", [False, True])
def test_what_cannot_be_edited_meanwhile_can_be_afterwards(
    window: Window, essay: dict[str, int], qtbot: QtBot, noting: bool
) -> None:
    view = window.outline.view
    edit = view.write_note if noting else view.rename
    for item in (Item("section", essay["first"]), Item("placement", essay["placed_tools"])):
        view.choose(item)
        with held(window.book.path):
            edit()
            assert not view.is_editing()
            assert window.banner.sentence.startswith("Another program is using")
        qtbot.waitUntil(window.banner.isHidden)
        edit()
        editor = QGuiApplication.focusObject()
        assert isinstance(editor, QPlainTextEdit)
        QTest.keyClicks(editor, "now")
        view.setFocus()
        qtbot.waitUntil(lambda: not view.is_editing())
        node = window.outline.model.node(window.outline.model.index_of_item(item))
        assert "now" in (node.note if noting else node.title)


def test_what_could_not_be_added_lets_no_other_title_be_typed_over(
    window: Window, essay: dict[str, int], qtbot: QtBot
) -> None:
    view, model = window.outline.view, window.outline.model
    titles = [node.title for node in model.root.walk()]
    for item in (Item("placement", essay["placed_tools"]), Item("section", essay["first"])):
        view.choose(item)
        view.setFocus()
        with held(window.book.path, how="IMMEDIATE"):
            QTest.keyClick(view, Qt.Key.Key_Return)
        assert not view.is_editing()
        assert "nothing was changed" in window.banner.sentence
        QTest.keyClicks(view, "Stalin")
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert [node.title for node in model.root.walk()] == titles
    assert window.book.next_steps()[1] is None  # Escape took back nothing that was there before


def test_a_drop_that_another_program_prevents_is_told(window: Window, essay: dict[str, int], mouse: Mouse) -> None:
    start = mouse.at(window.library.view, library_index(window, essay["party"]))
    section = window.outline.model.index_of_item(Item("section", essay["second"]))
    with ExitStack() as until_dropped:
        mouse.drag(
            start,
            [mouse.at(window.outline.view, section)],
            before_drop=lambda: until_dropped.enter_context(held(window.book.path)),
        )
        assert window.status.said.text().startswith("Another program is using this notebook")
    assert window.outline.view.drag_over.aim is None


def test_a_card_that_cannot_be_shown_lets_no_other_be_typed_over(
    window: Window, essay: dict[str, int], qtbot: QtBot
) -> None:
    def note() -> None:
        window.selection.choose(essay["conquest"])
        window.card.focus_note()

    window.commands.cards.sources().hide()
    window.show_tab("card")
    window.selection.choose(essay["tools"])
    ways: list[tuple[Callable[[], None], str]] = [
        (lambda: window.commands.cards.show_card(essay["party"]), "The Terror turned on the Party itself"),
        (
            lambda: window.commands.cards.mend_card(essay["cheka"], ""),
            "Cheka, camps and the ban on factions came first",
        ),
        (note, "Robert Conquest"),
    ]
    for go, title in ways:
        window.outline.view.setFocus()
        before = window.card.card.title.toPlainText()
        with held(window.book.path):
            go()
            assert window.status.said.text() == IN_USE
            assert window.card.card.title.toPlainText() == before
            focus = QApplication.focusWidget()
            assert focus is None or not window.card.isAncestorOf(focus)
        qtbot.waitUntil(lambda: window.card.card.title.toPlainText() == title)  # noqa: B023


def test_what_cannot_be_copied_leaves_the_clipboard_as_it_is(window: Window, essay: dict[str, int]) -> None:
    clipboard = QApplication.clipboard()
    window.selection.choose(essay["tools"])
    window.library.show_card(essay["tools"])
    window.outline.view.choose(Item("placement", essay["placed_tools"]))
    for copy in (window.commands.cards.copy_cards, window.outline.selected.copy_text):
        window.status.say("")
        clipboard.setText("What I found in the library")
        with held(window.book.path):
            copy()
            assert clipboard.text() == "What I found in the library"
            assert "Copied" not in window.status.said.text()
            assert window.banner.sentence.startswith("Another program is using")
        copy()
        assert "The tools of the Terror" in clipboard.text()
        assert window.status.said.text() == "Copied 1 card."


def test_no_card_is_dragged_that_cannot_be_read(window: Window, essay: dict[str, int], mouse: Mouse) -> None:
    start = mouse.at(window.library.view, library_index(window, essay["party"]))
    section = window.outline.model.index_of_item(Item("section", essay["second"]))
    seen: list[bool] = []
    with held(window.book.path):
        mouse.drag(start, [mouse.at(window.outline.view, section)], before_drop=lambda: seen.append(is_dragging()))
    assert seen == [False]
    assert "Only cards" not in window.status.said.text()
