"""How the rows of the coach are drawn."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayplanner.ui.coach.laying import MARK, Laid, Laying, helps_by
from essayplanner.ui.coach.marks import paint_tick
from essayplanner.ui.coach.model import FindingsModel, Index
from essayplanner.ui.coach.rows import SAID_ONLY, Key, Row, What
from essayplanner.ui.controls.section_number import SOFT, paint_section_number
from essayplanner.ui.look.glyphs import paint_found, paint_glyph
from essayplanner.ui.look.marks import paint_edge, paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme

_STATE = QStyle.StateFlag


class FindingDelegate(QStyledItemDelegate):
    """Draws them; the finding that is open is a card of its own, with room for its buttons."""

    def __init__(self, model: FindingsModel, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._view, self.model, self.theme = view, model, theme
        self.laying = Laying(theme)
        #: The finding that is open, how high its buttons are, and how wide rows are.
        self.open_key: Key = ()
        self.buttons, self.width = 0, 0
        self._row, self._from_right = QRect(), False

    def laid(self, row: Row) -> Laid:
        """Where the parts of a row stand."""
        is_open = row.finding is not None and row.key == self.open_key
        buttons = self.buttons if is_open else -1
        return self.laying.lay(row, self.model.plan, self.width, buttons, from_right=self._view.isRightToLeft())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as it needs."""
        row = self.model.row(index)
        return QSize(self.width, self.laid(row).height if row else 0)

    def link_rect(self, rect: QRect, row: Row, *, from_right: bool) -> QRect:
        """Where what helps is pressed in a closed row, with room to hit it."""
        link = self.laid(row).link
        if link.isNull() or row.is_gone:
            return QRect()
        more = max(0, (LEAST - link.height() + 1) // 2)
        return mirrored(rect, link.translated(rect.topLeft()).adjusted(-4, -more, 4, more), from_right)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = self.model.row(index)
        if row is None:
            return
        laid, rect, state = self.laid(row), option.rect, option.state
        self._row, self._from_right = rect, option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, rect, row, state)
        if row.finding:
            self._paint_severity(painter, laid, row)
        elif row.what is What.DONE:
            self._paint_tick(painter, laid)
        for block in laid.blocks:
            painter.setPen(self.theme.color(block.color))
            block.lines.draw(painter, self._placed(block.at).topLeft())
        for number, at in laid.numbers:
            paint_section_number(painter, self.theme, self._placed(at), number, SOFT)
        if laid.card:
            ink = QColor(self.theme.tokens.kind(laid.card.kind))
            paint_glyph(painter, laid.card.kind, self._placed(laid.glyph), ink)
        self._paint_line(painter, laid, row, hovered=bool(state & _STATE.State_MouseOver))
        painter.restore()

    def _placed(self, part: QRectF) -> QRectF:
        return mirrored(QRectF(self._row), part.translated(QPointF(self._row.topLeft())), self._from_right)

    def _paint_ground(self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag) -> None:
        px, focused = self.theme.px, bool(state & _STATE.State_HasFocus)
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        if row.finding and row.key == self.open_key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("card"))
            painter.drawRoundedRect(box, px(7), px(7))
            paint_edge(painter, self.theme, box, chosen=False, focused=focused)
            return
        if state & _STATE.State_MouseOver and row.what not in SAID_ONLY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("chip"))
            painter.drawRoundedRect(box, px(7), px(7))
        paint_mark(painter, self.theme, box, chosen=False, focused=focused)
        if row.finding or row.aside:
            painter.setPen(QPen(self.theme.color("line"), 1))
            y = rect.bottom() + 0.5
            painter.drawLine(QPointF(rect.left() + px(MARK), y), QPointF(rect.right() - px(MARK), y))

    def _paint_severity(self, painter: QPainter, laid: Laid, row: Row) -> None:
        assert row.finding
        size, line = self.theme.px(11), laid.blocks[0].lines.lineAt(0).height()
        box = QRectF(self.theme.px(MARK + 4), laid.blocks[0].at.top() + (line - size) / 2, size, size)
        color = self.theme.color("muted" if row.is_gone else "side")
        paint_found(painter, self._placed(box), row.finding.severity.value, color)

    def _paint_tick(self, painter: QPainter, laid: Laid) -> None:
        size, line = self.theme.px(10), laid.blocks[0].lines.lineAt(0).height()
        box = QRectF(self.theme.px(MARK + 4), laid.blocks[0].at.top() + (line - size) / 2, size, size)
        paint_tick(painter, self.theme, self._placed(box))

    def _paint_line(self, painter: QPainter, laid: Laid, row: Row, *, hovered: bool) -> None:
        painter.setFont(self.theme.font(12))
        if laid.words and not laid.line.isNull():
            at = self._placed(QRectF(laid.line))
            painter.setPen(self.theme.color("muted"))
            text = painter.fontMetrics().elidedText(laid.words, Qt.TextElideMode.ElideRight, int(at.width()))
            write(painter, at, text, self._from_right)
        if not laid.link.isNull():
            at = self._placed(QRectF(laid.link))
            painter.setPen(self.theme.color("muted" if row.is_gone else "claim"))
            text = painter.fontMetrics().elidedText(helps_by(row), Qt.TextElideMode.ElideRight, int(at.width()) + 1)
            write(painter, at, text, self._from_right, at_end=True)
