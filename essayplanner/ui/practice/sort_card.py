"""The card that is to be sorted next, large."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.coach.sorting import Pile
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.words import kind_heading, kind_title
from essayplanner.language import _, join_facts
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.wrapping import cut_lines
from essayplanner.ui.practice.sort_drag import Pressed, drag_card

_MOST_TITLE = 4
_ARROWS = {
    Qt.Key.Key_Left: Pile.FIRST,
    Qt.Key.Key_Right: Pile.SECOND,
    Qt.Key.Key_Up: Pile.BOTH,
    Qt.Key.Key_Down: Pile.NEITHER,
}


class CardFace(QWidget):
    """Shows a card by its kind, its title and what it says; it can be dragged, or pushed to a pile by the arrows.
    `opened` asks to see all of it."""

    opened = Signal()
    pushed = Signal(Pile)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.card: CardSeen | None = None
        self._said, self._text = "", ""
        self._pressed = Pressed()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.theme.changed.connect(self.updateGeometry)

    def show_card(self, card: CardSeen | None, text: str, place: str, said: str) -> None:
        """Show this card and its text, `place` being how many came before it; without a card, a sentence."""
        self.card, self._said, self._text = card, said, text
        self.setCursor(Qt.CursorShape.OpenHandCursor if card else Qt.CursorShape.ArrowCursor)
        if card:
            self.setAccessibleName(join_facts((kind_title(card.kind), card.title, place)))
            self.setAccessibleDescription(text)
            give_tip(self, f"{card.title}\n\n{text}" if text else card.title)
        else:
            self.setAccessibleName(said)
            self.setAccessibleDescription("")
            give_tip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a title and some lines."""
        return QSize(self.theme.px(300), self.theme.px(190))

    def minimumSizeHint(self) -> QSize:
        """Room for a title."""
        return QSize(self.theme.px(150), self.theme.px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow pushes the card to a pile, Enter shows all of it."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and (pile := _ARROWS.get(Qt.Key(event.key()))):
            self.pushed.emit(pile)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """May begin a drag."""
        self._pressed.press(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the card."""
        if self._pressed.is_drag(event) and self.card:
            drag_card(self.desk, self, self.card)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged any more."""
        self._pressed.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows all of the card."""
        if self.card:
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card."""
        px, box = self.theme.px, QRectF(self.rect()).adjusted(3, 3, -3, -3)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(
                QPen(self.theme.color("line"), 1, Qt.PenStyle.SolidLine if self.card else Qt.PenStyle.DashLine)
            )
            painter.setBrush(self.theme.color("card") if self.card else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(9), px(9))
            if self.card:
                self._draw_card(painter, box, self.card)
            else:
                self._draw_said(painter, box.adjusted(px(20), px(18), -px(20), -px(12)))
            if self.hasFocus():
                painter.setPen(QPen(self.theme.color("claim"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), px(11), px(11))

    def _draw_card(self, painter: QPainter, box: QRectF, card: CardSeen) -> None:
        px, from_right = self.theme.px, self.isRightToLeft()
        colour = self.theme.color(card.kind.value)
        painter.save()
        painter.setClipRect(mirrored(box, QRectF(box.left(), box.top(), px(6), box.height()), from_right))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, px(9), px(9))
        painter.restore()
        room = box.adjusted(px(24), px(18), -px(20), -px(12))
        small = self.theme.font(11, bold=True)
        line = QRectF(room.left(), room.top(), room.width(), QFontMetrics(small).height())
        sign = px(11)
        glyph = QRectF(line.left(), line.center().y() - sign / 2, sign, sign)
        paint_glyph(painter, card.kind, mirrored(box, glyph, from_right), colour)
        painter.setFont(small)
        painter.setPen(colour)
        write(painter, mirrored(box, line.adjusted(px(18), 0, 0, 0), from_right), kind_heading(card.kind), from_right)
        painter.setPen(self.theme.color("muted"))
        room.setTop(line.bottom() + px(8))
        room = self._draw_lines(painter, room, card.title, "ink", large=True)
        room.setTop(room.top() + px(8))
        self._draw_lines(painter, room, self._text, "ink", serif=True)

    def _draw_said(self, painter: QPainter, room: QRectF) -> None:
        """Write the sentences, smaller where there is no room for all of them."""
        said, apart = self._said.split("\n"), self.theme.px(4)

        def fits(size: int) -> bool:
            font = self.theme.font(size)
            lines = sum(len(cut_lines(each, font, room.width(), 100)) for each in said)
            return lines * QFontMetrics(font).lineSpacing() + apart * len(said) <= room.height() + apart

        size = 14 if fits(14) else 12
        for each in said:
            room = self._draw_lines(painter, room, each, "muted", size=size)
            room.setTop(room.top() + apart)

    def _draw_lines(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        colour: str,
        *,
        large: bool = False,
        serif: bool = False,
        size: int = 14,
    ) -> QRectF:
        """Write a text in as many lines as there is room for; gives the room that is left below."""
        font = self.theme.font(17 if large else size, bold=large, serif=serif)
        high = QFontMetrics(font).lineSpacing()
        most = min(int(room.height() // high), _MOST_TITLE if large else 100)
        painter.setFont(font)
        painter.setPen(self.theme.color(colour))
        top = room.top()
        for line in cut_lines(text, font, room.width(), most) if text and most > 0 else ():
            place = QRectF(room.left(), top, room.width(), high)
            write(painter, mirrored(self.rect(), place, self.isRightToLeft()), line, self.isRightToLeft())
            top += high
        return QRectF(room.left(), top, room.width(), max(0.0, room.bottom() - top))


def hint() -> str:
    """The keys by which cards are sorted, in words."""
    return _("1 or ← first · 2 or → second · B or ↑ both · N or ↓ neither · Backspace takes back · Esc closes, kept")
