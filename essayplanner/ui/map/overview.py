"""The legend of the map, and the whole of it in small with a frame around what is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.words import relation_word
from essayplanner.language import _, n_
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.look.glyphs import paint_link
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.map.drawing import MARGIN, MapDrawing
from essayplanner.ui.map.view import MapView

#: Pixels of the design: the whole of it in small, a line of the legend, and its sign.
WIDE, _HIGH, _LINE, _SIGN = 134, 96, 19, 28
#: How wide both are at most, and the least width of a map that has a strip for them.
_WIDEST, _LEAST = 160, 560


class Legend(QWidget):
    """What each line does, in words: lines have no hue."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """A line for each relation."""
        return QSize(self.theme.px(WIDE), self.theme.px(_LINE) * len(Relation))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them."""
        px, theme, from_right = self.theme.px, self.theme, self.isRightToLeft()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(12))
            for number, relation in enumerate(Relation):
                room = QRectF(0, number * px(_LINE), self.width(), px(_LINE))
                sign = QRectF(0, room.y(), px(_SIGN), px(_LINE))
                paint_link(painter, mirrored(room, sign, from_right), relation, theme.color("link"), 1.3)
                painter.setPen(theme.color("muted"))
                words = room.adjusted(px(_SIGN + 8), 0, 0, 0)
                write(painter, mirrored(room, words, from_right), relation_word(relation), from_right)


