"""Finding another card by a few letters of its title."""

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QListView, QStyledItemDelegate

from essayplanner.domain.cards import Card, Kind
from essayplanner.domain.text import fold
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.card.context import Context
from essayplanner.ui.card.style import list_sheet
from essayplanner.ui.card.texts import LineField
from essayplanner.ui.card.words import height_of, wrapped
from essayplanner.ui.glyphs import paint_glyph
from essayplanner.ui.theme import Theme

#: More than a list under a field can be looked through.
OFFERED = 40

#: Rows of that list that are seen at once.
SEEN = 8


class _Title(NamedTuple):
    folded: str
    uid: str
    kind: Kind
    title: str


def best(titles: list[_Title], typed: str) -> list[_Title]:
    """The titles that hold every word typed, those that begin with them first; accents and case ignored."""
    words = fold(typed).split()
    found = [each for each in titles if all(word in each.folded for word in words)]

    def rank(each: _Title) -> tuple[bool, int]:
        padded = f" {each.folded}"
        return not each.folded.startswith(" ".join(words)), sum(f" {word}" not in padded for word in words)

    return sorted(found, key=rank)[:OFFERED] if words else found[:OFFERED]


class _Titles(QListView):
    """The list under the field; its titles wrap."""

    def __init__(self, field: LineField, theme: Theme) -> None:
        super().__init__()
        self.field, self.theme = field, theme
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Cards found")

    def sizeHintForRow(self, row: int) -> int:
        """As high as the rows are on average: the list is made so many times as high as it has rows."""
        model, px = self.model(), self.theme.px
        shown = min(SEEN, model.rowCount())
        width = self.field.width() - px(46)
        heights = [height_of(wrapped(str(model.index(at, 0).data()), self.font(), width)) for at in range(shown)]
        return ceil(sum(heights) / shown) + 2 * px(4) + 1 if shown else 0


class CardPicker(LineField):
    """A field with a list of cards beneath; `picked` is called with the uid of the one chosen.

    The titles are read when the field opens, so that a key costs no query.
    """

    def __init__(self, context: Context, picked: Callable[[str], object]) -> None:
        super().__init__("Card to link to: type a few letters of its title", "Find a card by its title")
        self.context, self._picked = context, picked
        self.setProperty("framed", True)
        self._titles: list[_Title] = []
        self._found = QStandardItemModel(self)
        self._icons: dict[Kind, QIcon] = {}
        self.list = QCompleter(self._found, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(SEEN)
        titles = _Titles(self, context.theme)
        self.list.setPopup(titles)
        titles.setItemDelegate(QStyledItemDelegate(titles))
        self.list.activated[QModelIndex].connect(  # type: ignore[index]
            self._choose, Qt.ConnectionType.QueuedConnection
        )
        self.setCompleter(self.list)
        self.textEdited.connect(self.look)
        self.returnPressed.connect(self._choose_first)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self._icons.clear()
        self._popup().setStyleSheet(list_sheet(self.context.theme))

    def _popup(self) -> QAbstractItemView:
        popup = self.list.popup()
        assert popup is not None
        return popup

    def open_for(self, card_id: int) -> None:
        """Read the titles of all cards but that one, and wait for letters."""
        own = read_cards(self.context.book, [card_id])
        skip = own[0].uid if own else ""
        self._titles = [_row(card) for card in read_cards(self.context.book) if card.uid != skip]
        self.clear()
        self._found.clear()

    def look(self, typed: str) -> None:
        """List the cards that hold what was typed."""
        self._found.clear()
        for row in best(self._titles, typed) if typed.strip() else ():
            item = QStandardItem(self._icon(row.kind), row.title)
            item.setData(row.uid, Qt.ItemDataRole.UserRole)
            item.setAccessibleText(f"{row.title}, {row.kind.value}")
            item.setToolTip(row.title)
            self._found.appendRow(item)

    def _icon(self, kind: Kind) -> QIcon:
        if kind not in self._icons:
            theme, ratio = self.context.theme, self.devicePixelRatioF()
            size = theme.px(12)
            picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_glyph(painter, kind, QRectF(1, 1, size - 2, size - 2), theme.color(kind.value))
            painter.end()
            self._icons[kind] = QIcon(picture)
        return self._icons[kind]

    def _choose(self, index: QModelIndex) -> None:
        uid = index.data(Qt.ItemDataRole.UserRole)
        if uid:
            self._picked(str(uid))

    def _choose_first(self) -> None:
        """Enter takes the first card of the list where none was pointed at."""
        if not self._popup().isVisible() and self._found.rowCount():
            self._picked(str(self._found.item(0).data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list again."""
        if event.key() == Qt.Key.Key_Down and self.text().strip():
            self.list.complete()
        else:
            super().keyPressEvent(event)


def _row(card: Card) -> _Title:
    return _Title(fold(card.title), card.uid, card.kind, card.title)
