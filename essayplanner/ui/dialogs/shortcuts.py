"""The dialog that lists what every key does."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from essayplanner.domain.text import fold
from essayplanner.language import _, n_, p_
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.desk.actions import InWords
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.calm_lists import restyle_calm
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import ToldRows
from essayplanner.ui.look.two_lines import Index

#: What stands between two ways to the same action.
OR = p_("between two ways to press a key", "or")


class Shortcut(NamedTuple):
    """What stands in a row; a heading has the menu's name alone."""

    menu: str
    text: str = ""
    keys: tuple[str, ...] = ()

    @property
    def searched(self) -> str:
        """What is looked through when somebody searches."""
        return fold(" ".join((self.menu, self.text, *self.keys)))


class ShortcutsModel(QAbstractListModel):
    """The actions, under the names of their menus; narrowed to those that hold all the words that were typed."""

    def __init__(self, actions: Sequence[InWords], parent: QObject | None = None) -> None:
        super().__init__(parent)
        cleaned = [Shortcut(_plain(menu), _plain(text), keys) for menu, text, keys in actions]
        self._every = [entry for entry in cleaned if entry.keys]
        self.rows: list[Shortcut] = []
        self.narrow("")

    def narrow(self, typed: str) -> int:
        """Show the actions that hold every word; gives how many there are."""
        words = fold(typed).split()
        found = [entry for entry in self._every if all(word in entry.searched for word in words)]
        self.beginResetModel()
        self.rows = []
        for entry in found:
            if not self.rows or self.rows[-1].menu != entry.menu:
                self.rows.append(Shortcut(entry.menu))
            self.rows.append(entry)
        self.endResetModel()
        return len(found)

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and actions."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The action's or the menu's name; a screen reader is told the keys with it."""
        if not index.isValid():
            return None
        entry = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text or entry.menu
        if role == Qt.ItemDataRole.AccessibleTextRole:
            keys = f" {OR} ".join(entry.keys).replace("+", " ")
            return f"{entry.text}, {keys}" if entry.text else entry.menu
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if index.isValid() and not self.rows[index.row()].text:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class ShortcutsDelegate(QStyledItemDelegate):
    """Draws an action with its keys as key caps at the right, and a menu's name as a heading."""

    def __init__(self, theme: Theme, model: ShortcutsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        return QSize(self._theme.px(200), self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        t, px, rect = self._theme.tokens, self._theme.px, option.rect
        entry, from_right = self._model.rows[index.row()], option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not entry.text:
            painter.setFont(self._theme.font(11, bold=True))
            painter.setPen(QColor(t.muted))
            high = painter.fontMetrics().height()
            line = QRect(rect.x() + px(10), rect.bottom() + 1 - px(5) - high, rect.width() - px(20), high)
            write(painter, line, entry.menu.upper(), from_right)
        else:
            chosen = bool(option.state & option.state.State_Selected)
            focused = bool(option.state & option.state.State_HasFocus)
            paint_mark(painter, self._theme, QRectF(rect), chosen=chosen, focused=focused)
            room = self._paint_keys(painter, rect, entry.keys, from_right)
            painter.setFont(self._theme.font(13))
            painter.setPen(QColor(t.ink))
            line = QRect(rect.x() + px(10), rect.y(), room - rect.x() - px(18), rect.height())
            text = QFontMetrics(painter.font()).elidedText(entry.text, Qt.TextElideMode.ElideRight, line.width())
            write(painter, mirrored(rect, line, from_right), text, from_right)
        painter.restore()

    def _paint_keys(self, painter: QPainter, rect: QRect, keys: tuple[str, ...], from_right: bool) -> int:
        """Draw the key caps at the end of a row; gives where they begin, reckoned from the left."""
        t, px = self._theme.tokens, self._theme.px
        painter.setFont(self._theme.font(11))
        metrics, right = QFontMetrics(painter.font()), rect.right() - px(10)
        for key in reversed(_caps(keys)):
            needed = metrics.horizontalAdvance(key)
            width = needed + px(4) if key == OR else max(px(22), needed + px(12))
            cap = QRectF(right - width, rect.y() + px(6), width, rect.height() - px(12))
            if key != OR:
                painter.setPen(QPen(QColor(t.line), 1))
                painter.setBrush(QColor(t.card))
                painter.drawRoundedRect(mirrored(rect, cap, from_right), px(5), px(5))
            painter.setPen(QColor(t.muted if key == OR else t.ink))
            painter.drawText(mirrored(rect, cap, from_right), Qt.AlignmentFlag.AlignCenter, key)
            right -= width + px(4)
        return right


def _plain(words: str) -> str:
    """The words of a menu without their mnemonic, and without what says that a dialog comes."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _caps(keys: tuple[str, ...]) -> list[str]:
    """The keys, each for itself, with `OR` between those that do the same; a plus sign may be a key."""
    caps: list[str] = []
    for together in keys:
        split = [key for key in together.replace("++", "+\0").split("+") if key]
        caps += [*([OR] if caps else []), *(key.replace("\0", "+") for key in split)]
    return caps


class _Keys(ToldRows, QListView):
    """The list of them, under the names of their menus."""

    has_headings = True


class ShortcutsDialog(Dialog):
    """A list of all keys, narrowed as one types; actions without keys are left out."""

    def __init__(self, actions: Sequence[InWords], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Keyboard shortcuts"), (460, 560), parent)
        self._theme = theme
        self.model = ShortcutsModel(actions, self)
        self.search = OneLine()
        self.search.setPlaceholderText(_("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Find an action or a key"))
        self.search.textChanged.connect(self._narrow)
        self.view = _Keys()
        self.view.setAccessibleName(_("Keyboard shortcuts"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ShortcutsDelegate(theme, self.model, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found = Label()
        self.found.setProperty("muted", "true")
        self.close_button = push_button(_("Close"), self.reject)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._narrow("")

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        add_buttons(column, [self.close_button], [self.found])

    def _narrow(self, typed: str) -> None:
        count = self.model.narrow(typed)
        self.found.setText(n_("{n} shortcut", "{n} shortcuts", count) if count else _("No shortcut matches."))
        if typed:
            tell_settled_of(self.view, self.found.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search to the list."""
        if event.key() == Qt.Key.Key_Down and self.focusWidget() is self.search and self.model.rowCount() > 1:
            self.view.setFocus()
            self.view.setCurrentIndex(self.model.index(1))
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        restyle_calm(self.view, self._theme)
