"""A group of a pile: its heading, and the cards in it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from essayplanner.coach.sorting import Group
from essayplanner.domain.argument import CardSeen
from essayplanner.language import _
from essayplanner.ui.controls.buttons import Cross
from essayplanner.ui.controls.taking_cards import TakesCards
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.practice.sort_row import CardRow


class GroupBox(TakesCards):
    """Shows a group. `renamed` brings its heading as it is typed, `entered` says that it is to be open, `joined` that
    it is to be put to the one above."""

    renamed = Signal(str)
    entered = Signal()
    joined = Signal()
    dropped = Signal(list)
    taken_back = Signal(int)
    stepped = Signal(int, int)

    def __init__(self, desk: Desk, carried: Callable[[QMimeData], list[int]]) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.group: Group | None = None
        self.rows: list[CardRow] = []
        self._is_open = False
        self.take(carried, self.dropped.emit)
        self.heading = LineField(_("Heading of the group"), _("Heading, at most five words"))
        self.heading.textEdited.connect(self.renamed)
        self.heading.selectionChanged.connect(self._enter)
        self.heading.cursorPositionChanged.connect(lambda _was, _now: self._enter())
        self.heading.left.connect(self._leave)
        self.cross = Cross(desk.theme, self.joined.emit)
        outer = QVBoxLayout(self)
        head = QHBoxLayout()
        outer.addLayout(head)
        head.setSpacing(0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.cross)
        self._column = QVBoxLayout()
        outer.addLayout(self._column)
        outer.setContentsMargins(desk.theme.px(5), 1, 0, desk.theme.px(3))
        outer.setSpacing(0)
        self._column.setSpacing(0)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.heading.setFont(self.theme.font(12, bold=True))

    def _enter(self) -> None:
        if self.heading.hasFocus():
            self.entered.emit()

    def show_group(self, group: Group, cards: Mapping[int, CardSeen], before: int, of: int, *, parted: bool) -> None:
        """Show it and its cards, `before` them so many others `of` the pile; with a heading where that is `parted`."""
        self.group, self._is_open = group, group.is_open and parted
        self.heading.setVisible(parted)
        self.cross.setVisible(parted and self.cross.isEnabled())
        self.cross.setAccessibleName(
            _("Put “{title}” together with the group above", title=group.title or _("no heading"))
        )
        give_tip(self.cross, _("Put together with the group above"))
        self.heading.setAccessibleDescription(_("Cards come here") if self._is_open else "")
        if not self.heading.hasFocus():
            self._show_heading()
        shown = [card for id in group.cards if (card := cards.get(id))]
        while len(self.rows) < len(shown):
            self._add_row()
        for place, (row, card) in enumerate(zip(self.rows, shown, strict=False)):
            row.show_card(card, before + place + 1, of)
            row.show()
        for row in self.rows[len(shown) :]:
            row.hide()
        self.update()

    def _leave(self) -> None:
        self._show_heading()
        self.heading.setCursorPosition(0)

    def _show_heading(self) -> None:
        if self.group and self.heading.text() != self.group.title:
            self.heading.setText(self.group.title)

    def _add_row(self) -> None:
        row = CardRow(self.desk)
        row.taken_back.connect(self.taken_back)
        row.stepped.connect(partial(self.stepped.emit, len(self.rows)))
        self.rows.append(row)
        self._column.addWidget(row)

    def shown_rows(self) -> list[CardRow]:
        """The rows of the cards in it."""
        return [row for row in self.rows if not row.isHidden()]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws that cards come here, or would be let go here."""
        px, box = self.theme.px, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.is_aimed:
                painter.setPen(QPen(self.theme.color("claim"), 2, Qt.PenStyle.DashLine))
                painter.setBrush(self.theme.color("selection"))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
            elif self._is_open:
                bar = QRectF(0, px(4), px(3), px(20))
                painter.fillRect(mirrored(box, bar, self.isRightToLeft()), self.theme.color("claim"))
