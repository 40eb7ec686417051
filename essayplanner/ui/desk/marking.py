"""The words in the texts of a window that no dictionary knows: found beside all else, and underlined."""

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from shiboken6 import isValid

from essayplanner.spelling.own_words import is_among
from essayplanner.spelling.words import Word, faults, words
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.correcting import Correcting, selected
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.known_names import Names
from essayplanner.ui.desk.spelling import Spelling
from essayplanner.ui.desk.text_fields import Prose

#: Milliseconds from a change to the look at its text, at most, and seconds until others have their turn.
_SOON, _SLICE = 250, 0.004
#: Texts that take long to look through are looked at so many times as far apart as that takes.
_SELDOM = 10
#: Words between two looks at the clock, and those that are marked in one text: with more it is in another language.
_BETWEEN, _MOST = 50, 1_000


class Marked(NamedTuple):
    """The misspelt words of a text, each selected by a cursor that moves as the text does, and where the word begins
    that is being typed (-1 for none)."""

    words: tuple[QTextCursor, ...] = ()
    typing: int = -1


class Marking(QObject):
    """Marks what is misspelt in each text of a window that is the student's own prose.

    Nothing is looked up before one of them, in any window, has the focus for the first time. A text is looked
    through after it changed, a few milliseconds at a time; the word that is being typed is left alone until the caret
    has left it.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._fields = desk.theme, desk.saving.fields
        self._uid = desk.book.uid
        self.spelling, self.names = Spelling.of_program(desk.settings), Names(desk.book, self)
        self.correcting = Correcting(desk, self)
        self._texts: WeakKeyDictionary[Bound, Marked] = WeakKeyDictionary()
        self._focused: Bound | None = None
        self._typed: set[Bound] = set()
        self._due: dict[Bound, None] = {}
        self._looking_at: Bound | None = None
        self._look: Iterator[bool] = iter(())
        self._spent = self._took = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        if desk.book.read_only:
            return
        self._fields.added.connect(self._add)
        self._fields.changed.connect(self._changed)
        for bound in self._fields.living():
            self._add(bound)
        self.spelling.changed.connect(self._begin)
        self.names.changed.connect(self.look_again)
        desk.theme.changed.connect(self.look_again)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._follow_focus()
        if self.spelling.is_ready:  # since another window was written in: texts are looked through at once
            self._begin()

    # Which texts, and when

    @Slot(object)
    def _add(self, bound: Bound) -> None:
        if isinstance(bound.field, Prose) and bound.field.spelled:
            bound.field.speller = self.correcting
            bound.field.cursorPositionChanged.connect(self._moved)
            self._texts[bound] = Marked()
            self._want(bound)

    @Slot(object)
    def _changed(self, bound: Bound) -> None:
        if bound in self._texts:
            if bound is self._focused:
                self._typed.add(bound)
            self._want(bound)

    @Slot()
    def _moved(self) -> None:
        """The caret may have left the word that was being typed."""
        if self._focused and self._texts[self._focused].typing >= 0:
            self._want(self._focused)

    @Slot()
    def _follow_focus(self) -> None:
        now = QApplication.focusWidget()
        if self._focused and self._focused.field is not now:
            self._moved()
            self._typed.discard(self._focused)
            self._focused = None
        if isinstance(now, Prose) and now.speller is self.correcting:
            self._focused = self._fields.bound_of(now)
            if self.spelling.is_wanted:
                self.spelling.begin()
                self._begin()

    @Slot()
    def _begin(self) -> None:
        if self.spelling.is_ready and not self.names.are_wanted:
            self.names.read()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look through all texts anew: another dictionary is in force, or other words are known."""
        for bound in list(self._texts):
            self._want(bound)

    def _want(self, bound: Bound) -> None:
        """Look at a text soon. The timer is not begun anew, or who types without a pause would see no mark."""
        if not self.spelling.is_ready and not self._texts[bound].words:
            return
        if self._looking_at is bound:
            self._looking_at = None
        self._due[bound] = None
        if not self._timer.isActive():
            self._timer.start(max(_SOON, int(self._took * _SELDOM * 1000)))

    @Slot()
    def _go_on(self) -> None:
        """Look at what is due for as long as a slice is."""
        began = perf_counter()
        while perf_counter() - began < _SLICE:
            if self._looking_at is None:
                if not self._due:
                    break
                self._looking_at = next(iter(self._due))
                del self._due[self._looking_at]
                self._look = self._looked_through(self._looking_at)
            if next(self._look, True):
                self._looking_at = None
        self._spent += perf_counter() - began
        if self._looking_at or self._due:
            self._timer.start(0)
        else:
            self._took, self._spent = self._spent, 0.0

    @property
    def is_at_rest(self) -> bool:
        """Whether every text was looked through as it is."""
        return not (self._due or self._looking_at or self.spelling.is_loading)

    # Looking

    def _looked_through(self, bound: Bound) -> Iterator[bool]:
        """Find and mark what is misspelt in a text; gives False where others may have their turn."""
        field, held, typing = bound.field, self._texts[bound].typing, -1
        is_typed = bound in self._typed
        self._typed.discard(bound)
        if not isValid(field) or not isinstance(field, Prose):
            return
        found: list[Word] = []
        if self.spelling.is_ready and not field.isReadOnly():
            at = field.textCursor().position() if bound is self._focused else -1
            for number, word in enumerate(words(bound.text()), 1):
                if word.start <= at <= word.end and (is_typed or word.start == held):
                    typing = word.start
                elif len(found) < _MOST:
                    found += self.faults(bound, word)
                if number % _BETWEEN == 0:
                    yield False
                    if not isValid(field):
                        return
        if found or self._texts[bound].words:
            underline(field, marked := [selected(field, word) for word in found], self._theme.color("caution"))
        else:
            marked = []
        self._texts[bound] = Marked(tuple(marked), typing)

    def marked(self, field: Prose) -> tuple[QTextCursor, ...]:
        """The words that are underlined in a field, each selected by a cursor."""
        bound = self._fields.bound_of(field)
        return self._texts[bound].words if bound and bound in self._texts else ()

    def with_marks(self) -> list[Prose]:
        """The texts with a misspelt word."""
        fields = [bound.field for bound, text in self._texts.items() if text.words]
        return [field for field in fields if isinstance(field, Prose) and isValid(field)]

    def unmark(self, field: Prose, word: QTextCursor) -> None:
        """Have no line under a word: another one is to stand in its place."""
        if (bound := self._fields.bound_of(field)) and bound in self._texts:
            left = tuple(each for each in self._texts[bound].words if each != word)
            self._texts[bound] = self._texts[bound]._replace(words=left)
            underline(field, left, self._theme.color("caution"))

    def faults(self, bound: Bound, word: Word) -> Iterator[Word]:
        """What of a word is misspelt where it stands in a text; a quotation is spelt as its source has it."""
        if bound.name == "quotation":
            return iter(())
        in_title = bound.name == "title" and bound.row is not None and bound.row.table == "card"
        return faults(word, lambda text: self._knows(text, 2 if in_title else 1), self.spelling.script)

    def _knows(self, word: str, times: int) -> bool:
        """A title is no proof that a name just typed in it is spelt rightly: some other text has to have it."""
        if self.spelling.knows(word) or (word[:1].isupper() and self.names.knows(word, times)):
            return True
        return is_among(word, self.spelling.ignored(self._uid))


def underline(field: Prose, found: Sequence[QTextCursor], colour: QColor) -> None:
    """Have a wavy line under these words of a field alone. It is no part of the text, which is not laid out anew.

    The marks are never read again: a wrapper of what is within one outlives it (docs/adr/0011-who-owns-what.md).
    """
    looks = QTextCharFormat()
    looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    looks.setUnderlineColor(colour)
    marks = []
    for word in found:
        word.setKeepPositionOnInsert(True)  # what is typed after the word is not marked with it
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = word, looks
        marks.append(mark)
    field.setExtraSelections(marks)
