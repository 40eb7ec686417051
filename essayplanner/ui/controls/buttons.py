"""Buttons of the card panel that are drawn by hand: crosses, pluses, dots, and titles to click on."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from essayplanner.domain.cards import Kind
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import PushButton, clicked_by_enter
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.targets import LEAST, grown
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys
from essayplanner.ui.look.wrapping import height_of, wrapped


def quiet_button(text: str, name: str, clicked: Callable[[], object]) -> PushButton:
    """A flat button for the panel."""
    button = PushButton(text)
    button.setFlat(True)
    button.setProperty("flat", True)
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda checked=False: clicked())
    return button


class Painted(QAbstractButton):
    """A button that is drawn by hand, with the focus ring and the tint under the mouse that all of them share."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the first click may have moved another button under the pointer, which nobody meant."""
        event.accept()

    def setText(self, text: str) -> None:
        """Show this; an “&” in it is no key, for it is drawn like any letter."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def begin(self) -> QPainter:
        """A painter on the button, tint and ring drawn already."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = self.theme.px(7)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selection"))
            painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("claim"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_, round_)
        return painter


class AddButton(Painted):
    """A plus and what it adds; a letter after “&” clicks it with Alt. A letter that is typed on it clicks it too, and
    goes on to where the next ones will."""

    def __init__(self, theme: Theme, text: str, name: str, clicked: Callable[[], object]) -> None:
        super().__init__(theme)
        self._words = text.replace("&", "")
        self.setAccessibleName(name)
        if keys := QKeySequence.mnemonic(text).toString():
            self.setShortcut(QKeySequence(keys))
            give_tip(self, with_keys(name, keys))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda checked=False: clicked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types on in what the button opens."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or not event.text().strip() or not event.text().isprintable():
            super().keyPressEvent(event)
            return
        self.click()
        hand = QApplication.focusWidget()
        if hand is not None and hand is not self:
            QApplication.sendEvent(hand, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))

    def sizeHint(self) -> QSize:
        """Room for the plus and the words."""
        metrics, px = QFontMetrics(self.theme.font()), self.theme.px
        wide = metrics.horizontalAdvance(self._words) + px(18) + 2 * px(INSET)
        return grown(QSize(wide, metrics.height() + 2 * px(4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws plus and words."""
        painter = self.begin()
        px, middle = self.theme.px, self.height() / 2
        painter.setPen(QPen(self.theme.color("claim"), px(15) / 10))
        from_right = self.isRightToLeft()
        arm, x = px(45) / 10, mirrored(self.rect(), QRectF(px(INSET) + px(5), 0, 0, 0), from_right).x()
        painter.drawLine(QPointF(x - arm, middle), QPointF(x + arm, middle))
        painter.drawLine(QPointF(x, middle - arm), QPointF(x, middle + arm))
        painter.setFont(self.theme.font())
        room = QRectF(self.rect()).adjusted(px(INSET + 18), 0, 0, 0)
        text = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        write(painter, mirrored(self.rect(), room, from_right), text, from_right)


class SmallButton(Painted):
    """A square with a sign in it."""

    def __init__(self, theme: Theme, clicked: Callable[[], object]) -> None:
        super().__init__(theme)
        self.clicked.connect(lambda checked=False: clicked())

    def sizeHint(self) -> QSize:
        """A square to hit with the mouse."""
        return QSize(self.theme.px(24), self.theme.px(24))


class Cross(SmallButton):
    """A small cross that takes something away."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the cross."""
        painter = self.begin()
        pen = QPen(self.theme.color("ink" if self.underMouse() else "muted"), self.theme.px(15) / 10)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        arm, middle = self.theme.px(35) / 10, QRectF(self.rect()).center()
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))


class More(SmallButton):
    """Three dots that open a menu."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the dots."""
        painter = self.begin()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("ink" if self.underMouse() else "muted"))
        dot, middle = self.theme.px(13) / 10, QRectF(self.rect()).center()
        for number in (-1, 0, 1):
            painter.drawEllipse(middle + QPointF(number * self.theme.px(4), 0), dot, dot)


class TitleButton(Painted):
    """A title to click on, wrapped to as many lines as it needs, after a card's shape or a section's number."""

    def __init__(self, theme: Theme, clicked: Callable[[], object]) -> None:
        super().__init__(theme)
        self._kind: Kind | None = None
        self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda checked=False: clicked())
        theme.changed.connect(self.adjust)

    def show_title(self, title: str, kind: Kind | None = None, name: str = "", *, number: str = "") -> None:
        """Show this title; `name` is what a screen reader says."""
        self._kind, self._number = kind, number
        self.setText(title)
        self.setAccessibleName(name or title)
        self.adjust()
        self.update()

    def _font(self) -> QFont:
        return self.theme.font(13)

    def _left(self) -> int:
        if self._number:
            return self.theme.px(INSET + 6) + number_width(self.theme, self._number)
        return self.theme.px(INSET + (18 if self._kind else 0))

    def _lines(self) -> QTextLayout:
        room = self.width() - self._left() - self.theme.px(INSET)
        return wrapped(self.text(), self._font(), room, from_right=self.isRightToLeft() or None)

    def adjust(self) -> None:
        """Become as high as the wrapped title."""
        high = max(LEAST, height_of(self._lines()) + 2 * self.theme.px(4))
        if high != self.height():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another height."""
        super().resizeEvent(event)
        self.adjust()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws shape and title."""
        painter = self.begin()
        lines = self._lines()
        top = (self.height() - lines.boundingRect().height()) / 2
        if self._kind:
            size = self.theme.px(10)
            middle = top + lines.lineAt(0).height() / 2
            box = QRectF(self.theme.px(INSET), middle - size / 2, size, size)
            paint_glyph(painter, self._kind, self._placed(box), self.theme.color(self._kind.value))
        if self._number:
            wide = number_width(self.theme, self._number)
            room = QRectF(self.theme.px(INSET), top, wide, lines.lineAt(0).height())
            paint_section_number(painter, self.theme, self._placed(room), self._number, SOFT)
        painter.setPen(self.theme.color("ink" if self._kind else "claim"))
        wide = self.width() - self._left() - self.theme.px(INSET)
        lines.draw(painter, self._placed(QRectF(self._left(), top, wide, 1)).topLeft())

    def _placed(self, part: QRectF) -> QRectF:
        return mirrored(self.rect(), part, self.isRightToLeft())
