"""The shapes that suit the question: cards side by side, or a menu where there is no room for them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from essayplanner.domain.outline import Role
from essayplanner.domain.structures import Each, Shape
from essayplanner.language import _
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import caption, give_tip
from essayplanner.ui.look.push_button import Checkable, PushButton, clicked_by_enter
from essayplanner.ui.look.theme import Theme

#: So many stand side by side at most, and where that is fewer they become a menu; none is narrower than this, in pixels
#: of the design.
SIDE_BY_SIDE, _FEWEST = 5, 3
_NARROWEST = 150
#: How often a part stands in the drawing that stands once for each other factor or source.
_TIMES = {Each.OTHER: 2, Each.SOURCE: 3}


class ShapeCard(Checkable, QAbstractButton):
    """A shape as a strip of its parts, its title, and when it is good."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.shape_ = theme, Shape("", "")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shape(self, shape: Shape) -> None:
        """Stand for this one."""
        self.shape_ = shape
        self.setText(shape.title)
        self.setAccessibleName(_("Shape: {title}", title=shape.title))
        self.setAccessibleDescription(shape.about)
        give_tip(self, f"{shape.title}: {shape.about}" if shape.about else shape.title)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the strip and two lines."""
        px = self.theme.px
        lines = QFontMetrics(self.theme.font(12, bold=True)).height() + QFontMetrics(self.theme.font(11)).height()
        return QSize(px(_NARROWEST), lines + px(30))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card."""
        px, box, from_right = self.theme.px, QRectF(self.rect()), self.isRightToLeft()
        on = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "claim" if on or self.hasFocus() else "link" if self.underMouse() else "line"
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(self.theme.color(edge), width))
            painter.setBrush(self.theme.color("selection" if on else "card"))
            inset = width / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), px(7), px(7))
            left, room = px(10), box.width() - 2 * px(10)
            self._strip(painter, QRectF(left, px(9), room, px(7)), on=on)
            painter.setPen(self.theme.color("ink"))
            painter.setFont(self.theme.font(12, bold=True))
            top = px(21)
            for text, font, colour in (
                (self.shape_.title, self.theme.font(12, bold=True), "ink"),
                (self.shape_.about, self.theme.font(11), "muted"),
            ):
                painter.setFont(font)
                painter.setPen(self.theme.color(colour))
                metrics = painter.fontMetrics()
                line = QRectF(left, top, room, metrics.height())
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
                write(painter, mirrored(box, line, from_right), shown, from_right)
                top += metrics.height() + px(1)

    def _strip(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        """The parts of the shape, as wide as their shares."""
        parts = [part for part in self.shape_.parts for _time in range(_TIMES.get(part.each, 1))]
        whole, gap = sum(part.weight for part in parts) or 1, self.theme.px(2)
        x, room = box.left(), box.width() - gap * max(0, len(parts) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in parts:
            is_end = part.role in (Role.INTRODUCTION, Role.CONCLUSION)
            piece = QRectF(x, box.top(), room * part.weight / whole, box.height())
            painter.setBrush(self.theme.color("side_soft" if is_end else "claim" if on else "side"))
            painter.drawRoundedRect(mirrored(self.rect(), piece, self.isRightToLeft()), 1.5, 1.5)
            x += piece.width() + gap


class Shapes(QWidget):
    """Chooses one shape by mouse, arrow keys or menu; `chosen` brings its key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._shapes, self._key = theme, tuple[Shape, ...](), ""
        self.setAccessibleName(_("Shapes"))
        self.cards = [ShapeCard(theme) for _number in range(SIDE_BY_SIDE)]
        self.group = QButtonGroup(self)
        self.button = PushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for card in self.cards:
            self.group.addButton(card)
            row.addWidget(card)
            card.clicked.connect(partial(self._clicked, card))
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: open_menu(self, self.button, self._shapes, self._key, self.chosen.emit))
        self.button.hide()

    def _clicked(self, card: ShapeCard, _checked: bool = False) -> None:
        self.chosen.emit(card.shape_.key)

    def show_shapes(self, shapes: Sequence[Shape], key: str) -> None:
        """Show those that suit best, and which one is chosen: it stands among them."""
        self._shapes, self._key = tuple(shapes), key
        self._fit()

    def others(self) -> list[Shape]:
        """Those that do not stand side by side."""
        shown = {card.shape_.key for card in self.cards if not card.isHidden()}
        return [shape for shape in self._shapes if shape.key not in shown]

    def _fit(self) -> None:
        gap = self.theme.px(8)
        room = min((self.width() + gap) // (self.theme.px(_NARROWEST) + gap), SIDE_BY_SIDE, len(self._shapes))
        narrow = room < min(_FEWEST, len(self._shapes))
        shown = [] if narrow else list(self._shapes[:room])
        now = next((shape for shape in self._shapes if shape.key == self._key), None)
        if now and shown and now not in shown:
            shown[-1] = now
        for card, shape in zip(self.cards, shown, strict=False):
            if card.shape_ != shape:
                card.show_shape(shape)
        self._choose(shown)
        for number, card in enumerate(self.cards):
            card.setHidden(number >= len(shown))
        title = now.title if now else _("Shape")
        self.button.setText(caption(f"{title}  ▾"))
        self.button.setAccessibleName(_("Shape: {title}, menu", title=title))
        self.button.setVisible(narrow)

    def _choose(self, shown: Sequence[Shape]) -> None:
        """Have the one that is chosen be on, and else none."""
        self.group.setExclusive(False)
        for card, shape in zip(self.cards, shown, strict=False):
            card.setChecked(shape.key == self._key)
        self.group.setExclusive(True)

    def minimumSizeHint(self) -> QSize:
        """As a menu it needs little room."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Becomes a menu where there is no room."""
        super().resizeEvent(event)
        self._fit()


def open_menu(
    parent: QWidget, button: QWidget, shapes: Sequence[Shape], key: str, chosen: Callable[[str], object]
) -> QMenu:
    """Offer shapes below a button."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for shape in shapes:
        action = menu.addAction(caption(shape.title))
        give_tip(action, shape.about)
        action.setCheckable(True)
        action.setChecked(shape.key == key)
        action.triggered.connect(lambda _checked, key=shape.key: chosen(key))
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu
