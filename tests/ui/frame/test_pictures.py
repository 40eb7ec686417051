"""The screen that is shown as a picture: copied by a key, and offered first where it is exported."""

from collections.abc import Callable
from functools import partial
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.formats import registry
from essayplanner.formats.pictured import picture_exporters
from essayplanner.formats.screens import SCREENS as NAMES
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.frame.pictures import PICTURES, read_shown
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.map.whole import MapScreen
from essayplanner.work.choice import Choice
from essayplanner.work.exporting import read_export
from tests.ui.canvas.board import board_screen
from tests.ui.frame.effects import dialogs
from tests.ui.paper.drawings import WALL
from tests.ui.waiting import until


@pytest.fixture
def window(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> Window:
    """With a screen of which there are pictures: of the cards that are chosen on it, where one is."""
    board = WALL._replace(name="board", shown=lambda made: [each.text for each in made.canvas.chosen()] or ["None"])
    monkeypatch.setitem(NAMES, "board", "Board")
    monkeypatch.setitem(PICTURES, "board", board)
    monkeypatch.setattr(registry, "PICTURES", picture_exporters("board", "Board"))
    return open_window(book, (*SCREENS, board_screen()))


def see_offered(window: Window) -> None:
    """The dialog of exports offers the screen that is shown, and has its picture."""
    QTest.keySequence(window, "Ctrl+E")
    until(lambda: bool(dialogs(window)))
    dialog = cast(ExportDialog, dialogs(window)[0])
    assert dialog.format.name == "board-pdf"
    until(lambda: dialog.preview.whole is not None)
    dialog.reject()


def test_the_screen_in_sight_is_copied_and_exported_as_it_is_now(window: Window, essay: dict[str, int]) -> None:
    clipboard, copy = QGuiApplication.clipboard(), window.commands.actions.by_name["copy_picture"]
    assert not copy.isEnabled()
    window.centre.turn_to("board")
    until(copy.isEnabled)
    window.selection.choose(essay["party"])
    clipboard.clear()
    QTest.keySequence(window, "Ctrl+Shift+C")
    until(lambda: clipboard.mimeData().hasImage())
    svg = bytes(clipboard.mimeData().data("image/svg+xml").data()).decode()
    assert "The Terror turned on the Party itself" in svg
    assert "Cheka" not in svg
    assert "<title>Wall: To what extent was Stalin’s rule" in svg
    until(lambda: window.status.said.text() == "Copied “Wall” as a picture.")
    see_offered(window)


def test_without_an_outline_too(window: Window, essay: dict[str, int]) -> None:
    clipboard = QGuiApplication.clipboard()
    outlines.delete_outline(window.book, essay["outline"])
    window.centre.turn_to("board")
    clipboard.clear()
    QTest.keySequence(window, "Ctrl+Shift+C")
    until(lambda: clipboard.mimeData().hasImage())
    see_offered(window)


def test_a_screen_on_which_there_is_nothing_is_no_picture(book: Notebook, open_window: Callable[..., Window]) -> None:
    centre = open_window(book).centre
    for name in NAMES:
        centre.turn_to(name)
        with pytest.raises(RefusedError):
            read_shown(centre, book, 0, name)
    cards.add_card(book, Kind.CLAIM, "The only one")
    shown = cast(MapScreen, centre.widgets["map"])
    until(lambda: bool(shown.topic.argument.cards))
    drawn = read_shown(centre, book, 0, "map")  # that of the outline is shown, and there is none
    assert b"The only one" in drawn.svg("Why?")


def test_a_picture_of_the_whole_notebook_is_called_after_it(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]
) -> None:
    centre = open_window(book).centre
    centre.turn_to("map")
    screen = cast(MapScreen, centre.widgets["map"])

    def title() -> str:
        to = registry.exporter("map-svg")
        return read_export(book, essay["outline"], to, Choice(), partial(read_shown, centre)).outline.title

    until(lambda: bool(screen.topic.argument.cards))
    assert title().startswith("To what extent was Stalin’s rule")
    screen.choices.show_whole(True)
    assert title() == book.title
