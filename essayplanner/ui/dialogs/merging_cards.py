"""Asks with which card another is to be merged, and says what comes of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.domain.text import shorten
from essayplanner.language import _, join_and, n_, sentences
from essayplanner.notebook.merging_cards import Taken, merge_cards, what_is_taken
from essayplanner.notebook.reading import card_fields, find_card
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.picker import CardPicker
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.words import Words


class MergingCards(Asking):
    """Makes two cards one: of one that is chosen it asks for the other, of two it says which is kept.

    `merged` is called with the id of the card that is kept.
    """

    def __init__(self, desk: Desk, window: QWidget, card_ids: Sequence[int], merged: Callable[[int], object]) -> None:
        """The first of the cards is kept, unless the student turns that round."""
        titles = {id: card_fields(desk.book, id).title for id in card_ids}
        self.said = Words(desk.theme, size=12, color="ink", inset=0)
        self.swap = PushButton(_("Keep the other one"))
        turn = QWidget()
        row = QHBoxLayout(turn)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.swap)
        row.addStretch(1)
        self.picker: CardPicker | None = None
        if len(card_ids) > 1:
            heading, fields = _("Merge these two cards"), [self.said, turn]
        else:
            heading = _("Which card says the same as “{title}”?", title=shorten(titles[card_ids[0]], 80))
            self.picker = CardPicker(desk, _("Card to merge with: type a few letters of its title"), self._pick)
            self.picker.open_for(card_ids[0], alike=True)
            fields = [self.picker, self.said, turn]
        super().__init__(window, desk.theme, heading, fields, _("Merge"), self._merge)
        self.desk, self._merged, self._titles, self._cards = desk, merged, titles, list(card_ids)
        self._turn = turn
        self.swap.clicked.connect(self._swap)
        if self.picker:
            self.picker.textEdited.connect(self._pick_no_more)
        self._show()

    def open(self, at: QPoint) -> None:
        """Be shown near a point of the screen; the focus is where something is to be done."""
        super().open(at)
        (self.picker or self.button).setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, uid: str) -> None:
        other = self.desk.do(lambda: find_card(self.desk.book, uid), at=self)
        if other and self.picker:
            self._titles[other] = card_fields(self.desk.book, other).title
            self._cards = [self._own(), other]
            self.picker.setText(self._titles[other])
            self.picker.setCursorPosition(0)
            self._show()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _own(self) -> int:
        """The card of which one merging began."""
        return next(iter(self._titles))

    @Slot()
    def _pick_no_more(self) -> None:
        self._cards = [self._own()]
        self._show()

    @Slot()
    def _swap(self) -> None:
        self._cards.reverse()
        self._show()

    def _show(self) -> None:
        """Say what comes of it, or why that cannot be."""
        said, may = "", False
        if len(self._cards) > 1:
            kept, gone = self._cards
            titles = [shorten(self._titles[id], 60) for id in self._cards]
            try:
                said, may = _said(what_is_taken(self.desk.book, kept, gone), *titles), True
            except EssayError as error:
                said = str(error)
        elif self.picker and self.picker.finds_nothing:
            said = _("No other card of this kind has these words in its title.")
        self.said.say(said)
        self.button.setEnabled(may)
        self._turn.setVisible(may)
        self.settle()
        if said:
            self.desk.announcer.tell(self, said)

    def _merge(self) -> object:
        if not self.button.isEnabled():
            return False
        kept, gone = self._cards
        titles = [shorten(self._titles[id], 40) for id in self._cards]
        said = _("Merged “{gone}” into “{kept}”.", gone=titles[1], kept=titles[0])
        done = self.desk.do(lambda: merge_cards(self.desk.book, kept, gone), said, at=self.window(), undo=True)
        if done:
            self._merged(kept)
        return done


def _said(taken: Taken, kept: str, gone: str) -> str:
    """What comes of it, in a sentence or two."""
    gets = [
        n_("{n} place in an outline", "{n} places in outlines", taken.placements) if taken.placements else "",
        n_("{n} link", "{n} links", taken.links) if taken.links else "",
        n_("{n} source", "{n} sources", taken.citations) if taken.citations else "",
        n_("{n} tag", "{n} tags", taken.tags) if taken.tags else "",
        _("the text") if taken.text else "",
        _("the quotation") if taken.quotation else "",
        _("the idea") if taken.idea else "",
        _("the caution") if taken.caution else "",
        _("the date") if taken.date else "",
        _("the side") if taken.side else "",
    ]
    own = [_("date") if taken.other_date else "", _("side") if taken.other_side else ""]
    said = (
        _(
            "“{kept}” keeps all that it says and gets {what} of “{gone}”, which goes to the trash.",
            kept=kept,
            what=join_and(filter(None, gets)),
            gone=gone,
        )
        if any(gets)
        else _("“{kept}” stays as it is; “{gone}” goes to the trash.", kept=kept, gone=gone)
    )
    return sentences([said, _("It keeps its own {what}.", what=join_and(filter(None, own))) if any(own) else ""])
