"""A field that asks in place, over the screen: for the date of a card, for the dates of the question, for a year."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from essayplanner.domain.dates import show_date
from essayplanner.domain.timeline import Fence, Told
from essayplanner.domain.typed_dates import understood
from essayplanner.language import _
from essayplanner.ui.controls.dating import how_to_write, understood_as
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

#: Pixels of the design.
_WIDE = 300


class Understood(NamedTuple):
    """What was made of what is typed: in words, or how to write it. `is_right` says that it can be taken."""

    words: str
    is_right: bool


def as_date(typed: str) -> Understood:
    """A date."""
    when = understood(typed)
    return Understood(understood_as(when), is_right=True) if when else Understood(how_to_write(typed), is_right=False)


def as_dates(told: Fence | None) -> Callable[[str], Understood]:
    """A date, or none at all; then the dates of the question are those that words tell, if any."""
    none = _("Without dates of its own")
    if told and told.told is Told.QUESTION:
        none = _("{years}, as its words say", years=told.name)
    elif told:
        none = _("{years}, as the title of the notebook says", years=told.name)
    return lambda typed: as_date(typed) if typed else Understood(none, is_right=True)


def as_year(typed: str) -> Understood:
    """A year, or any other date, to go to."""
    when = understood(typed)
    return Understood(_("Goes to {date}", date=show_date(str(when))), is_right=True) if when else as_date(typed)


class Asking(QFrame):
    """Lies over the screen until Enter takes what is typed, or Escape or a click elsewhere leaves all as it was."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = desk.theme
        self._read: Callable[[str], Understood] = as_date
        self._take: Callable[[str], object] = str
        self.setObjectName("asking")
        self.question = Words(desk.theme, size=12, color="ink", bold=True)
        self.field = LineField("")
        self.field.setProperty("quiet", False)
        self.hint = FieldHint(desk.theme, self.field)
        name_keys(self.field, _("Enter takes it · Escape leaves it as it was"))
        column = QVBoxLayout(self)
        for widget in (self.question, self.field, self.hint):
            column.addWidget(widget)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._say)
        self.field.left.connect(self._left)
        desk.theme.wear(_rules)
        self.hide()

    def ask(
        self,
        question: str,
        text: str,
        read: Callable[[str], Understood],
        take: Callable[[str], object],
        at: QRect,
        room: QRect,
    ) -> None:
        """Ask beside something on the screen; `take` is called with what was understood when Enter is pressed."""
        self._read, self._take = read, take
        self.question.say(question)
        self.field.setAccessibleName(question)
        self.field.setText(text)
        self._say()
        self.setFixedWidth(min(self.theme.px(_WIDE), room.width()))
        self.show()
        self.adjustSize()
        left = min(max(at.left(), room.left()), room.right() + 1 - self.width())
        top = min(at.bottom() + 4, room.bottom() + 1 - self.height())
        self.move(QPoint(left, max(room.top(), top)))
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _say(self) -> None:
        self.hint.advise(self._read(self.field.text().strip()).words)
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it where it was understood, and says why else; Escape leaves it."""
        typed = self.field.text().strip()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            understood = self._read(typed)
            if not understood.is_right:
                self.hint.warn(understood.words, by_hand=True)
                return
            self.close_field()
            self._take(typed)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _left(self) -> None:
        """The focus went elsewhere: not to another window, from which one may come back."""
        if self.isActiveWindow():
            self.hide()

    def close_field(self) -> None:
        """Be shown no more, and give the focus back."""
        if not self.isHidden():
            self.closed.emit()  # the focus goes first, or Qt would put it somewhere in passing
            self.hide()


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return f"#asking {{ background: {t.card}; border: 1px solid {t.claim}; border-radius: {theme.px(7)}px; }}"
