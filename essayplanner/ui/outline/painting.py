"""How a row of the outline looks, and what is drawn over the rows.

Rows are in the first picture, and drawn with nothing of Qt's own namespace (`inking`); what is drawn over them may.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLayout

from essayplanner.language import join_facts, n_
from essayplanner.ui.look.glyphs import paint_badge, paint_found, paint_glyph, paint_warning
from essayplanner.ui.look.inking import fill, stroke
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write_lines
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.captions import HINT
from essayplanner.ui.outline.measures import Measures, Spans, font_of, more_of
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.domain.structures import Slot

#: A part of a row.
Part = TypeVar("Part", QRect, QRectF)

#: Pixels of the design: words at the end of a row that have less room are in its tip alone.
_SHORTEST = 36


class Look(NamedTuple):
    """How a row stands out: chosen, with the keys going to it, under the pointer, and to be dropped into; and the mark
    of what is found there (the name of a severity)."""

    tinted: bool = False
    focused: bool = False
    hovered: bool = False
    aimed: bool = False
    found: str = ""


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
    """Draws sections as ruled headings with the student's note, and placements as a badge with a title.

    All is reckoned from the left, and mirrored when it is drawn where the window is laid out from the right.
    """

    def __init__(self, rows: Rows, theme: Theme, measures: Measures) -> None:
        self.rows, self.theme, self.measures = rows, theme, measures
        self._row, self._found = QRect(), ""

    def paint(self, painter: QPainter, rect: QRect, node: Node, look: Look) -> None:
        """Draw a row into its rectangle."""
        self._row, self._found = rect, look.found
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.tinted or look.aimed or look.focused:
            self._tint(painter, node, rect, look)
        if node.what == "section":
            self._paint_section(painter, node, rect, look.hovered)
        else:
            self._paint_placement(painter, node, rect, look.hovered)
        if look.found:
            box = self._box(node, rect).adjusted(1, 1, -1, -1)
            box.setHeight(min(box.height(), self._head(node) - 2))
            stroke(painter, _rounded(box, self.theme.px(6)), self.theme.color("side"), 1.6)
        painter.restore()

    def _tint(self, painter: QPainter, node: Node, rect: QRect, look: Look) -> None:
        box = self._box(node, rect)
        if look.aimed:
            tint = _rounded(box, self.theme.px(6))
            fill(painter, tint, self.theme.color("selection"))
            stroke(painter, tint, self.theme.color("claim"), 2, dashes=(3, 2))
        else:
            paint_mark(painter, self.theme, box, chosen=look.tinted, focused=look.focused, corner=6)

    def _box(self, node: Node, rect: QRect) -> QRectF:
        """What of a row is tinted."""
        top = self.measures.gap if node.what == "section" else 0
        return self._placed(QRectF(rect).adjusted(self.measures.start(node) - self.theme.px(4), top, 0, 0))

    def _head(self, node: Node) -> int:
        """How high that is without the note."""
        return self.measures.head(node) - (self.measures.gap if node.what == "section" else 0)

    def _paint_section(self, painter: QPainter, node: Node, rect: QRect, hovered: bool) -> None:
        px, measures, is_open = self.theme.px, self.measures, self.rows.is_open(node)
        spans = measures.spans(node)
        left = rect.left() + spans.left
        line = QRect(left, rect.top() + measures.gap, spans.line, measures.section_line - px(3))
        number = QRect(rect.left() + px(16), line.top(), left - rect.left() - px(18), line.height())
        self._text(painter, number, self.rows.number(node), "number", "muted")
        if node.children and (hovered or not is_open):
            self._chevron(painter, QRectF(rect.left() + px(2), line.center().y() - px(5), px(10), px(10)), is_open)
        more = self._title(painter, line, node, "section", self._words_of(node), spans)
        y = rect.top() + measures.gap + measures.section_line + more - px(1)
        ruled = self._placed(QRectF(left, y, rect.right() - left, 0))
        rule = QPainterPath(ruled.topLeft())
        rule.lineTo(ruled.topRight())
        stroke(painter, rule, self.theme.color("line"))
        if node.note:
            self._paint_note(painter, node, left, y + px(1))
        if slots := node.waiting():
            self._paint_slots(painter, slots, left, rect)
        if measures.hinted(node):
            box = QRectF(left, y + px(3), rect.right() - left - 1, measures.line - px(2))
            stroke(painter, _rounded(self._placed(box), px(4)), self.theme.color("line"), dashes=(4, 2))
            self._text(painter, box.toRect().adjusted(px(9), 0, -px(9), 0), HINT, "card", "muted")

    def _paint_slots(self, painter: QPainter, slots: "Sequence[Slot]", left: int, rect: QRect) -> None:
        """What waits to be filled, as dashed chips in a line; what finds no room is told by dots."""
        from essayplanner.domain.slots import OF_KIND

        px, measures = self.theme.px, self.measures
        chips, rest = measures.chips(slots, left, rect)
        for slot, chip in chips:
            box = QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5)
            stroke(painter, _rounded(self._placed(box), px(4)), self.theme.color("link"), dashes=(3, 2))
            words = chip.adjusted(px(7), 0, 0, 0)
            if kind := OF_KIND.get(slot):
                sign = QRectF(words.left(), chip.top() + (chip.height() - px(9)) / 2, px(9), px(9))
                paint_glyph(painter, kind, self._placed(sign), self.theme.color(kind.value))
                words.adjust(measures.glyph, 0, 0, 0)
            self._text(painter, words, slot.word, "small", "muted")
        if rest is not None:
            self._text(painter, rest, "…", "small", "muted")

    def _words_of(self, node: Node) -> str:
        words = self.rows.caption(node)
        if node.what != "section" or self.rows.is_open(node) or not node.children:
            return words
        count = node.placed()
        return join_facts((n_("{n} card", "{n} cards", count), words))

    def _paint_placement(self, painter: QPainter, node: Node, rect: QRect, hovered: bool) -> None:
        px, high, is_open = self.theme.px, self.measures.line, self.rows.is_open(node)
        spans = self.measures.spans(node)
        left = rect.left() + spans.left
        assert node.kind is not None
        size = px(19)
        badge = QRectF(left - px(27), rect.top() + (high - size) / 2, size, size)
        ground, ink = QColor(self.theme.tokens.kind(node.kind)), self.theme.color("on_accent")
        paint_badge(painter, node.kind, self._placed(badge), ground, ink)
        if node.children and (hovered or not is_open):
            self._chevron(painter, QRectF(left - px(43), badge.center().y() - px(5), px(10), px(10)), is_open)
        line, font = QRect(left, rect.top(), spans.line, high), "claim" if node.kind == "claim" else "card"
        more = self._title(painter, line, node, font, self._words_of(node), spans)
        if node.note:
            self._paint_note(painter, node, left, rect.top() + high + more)

    def _paint_note(self, painter: QPainter, node: Node, left: int, top: int) -> None:
        if node is self.measures.typed:
            return
        wide = self.measures.note_width(left - self._row.left())
        room = self._placed(QRectF(left, top + self.theme.px(3), wide, 1))
        self.measures.note(node).draw(painter, room.topLeft())

    def _title(self, painter: QPainter, line: QRect, node: Node, font: str, caption: str, spans: Spans) -> int:
        """Draw a title; beside its first line the sign of a caution, and the words at the end of the row.

        Gives what its other lines take.
        """
        measures, end = self.measures, line.right()
        title = measures.title(node, font, spans.title)
        room = self._beside(title, node, spans)
        if self._found:
            room -= self.theme.px(16) + measures.beside
            end -= self.theme.px(6)
        if caption and room >= min(measures.metrics["small"].horizontalAdvance(caption), self.theme.px(_SHORTEST)):
            wide = min(measures.metrics["small"].horizontalAdvance(caption), room)
            self._text(painter, QRect(end - wide, line.top(), wide + 1, line.height()), caption, "small", "muted")
            end -= wide + measures.beside
        if self._found:
            size = self.theme.px(10)
            mark = self._placed(QRectF(end - size, line.center().y() - size / 2 + 0.5, size, size))
            paint_found(painter, mark, self._found, self.theme.color("side"))
            end -= size + measures.beside
        if node.caution:
            size = self.theme.px(13)
            sign = self._placed(QRectF(end - size, line.center().y() - size / 2 + 0.5, size, size))
            paint_warning(painter, sign, self.theme.color("caution"), self.theme.color("paper"))
        high, left = measures.heights[font], line.left()
        if measures.from_right:
            left = self._placed(QRect(left, 0, spans.title, 1)).left()
        title.draw(painter, QPointF(left, line.top() + (line.height() - high) / 2))
        return more_of(title) if title.lineCount() > 1 else 0

    def _beside(self, title: QTextLayout, node: Node, spans: Spans) -> int:
        """The room for the words at the end of a row, beside the first line of its title."""
        first = title.lineAt(0).naturalTextWidth() if title.lineCount() else 0
        rest = spans.line - self.measures.beside - int(first) - (self.measures.sign if node.caution else 0)
        return max(spans.aside, rest)

    def cut_words(self, node: Node) -> str:
        """The words at the end of a row, where they have no room there; else nothing."""
        words, spans = self._words_of(node), self.measures.spans(node)
        title = self.measures.title(node, font_of(node), spans.title)
        needed = self.measures.metrics["small"].horizontalAdvance(words)
        return words if needed > self._beside(title, node, spans) else ""

    def _text(self, painter: QPainter, box: QRect, text: str, font: str, colour: str) -> None:
        """Draw words in a line, in the middle of a box."""
        measures = self.measures
        words = measures.words(text, font, colour, box.width())
        left = float(box.left())
        if measures.from_right and words.lineCount():
            left = self._placed(box).right() + 1 - words.lineAt(0).naturalTextWidth()
        words.draw(painter, QPointF(left, box.top() + (box.height() - measures.heights[font]) / 2))

    def _placed(self, part: Part) -> Part:
        """A part of the row where it is to be drawn."""
        return mirrored(self._row, part, True) if self.measures.from_right else part

    def _chevron(self, painter: QPainter, box: QRectF, is_open: bool) -> None:
        path, from_right = QPainterPath(), self.measures.from_right
        points = ((0.1, 0.3), (0.5, 0.72), (0.9, 0.3)) if is_open else ((0.3, 0.1), (0.72, 0.5), (0.3, 0.9))
        box = self._placed(box)
        for number, (x, y) in enumerate(((1 - x, y) for x, y in points) if from_right else points):
            point = QPointF(box.x() + box.width() * x, box.y() + box.height() * y)
            path.lineTo(point) if number else path.moveTo(point)
        stroke(painter, path, self.theme.color("muted"), self.theme.px(2) * 0.8)

    # Over the rows

    def paint_line(self, painter: QPainter, x: int, y: int) -> None:
        """Where a drop would come in between rows, so far from the side where they begin."""
        radius, wide = self.theme.px(5), self.measures.room.width()
        x, end, on = (wide - x, 0, -radius) if self.measures.from_right else (x, wide - 1, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("claim"), 2))
        painter.setBrush(self.theme.color("paper"))
        painter.drawLine(x + on, y, end, y)
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
        box = mirrored(QRectF(0, 0, width, 1), box, self.measures.from_right)
        above = row.top() - px(4) - box.height()
        box.moveTop(above if above > 0 else row.bottom() + px(84))
        painter.setPen(QPen(self.theme.color("caution"), 1.5))
        painter.setBrush(self.theme.color("card"))
        painter.drawRoundedRect(box, px(7), px(7))
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self.measures.fonts["card"])
        write_lines(painter, box.adjusted(px(14), px(7), -px(14), -px(7)), why, flags.value, self.measures.from_right)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path
