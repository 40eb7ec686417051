"""What a hand does to a sort, and what is said of that."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from essayplanner.coach.sorting import Pile, Sorting
from essayplanner.domain.errors import RefusedError
from essayplanner.language import _, n_
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.practice.sort_card import CardFace
from essayplanner.ui.practice.sort_draft import Asked, SortDraft
from essayplanner.ui.practice.sort_words import progress, put_sentence


class SortMoves:
    """Moves cards and groups; the hand goes back to the card that is next."""

    def __init__(self, desk: Desk, face: CardFace, draft: SortDraft) -> None:
        self.announcer, self.face, self.draft = desk.announcer, face, draft

    def turn(self, move: Callable[[Sorting], Sorting], said: str = "", *, is_kept: bool = True) -> bool:
        """Make a move, and say what was done, or why it was not; gives whether it was."""
        try:
            self.draft.turn(move, is_kept=is_kept)
        except RefusedError as refusal:
            self.announcer.ask(self.face, str(refusal))
            return False
        if said:
            self.announcer.say(self.face.parentWidget(), said, settled=True)
        if self.face.hasFocus():
            self.announcer.tell_settled(self.face, self.face.accessibleName)
        return True

    def ask(self, place: int, asked: Asked) -> None:
        """Sort for another question, the first or the second (0 or 1)."""
        try:
            self.draft.ask(place, asked)
        except RefusedError as refusal:
            self.announcer.ask(self.face, str(refusal))

    def _back_to_card(self) -> None:
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, card_id: int, pile: Pile) -> None:
        """Put a card on a pile; where none is left, that is said."""
        card = self.draft.cards.get(card_id)
        if not card:
            self.announcer.ask(self.face, progress(self.draft.sorting))
            return
        self.turn(lambda now: now.put(card_id, pile), put_sentence(pile, card.title, self.draft.questions))

    def drop(self, key: int, card_ids: Sequence[int]) -> None:
        """Put cards that were dragged into a group, by its key; those of the library too."""
        there = [id for id in card_ids if id in self.draft.cards]
        if not there:
            return
        self._back_to_card()
        pile = next(group.pile for group in self.draft.sorting.groups if group.key == key)
        for id in there:
            said = put_sentence(pile, self.draft.cards[id].title, self.draft.questions)
            self.turn(lambda now, id=id: now.put_into(id, key), said)  # type: ignore[misc]

    def take_back(self, card_id: int = 0) -> None:
        """Have a card sorted again, or the last one; right after all began anew, have all as it was before that."""
        sorting = self.draft.sorting
        if not card_id and not sorting.done and self.draft.can_go_back:
            self.go_back()
            return
        card = self.draft.cards.get(card_id or (sorting.done[-1] if sorting.done else 0))
        if not card:
            self.announcer.ask(self.face, _("No card is sorted yet"))
            return
        self._back_to_card()
        self.turn(lambda now: now.take_back(card.id), _("“{title}” is to be sorted again.", title=card.title))

    def go_back(self) -> None:
        """Take back the last move, whatever it was."""
        self._back_to_card()
        if self.draft.go_back():
            self.announcer.say(self.face, _("The cards lie where they lay before."))

    def begin_anew(self) -> None:
        """Have all cards wait to be sorted."""
        self._back_to_card()
        self.draft.begin_anew()
        self.announcer.say(self.face, _("All cards wait to be sorted. Backspace puts them back on their piles."))

    def add(self, card_ids: Sequence[int]) -> None:
        """Have cards of the library wait to be sorted too."""
        came = self.draft.add(card_ids)
        said = n_("{n} card more to sort.", "{n} cards more to sort.", came)
        self.announcer.say(self.face, said if came else _("They are among the cards already."))

    def rename(self, key: int, title: str) -> None:
        """Give a group a heading."""
        self.turn(lambda now: now.named(key, title), is_kept=False)

    def open_group(self, key: int) -> None:
        """Have cards come to this group of its pile."""
        self.turn(lambda now: now.opened(key), is_kept=False)

    def join(self, key: int) -> None:
        """Put a group together with the one above it."""
        self._back_to_card()
        self.turn(lambda now: now.joined(key), _("Put the two groups together."))
