"""Panes side by side, whose edges are moved by mouse or keys."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from essayplanner.language import _
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.inking import fill
from essayplanner.ui.look.theme import Theme

#: Pixels of the design by which a key moves an edge.
_STEP = 20
#: Pixels of the line of an edge, and of one that is under the pointer or has the focus.
_LINE, _LIT = 1, 3


class Edge(NamedTuple):
    """What the edge between two panes is called, and how many pixels before and after its line can be pressed."""

    name: str
    before: int
    after: int


class _Handle(QSplitterHandle):
    """A line that can be pressed on both sides: it lies over what is beside it, and is drawn as thin as it is."""

    def __init__(self, splitter: "Panes", theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme, self._reach, self._grip = theme, (0, 0), 0
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_keys(self, _("Left and Right move this edge · Home and End move it as far as it goes"))

    def be(self, edge: Edge) -> None:
        """Be this edge."""
        self.setAccessibleName(edge.name)
        self._reach = edge.before, edge.after
        self._fit()

    def _fit(self) -> None:
        """Take room for the hand, and draw no more than the line: what scrolls below is moved, not drawn anew."""
        before, after = reversed(self._reach) if self.isRightToLeft() else self._reach
        self.setContentsMargins(before, 0, after, 0)
        self.setMask(self._lit())

    def _lit(self) -> QRect:
        """The line as thick as it is drawn at most, within the handle."""
        lit = self.contentsRect().adjusted(-1, 0, _LIT - _LINE - 1, 0)
        lit.moveLeft(max(0, min(lit.x(), self.width() - _LIT)))
        return lit

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has its line as high as it is."""
        QWidget.resizeEvent(self, event)
        self.setMask(self._lit())

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Is lit."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Is lit no more."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Is lit."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Is lit no more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line."""
        is_lit = self.hasFocus() or self.underMouse()
        line = QPainterPath()
        line.addRect(QRectF(self._lit() if is_lit else self.contentsRect()))
        with QPainter(self) as painter:
            fill(painter, line, self._theme.color("claim" if is_lit else "line"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold, wherever beside the line."""
        super().mousePressEvent(event)
        self._grip = event.position().toPoint().x() - self.contentsRect().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves with the pointer, as far beside it as it was taken hold of."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self.mapToParent(event.position().toPoint()).x() - self._grip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move the edge by a step, Home and End as far as it goes."""
        at, step = self.x() + self.contentsRect().x(), self._theme.px(_STEP)
        ways = {
            Qt.Key.Key_Left: at - step,
            Qt.Key.Key_Right: at + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.splitter().width(),
        }
        if event.key() in ways and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _go(self, to: int) -> None:
        self.moveSplitter(to + self.contentsRect().width() if self.isRightToLeft() else to)


class Panes(QSplitter):
    """Panes side by side, none of which goes away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setHandleWidth(_LINE)
        self.setChildrenCollapsible(False)

    def take(self, panes: Sequence[QWidget], edges: Sequence[Edge]) -> None:
        """Have these panes, with those edges between them; the second takes what room there is."""
        for pane in panes:
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        for place, edge in enumerate(edges, 1):
            handle = self.handle(place)
            assert isinstance(handle, _Handle)
            handle.be(edge)
        for place in range(len(edges), 0, -1):  # by the Tab key an edge comes between its panes
            self.setTabOrder(self.handle(place - 1), self.handle(place))

    def createHandle(self) -> QSplitterHandle:
        """An edge."""
        return _Handle(self, self._theme)
