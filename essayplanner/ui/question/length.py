"""The bar at the foot of the page: how long it is to be, and what ends the page."""

import re

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.structures import Scheme
from essayplanner.domain.word_targets import checked_minutes, read_target
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.lines import PageLine

_WORDS, _MINUTES = (750, 1000, 1500, 2000, 3000, 4000), (20, 40, 45, 60)
#: A number of minutes, whichever word for them comes after.
_TYPED_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minutes?)\.?", re.IGNORECASE)


def words_of(words: int) -> str:
    """So many words; empty for 0."""
    return n_("{n} word", "{n} words", words) if words else ""


def minutes_of(minutes: int) -> str:
    """So many minutes; empty for 0."""
    return n_("{n} minute", "{n} minutes", minutes) if minutes else ""


def read_length(typed: str) -> tuple[int, int]:
    """Words and minutes of what was typed, of which one is 0; RefusedError where it is no length."""
    if found := _TYPED_MINUTES.fullmatch(typed.strip()):
        return 0, checked_minutes(int(found[1]))
    return read_target(typed), 0


class LengthBar(QWidget):
    """`chosen` brings words and minutes; `done` and `left` say that a button was pressed."""

    chosen = Signal(int, int)
    done = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self._now = (0, 0)
        self._scheme: Scheme | None = None
        self.setObjectName("lengthBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Label(_("Length"))
        self.title.setProperty("muted", "true")
        self.button = PushButton()
        self.button.clicked.connect(self._open)
        self.field = PageLine(_("Length in words or minutes"), _("e.g. 1,800 words or 50 minutes"))
        self.field.setProperty("quiet", False)
        self.field.setFixedWidth(desk.theme.px(220))
        self.field.hide()
        self.field.returnPressed.connect(self._typed)
        self.field.left.connect(self._leave)
        self.also = Label()
        self.also.setProperty("muted", "true")
        self.cancel, self.make = PushButton(_("Cancel")), PushButton()
        self.cancel.clicked.connect(self.left)
        self.make.clicked.connect(self.done)
        self.make.setProperty("primary", "true")
        self._flow = FlowLayout(self, desk.theme.px(10), lead=desk.theme.px(6), ended=True)
        self._ends = QWidget()
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(desk.theme.px(10))
        for button in (self.cancel, self.make):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            ends.addWidget(button)
        for widget in (self.title, self.button, self.field, self.also, self._ends):
            self._flow.addWidget(widget)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._flow, px(24), px(10), px(34), px(10))
        for label in (self.title, self.also):
            label.setFont(self.theme.font(12))
            label.setMinimumHeight(self.button.sizeHint().height())
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def show_length(self, words: int, minutes: int, scheme: Scheme | None, *, shared: bool) -> None:
        """Show how long it is to be; with `shared` that is shared out among the sections."""
        self._now, self._scheme = (words, minutes), scheme
        first, second = (words_of(words), minutes_of(minutes)) if words else (minutes_of(minutes), "")
        said = first or _("No length")
        self.button.setText(caption(f"{said}  ▾"))
        self.button.setAccessibleName(_("Length: {length}, menu", length=said))
        beside = _("or {minutes}", minutes=second) if second else ""
        share = _("shared out by weight") if shared and first else ""
        self.also.setText("; ".join(filter(None, (beside, share))))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scheme = self._scheme
        if scheme and (scheme.words or scheme.minutes):
            said = join_facts((scheme.length, scheme.board))
            self._offer(menu, said, scheme.words, scheme.minutes)
            menu.addSeparator()
        for words in _WORDS:
            self._offer(menu, words_of(words), words, 0)
        menu.addSeparator()
        for minutes in _MINUTES:
            self._offer(menu, minutes_of(minutes), 0, minutes)
        menu.addSeparator()
        self._offer(menu, _("No length"), 0, 0)
        menu.addAction(_("Other length…")).triggered.connect(lambda _checked: self.ask())
        menu.popup(self.button.mapToGlobal(QPoint(0, 0)) - QPoint(0, menu.sizeHint().height()))

    def _offer(self, menu: QMenu, said: str, words: int, minutes: int) -> None:
        action = menu.addAction(caption(said))
        action.setCheckable(True)
        action.setChecked((words, minutes) == self._now)
        action.triggered.connect(lambda _checked: self.chosen.emit(words, minutes))

    def ask(self) -> None:
        """Have a length typed."""
        self.field.setText("")
        self.button.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        try:
            words, minutes = read_length(self.field.text())
        except RefusedError as refusal:
            self.desk.announcer.ask(self.field, str(refusal))
            self.field.selectAll()
            return
        typed = bool(self.field.text().strip())
        self.button.show()
        self.button.setFocus()
        if typed:
            self.chosen.emit(words, minutes)

    def _leave(self) -> None:
        if self.isActiveWindow():
            self.button.show()
            self.field.hide()


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return f"#lengthBar {{ background: {t.pane}; border-top: 1px solid {t.line}; }}"
