"""What can be done about a misspelt word: another word in its place, or to have it known."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.language import _, n_
from essayplanner.spelling.words import Word, bare, words
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.spelling import Spelling
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.look.plain import caption


class Marker(Protocol):
    """What finds the misspelt words."""

    @property
    def spelling(self) -> Spelling:
        """What knows words."""

    def faults(self, bound: Bound, word: Word) -> Iterator[Word]:
        """What of a word is misspelt where it stands in a text."""

    def with_marks(self) -> list[Prose]:
        """The texts with a misspelt word."""

    def unmark(self, field: Prose, word: QTextCursor) -> None:
        """Have no line under a word."""


class Correcting:
    """Fills the menus of texts, and goes from one misspelt word to the next."""

    def __init__(self, desk: Desk, marker: Marker) -> None:
        self._desk, self._marker = desk, marker

    # The menu

    def offer(self, field: Prose, menu: QMenu, position: int) -> None:
        """Put words that may be meant, and two ways to have it known, at the head of the menu of a misspelt word."""
        block = field.document().findBlock(position)
        word = next((each for each in self._misspelt(field, block) if each.start <= position <= each.end), None)
        if word is None:
            return
        menu.setAccessibleName(_("Spelling of “{word}”", word=word.text))
        first, bold = menu.actions()[0], menu.font()
        bold.setBold(True)
        meant = [_as_written(each, field, word) for each in self._marker.spelling.suggestions(word.text)]
        for each in meant:
            action = QAction(caption(each), menu)
            action.setFont(bold)
            action.triggered.connect(partial(self._replace, field, word, each))
            menu.insertAction(first, action)
        if not meant:
            menu.insertAction(first, QAction(_("No suggestions"), menu, enabled=False))
        menu.insertSeparator(first)
        for text, deed in (
            (_("&Add to dictionary"), self._add),
            (_("&Ignore in this notebook"), self._ignore),
        ):
            action = QAction(text, menu)
            action.triggered.connect(partial(deed, bare(word.text)))
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _misspelt(self, field: Prose, block: QTextBlock) -> Iterator[Word]:
        """The misspelt words of a paragraph, by their places in the whole text."""
        bound = self._desk.saving.fields.bound_of(field)
        if bound is None or not self._marker.spelling.is_ready or field.isReadOnly():
            return
        for word in words(block.text()):
            for fault in self._marker.faults(bound, word):
                yield Word(block.position() + fault.start, block.position() + fault.end, fault.text)

    def _replace(self, field: Prose, word: Word, meant: str, _checked: bool = False) -> None:
        """Put another word in its place, as a step of its own."""
        cursor = selected(field, word)
        self._marker.unmark(field, cursor)
        field.parted.emit()
        cursor.insertText(meant)
        field.setTextCursor(cursor)
        field.parted.emit()

    def _add(self, word: str, _checked: bool = False) -> None:
        said = _("“{word}” is now in your dictionary.", word=word)
        self._desk.do(lambda: self._marker.spelling.add(word), said)

    def _ignore(self, word: str, _checked: bool = False) -> None:
        self._marker.spelling.ignore(self._desk.book.uid, word)
        self._desk.announcer.say(None, _("“{word}” is no longer underlined in this notebook.", word=word))

    # From word to word

    def go_to_next(self) -> None:
        """Select the next misspelt word of the text that has the focus, round its end, and say what can be done; from
        elsewhere, that of the first text in sight that has one."""
        spelling, say = self._marker.spelling, self._desk.announcer.say
        if not spelling.is_wanted:
            say(None, _("Spelling is not being checked. Turn it on with Edit > Check spelling."))
            return
        spelling.begin()
        field = self._text()
        if spelling.why_not:
            say(None, spelling.why_not)
        elif spelling.is_loading:
            say(None, _("The dictionary is still loading. Try again in a moment."))
        elif field and (word := self._next(field)):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.setTextCursor(selected(field, word))
            count = len(spelling.suggestions(word.text))
            found = n_("“{word}”: {n} suggestion.", "“{word}”: {n} suggestions.", count, word=word.text)
            say(field, found + " " + _("The menu key, or Shift+F10, shows what you can do."))
        else:
            say(field, _("No misspelt words here."))

    def _text(self) -> Prose | None:
        """The text that has the focus, else the first in sight that has a misspelt word."""
        focused = QApplication.focusWidget()
        if isinstance(focused, Prose) and focused.speller is self:
            return focused
        there = [field for field in self._marker.with_marks() if field.isVisible()]
        return min(there, key=lambda field: field.mapToGlobal(QPoint(0, 0)).toTuple(), default=None)

    def _next(self, field: Prose) -> Word | None:
        """The first misspelt word that begins at the end of what is selected or later, else the first of all."""
        end = field.textCursor().selectionEnd()
        here = field.document().findBlock(end)
        block = here
        while True:
            for word in self._misspelt(field, block):
                if block != here or word.start >= end:
                    return word
            block = block.next() if block.next().isValid() else field.document().begin()
            if block == here:
                return next(self._misspelt(field, here), None)


def selected(field: Prose, word: Word) -> QTextCursor:
    """A cursor that selects a word of a field."""
    cursor = QTextCursor(field.document())
    cursor.setPosition(word.start)
    cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _as_written(meant: str, field: Prose, word: Word) -> str:
    """A suggestion with the apostrophe that stands in the text."""
    return meant.replace("'", "’") if "’" in selected(field, word).selectedText() else meant
