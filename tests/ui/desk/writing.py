"""A student who writes, and dictionaries in which every word stands but a few."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import card_fields
from essayplanner.spelling.dictionaries import Speller
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk import marking, spelling
from essayplanner.ui.desk.marking import Marking
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.desk.spelling import Spelling
from essayplanner.ui.desk.text_fields import OneLine, Prose
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for
from tests.ui.waiting import until

Essay = dict[str, int]

#: Wrong words, and what is suggested for each.
WRONG = {"teh": ["the", "tech"], "histroy": ["history"], "dzerzhinsky": [], "colour": ["color"], "dont": ["don't"]}


class FakeDictionary:
    """Knows all words but those that are wrong in its language; remembers which it was asked for."""

    def __init__(self, wrong: set[str]) -> None:
        self.wrong, self.meant, self.asked = wrong, dict(WRONG), list[str]()

    def check(self, word: str) -> bool:
        """Whether the word is in it."""
        self.asked.append(word)
        return word.lower() not in self.wrong

    def suggest(self, word: str) -> list[str]:
        """Words that may have been meant."""
        return self.meant[word.lower()]


class FakeDictionaries:
    """British and American English, or what else a test puts in; `opened` is how often they were looked for."""

    def __init__(self) -> None:
        british = FakeDictionary(WRONG.keys() - {"colour"})
        self.by_language = {"en_GB": british, "en_US": FakeDictionary(set(WRONG))}
        self.opened = 0

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are dictionaries of."""
        return tuple(self.by_language)

    def speller(self, language: str) -> Speller:
        """The dictionary of one of them."""
        return self.by_language[language]

    def open(self, _folder: Path) -> "FakeDictionaries":
        """Those that are found on the computer."""
        self.opened += 1
        return self


def there_are(dictionaries: FakeDictionaries, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have these on the computer, and no others, and texts looked through a moment after they are typed."""
    monkeypatch.setattr(spelling, "open_dictionaries", dictionaries.open)
    monkeypatch.setattr(marking, "_SOON", 10)


class Writing:
    """A section's note and a card's title in a window of their own, checked as in the program's; and what was said."""

    def __init__(self, book: Notebook, essay: Essay, theme: Theme) -> None:
        self.settings = Settings.load(book.path.with_name("settings.json"))
        self.desk = desk = desk_for(book, theme, settings=self.settings)
        self.said = list[str]()
        self.failed = list[EssayError]()
        desk.announcer.said.connect(self.said.append)
        desk.announcer.failed.connect(self.failed.append)
        self.whole = QWidget()
        column = QVBoxLayout(self.whole)
        self.note, self.title, self.elsewhere = GrowingText("Note"), GrowingText("Title", paragraph=True), OneLine()
        for field in (self.note, self.title, self.elsewhere):
            column.addWidget(field)
        self._note = desk.bound(self.note, "note", _save_note)
        self._title = desk.bound(self.title, "title", _save_title, needed=True)
        self.marking = Marking(desk, self.whole)
        self._note.show(book.key("section", essay["first"]), "")
        self._title.show(book.key("card", essay["tools"]), card_fields(book, essay["tools"]).title)
        self.note.set_editable(not book.read_only)
        self.whole.show()
        self.whole.activateWindow()
        self.go_to(self.note)

    @property
    def spelling(self) -> Spelling:
        """What knows words."""
        return self.marking.spelling

    def go_to(self, field: QWidget) -> None:
        """Go to a field; in a text, to its end."""
        field.setFocus()
        until(field.hasFocus)
        if isinstance(field, Prose):
            field.moveCursor(QTextCursor.MoveOperation.End)

    def type(self, text: str, field: Prose | None = None) -> None:
        """Type into the note, or another field that has the focus, and wait until it was looked through."""
        QTest.keyClicks(field or self.note, text)
        self.rest()

    def rest(self) -> None:
        """Wait until all was looked through."""
        at_rest(self.marking)

    def marks(self, field: Prose | None = None) -> list[str]:
        """The words that are underlined in the note, or in another field."""
        return marks(self.marking, field or self.note)

    def end(self) -> None:
        """Close the window, with nothing left that is typed. It is gone before its notebook is, as in the program."""
        self.desk.saving.flush()
        self.desk.saving.stop()
        self.whole.hide()
        self.whole.deleteLater()
        QCoreApplication.sendPostedEvents(self.whole, QEvent.Type.DeferredDelete.value)


def _save_note(book: Notebook, id: int, text: str, merge: str) -> None:
    outlining.edit_section(book, id, merge, note=text)


def _save_title(book: Notebook, id: int, text: str, merge: str) -> None:
    cards.edit_card(book, id, merge, title=text)


def at_rest(marking: Marking) -> None:
    """Wait until every text was looked through, and all names of the notebook are known."""
    until(lambda: marking.is_at_rest and (marking.names.are_read or not marking.spelling.is_ready))


def marks(marking: Marking, field: object) -> list[str]:
    """The words that are underlined in a field.

    Qt is not asked for them: to read what is within a mark leaves a wrapper behind (docs/adr/0011-who-owns-what.md).
    """
    assert isinstance(field, Prose)
    words = [cursor.selectedText() for cursor in marking.marked(field)]
    assert len(field.extraSelections()) == len(words)
    return words


def menu() -> QMenu:
    """The menu that is open."""
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    there = QApplication.activePopupWidget()
    assert isinstance(there, QMenu)
    return there


def offered(menu: QMenu) -> list[str]:
    """What stands in a menu before its second line."""
    texts = [action.text() for action in menu.actions()]
    second = [place for place, text in enumerate(texts) if not text][1]
    return texts[:second]


def line(menu: QMenu, text: str) -> QAction:
    """The line of a menu with that text."""
    return next(action for action in menu.actions() if action.text() == text)
