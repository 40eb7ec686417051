"""A screen with a drawer, for the tests of it: a list of cards and of placements, to drag from."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import placement_rows
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.desk.screen import LIBRARY, DrawerLook, Line, Screen
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.theme import Theme

ROLE = Qt.ItemDataRole.UserRole
Copy, Move = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


class Shares(NamedTuple):
    """How much of a section is for each side: the first solid, between them hollow, the second hatched."""

    first: int
    between: int
    second: int

    def paint(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """Draw them side by side."""
        high, left, colour = theme.px(6), box.left(), theme.color("side")
        top, room = box.center().y() - high / 2, box.width() - 2 * theme.px(2)
        looks = (
            (self.first, QBrush(colour), QPen(colour, 1)),
            (self.between, QBrush(theme.color("card")), QPen(colour, 1.3)),
            (self.second, QBrush(colour, Qt.BrushStyle.BDiagPattern), QPen(QColor(0, 0, 0, 0))),
        )
        for count, brush, pen in looks:
            if wide := room * count / sum(self):
                painter.setBrush(brush)
                painter.setPen(pen)
                painter.drawRoundedRect(QRectF(left + 0.5, top, wide - 1, high), 2, 2)
                left += wide + theme.px(2)


class Shelf(QListWidget):
    """Lists the cards of the notebook, then the placements of the outline, each to be dragged as what it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.asked: list[list[int]] = []
        self.words = ""
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.currentRowChanged.connect(self._choose)
        self.show_all()

    def show_all(self) -> None:
        """Read the notebook."""
        self.clear()
        for card in read_cards(self.desk.book):
            self._add(card.title, self.card_ids()[card.uid], None)
        for row in placement_rows(self.desk.book, self.desk.selection.outline_id):
            self._add(f"here: {row.title}", row.card_id, Item("placement", row.id))

    def card_ids(self) -> dict[str, int]:
        """The ids of all cards by their uids."""
        return {uid: id for id, uid in self.desk.book.rows("SELECT id, uid FROM card")}

    def _add(self, title: str, card_id: int, item: Item | None) -> None:
        row = QListWidgetItem(title, self)
        row.setData(ROLE, (card_id, item))

    def row_of(self, what: int | Item) -> QListWidgetItem:
        """The row of a card, or of a placement."""
        rows = (self.item(row) for row in range(self.count()))
        wanted = what if isinstance(what, Item) else (what, None)
        return next(row for row in rows if wanted in (row.data(ROLE), row.data(ROLE)[1]))

    def _choose(self, row: int) -> None:
        if row >= 0:
            card_id, item = self.item(row).data(ROLE)
            self.desk.selection.choose(card_id, item)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the chosen rows: cards, or placements."""
        chosen = [row.data(ROLE) for row in self.selectedItems()]
        items = [item for _, item in chosen if item]
        book = self.desk.book
        data = drags.items_mime(book, items) if items else drags.cards_mime(book, [card for card, _ in chosen])
        cards = read_cards(book, [card for card, _ in chosen])
        picture = drag_picture(self.desk.theme, [(card.kind, card.title, "") for card in cards])
        drag(self, data, picture, Copy | Move if items else Copy, Move if items else Copy)

    def lines(self, section_ids: Sequence[int]) -> list[Line]:
        """What the tiles say."""
        self.asked.append(list(section_ids))
        shares = [None, Shares(4, 0, 1), Shares(0, 2, 5), Shares(1, 0, 6), None, Shares(0, 1, 0)]
        counts = dict(
            self.desk.book.rows("SELECT section_id, count(*) FROM placement WHERE section_id NOTNULL GROUP BY 1")
        )
        return [
            Line(f"{counts.get(id, 0)} cards{self.words}", shares[place % 6], f"{counts.get(id, 0)} at the top")
            for place, id in enumerate(section_ids)
        ]


def scopes_of(shelf: Shelf) -> tuple[Scope, ...]:
    """Ctrl+Enter places what is chosen on it too."""
    return (Scope((), {}, shelf, ("place", "place_under")),)


def shelf(height: int = 96, *, own_lines: bool = False, lined: bool = True) -> Screen:
    """The screen, with a drawer of that height."""
    drawer = DrawerLook(height, Shelf.lines if own_lines else None, lined)
    return Screen("shelf", "Debate", "Alt+9", Shelf, scopes_of, frozenset({LIBRARY}), drawer)
