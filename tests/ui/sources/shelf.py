"""The sources screen at work in a test: what is in the notebook, and hands to use it."""

from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source, sources
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.dialog import SourcesDialog
from tests.ui.desks import desk_for

SERVICE = {
    "type": "book",
    "title": "A History of Twentieth-Century Russia",
    "author": [{"family": "Service", "given": "Robert"}],
    "issued": {"date-parts": [[1997]]},
    "publisher": "Allen Lane",
    "publisher-place": "London",
    "ISBN": "9780713991482",
}
TWIN = {
    "type": "book",
    "title": "A history of twentieth century Russia",
    "author": [{"family": "Service", "given": "R."}],
    "note": "Borrowed from the library.",
}
LETTER = {"type": "document", "title": "Letter to the Congress", "archive": "RGASPI"}


def filled(book: Notebook) -> dict[str, int]:
    """Three sources, two of them alike, and three cards of which two cite."""
    ids = {
        "service": add_source(book, "service1997", SERVICE, "secondary"),
        "twin": add_source(book, "service", TWIN),
        "letter": add_source(book, "lenin", LETTER),
        "terror": cards.add_card(book, Kind.CLAIM, "The Terror turned on the Party itself"),
        "shot": cards.add_card(book, Kind.EVIDENCE, "1,108 of the 1,996 Congress delegates shot"),
        "bare": cards.add_card(book, Kind.EVIDENCE, "Cheka, camps and the ban on factions came first"),
    }
    cards.cite(book, ids["terror"], ids["service"], "p. 227")
    cards.cite(book, ids["shot"], ids["twin"])
    return ids


class Shelf(NamedTuple):
    """The dialog and what it works with."""

    book: Notebook
    dialog: SourcesDialog
    ids: dict[str, int]
    said: list[str]
    failures: list[str]

    def csl(self, name: str) -> dict[str, Any]:
        """A source as it is in the file."""
        return next(row.source.csl for row in sources(self.book) if row.id == self.ids[name])

    def keys(self) -> list[str]:
        """The cite keys of all sources."""
        return [row.source.cite_key for row in sources(self.book)]

    def labels(self) -> list[str]:
        """What the history says after the filling."""
        return [step.label.words for step in self.book.history()[8:] if not step.undone]

    def show(self, name: str) -> None:
        """Turn to a source."""
        self.dialog.show_source(self.ids[name])

    def field(self, name: str) -> QWidget:
        """The field of a CSL variable, with the focus."""
        field = self.dialog.editor.form.parts[name].entry()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def type_in(self, name: str, text: str) -> QWidget:
        """Replace what a field holds, by keys."""
        field = self.field(name)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        return field


def opened(qtbot: QtBot, book: Notebook, theme: Theme, ids: dict[str, int]) -> Shelf:
    """The dialog over a notebook, active."""
    desk, said, failures = desk_for(book, theme), list[str](), list[str]()
    dialog = SourcesDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.message.announcer.said.connect(said.append)
    dialog.message.announcer.failed.connect(lambda error: failures.append(str(error)))
    dialog.setProperty("kept", desk.announcer)
    qtbot.addWidget(dialog, before_close_func=lambda _: desk.saving.stop())
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return Shelf(book, dialog, ids, said, failures)


def focused() -> QWidget:
    """Where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
