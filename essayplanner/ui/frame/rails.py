"""The rails that the panels beside the centre fold to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import clicked_by_enter
from essayplanner.ui.look.theme import Theme

#: The width of a rail in pixels of the design.
RAIL = 44
#: What is left before and after words on it, and where it is short.
_ROOMY, _TIGHT = 10, 3


class _RailButton(QAbstractButton):
    """A button of a rail, lit under the pointer and framed where it has the focus."""

    def __init__(self, theme: Theme, act: Callable[[], object]) -> None:
        super().__init__()
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.clicked.connect(lambda _=False: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def show_name(self, name: str) -> None:
        """Have this as its accessible name and its tip."""
        self.setAccessibleName(name)
        give_tip(self, name)

    def paint_ground(self, painter: QPainter) -> QColor:
        """Draw what lies below its sign, and give the colour of that."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        if lit:
            painter.setPen(QPen(self.theme.color("claim"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(self.theme.color("selection"))
            corner = self.theme.px(6)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        return self.theme.color("ink" if lit else "muted")


class TurnedButton(_RailButton):
    """A button whose words run downwards."""

    def sizeHint(self) -> QSize:
        """As high as its words are long."""
        return self._around(_ROOMY)

    def minimumSizeHint(self) -> QSize:
        """Its words, whole."""
        return self._around(_TIGHT)

    def _around(self, room: int) -> QSize:
        self.setFont(self.theme.font(13))
        metrics, px = self.fontMetrics(), self.theme.px
        return QSize(metrics.height() + px(12), metrics.horizontalAdvance(self.text()) + 2 * px(room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words, turned a quarter to the right; what is cut is in its name and its tip."""
        spare = (self.height() - self.fontMetrics().horizontalAdvance(self.text())) // 2
        inset = max(self.theme.px(_TIGHT), min(spare, self.theme.px(_ROOMY)))
        with QPainter(self) as painter:
            ink = self.paint_ground(painter)
            painter.setFont(self.theme.font(13))
            painter.setPen(ink)
            painter.translate(self.width(), 0)
            painter.rotate(90)
            room = QRectF(inset, 0, self.height() - 2 * inset, self.width())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class GlyphButton(_RailButton):
    """A button with a sign, which `paint` draws into a box in a colour."""

    def __init__(
        self, theme: Theme, paint: Callable[[QPainter, QRectF, QColor], object], name: str, act: Callable[[], object]
    ) -> None:
        super().__init__(theme, act)
        self._paint = paint
        self.show_name(name)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.theme.px(30)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the sign."""
        side = self.theme.px(14)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            ink = self.paint_ground(painter)
            if self.isRightToLeft():
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            self._paint(painter, box, ink)


class Rail(QWidget):
    """Stands for a folded panel: its words one below the other, each of which unfolds it, and an angle at the foot."""

    def __init__(self, theme: Theme, name: str, foot: GlyphButton, *, left: bool) -> None:
        """`left`: its line is at its left."""
        super().__init__()
        self.theme, self.buttons, self._is_left = theme, list[TurnedButton](), left
        self.setAccessibleName(name)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head: GlyphButton | None = None
        self._foot = foot
        self._show_edge()
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(foot)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def put_at_head(self, button: GlyphButton) -> None:
        """Have a button above the words."""
        self.head = button
        self._column.insertWidget(0, button)

    def show_words(self, words: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Have a button for each of these: its words, its accessible name, and what it does."""
        while len(self.buttons) > len(words):
            self.buttons.pop().deleteLater()
        for place, (text, name, act) in enumerate(words):
            if place == len(self.buttons):
                self.buttons.append(TurnedButton(self.theme, act))
                self._column.insertWidget(place + bool(self.head), self.buttons[place])
            button = self.buttons[place]
            if button.text() != text:
                button.setText(text)
                button.show_name(name)
                button.updateGeometry()
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters: the window may be as low as it has to be."""
        return QSize(self.minimumWidth(), self.theme.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The angle at the foot, which does no more than the words, gives way to them; the last words give way too,
        for all of them are there when the panel is unfolded."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        edges, parts = self._column.contentsMargins(), [each for each in (self.head, *self.buttons) if each]
        room, taken = self.height() - edges.top() - edges.bottom(), 0
        for place, part in enumerate(parts):
            taken += part.minimumSizeHint().height() + self._column.spacing()
            part.setVisible(place == 0 or part is self.buttons[0] or taken - self._column.spacing() <= room)
        self._foot.setVisible(taken + self._foot.sizeHint().height() <= room)

    def changeEvent(self, event: QEvent) -> None:
        """Has its line at the other side where the window is laid out from the right."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show_edge()
            self.style().unpolish(self)
            self.style().polish(self)

    def _show_edge(self) -> None:
        self.setProperty("edge", "left" if self._is_left != self.isRightToLeft() else "right")

    def _restyle(self) -> None:
        px = self.theme.px
        self.setFixedWidth(px(RAIL))
        self._column.setContentsMargins(px(6), px(8), px(6), px(8))
        self._column.setSpacing(px(4))
        for button in (*self.buttons, self.head, self._foot):
            if button:
                button.updateGeometry()
        self._give_way()


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return "".join(
        f'#rail[edge="{edge}"] {{ background: {t.pane}; border-{edge}: 1px solid {t.line}; }}'
        for edge in ("left", "right")
    )
