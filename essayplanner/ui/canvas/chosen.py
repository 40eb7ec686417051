"""Figures are chosen as everywhere in the window: who is chosen elsewhere is chosen here, and is brought into sight."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from essayplanner.notebook.items import Item
from essayplanner.ui.canvas.figures import Drawing, Figure, Key
from essayplanner.ui.canvas.geometry import PlacedFigures
from essayplanner.ui.canvas.linking import Linking
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.soon import soon

Flag = QItemSelectionModel.SelectionFlag


class ChosenFigures(PlacedFigures):
    """Shares the one selection of the window; `walked` tells that another figure is the current one, by hand or key."""

    walked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self.desk = desk
        #: Where the outline has a card that is chosen here, which then is chosen there.
        self.item_of: Callable[[int], Item | None] = lambda _: None
        #: What draws links on it, where they are drawn.
        self.linking: Linking | None = None
        self._follows = False
        #: The card that was chosen last, where it can be seen.
        self._followed = 0
        self.watch_choice()
        desk.selection.changed.connect(self.follow_selection)

    def chosen(self) -> list[Figure]:
        """The figures that are chosen, in reading order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.figures.figures[row] for row in rows]

    def chosen_cards(self) -> list[int]:
        """The cards that are chosen, each once."""
        return list(dict.fromkeys(figure.card_id for figure in self.chosen() if figure.card_id))

    def tell_chosen(self) -> None:
        """Let the others follow."""
        self.walked.emit()
        if self.linking:
            self.linking.walked()
        if not self._follows and (cards := self.chosen_cards()):
            current = self.current()
            first = current.card_id if current and current.card_id in cards else cards[0]
            self._follows, self._followed = True, first
            self.desk.selection.choose(first, self.item_of(first), cards)
            self._follows = False
            self._choose_cards(cards, first if current is None or current.card_id else 0)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, on which the same cards are chosen as everywhere; the keys stay where they are."""
        super().show_drawing(drawing)
        selection, current = self.desk.selection, self.current()
        self._choose_cards(selection.cards, selection.card_id if current is None or current.card_id else 0)
        if self.linking:
            self.linking.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Has what is chosen in sight, wherever it was chosen meanwhile."""
        super().showEvent(event)
        soon(self, self._bring_into_sight)
        if self.linking:
            self.linking.show_popover(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Takes with it what is asked about a link."""
        super().hideEvent(event)
        if self.linking:
            self.linking.show_popover(False)

    def _bring_into_sight(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot()
    def follow_selection(self) -> None:
        """Choose what is chosen elsewhere, and bring it into sight; the keys go there when it is another card."""
        if self._follows:
            return
        selection, current = self.desk.selection, self.current()
        is_another = selection.card_id != self._followed
        self._followed = selection.card_id if self.rows_of_card(selection.card_id) else 0
        if is_another and selection.card_id and not self._followed and not self.hasFocus():
            self._leave()
        self._choose_cards(selection.cards, selection.card_id if is_another or current is None else 0)
        if self.current() is not current and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _leave(self) -> None:
        """Have no current figure: what is chosen is not here."""
        was, self._follows = self._follows, True
        self.selectionModel().setCurrentIndex(QModelIndex(), Flag.NoUpdate)
        self._follows = was

    def bring_chosen(self) -> None:
        """Have the keys at the card that was chosen elsewhere, and the card in sight."""
        selection = self.desk.selection
        self._choose_cards(selection.cards, selection.card_id)
        self._bring_into_sight()

    def begins(self) -> bool:
        """Where what is chosen is not here, no other card looks as if it were."""
        card_id = self.desk.selection.card_id
        return not card_id or bool(self.rows_of_card(card_id))

    def _choose_cards(self, cards: Sequence[int], first: int) -> None:
        """Choose every figure of these cards; the current one stays so where it is of the first."""
        wanted = {card_id for card_id in cards if card_id}
        rows = [row for row, figure in enumerate(self.figures.figures) if figure.card_id in wanted]
        there = {index.row() for index in self.selectionModel().selectedIndexes()}
        current = self.current()
        to = -1
        if first and (current is None or current.card_id != first):
            to = next((row for row in rows if self.figures.figures[row].card_id == first), -1)
        if set(rows) == there and to < 0:
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.figures.index(row), self.figures.index(row))
        was, self._follows = self._follows, True
        if to >= 0:
            self.selectionModel().setCurrentIndex(self.figures.index(to), Flag.NoUpdate)
        self.selectionModel().select(chosen, Flag.ClearAndSelect)
        self._follows = was
        self.viewport().update()

    def go_to(self, key: Key) -> bool:
        """Make a figure the current and only chosen one, and bring it into sight; gives whether it is there."""
        row = self.figures.row_of(key)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.figures.index(row), Flag.ClearAndSelect)
            self.scrollTo(self.figures.index(row))
        return row >= 0
