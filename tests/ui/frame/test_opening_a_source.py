"""A source on a card is opened from it, and the way leads back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.documents import Spot
from essayplanner.notebook import cards, documents
from essayplanner.notebook.sources import add_source
from essayplanner.ui.card.citation_edit import CitationEdit
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.whole import ReadScreen
from essayplanner.ui.sources.dialog import SourcesDialog
from tests.ui.read.hands import add, lesson_file
from tests.ui.waiting import until


def cited(window: Window, card_id: int) -> tuple[CitationEdit, list[int]]:
    """The row of the first source of a card that cites one, quoted in another; and both sources."""
    add_source(window.book, "a", {"type": "book", "title": "A"})
    ids = [
        add_source(window.book, name, {"type": "book", "title": name.title(), "author": [{"family": name.title()}]})
        for name in ("service", "medvedev")
    ]
    citation = cards.cite(window.book, card_id, ids[0], "p. 1")
    cards.edit_citation(window.book, citation, via=ids[1])
    window.commands.cards.show_card(card_id)
    row = window.card.card.citations.rows.rows[citation]
    assert isinstance(row, CitationEdit)
    return row, ids


def shown(window: Window) -> int:
    """The source that stands in the sources window; 0 where there is none."""
    (dialog,) = window.findChildren(SourcesDialog) or (None,)
    return dialog.editor.source_id if dialog and dialog.isVisible() else 0


def test_a_source_on_a_card_opens_by_click_and_key(window: Window, essay: dict[str, int]) -> None:
    row, (source, via) = cited(window, essay["conquest"])
    QTest.mouseClick(row.name, Qt.MouseButton.LeftButton)
    assert shown(window) == source
    QTest.keyClick(row.via, Qt.Key.Key_Return)
    assert shown(window) == via
    QTest.keyClick(row.name, Qt.Key.Key_Space)
    assert shown(window) == source


def test_the_menu_of_a_source_on_a_card_opens_it(window: Window, essay: dict[str, int]) -> None:
    row, (source, _via) = cited(window, essay["conquest"])
    row.name.customContextMenuRequested.emit(QPoint(4, 4))
    assert row.menu.isVisible()
    QTest.keyClick(row.menu, Qt.Key.Key_Down)
    QTest.keyClick(row.menu, Qt.Key.Key_Return)
    assert shown(window) == source


def test_what_was_read_is_shown_in_its_document(window: Window, essay: dict[str, int]) -> None:
    row, (source, via) = cited(window, essay["conquest"])
    path = lesson_file(window.book.path.parent)
    document = add(window.book, path, source=via)
    assert row.via.accessibleName() == "Show where this was read in Medvedev"
    words = "Kirov was shot in Leningrad."
    documents.add_passage(window.book, document, essay["conquest"], words, Spot(0, 160, 160 + len(words)), locator="§2")
    window.desk.selection.choose(essay["cheka"])
    window.commands.cards.sources().show_source(via)
    (dialog,) = window.findChildren(SourcesDialog)
    view = dialog.editor.uses.view
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not dialog.isVisible()
    read = window.centre.currentWidget()
    assert isinstance(read, ReadScreen)
    until(lambda: read.view.hasFocus() and read.walking.led_to == read.shelf.passages[0].id)
    assert window.selection.card_id == essay["conquest"]
    window.centre.turn_to("outline")
    window.commands.cards.show_card(essay["conquest"])
    QTest.keyClick(row.via, Qt.Key.Key_Return)
    until(read.view.hasFocus)
    window.centre.turn_to("outline")
    window.commands.cards.sources().show_source(via)
    QTest.mouseClick(dialog.editor.read_button, Qt.MouseButton.LeftButton)
    until(read.view.hasFocus)
    window.commands.cards.sources().show_source(source)
    assert not dialog.editor.read_button.isVisible()


def test_from_the_source_the_way_leads_back_to_the_card(window: Window, essay: dict[str, int], qtbot: QtBot) -> None:
    row, (source, _via) = cited(window, essay["conquest"])
    window.desk.selection.choose(essay["cheka"])
    window.commands.cards.sources().show_source(source)
    (dialog,) = window.findChildren(SourcesDialog)
    view = dialog.editor.uses.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    assert not dialog.isVisible()
    assert window.selection.card_id == essay["conquest"]
    assert window.status.said.text().endswith("goes back to the sources.")
    window.commands.actions.by_name["sources"].trigger()
    assert shown(window) == source
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert row.isVisible()
    assert QApplication.activeModalWidget() is None