class Overview(QWidget):
    """All cards as bars of their kind; what is pressed there comes into the middle.

    It is the scroll bars of the map in one, and as such no part of its own for keys or a screen reader.
    """

    def __init__(self, view: MapView) -> None:
        super().__init__()
        self.view, self.theme = view, view.theme
        self._cards: QPixmap | None = None
        self._map: MapDrawing | None = None
        self._looks: object = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
            bar.rangeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """As large as the design has it."""
        return QSize(self.theme.px(WIDE), self.theme.px(_HIGH))

    def _scale(self) -> float:
        drawing = self.view.drawing
        wide, high = drawing.size if drawing else (1.0, 1.0)
        return min((self.width() - 6) / max(1.0, wide), (self.height() - 6) / max(1.0, high))

    def frame(self) -> QRectF:
        """Where the frame is around what is in sight."""
        sight, scale = self.view.in_sight(), self._scale()
        wide, high = self.view.drawing.size if self.view.drawing else (1.0, 1.0)
        left, right, bottom = max(0.0, sight.x), min(sight.right, wide), min(sight.bottom, high)
        return QRectF(3 + left * scale, 3 + sight.y * scale, (right - left) * scale, (bottom - sight.y) * scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed comes into the middle."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """So does what the pointer is dragged to."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.view.drawing:
            at = (event.position() - QRectF(3, 3, 0, 0).topLeft()) / self._scale()
            self.view.scroll_to_point(at, QRectF(self.view.viewport().rect()).center())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws all of it, which stays as it is while the frame is moved, and the frame."""
        theme, ratio = self.theme, self.devicePixelRatioF()
        looks = (self.size(), ratio, theme.tokens, theme.scale)
        if self.view.map is not self._map or looks != self._looks or self._cards is None:
            self._map, self._looks, self._cards = self.view.map, looks, QPixmap(self.size() * ratio)
            self._cards.setDevicePixelRatio(ratio)
            self._cards.fill(Qt.GlobalColor.transparent)
            with QPainter(self._cards) as painter:
                self._paint_cards(painter)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._cards)
            if self.view.map:
                painter.setPen(QPen(theme.color("ink"), 1.3))
                painter.drawRoundedRect(self.frame(), theme.px(3), theme.px(3))

    def _paint_cards(self, painter: QPainter) -> None:
        theme, drawing = self.theme, self.view.map
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
        if drawing is None:
            return
        scale = self._scale()
        colours = {kind: theme.color(kind.value) for kind in Kind}
        for id, box in drawing.boxes.items():
            colour = colours[drawing.argument.cards[drawing.laid.boxes[id].card_id].kind]
            area = QRectF(
                3 + box.x * scale, 3 + box.y * scale, max(1.0, box.width * scale), max(1.0, box.height * scale - 0.6)
            )
            painter.fillRect(area, colour)
        if thesis := drawing.thesis:
            area = QRectF(3 + thesis.x * scale, 3 + thesis.y * scale, thesis.width * scale, thesis.height * scale)
            painter.fillRect(area, theme.color("link"))


class Corner(QWidget):
    """Both, one above the other, with what is not drawn unless it is asked for."""

    def __init__(self, view: MapView, turn_unused: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.view, self.theme = view, view.theme
        self.legend, self.overview = Legend(view.theme), Overview(view)
        self.unused = quiet_button("", "", turn_unused)
        self._unused = self._small = False
        self.column = QVBoxLayout(self)
        for widget in (self.legend, self.unused, self.overview):
            self.column.addWidget(widget)
        view.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        self.column.setContentsMargins(0, px(4), 0, 0)
        self.column.setSpacing(px(6))
        for widget in (self.legend, self.overview):
            widget.updateGeometry()

    @Slot()
    def put(self) -> None:
        """Be where it lies on nothing: in a strip of its own, or below the thesis while nothing is beneath it there."""
        if self.view.map is not None and not self.view.map.boxes:
            self.hide()  # there is nothing to look over
            self.view.leave_strip(0)
            self.view.covered = QRect()
            return
        px, view, has_strip = self.theme.px, self.view, self._has_strip()
        view.leave_strip(px(MARGIN + _WIDEST) if has_strip else 0)
        room = view.viewport().geometry()
        for is_small in (False, True):
            self._be_small(is_small)
            size = self.sizeHint().expandedTo(self.minimumSizeHint())
            wide = max(px(WIDE), min(size.width(), px(_WIDEST)))
            left = view.width() - px(MARGIN) - wide if self.isRightToLeft() else px(MARGIN)
            area = QRect(left, room.bottom() - size.height() - px(8), wide, size.height())
            there = area.top() > room.top() and (has_strip or self._is_free(area.translated(-room.topLeft())))
            if there:
                self.setGeometry(area)
                break
        self.setVisible(there)
        view.covered = area.translated(-room.topLeft()) if there else QRect()

    def _has_strip(self) -> bool:
        """Whether it has one: below the thesis there may be no room, and what is scrolled or zoomed gets beneath it."""
        view, px = self.view, self.theme.px
        is_below = False
        if view.map and view.map.thesis and not view.map.is_down and abs(view.scale - 1) < 0.01:
            is_below = view.map.thesis.bottom + px(_HIGH + 24) <= view.height()
        return not is_below and view.width() >= px(_LEAST)

    def _is_free(self, area: QRect) -> bool:
        """Whether nothing of the map is at a place of the viewport."""
        first, scale = self.view.to_drawing(area.topLeft()), self.view.scale
        box = Box(first.x(), first.y(), area.width() / scale, area.height() / scale)
        return self.view.map is None or self.view.map.is_free(box)

    def _be_small(self, small: bool) -> None:
        """Show the overview alone, or all."""
        self._small = small
        self.legend.setVisible(not small)
        self.unused.setVisible(bool(self._unused) and not small)

    def say_unused(self, number: int, shown: bool) -> None:
        """Say how many links the outline does not use; 0 shown or not: nothing."""
        self._unused = bool(number) or shown
        self.unused.setVisible(self._unused and not self._small)
        words = _("Show fewer links") if shown else n_("Show {n} more link", "Show {n} more links", number)
        self.unused.setText(words)
        self.unused.setAccessibleName(words)
        give_tip(self.unused, _("Links between these cards that the order of the outline does not use"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground, over what is scrolled beneath it."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.theme.color("paper"))
