"""The cards that cite a source, each with the place in it; a click goes to the card, or to where it was read."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_word
from essayplanner.language import _, n_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import SourceUse, source_uses
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.sources.model import Index
from essayplanner.ui.sources.view import PlainList

USE = int(Qt.ItemDataRole.UserRole)

#: Rows that are seen without scrolling where there is little room.
SEEN = 4


class UsesModel(QAbstractListModel):
    """The citations of one source."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.uses: list[SourceUse] = []

    def show(self, uses: list[SourceUse]) -> None:
        """Show these."""
        if uses != self.uses:
            self.beginResetModel()
            self.uses = uses
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of citations."""
        return 0 if parent is not None and parent.isValid() else len(self.uses)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The card's title, the use, and all of it in words."""
        if not index.isValid():
            return None
        use = self.uses[index.row()]
        title = shorten(use.title, 500)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("Show where this was read: {title}", title=title) if use.is_read else title
        if role == USE:
            return use
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{title}, {kind_word(use.kind)}, {place_of(use)}"
            return _("{use}, opens where it was read", use=said) if use.is_read else said
        return None


def place_of(use: SourceUse) -> str:
    """Where in the source, as a row says it."""
    where = shorten(use.locator, 60)
    if use.via:
        return _("quotes another source, {place}", place=where) if where else _("quotes another source, no page")
    return where or _("no page")


class UseDelegate(QStyledItemDelegate):
    """Draws the shape of the card's kind, its title, and the place at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        return QSize(self.theme.px(200), QFontMetrics(self.theme.font()).height() + self.theme.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one use."""
        use = index.data(USE)
        if not isinstance(use, SourceUse):
            return
        px, box, state = self.theme.px, QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(7), px(7))
        paint_mark(painter, self.theme, box.adjusted(0, 0, 0, -0), chosen=False, focused=focused)
        size = px(10)
        glyph = QRectF(box.left() + px(8), box.center().y() - size / 2, size, size)
        from_right = option.direction == Qt.LayoutDirection.RightToLeft
        paint_glyph(painter, use.kind, mirrored(box, glyph, from_right), self.theme.color(use.kind.value))
        small = QFontMetrics(self.theme.font(11))
        place = small.elidedText(place_of(use), Qt.TextElideMode.ElideRight, int(box.width() * 0.4))
        wide = small.horizontalAdvance(place) + 1
        room = mirrored(box, box.adjusted(px(26), 0, -px(10), 0), from_right)
        painter.setFont(self.theme.font(11))
        painter.setPen(self.theme.color("claim" if use.is_read else "muted" if use.locator else "caution"))
        write(painter, room, place, from_right, at_end=True)
        painter.setFont(self.theme.font())
        painter.setPen(self.theme.color("ink"))
        left = int(room.width()) - wide - px(12)
        title = QFontMetrics(self.theme.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, left)
        write(painter, room, title, from_right)
        painter.restore()


class SourceUses(QWidget):
    """Where a source is used; `card_wanted` gives the id of the card that was clicked, and where it was read in a
    document of the source the source's, else 0, and the place in it."""

    card_wanted = Signal(int, int, str)

    def __init__(self, book: Notebook, theme: Theme) -> None:
        super().__init__()
        self.book, self.theme = book, theme
        self.caption = Words(theme)
        self.model = UsesModel(self)
        self.view = PlainList(_("Cards that cite this source"), theme, self.model, UseDelegate(theme))
        self.view.opened.connect(self._open)
        self._source_id = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.caption)
        column.addWidget(self.view)
        theme.changed.connect(self._fit)

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        use = index.data(USE)
        self.card_wanted.emit(use.card_id, self._source_id if use.is_read else 0, use.locator)

    @unless_busy
    def show_source(self, source_id: int) -> None:
        """Show the cards that cite a source."""
        uses, self._source_id = source_uses(self.book, source_id), source_id
        self.model.show(uses)
        cards = len({use.card_id for use in uses})
        cited = n_("Cited by {n} card", "Cited by {n} cards", cards)
        self.caption.setText(cited if cards else _("No card cites this source yet."))
        self.view.setVisible(bool(uses))
        self._fit()

    def _fit(self) -> None:
        rows = min(len(self.model.uses), SEEN if self.theme.scale < 150 else SEEN - 1)
        high = QFontMetrics(self.theme.font()).height() + self.theme.px(12)
        self.view.setFixedHeight(max(1, rows) * high)
