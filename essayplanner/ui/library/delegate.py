"""A card of the library: spine, glyph and word of its kind, title, text, source, dates, side, use and caution."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.domain.words import kind_heading
from essayplanner.language import _, p_
from essayplanner.notebook.library import CardRow
from essayplanner.notebook.search_words import marks
from essayplanner.ui.library.model import CardRowRole
from essayplanner.ui.look.glyphs import paint_glyph, paint_warning
from essayplanner.ui.look.marks import paint_edge
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import wrapped

Index = QModelIndex | QPersistentModelIndex

#: Lines that title and text share; the title takes two of them at most.
LINES = 3
#: Pixels of the design that the source, or who says otherwise, has at least: the words beside the signs give way.
_LEAST = 90


class CardDelegate(QStyledItemDelegate):
    """Draws cards, all of one height; `typed` is what is being searched for, marked where it occurs."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.typed = ""
        #: What had no room on the card that was drawn last.
        self.cut: list[str] = []
        self._layouts: dict[tuple[str, int, bool, str, bool], QTextLayout] = {}
        self._from_right, self._inner = False, QRect()
        self.measure()

    def measure(self) -> None:
        """Take the sizes of the fonts in force."""
        font, px = self.theme.font, self.theme.px
        self.label, self.title, self.text, self.small = font(11, bold=True), font(13, bold=True), font(12), font(11)
        self.label.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px(1) * 0.5)
        self.label_metrics, self.small_metrics = QFontMetrics(self.label), QFontMetrics(self.small)
        self.line = QFontMetrics(self.title).lineSpacing() + px(1)
        self.head = self.label_metrics.height() + px(3)
        self.foot = self.small_metrics.height() + px(3)
        self.height = px(8) + self.head + LINES * self.line + self.foot + px(8) + px(8)
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(240), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CardRowRole)
        if card is None:
            return
        # The view is asked, not `option.state`, which takes QStyle: 4 ms that the first picture would wait for.
        view, rect = self.parent(), option.rect
        assert isinstance(view, QAbstractItemView)
        chosen = view.selectionModel().isSelected(index)
        focused = view.hasFocus() and view.isActiveWindow() and view.currentIndex() == index
        box = QRectF(rect).adjusted(1, 1, -1, -self.theme.px(8))
        self.paint_card(painter, card, box, chosen, focused, view.isRightToLeft())

    def paint_card(
        self,
        painter: QPainter,
        card: CardRow,
        box: QRectF,
        chosen: bool = False,
        focused: bool = False,
        from_right: bool = False,
    ) -> None:
        """Draw one card into a box, mirrored where the window is laid out `from_right`."""
        px, accent, self._from_right = self.theme.px, QColor(self.theme.tokens.kind(card.kind)), from_right
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("selection" if chosen else "card"))
        painter.drawPath(path)
        painter.setClipPath(path)
        painter.setBrush(accent)
        painter.drawRect(mirrored(box, QRectF(box.left(), box.top(), px(4), box.height()), from_right))
        painter.setClipping(False)
        paint_edge(painter, self.theme, box, chosen=chosen, focused=focused)
        inner = box.toRect().adjusted(px(14), px(8), -px(11), -px(8))
        self._inner = inner = mirrored(box.toRect(), inner, from_right)
        self.cut.clear()
        extra = self._head(painter, card, inner, accent)
        top = QPointF(inner.left(), inner.top() + self.head + extra * self.line)
        used = self._lines(painter, card.title, top, inner.width(), 2, True)
        below = top + QPointF(0, used * self.line)
        self._lines(painter, card.text, below, inner.width(), LINES - extra - used, False)
        self._foot(painter, card, QRect(inner.left(), inner.bottom() - self.foot + 1, inner.width(), self.foot))
        painter.restore()

    def _head(self, painter: QPainter, card: CardRow, inner: QRect, accent: QColor) -> int:
        """Draw the kind and, at the end of the line, the date or side; gives how many lines more it took."""
        px, size = self.theme.px, self.theme.px(9)
        sign = QRectF(inner.left(), inner.top() + (self.label_metrics.height() - size) / 2, size, size)
        paint_glyph(painter, card.kind, mirrored(inner, sign, self._from_right), accent)
        painter.setFont(self.label)
        painter.setPen(accent)
        line = QRect(inner.left() + px(14), inner.top(), inner.width() - px(14), self.label_metrics.height())
        self._write(painter, line, kind_heading(card.kind))
        right = card.date or card.side.upper() if card.kind == "evidence" else card.side.upper() or card.date
        width = line.width() - self.label_metrics.horizontalAdvance(kind_heading(card.kind)) - px(12)
        if self.label_metrics.horizontalAdvance(right) <= width:
            self._write(painter, line, right, at_end=True)
            return 0
        line.translate(0, self.head)
        self._write(painter, line, self._elided(right, self.label_metrics, line.width()))
        return 1

    def _elided(self, text: str, metrics: QFontMetrics, width: int) -> str:
        """What of a text has room, in a line; whatever has not is in the tip of the card."""
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if shown != text:
            self.cut.append(text)
        return shown

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The tip says what had no room on the card."""
        if event.type() != QEvent.Type.ToolTip or not (index.isValid() and index.data(CardRowRole)):
            return super().helpEvent(event, view, option, index)
        canvas = QPixmap(1, 1)
        with QPainter(canvas) as painter:
            self.paint(painter, option, index)
        show_tip_at(view, event.globalPos(), "\n".join((*self.cut, str(index.data(Qt.ItemDataRole.ToolTipRole)))))
        return True

    def _write(self, painter: QPainter, room: QRect, text: str, *, at_end: bool = False) -> None:
        """Draw a line of text in a room that is reckoned from the left."""
        write(painter, mirrored(self._inner, room, self._from_right), text, self._from_right, at_end=at_end)

    def _lines(self, painter: QPainter, text: str, at: QPointF, width: int, most: int, strong: bool) -> int:
        """Draw text in at most so many lines; gives how many it took."""
        layout = self._layout(" ".join(text.split()), width, strong)
        count = min(layout.lineCount(), most)
        painter.setPen(self.theme.color("ink" if strong else "muted"))
        for number in range(count):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x(), number * self.line))
            if number < count - 1 or layout.lineCount() <= most:
                line.draw(painter, at)
            else:
                font = self.title if strong else self.text
                rest = layout.text()[line.textStart() :]
                shown = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
                if strong:
                    self.cut.append(text)
                painter.setFont(font)
                side = width - QFontMetrics(font).horizontalAdvance(shown) if self._from_right else 0
                painter.drawText(QPointF(at.x() + side, at.y() + number * self.line + line.ascent()), shown)
        return count

    def _layout(self, text: str, width: int, strong: bool) -> QTextLayout:
        key = (text, width, strong, self.typed, self._from_right)
        if key not in self._layouts:
            if len(self._layouts) > 600:
                self._layouts.clear()
            found = [self._mark(start, length) for start, length in marks(text, self.typed)]
            font = self.title if strong else self.text
            self._layouts[key] = wrapped(text, font, width, LINES + 1, found, from_right=self._from_right)
        return self._layouts[key]

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        from PySide6.QtGui import QTextCharFormat

        found = QTextLayout.FormatRange()
        found.start, found.length = start, length
        style = QTextCharFormat()
        style.setBackground(self.theme.color("mark"))
        style.setForeground(self.theme.color("ink"))
        found.format = style
        return found

    def _foot(self, painter: QPainter, card: CardRow, line: QRect) -> None:
        px, metrics = self.theme.px, self.small_metrics
        left = card.relations if card.kind != "evidence" and card.relations else card.source or card.relations
        painter.setFont(self.small)
        used = self._used_words(card.used)
        caution = p_("on a card", "caution") if card.caution else ""
        signs = px(15 + 8 if caution else 0) + min(card.used, 3) * px(9) + px(13 if used else 0)
        room = line.width() - signs - metrics.horizontalAdvance(used) - metrics.horizontalAdvance(caution)
        if room < min(px(_LEAST), metrics.horizontalAdvance(left)):  # the signs alone
            used, caution = used if card.used > 3 else "", ""
        right = line.right()
        if card.used:
            right = self._used(painter, card.used, used, line)
        if card.caution:
            width = metrics.horizontalAdvance(caution)
            right -= width
            painter.setPen(self.theme.color("caution"))
            self._write(painter, QRect(right, line.top(), width + 1, line.height()), caution)
            right -= px(15)
            sign = mirrored(line, QRectF(right, line.center().y() - px(5), px(11), px(11)), self._from_right)
            paint_warning(painter, sign, self.theme.color("caution"), self.theme.color("card"))
            right -= px(8)
        painter.setPen(self.theme.color("muted"))
        self._write(painter, line, self._elided(left, metrics, right - line.left() - px(8)))

    def _used_words(self, used: int) -> str:
        return "" if not used else p_("on a card", "used") if used <= 3 else _("used {n}×", n=used)

    def _used(self, painter: QPainter, used: int, text: str, line: QRect) -> int:
        px, dots = self.theme.px, min(used, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("muted"))
        x = line.right()
        for _dot in range(dots):
            x -= px(9)
            painter.drawEllipse(mirrored(line, QRectF(x, line.center().y() - px(3), px(7), px(7)), self._from_right))
        width = self.small_metrics.horizontalAdvance(text)
        x -= width + px(5)
        painter.setPen(self.theme.color("muted"))
        self._write(painter, QRect(x, line.top(), width + 1, line.height()), text)
        return x - px(8)
