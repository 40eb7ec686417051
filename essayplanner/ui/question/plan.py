"""The plan that a shape makes of the question: its sections one below the other, before any of it is made."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.slots import spoken
from essayplanner.domain.structures import Slot
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.taking_cards import TakesCards
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import mirrored, set_margins
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.chips import FactChip
from essayplanner.ui.question.lines import PageLine
from essayplanner.ui.question.waiting import Waiting


class Holds(NamedTuple):
    """A card that a section is to hold."""

    id: int
    title: str
    kind: Kind


class PlanLook(NamedTuple):
    """How a section of the plan stands there; `length` is in words or minutes, `fits` how many cards fit."""

    number: str
    title: str
    length: str = ""
    fits: int = 0
    slots: tuple[Slot, ...] = ()
    hint: str = ""
    holds: tuple[Holds, ...] = ()


class PlanRow(TakesCards):
    """A section: its number, its title to be typed over, what it waits for, and the cards it is to hold.

    `retitled` brings the title; `dropped` asks for what a drag carries, by a function of the page; `taken_out` brings
    the id of a card, `fitting_wanted` asks for the cards that fit, `entered` says that the focus is in it.
    """

    retitled = Signal(str)
    cards_dropped = Signal(list)
    taken_out = Signal(int)
    fitting_wanted = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, carried: Callable[[object], list[int]]) -> None:
        super().__init__()
        self.theme = theme
        self._look = PlanLook("", "")
        self.take(carried, self.cards_dropped.emit)
        self.number = Label()
        self.number.setProperty("muted", "true")
        self.title = PageLine("")
        self.title.installEventFilter(self)
        self.title.setObjectName("planTitle")
        self.title.textEdited.connect(self.retitled)
        self.fits = quiet_button("", "", self.fitting_wanted.emit)
        self.length = Label()
        self.length.setProperty("muted", "true")
        self.waiting = Waiting(theme)
        self._cards = QWidget()
        self._flow = FlowLayout(self._cards, theme.px(5), lead=theme.px(3))
        self._chips: list[FactChip] = []
        px = theme.px
        head = QHBoxLayout()
        inner = QVBoxLayout()
        outer = QHBoxLayout(self)
        outer.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(inner, 1)
        inner.addLayout(head)
        for widget in (self.title, self.fits, self.length):
            head.addWidget(widget, 1 if widget is self.title else 0)
        below = QVBoxLayout()
        inner.addLayout(below)
        below.addWidget(self.waiting)
        below.addWidget(self._cards)
        below.setSpacing(px(2))
        set_margins(below, px(INSET), 0, 0, 0)  # in line with the title
        outer.setContentsMargins(0, px(1), 0, px(4))
        outer.setSpacing(0)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(px(4))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        self.number.setFont(self.theme.font(13))
        self.number.setFixedWidth(px(22 - INSET))
        self.number.setContentsMargins(0, px(4), 0, 0)
        self.title.setFont(self.theme.font(14, bold=True))
        self.length.setFont(self.theme.font(11))
        self.fits.setFont(self.theme.font(11))

    def show_look(self, look: PlanLook) -> None:
        """Show a section."""
        self._look = look
        self.number.setText(look.number)
        if self.title.text() != look.title and not (self.title.hasFocus() and self.title.isModified()):
            self.title.setText(look.title)
        fits = n_("{n} card fits", "{n} cards fit", look.fits) if look.fits else ""
        self.fits.setVisible(bool(fits))
        self.fits.setText(fits)
        self.fits.setAccessibleName(_("{cards} “{title}”: show in the library", cards=fits, title=look.title))
        self.length.setText(look.length)
        self.waiting.show_waiting(look.slots, look.hint)
        self.title.setAccessibleName(_("Section {number}", number=look.number))
        there = ", ".join(held.title for held in look.holds)
        says = join_facts((spoken(look.slots), fits, look.length, _("holds: {cards}", cards=there) if there else ""))
        self.title.setAccessibleDescription(says)
        give_tip(self.title, look.hint)
        self._show_cards(look.holds)

    def _show_cards(self, holds: Sequence[Holds]) -> None:
        while len(self._chips) < len(holds):
            chip = FactChip(self.theme)
            chip.removed.connect(partial(self._remove, len(self._chips)))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        for chip, held in zip(self._chips, holds, strict=False):
            chip.show_fact(held.title, removable=True, kind=held.kind)
            chip.show()
        for chip in self._chips[len(holds) :]:
            chip.hide()
        self._cards.setVisible(bool(holds))

    def _remove(self, place: int, _name: str) -> None:
        self.title.setFocus()
        self.taken_out.emit(self._look.holds[place].id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells that the focus came."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line below it, and that something would be dropped into it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            if self.is_aimed:
                pen = QPen(self.theme.color("claim"), 2)
                pen.setDashPattern([3, 2])
                painter.setPen(pen)
                painter.setBrush(self.theme.color("selection"))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), self.theme.px(6), self.theme.px(6))
                return
            painter.setPen(QPen(self.theme.color("line"), 1))
            rule = mirrored(box, QRectF(self.theme.px(22), box.bottom() - 0.5, box.width(), 0), self.isRightToLeft())
            painter.drawLine(rule.topLeft(), rule.topRight())
