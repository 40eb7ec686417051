"""The card that is to be sorted, and the four piles around it or below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from essayplanner.coach.sorting import Pile
from essayplanner.language import _
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.controls.taking_cards import TakesCards
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.practice.sort_card import CardFace
from essayplanner.ui.practice.sort_draft import QUESTIONS, SortDraft
from essayplanner.ui.practice.sort_pile import PileBox
from essayplanner.ui.practice.sort_words import came_of_it, pile_title, progress

#: Pixels of the design: narrower than that, piles stand below the card; and narrower than that, below each other.
_WIDE, _TWO = 620, 330
#: Row, column, and how many of each, of the card and the piles in order.
_AROUND = ((1, 1, 1, 1), (0, 0, 3, 1), (0, 2, 3, 1), (0, 1, 1, 1), (2, 1, 1, 1))
_BELOW = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1))
_STACKED = tuple((row, 0, 1, 1) for row in range(5))


class SortTable(TakesCards):
    """Shows what is being sorted; `added` brings cards that were let go beside the piles."""

    added = Signal(list)

    def __init__(self, desk: Desk, carried: Callable[[QMimeData], list[int]]) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self._places: Sequence[tuple[int, int, int, int]] = ()
        self.face = CardFace(desk)
        self.piles = {pile: PileBox(desk, pile, carried) for pile in Pile}
        self.take(carried, self.added.emit)
        self._grid = QGridLayout(self)
        self._order = TabOrder(
            self, lambda: [self.face, *(stop for box in self.piles.values() for stop in box.stops())]
        )
        self._rows = 0
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._grid, px(24), px(4), max(0, px(24) - LEAST), px(4))
        self._grid.setSpacing(px(10))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the piles around the card where there is room for that."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, wide = self.theme.px, self.width()
        places = _AROUND if wide >= px(_WIDE) else _BELOW if wide >= px(_TWO) else _STACKED
        if places == self._places:
            return
        self._places = places
        widgets = (self.face, *(self.piles[pile] for pile in Pile))
        for widget in widgets:
            self._grid.removeWidget(widget)
        for widget, place in zip(widgets, places, strict=True):
            self._grid.addWidget(widget, *place)
        around = places is _AROUND
        for column, share in enumerate((3, 4, 3) if around else (1, 1, 0) if places is _BELOW else (1, 0, 0)):
            self._grid.setColumnStretch(column, share)
        last = max(row for row, *_rest in places)
        for row in range(len(_STACKED)):
            self._grid.setRowStretch(row, (4 if row == places[0][0] else 3) if row <= last else 0)

    def show_draft(self, draft: SortDraft) -> None:
        """Show the card that is next, or what came of the sorting, and the piles."""
        sorting = draft.sorting
        for pile, box in self.piles.items():
            faint = pile in QUESTIONS and not draft.questions[QUESTIONS.index(pile)]
            box.show_pile(pile_title(pile, draft.questions), sorting, draft.cards, faint=faint)
        rows = sum(len(group.rows) + 1 for box in self.piles.values() for group in box.groups)
        if rows != self._rows:
            self._rows = rows
            self._order.find_soon()
        card = draft.cards.get(sorting.current)
        text = read_cards(draft.book, [card.id])[0].text if card else ""
        said = _("Choose cards in the library, or drag them here, and sort them for the two questions.")
        if sorting.done:
            said = came_of_it(sorting, draft.shared)
        self.face.show_card(card, text, progress(sorting), said)
