"""Rows of two lines: a name with a caption below it, and a short text at the right."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row shows beside its name."""

    CAPTION = Qt.ItemDataRole.UserRole + 1
    ASIDE = Qt.ItemDataRole.UserRole + 2
    WRONG = Qt.ItemDataRole.UserRole + 3


class TwoLineDelegate(QStyledItemDelegate):
    """Draws such rows, all of one height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._from_right = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        return QSize(self._theme.px(200), self._theme.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        t, px, rect = self._theme.tokens, self._theme.px, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint_mark(painter, self._theme, QRectF(rect).adjusted(1, 1, -1, -1), chosen=chosen, focused=focused)
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        aside = str(index.data(Role.ASIDE) or "")
        painter.setFont(self._theme.font(11))
        painter.setPen(QColor(t.muted))
        line = QRect(inner.x(), rect.y() + px(7), inner.width(), px(20))
        from_right = self._from_right = option.direction == Qt.LayoutDirection.RightToLeft
        write(painter, mirrored(rect, line, from_right), aside, from_right, at_end=True)
        line.setRight(line.right() - QFontMetrics(painter.font()).horizontalAdvance(aside) - px(8))
        self._draw(painter, mirrored(rect, line, from_right), str(index.data()), 13, bold=True, colour=t.ink)
        caption = QRect(inner.x(), rect.y() + px(27), inner.width(), px(18))
        colour = t.caution if index.data(Role.WRONG) else t.muted
        caption = mirrored(rect, caption, from_right)
        self._draw(painter, caption, str(index.data(Role.CAPTION) or ""), 11, bold=False, colour=colour)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, text: str, size: int, *, bold: bool, colour: str) -> None:
        painter.setFont(self._theme.font(size, bold=bold))
        painter.setPen(QColor(colour))
        elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        write(painter, rect, elided, self._from_right)
