"""A card in a pile."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.words import kind_title
from essayplanner.language import _, join_facts
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.practice.sort_drag import Pressed, drag_card

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardRow(Painted):
    """Its kind and its title. `stepped` asks for the row above (-1) or below, `taken_back` that it be sorted again."""

    stepped = Signal(int)
    taken_back = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self.desk = desk
        self.card: CardSeen | None = None
        self._pressed = Pressed()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)

    def show_card(self, card: CardSeen, place: int, of: int) -> None:
        """Stand for a card, the how manieth of how many in its pile."""
        self.card = card
        self.setText(card.title)
        where = _("{place} of {count}", place=place, count=of)
        self.setAccessibleName(join_facts((kind_title(card.kind), card.title, where)))
        give_tip(self, card.title)
        self.update()

    def _choose(self, _checked: bool = False) -> None:
        if self.card:
            self.desk.selection.choose(self.card.id)

    def sizeHint(self) -> QSize:
        """One line, as wide as there is room."""
        return QSize(1, max(LEAST, QFontMetrics(self.theme.font(12)).height() + self.theme.px(6)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to other rows, Delete or Backspace has the card sorted again."""
        if step := _STEPS.get(Qt.Key(event.key()), 0):
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.card:
            self.taken_back.emit(self.card.id)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """May begin a drag."""
        self._pressed.press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the card."""
        super().mouseMoveEvent(event)
        if self._pressed.is_drag(event) and self.card:
            self.setDown(False)
            drag_card(self.desk, self, self.card)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged any more."""
        self._pressed.let_go()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line."""
        painter, px, from_right = self.begin(), self.theme.px, self.isRightToLeft()
        if self.card:
            sign, box = px(9), QRectF(self.rect())
            glyph = QRectF(px(6), (box.height() - sign) / 2, sign, sign)
            paint_glyph(
                painter, self.card.kind, mirrored(box, glyph, from_right), self.theme.color(self.card.kind.value)
            )
            painter.setFont(self.theme.font(12))
            painter.setPen(self.theme.color("ink"))
            room = box.adjusted(px(20), 0, -px(6), 0)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
            write(painter, mirrored(box, room, from_right), shown, from_right)
        painter.end()
