"""A few choices side by side in a trough, one of them chosen."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.push_button import Checkable, clicked_by_enter
from essayplanner.ui.look.targets import grown
from essayplanner.ui.look.theme import Theme

Key = TypeVar("Key")
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Choice(NamedTuple, Generic[Key]):
    """What is chosen, its word, its accessible name; with a shape before the word, and its colour when chosen."""

    key: Key
    text: str
    name: str
    paint: Callable[[QPainter, QRectF, QColor], object] | None = None
    color: str = "ink"


class _Segment(Checkable, QAbstractButton):
    """One choice: its shape and its word."""

    def __init__(self, theme: Theme, choice: Choice[Key], size: int, padding: tuple[int, int]) -> None:
        super().__init__()
        self.theme, self._paint, self._color = theme, choice.paint, choice.color
        self._size, self._padding = size, padding
        self.setCheckable(True)
        self.setAutoExclusive(True)  # the group sees to it; by this a screen reader is told that it is one of several
        self.setText(choice.text)
        self.setAccessibleName(choice.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to the one that is chosen, wherever Qt enters."""
        super().focusInEvent(event)
        chosen = self.group().checkedButton()
        if event.reason() in _BY_TAB and chosen and chosen is not self and chosen.isEnabled():
            chosen.setFocus(event.reason())

    def _shape(self) -> int:
        return self.theme.px(16) if self._paint else 0

    def sizeHint(self) -> QSize:
        """Room for shape and word, bold as it is when chosen."""
        metrics, px = QFontMetrics(self.theme.font(self._size, bold=True)), self.theme.px
        wide, high = self._padding
        words = metrics.horizontalAdvance(self.text())
        return grown(QSize(words + self._shape() + 2 * px(wide), metrics.height() + 2 * px(high)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the segment: raised where it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, box = self.theme.px, QRectF(self.rect())
        chosen, can = self.isChecked(), self.isEnabled()
        if chosen:
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.setBrush(self.theme.color("card"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("claim"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
        painter.setFont(self.theme.font(self._size, bold=chosen))
        wide = self._shape() + painter.fontMetrics().horizontalAdvance(self.text())
        left = (box.width() - wide) / 2
        colour = self.theme.color(self._color if chosen else "ink" if self.underMouse() and can else "muted")
        from_right = self.isRightToLeft()
        if self._paint:
            shape = px(10)
            sign = QRectF(left, (box.height() - shape) / 2, shape, shape)
            self._paint(painter, mirrored(box, sign, from_right), colour)
        painter.setPen(colour)
        write(painter, mirrored(box, box.adjusted(left + self._shape(), 0, 0, 0), from_right), self.text(), from_right)


class Segments(QWidget, Generic[Key]):
    """Chooses one of a few by mouse or arrow keys, and calls `chosen` with it when a hand does.

    With `turns` they stand upright where they do not fit side by side.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[Choice[Key]],
        chosen: Callable[[Key], object],
        *,
        size: int = 12,
        padding: tuple[int, int] = (5, 4),
        turns: bool = False,
    ) -> None:
        super().__init__()
        self.theme, self._turns = theme, turns
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.segments = {choice.key: _Segment(theme, choice, size, padding) for choice in choices}
        for key, segment in self.segments.items():
            self.group.addButton(segment)
            self.row.addWidget(segment)
            segment.clicked.connect(lambda checked=False, key=key: chosen(key))
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        gap = self.theme.px(3)
        self.row.setContentsMargins(gap, gap, gap, gap)
        self.row.setSpacing(gap)
        for segment in self.segments.values():
            segment.updateGeometry()
        self._turn()

    def show_chosen(self, key: Key) -> None:
        """Show which one it is."""
        self.segments[key].setChecked(True)

    def wide(self) -> int:
        """Pixels that all take side by side."""
        gap = self.theme.px(3)
        return sum(segment.sizeHint().width() + gap for segment in self.segments.values()) + gap

    def _turn(self) -> None:
        fits = not self._turns or self.wide() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self.row.direction() != way:
            self.row.setDirection(way)

    def minimumSizeHint(self) -> QSize:
        """Room for all of them, or upright for the widest."""
        if not self._turns:
            return super().minimumSizeHint()
        wide = max(segment.sizeHint().width() for segment in self.segments.values()) + 2 * self.theme.px(3)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns where there is another width."""
        super().resizeEvent(event)
        self._turn()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the trough the segments lie in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("chip"))
        painter.drawRoundedRect(QRectF(self.rect()), self.theme.px(8), self.theme.px(8))
