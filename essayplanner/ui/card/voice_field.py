"""The field of a card's three voices: quotation marks drawn around what is quoted, and a line under borrowed words."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from essayplanner.domain.borrowed_words import Run
from essayplanner.domain.quoting import marks
from essayplanner.language import _
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import x_of

#: The size of the marks, and the room that they have at the side, in pixels of the design.
_SIZE, _ROOM = 22, 15


class VoiceField(GrowingText):
    """Text as high as what it holds, in the serif and between marks where it is `quoting`; they are no part of it.

    What is drawn lies above the text, is seen by no screen reader, and is never laid out anew.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Text"))
        self.theme, self.quoting, self.run = theme, False, Run()
        self._colour = "muted"
        self._above = _Above(self)
        self.document().contentsChange.connect(self._go_along)
        self.textChanged.connect(self._above.update)
        self.verticalScrollBar().valueChanged.connect(self._above.update)

    def show_quoting(self, quoting: bool) -> None:
        """Draw marks around the text, or none."""
        self.quoting = quoting
        self.restyle()

    def restyle(self) -> None:
        """Take on the fonts and sizes in force."""
        px, side = self.theme.px, self.theme.px(_ROOM) if self.quoting else 0
        self.setFont(self.theme.font(13, serif=self.quoting))
        self.setViewportMargins(*((0, 0, side, 0) if self.isRightToLeft() else (side, 0, px(10) if side else 0, 0)))
        self.adjust()
        self._above.update()

    def underline(self, text: str, run: Run, colour: str) -> None:
        """Have a dotted line in a token's colour under a run of the words of its text; of no words, none."""
        if not text.isascii():  # Qt counts in halves of what Python counts
            first, last = (len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in run[1:])
            run = Run(run.words, first, last)
        if (run, colour) != (self.run, self._colour):
            self.run, self._colour = run, colour
            self._above.update()

    def _go_along(self, position: int, removed: int, added: int) -> None:
        """Have the line go along with its words until they are compared again."""
        if self.run.words and position + removed <= self.run.first:
            moved = added - removed
            self.run = Run(self.run.words, self.run.first + moved, self.run.last + moved)

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has its marks with it."""
        super().resizeEvent(event)
        self._above.setGeometry(self.rect())

    def paint_above(self, painter: QPainter) -> None:
        """Draw what lies above the text."""
        view = self.viewport().geometry()
        if self.quoting and not self.document().isEmpty():
            self._paint_marks(painter, QRectF(view))
        if self.run.words:
            painter.setClipRect(view)
            painter.translate(view.topLeft())
            painter.setPen(QPen(self.theme.color(self._colour), self.theme.px(15) / 10, Qt.PenStyle.DotLine))
            painter.drawLines(self._lines())

    def _paint_marks(self, painter: QPainter, view: QRectF) -> None:
        opening, closing = marks()
        painter.setFont(self.theme.font(_SIZE, serif=True))
        painter.setPen(self.theme.color("muted"))
        high = painter.fontMetrics().ascent()
        line = QRectF(self.cursorRect(QTextCursor(self.document())))
        top = view.top() + line.top() + line.height() / 2 - high / 2 + high * 0.28
        wide, gap = painter.fontMetrics().horizontalAdvance(opening), self.theme.px(2)
        left = view.right() + gap if self.isRightToLeft() else view.left() - wide - gap
        painter.drawText(QPointF(left, top + high * 0.72), opening)
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        last = QRectF(self.cursorRect(end)).translated(view.topLeft())
        if last.top() < view.bottom():
            top = last.center().y() - high / 2 + high * 0.28
            painter.drawText(QPointF(last.right() + self.theme.px(1), top + high * 0.72), closing)

    def _lines(self) -> list[QLineF]:
        """A line under each part of the run that stands in a line of its own."""
        found, at = [], self.contentOffset()
        block = self.document().findBlock(self.run.first)
        while block.isValid() and block.position() < self.run.last:
            box, layout = self.blockBoundingGeometry(block).translated(at), block.layout()
            first, last = (max(0, place - block.position()) for place in (self.run.first, self.run.last))
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                if start < end:
                    y = box.top() + line.y() + line.ascent() + self.theme.px(3)
                    left, right = (box.left() + x_of(line, place) for place in (start, end))
                    found.append(QLineF(left, y, right, y))
            block = block.next()
        return found


class _Above(QWidget):
    """Lies above a field, and is neither touched nor read."""

    def __init__(self, field: VoiceField) -> None:
        super().__init__(field)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what the field has above its text."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._field.paint_above(painter)
