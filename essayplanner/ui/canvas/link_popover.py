"""Asks in place what one card does to another, and because of what."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.cards import Relation
from essayplanner.domain.words import relation_word
from essayplanner.language import _
from essayplanner.notebook import cards
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

#: Pixels of the design: how wide it is, and how far it stays from the edges of the window.
_WIDE, _ROUND = 330, 8


class LinkEnd(NamedTuple):
    """A card at an end of a link."""

    card_id: int
    title: str


class _Because(GrowingText):
    """Enter says that it is all written."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LinkPopover(QFrame):
    """Makes a link, or changes one; `closed` says that it is away, whatever came of it."""

    closed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        #: Whether something is asked that was neither answered nor left, though its screen may be out of sight.
        self.is_asking = False
        self.desk, self.theme = desk, desk.theme
        self._start, self._end, self._link_id = LinkEnd(0, ""), LinkEnd(0, ""), 0
        self.relation = Relation.SUPPORTS
        self.setObjectName("linkPopover")
        self.setAccessibleName(_("Link between two cards"))
        self.start = Words(self.theme, size=13, color="ink", inset=0)
        self.end = Words(self.theme, size=13, color="ink", inset=0)
        self.relations = Segments(
            self.theme,
            _("What the first card does to the second"),
            [Choice(each, relation_word(each), relation_word(each)) for each in Relation],
            self._choose,
            turns=True,
        )
        self.relations.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.because = _Because(_("Because"), _("Because …"), paragraph=True)
        self.because.setProperty("quiet", False)
        self.add = PushButton()
        self.add.setProperty("primary", "true")
        self.cancel = PushButton(_("Cancel"))
        self.column = QVBoxLayout(self)
        for widget in (self.start, self.relations, self.end, self.because):
            self.column.addWidget(widget)
        buttons = QHBoxLayout()
        self.column.addLayout(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.add)
        self.add.clicked.connect(self.finish)
        self.because.entered.connect(self.finish)
        self.cancel.clicked.connect(self.close_up)
        self.theme.wear(_rules)
        self.theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def ask(self, start: LinkEnd, end: LinkEnd, near: QRect) -> None:
        """Ask about a new link, beside a place of the window."""
        self._open(start, end, near, 0, Relation.SUPPORTS, "")
        self.relations.segments[self.relation].setFocus(Qt.FocusReason.PopupFocusReason)

    def change(self, link_id: int, start: LinkEnd, end: LinkEnd, relation: Relation, because: str, near: QRect) -> None:
        """Ask what is to be changed of a link, its because first."""
        self._open(start, end, near, link_id, relation, because)
        self.because.setFocus(Qt.FocusReason.PopupFocusReason)
        self.because.selectAll()

    def _open(self, start: LinkEnd, end: LinkEnd, near: QRect, link_id: int, relation: Relation, because: str) -> None:
        self._start, self._end, self._link_id = start, end, link_id
        self.start.setText(start.title)
        self.end.setText(end.title)
        self.because.setPlainText(because)
        self.add.setText(_("Change") if link_id else _("Link"))
        self.relations.show_chosen(relation)
        for each, segment in self.relations.segments.items():
            segment.setAccessibleName(_does(each, start.title, end.title))
        self._choose(relation)
        self.is_asking = True
        self.show()
        self._put(near)
        self.raise_()

    def _put(self, near: QRect) -> None:
        """Stand below what is asked about or, where there is no room, above it."""
        px, window = self.theme.px, self._window
        room = window.rect().adjusted(px(_ROUND), px(_ROUND), -px(_ROUND), -px(_ROUND))
        self.setFixedWidth(min(px(_WIDE), room.width()))
        self._fit()
        left = min(max(room.left(), near.left()), room.right() + 1 - self.width())
        top = near.bottom() + px(6)
        if top + self.height() > room.bottom():
            top = max(room.top(), near.top() - px(6) - self.height())
        self.move(QPoint(left, top))

    def _fit(self) -> None:
        for _pass in range(2):  # words that wrap are as high as their width asks
            self.column.activate()
            self.resize(self.width(), self.column.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Grows with what is written in it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def _choose(self, relation: Relation) -> None:
        self.relation = relation

    def finish(self) -> None:
        """Link the two, or change the link."""
        book, because = self.desk.book, self.because.toPlainText()
        start, end, link_id, relation = self._start, self._end, self._link_id, self.relation

        def link() -> None:
            if link_id:
                cards.edit_link(book, link_id, relation=relation, because=because)
            else:
                cards.link_cards(book, start.card_id, end.card_id, relation, because)
            self.close_up()  # before it is said: a screen reader stops where the focus goes elsewhere

        said = _("Linked: {sentence}.", sentence=_does(relation, start.title, end.title))
        self.desk.do(link, _("Changed the link.") if link_id else said)

    def close_up(self) -> None:
        """Be away. The focus is given back first: a screen reader is told wherever Qt puts it in passing."""
        if self.is_asking:
            self.is_asking = False
            self.closed.emit()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it was; who types at once types the reason."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.text().strip() and event.text().isprintable() and not held and not self.because.hasFocus():
            self.because.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.because, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self.theme.px
        self.column.setContentsMargins(px(12), px(10), px(12), px(10))
        self.column.setSpacing(px(6))


def _does(relation: Relation, start: str, end: str) -> str:
    """What one card does to another."""
    sentence = {
        Relation.SUPPORTS: _("“{start}” supports “{end}”"),
        Relation.CHALLENGES: _("“{start}” challenges “{end}”"),
        Relation.QUALIFIES: _("“{start}” qualifies “{end}”"),
    }[relation]
    return sentence.format(start=start, end=end)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return f"#linkPopover {{ background: {t.card}; border: 1px solid {t.claim}; border-radius: {theme.px(8)}px; }}"
