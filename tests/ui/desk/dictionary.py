"""Dictionaries in which every word stands but a few, and what the student sees of them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.notebook.items import Item
from essayplanner.spelling.dictionaries import Speller
from essayplanner.ui.desk import spelling
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.frame.window import Window
from tests.ui.desk.fields import fields_of
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
    """Have these on the computer, and no others."""
    monkeypatch.setattr(spelling, "open_dictionaries", dictionaries.open)


def at_rest(window: Window) -> None:
    """Wait until every text was looked through, and all names of the notebook are known."""
    marking = window.marking
    until(lambda: marking.is_at_rest and (marking.names.are_read or not marking.spelling.is_ready))


def marks(field: object) -> list[str]:
    """The words that are underlined in a field."""
    assert isinstance(field, Prose)
    return [mark.cursor.selectedText() for mark in field.extraSelections()]


def menu() -> QMenu:
    """The menu that is open."""
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    there = QApplication.activePopupWidget()
    assert isinstance(there, QMenu)
    return there


def note(window: Window, essay: Essay) -> Prose:
    """The note of a section, with the focus, empty."""
    window.show_tab("card")
    window.selection.choose(0, Item("section", essay["first"]))
    field = next(each for each in fields_of(window.card) if each.accessibleName() == "Your note")
    assert isinstance(field, Prose)
    field.setFocus()
    until(field.hasFocus)
    return field


def write(window: Window, field: Prose, text: str) -> None:
    """Type a text, and wait until it was looked through."""
    QTest.keyClicks(field, text)
    at_rest(window)


def offered(menu: QMenu) -> list[str]:
    """What stands in a menu before its second line."""
    texts = [action.text() for action in menu.actions()]
    second = [place for place, text in enumerate(texts) if not text][1]
    return texts[:second]


def line(menu: QMenu, text: str) -> QAction:
    """The line of a menu with that text."""
    return next(action for action in menu.actions() if action.text() == text)
