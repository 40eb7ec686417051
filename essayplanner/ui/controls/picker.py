"""Finding another card by a few letters of its title."""

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from essayplanner.domain.cards import Kind
from essayplanner.domain.text import fold
from essayplanner.domain.words import kind_word
from essayplanner.language import _
from essayplanner.notebook.reading import other_cards
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.style import INSET, list_sheet
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped

#: More than a list under a field can be looked through.
OFFERED = 40

#: Rows of that list that are seen at once.
SEEN = 8

_UID = Qt.ItemDataRole.UserRole
_KIND = Qt.ItemDataRole.UserRole + 1


class _Title(NamedTuple):
    folded: str
    uid: str
    kind: Kind
    title: str


class Folded(Protocol):
    """What can be found by its words."""

    @property
    def folded(self) -> str:
        """Them, without case and accents."""


Found = TypeVar("Found", bound=Folded)


def best(titles: list[Found], typed: str) -> list[Found]:
    """Those that hold every word typed, those that begin with them first; accents and case ignored."""
    words = fold(typed).split()
    found = [each for each in titles if all(word in each.folded for word in words)]

    def rank(each: Found) -> tuple[bool, int]:
        padded = f" {each.folded}"
        return not each.folded.startswith(" ".join(words)), sum(f" {word}" not in padded for word in words)

    return sorted(found, key=rank)[:OFFERED] if words else found[:OFFERED]


class _TitleDelegate(QStyledItemDelegate):
    """Draws the shape of the kind, and the whole title in as many lines as it needs."""

    def __init__(self, view: "_Titles", theme: Theme) -> None:
        super().__init__(view)
        self.view, self.theme = view, theme

    def _lines(self, index: QModelIndex | QPersistentModelIndex, width: float) -> QTextLayout:
        px = self.theme.px
        room, from_right = width - px(18) - 2 * px(INSET), self.view.isRightToLeft()
        return wrapped(str(index.data() or ""), self.theme.font(), room, from_right=from_right or None)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped title."""
        width = self.view.room()
        return QSize(width, height_of(self._lines(index, width)) + 2 * self.theme.px(4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one card."""
        px, box = self.theme.px, QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if current or hovered:
            paint_mark(painter, self.theme, box, chosen=True, focused=current, corner=5)
        lines = self._lines(index, box.width())
        kind = Kind(index.data(_KIND))
        top, size = box.top() + px(4), px(10)
        middle = top + lines.lineAt(0).height() / 2
        glyph = QRectF(box.left() + px(INSET), middle - size / 2, size, size)
        from_right = self.view.isRightToLeft()
        paint_glyph(painter, kind, mirrored(box, glyph, from_right), self.theme.color(kind.value))
        painter.setPen(self.theme.color("ink"))
        text = QRectF(box.left() + px(INSET) + px(18), top, box.width() - px(18) - 2 * px(INSET), 1)
        lines.draw(painter, mirrored(box, text, from_right).topLeft())
        painter.restore()


class _Titles(QListView):
    """The list under the field."""

    def __init__(self, field: LineField, theme: Theme) -> None:
        super().__init__()
        self.field, self.theme = field, theme
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Cards found"))

    def room(self) -> int:
        """The width that a row has, with the scroll bar."""
        return self.field.width() - self.theme.px(10) - 2 * self.theme.px(3) - 4

    def sizeHintForRow(self, row: int) -> int:
        """As high as the rows are on average: the list is made so many times as high as it has rows."""
        model, delegate, option = self.model(), self.itemDelegate(), QStyleOptionViewItem()
        shown = min(SEEN, model.rowCount())
        heights = [delegate.sizeHint(option, model.index(at, 0)).height() for at in range(shown)]
        return ceil((sum(heights) + 2 * self.theme.px(3)) / shown) if shown else 0


class CardPicker(LineField):
    """A field with a list of cards beneath; `picked` is called with the uid of the one chosen, `name` says what for.

    The titles are read when the field opens, so that a key costs no query.
    """

    def __init__(self, desk: Desk, name: str, picked: Callable[[str], object]) -> None:
        super().__init__(name, _("Find a card by its title"))
        self.desk, self._picked = desk, picked
        self.setProperty("framed", True)
        self._titles: list[_Title] = []
        self._found = QStandardItemModel(self)
        self.list = QCompleter(self._found, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(SEEN)
        self.popup = _Titles(self, desk.theme)
        self.list.setPopup(self.popup)
        self.popup.setItemDelegate(_TitleDelegate(self.popup, desk.theme))
        self.list.activated[QModelIndex].connect(  # type: ignore[index]
            self._choose, Qt.ConnectionType.QueuedConnection
        )
        self.setCompleter(self.list)
        self.textEdited.connect(self.look)
        self.returnPressed.connect(self._choose_first)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.popup.setStyleSheet(list_sheet(self.desk.theme))

    @unless_busy
    def open_for(self, card_id: int, *, alike: bool = False) -> None:
        """Read the titles of all cards but that one, or of those of its kind (`alike`), and wait for letters."""
        self._titles = [_Title(fold(card.title), *card) for card in other_cards(self.desk.book, card_id, alike=alike)]
        self.clear()
        self._found.clear()

    @property
    def finds_nothing(self) -> bool:
        """Whether no card holds what was typed."""
        return bool(self.text().strip()) and not self._found.rowCount()

    def look(self, typed: str) -> None:
        """List the cards that hold what was typed."""
        self._found.clear()
        for row in best(self._titles, typed) if typed.strip() else ():
            item = QStandardItem(row.title)
            item.setData(row.uid, _UID)
            item.setData(row.kind.value, _KIND)
            item.setAccessibleText(f"{row.title}, {kind_word(row.kind)}")
            self._found.appendRow(item)

    def _choose(self, index: QModelIndex) -> None:
        if uid := index.data(_UID):
            self._take(str(uid))

    def _choose_first(self) -> None:
        """Enter takes the first card of the list where none was pointed at."""
        if not self.popup.currentIndex().isValid() and self._found.rowCount():
            soon(self, partial(self._take, str(self._found.item(0).data(_UID))))

    def _take(self, uid: str) -> None:
        # The list may still be told by X11 that it has the focus, and would give it to this field, hidden by then.
        self.popup.setFocusProxy(None)  # type: ignore[arg-type]
        self.popup.hide()
        self._found.clear()
        self.activateWindow()
        self._picked(uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list again."""
        if event.key() == Qt.Key.Key_Down and self.text().strip():
            self.list.complete()
        else:
            super().keyPressEvent(event)
