"""How a row of the outline looks, and what is drawn over the rows.

Rows are in the first picture, and drawn with nothing of Qt's own namespace (`inking`); what is drawn over them may.
"""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from essayplanner.language import _, n_
from essayplanner.ui.look.glyphs import paint_badge, paint_warning
from essayplanner.ui.look.inking import fill, stroke
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.measures import Measures
from essayplanner.ui.outline.nodes import Node

HINT = _("Drag a claim here, or press Ctrl+Enter on a card")


class Look(NamedTuple):
    """How a row stands out: chosen or aimed at, with the keys going to it, and under the pointer."""

    tinted: bool = False
    focused: bool = False
    hovered: bool = False


class Rows(Protocol):
    """What is asked of the rows themselves, beside their nodes."""

    outline_id: int

    def is_open(self, node: Node) -> bool:
        """Whether what stands under a node is shown."""

    def number(self, section: Node) -> str:
        """A section's number, as “2” or “2.1”."""

    def caption(self, node: Node) -> str:
        """The few words at the right of a row."""


class RowPainter:
    """Draws sections as ruled headings with the student's note, and placements as a badge with a title."""

    def __init__(self, rows: Rows, theme: Theme, measures: Measures) -> None:
        self.rows, self.theme, self.measures = rows, theme, measures

    def paint(self, painter: QPainter, rect: QRect, node: Node, look: Look) -> None:
        """Draw a row into its rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.tinted:
            self._tint(painter, node, rect, look.focused)
        if node.what == "section":
            self._paint_section(painter, node, rect, look.hovered)
        else:
            self._paint_placement(painter, node, rect, look.hovered)
        painter.restore()

    def _tint(self, painter: QPainter, node: Node, rect: QRect, focused: bool) -> None:
        top = self.measures.gap if node.what == "section" else 0
        box = QRectF(rect).adjusted(self.measures.start(node) - self.theme.px(4), top + 0.5, -1, -0.5)
        tint = _rounded(box, self.theme.px(6))
        fill(painter, tint, self.theme.color("selection"))
        if focused:
            stroke(painter, tint, self.theme.color("claim"), 1.5)

    def _paint_section(self, painter: QPainter, node: Node, rect: QRect, hovered: bool) -> None:
        px, measures, is_open = self.theme.px, self.measures, self.rows.is_open(node)
        left = rect.left() + measures.left(node)
        line = QRect(left, rect.top() + measures.gap, rect.right() - left - px(8), measures.section_line - px(3))
        number = QRect(rect.left() + px(16), line.top(), left - rect.left() - px(18), line.height())
        self._text(painter, number, self.rows.number(node), "number", "muted")
        if node.children and (hovered or not is_open):
            self._chevron(painter, QRectF(rect.left() + px(2), line.center().y() - px(5), px(10), px(10)), is_open)
        self._caption(painter, line, self._section_caption(node), node)
        self._text(painter, line, node.title, "section", "ink")
        y = rect.top() + measures.head(node) - px(1)
        rule = QPainterPath(QPointF(left, y))
        rule.lineTo(QPointF(rect.right(), y))
        stroke(painter, rule, self.theme.color("line"))
        self._paint_note(painter, node, rect)
        if measures.hinted(node):
            box = QRectF(left, y + px(3), rect.right() - left - 1, measures.line - px(2))
            stroke(painter, _rounded(box, px(4)), self.theme.color("line"), dashes=(4, 2))
            self._text(painter, box.toRect().adjusted(px(9), 0, -px(9), 0), HINT, "card", "muted")

    def _section_caption(self, node: Node) -> str:
        words = self.rows.caption(node)
        if self.rows.is_open(node) or not node.children:
            return words
        count = node.placed()
        return " · ".join(part for part in (n_("{n} card", "{n} cards", count), words) if part)

    def _paint_placement(self, painter: QPainter, node: Node, rect: QRect, hovered: bool) -> None:
        px, high, is_open = self.theme.px, self.measures.line, self.rows.is_open(node)
        left = rect.left() + self.measures.left(node)
        assert node.kind is not None
        size = px(19)
        badge = QRectF(left - px(27), rect.top() + (high - size) / 2, size, size)
        paint_badge(painter, node.kind, badge, QColor(self.theme.tokens.kind(node.kind)), self.theme.color("on_accent"))
        if node.children and (hovered or not is_open):
            self._chevron(painter, QRectF(left - px(43), badge.center().y() - px(5), px(10), px(10)), is_open)
        line = QRect(left, rect.top(), rect.right() - left - px(8), high)
        self._caption(painter, line, self.rows.caption(node), node)
        self._text(painter, line, node.title, "claim" if node.kind == "claim" else "card", "ink")
        self._paint_note(painter, node, rect)

    def _paint_note(self, painter: QPainter, node: Node, rect: QRect) -> None:
        if not node.note or node is self.measures.typed:
            return
        left, top = rect.left() + self.measures.left(node), rect.top() + self.measures.head(node) + self.theme.px(3)
        self.measures.note(node).draw(painter, QPointF(left, top))

    def _caption(self, painter: QPainter, line: QRect, caption: str, node: Node) -> None:
        """Draw the words at the right and narrow the line by them."""
        if caption:
            width = min(self.measures.metrics["small"].horizontalAdvance(caption), line.width() * 2 // 5)
            box = QRect(line.right() - width, line.top(), width + 1, line.height())
            self._text(painter, box, caption, "small", "muted")
            line.setRight(box.left() - self.theme.px(12))
        if node.caution:
            size = self.theme.px(13)
            sign = QRectF(line.right() - size, line.center().y() - size / 2 + 0.5, size, size)
            paint_warning(painter, sign, self.theme.color("caution"), self.theme.color("paper"))
            line.setRight(line.right() - size - self.theme.px(8))

    def _text(self, painter: QPainter, box: QRect, text: str, font: str, colour: str) -> None:
        """Draw words in a line, in the middle of a box."""
        line = self.measures.words(text, font, colour, box.width())
        line.draw(painter, QPointF(box.left(), box.top() + (box.height() - self.measures.heights[font]) / 2))

    def _chevron(self, painter: QPainter, box: QRectF, is_open: bool) -> None:
        path = QPainterPath()
        points = ((0.1, 0.3), (0.5, 0.72), (0.9, 0.3)) if is_open else ((0.3, 0.1), (0.72, 0.5), (0.3, 0.9))
        for number, (x, y) in enumerate(points):
            point = QPointF(box.x() + box.width() * x, box.y() + box.height() * y)
            path.lineTo(point) if number else path.moveTo(point)
        stroke(painter, path, self.theme.color("muted"), self.theme.px(2) * 0.8)

    # Over the rows

    def paint_line(self, painter: QPainter, x: int, y: int) -> None:
        """Where a drop would come in between rows."""
        radius = self.theme.px(5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("claim"), 2))
        painter.setBrush(self.theme.color("paper"))
        painter.drawLine(x + radius, y, self.measures.room.width() - 1, y)
        painter.drawEllipse(QPointF(x, y), radius, radius)

    def paint_refusal(self, painter: QPainter, row: QRect, left: int, why: str) -> None:
        """Why nothing may be dropped in a row, above it: the dragged card lies below the pointer."""
        from PySide6.QtCore import Qt

        px, metrics, width = self.theme.px, self.measures.metrics["card"], self.measures.room.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = min(metrics.horizontalAdvance(why) + px(34), width - px(16))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        text = metrics.boundingRect(QRect(0, 0, room - px(28), px(400)), flags, why)
        box = QRectF(max(px(8), left), 0, room, text.height() + px(14))
        box.moveRight(min(box.right(), width - px(8)))
        above = row.top() - px(4) - box.height()
        box.moveTop(above if above > 0 else row.bottom() + px(84))
        painter.setPen(QPen(self.theme.color("caution"), 1.5))
        painter.setBrush(self.theme.color("card"))
        painter.drawRoundedRect(box, px(7), px(7))
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self.measures.fonts["card"])
        painter.drawText(box.adjusted(px(14), px(7), -px(14), -px(7)), flags, why)

    def paint_empty(self, painter: QPainter, room: QRect) -> None:
        """What to do where nothing stands yet."""
        from PySide6.QtCore import Qt

        px = self.theme.px
        painter.setPen(self.theme.color("muted"))
        painter.setFont(self.measures.fonts["card"])
        words = _("No sections yet: press Enter to add the first one.")
        if not self.rows.outline_id:
            words = _("No outline yet: press Enter to begin one.")
        painter.drawText(room.adjusted(px(16), px(16), -px(16), 0), Qt.TextFlag.TextWordWrap, words)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path
