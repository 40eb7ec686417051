"""Sections that are begun, named and taken back from the strip below a screen, where the outline is not seen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.notebook import outlines
from essayplanner.notebook.notebook import Notebook
from tests.ui.drawer.conftest import Shown
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Ctrl, Key, Shift, press
from tests.ui.waiting import until

Left = Qt.MouseButton.LeftButton


def type_title(shown: Shown, title: str) -> None:
    """Type what the panel asks for."""
    field = shown.window.card.section.title
    until(field.hasFocus)
    QTest.keyClicks(field, title)


def test_sections_begin_where_there_is_none_and_their_titles_are_typed_in_the_panel(
    shown: Shown, book: Notebook
) -> None:
    drawer, window = shown.drawer, shown.window
    window.selection.show_outline(outline := outlines.new_outline(book, "Another question?"))
    until(lambda: not drawer.tiles.tiles)
    assert drawer.empty.text == "No sections yet. Click here, or press Ctrl+Shift+Return, to add the first."
    press(shown.shelf, Key.Key_Return, Ctrl)
    assert shown.said[-1] == "Add a section first: click in the strip below, where the sections are to be."
    QTest.mouseClick(drawer.viewport(), Left, pos=QPoint(60, 40))
    type_title(shown, "Terror")
    press(window.card.section.title, Key.Key_Escape)
    assert tree(book, outline) == [("Terror", [])]
    drawer.setFocus()
    press(drawer, Key.Key_Return, Ctrl | Shift)
    until(window.card.section.title.hasFocus)
    assert len(tree(book, outline)) == 2
    press(window.card.section.title, Key.Key_Escape)
    assert tree(book, outline) == [("Terror", [])]  # nothing was typed in it
    assert drawer.hasFocus()
    press(drawer, Key.Key_F2)
    type_title(shown, "Fear")
    press(window.card.section.title, Key.Key_Escape)
    assert tree(book, outline) == [("Fear", [])]  # it was not just begun: Escape leaves it there


def test_a_right_click_offers_what_can_be_done_to_the_section_of_the_tile(shown: Shown) -> None:
    at = shown.drawer.tile_rect(shown.row("first")).center()
    viewport = shown.drawer.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][:2] == ["Add &section", "Rena&me"]
    menu.close()
    assert shown.drawer.tiles.current == shown.section("first")


def test_where_there_is_no_outline_a_click_begins_one_where_its_question_can_be_typed(
    shown: Shown, book: Notebook
) -> None:
    for outline in outlines.outlines(book):
        outlines.delete_outline(book, outline.id)
    until(lambda: shown.drawer.empty.text == "No outline yet. Click here to start one.")
    QTest.mouseClick(shown.drawer.viewport(), Left, pos=QPoint(60, 40))
    assert shown.window.centre.name == "outline"
    until(lambda: (hand := QApplication.focusWidget()) and shown.window.outline.header.isAncestorOf(hand))
