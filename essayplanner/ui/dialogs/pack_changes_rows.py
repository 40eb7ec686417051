"""What a pack has otherwise than the student, a row each: what stands here, what the pack says, and which is taken."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.text import shorten
from essayplanner.language import _, sentences
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.row_table import RowTable
from essayplanner.ui.look.theme import Theme

Index = QModelIndex | QPersistentModelIndex

#: Pixels of the design: a row, and the tops of its lines.
HEIGHT, _TITLE, _MINE, _THEIRS, _LINE = 74, 6, 27, 47, 19


class PackChangesModel(QAbstractTableModel):
    """The changes, and of each whether what the pack says is taken."""

    def __init__(self, changes: Sequence[PackChange], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changes = list(changes)
        self.taken: set[str] = set()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of changes."""
        return 0 if parent is not None and parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index | None = None) -> int:
        """A row is drawn as one."""
        return 0 if parent is not None and parent.isValid() else 1

    def is_taken(self, row: int) -> bool:
        """Whether what the pack says is taken."""
        return self.changes[row].key in self.taken

    def take(self, row: int, *, theirs: bool) -> None:
        """Take what the pack says, or keep what stands here."""
        (self.taken.add if theirs else self.taken.discard)(self.changes[row].key)
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def take_all(self, *, theirs: bool) -> None:
        """Take all that the pack says, or keep all."""
        self.taken = {change.key for change in self.changes} if theirs else set()
        if self.changes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.changes) - 1, 0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the row is about, and for the tip and a screen reader all of it."""
        if not index.isValid():
            return None
        change, taken = self.changes[index.row()], self.is_taken(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(change)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n\n".join((heading(change), *both(change, 1000)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            which = _("What the pack says is taken.") if taken else _("Yours is kept.")
            return sentences((f"{heading(change)}.", *(f"{each}." for each in both(change, 200)), which))
        return None


def heading(change: PackChange, title: str | None = None) -> str:
    """What a change is about: “Card “Kirov is shot”: date”; the `title` is one that was shortened to fit."""
    what = change.what[:1].upper() + change.what[1:]
    title = shorten(change.title, 60) if title is None else title
    if change.field:
        return _("{what} “{title}”: {field}", what=what, title=title, field=change.of)
    return _("{what} “{title}”", what=what, title=title)


def fitted_heading(change: PackChange, metrics: QFontMetrics, width: int) -> str:
    """The heading in so many pixels: where it is too long, the title is cut, and what of it is other stays in sight."""
    rest = metrics.horizontalAdvance(heading(change, ""))
    title = metrics.elidedText(shorten(change.title, 60), Qt.TextElideMode.ElideRight, max(0, width - rest))
    return heading(change, title)


def both(change: PackChange, length: int) -> tuple[str, str]:
    """What stands here, and what the pack says."""
    mine, theirs = (shorten(each, length) or _("nothing") for each in (change.mine, change.theirs))
    return _("Yours: {text}", text=mine), _("The pack: {text}", text=theirs)


class PackChangeDelegate(QStyledItemDelegate):
    """Draws a heading and two lines, of which one has the mark of what is chosen."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, PackChangesModel)
        theme, px, rect = self._theme, self._theme.px, option.rect
        change, taken = model.changes[index.row()], model.is_taken(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        paint_mark(
            painter,
            theme,
            QRectF(rect).adjusted(1, 1, -1, -1),
            chosen=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        from_right = option.direction == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(px(12), 0, -px(12), 0)
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(QColor(theme.tokens.ink))
        head = QRect(inner.x(), rect.y() + px(_TITLE), inner.width(), px(_LINE))
        said = fitted_heading(change, QFontMetrics(painter.font()), head.width())
        self._write(painter, mirrored(rect, head, from_right), said, from_right)
        for top, words, chosen in zip((_MINE, _THEIRS), both(change, 300), (not taken, taken), strict=True):
            self._draw_choice(painter, rect, (inner, top), words, (chosen, from_right))
        painter.restore()

    def _draw_choice(
        self, painter: QPainter, rect: QRect, place: tuple[QRect, int], words: str, state: tuple[bool, bool]
    ) -> None:
        (inner, top), (chosen, from_right), px = place, state, self._theme.px
        tokens = self._theme.tokens
        dot = QRect(inner.x(), rect.y() + px(top + 4), px(12), px(12))
        ring = QRectF(mirrored(rect, dot, from_right))
        painter.setPen(QColor(tokens.claim if chosen else tokens.link))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if chosen:
            painter.setBrush(QColor(tokens.claim))
            painter.drawEllipse(ring.adjusted(px(3), px(3), -px(3), -px(3)))
        painter.setFont(self._theme.font(12))
        painter.setPen(QColor(tokens.ink if chosen else tokens.muted))
        line = QRect(inner.x() + px(20), rect.y() + px(top), inner.width() - px(20), px(_LINE + 1))
        self._write(painter, mirrored(rect, line, from_right), words, from_right)

    @staticmethod
    def _write(painter: QPainter, rect: QRect, text: str, from_right: bool) -> None:
        elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        write(painter, rect, elided, from_right)


class PackChangesView(RowTable):
    """The rows: a press on a line chooses that one, Space or Enter the other one of the row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("What differs between yours and the pack"))
        self.setItemDelegate(PackChangeDelegate(theme, self))
        self.setTabKeyNavigation(False)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(HEIGHT))
        self.setStyleSheet(f"QTableView {{ background: {self._theme.tokens.pane}; border: 0; outline: 0; }}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line that is pressed."""
        super().mousePressEvent(event)
        at, model = self.indexAt(event.position().toPoint()), self.model()
        if at.isValid() and isinstance(model, PackChangesModel) and event.button() == Qt.MouseButton.LeftButton:
            y = event.position().toPoint().y() - self.visualRect(at).top()
            if y >= self._theme.px(_MINE):
                model.take(at.row(), theirs=y >= self._theme.px(_THEIRS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses the other line."""
        at, model = self.currentIndex(), self.model()
        if event.key() == Qt.Key.Key_Space and at.isValid() and isinstance(model, PackChangesModel):
            model.take(at.row(), theirs=not model.is_taken(at.row()))
            return
        super().keyPressEvent(event)
