"""From passage to passage: by keys, by a press, by what is chosen elsewhere, and where somebody is led."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from essayplanner.domain.documents import Passage
from essayplanner.language import _
from essayplanner.notebook.read_again import ToRead
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.read.margin import Margin
from essayplanner.ui.read.shelf import Shelf, State
from essayplanner.ui.read.view import PagesView


class Walking(QObject):
    """Marks the passage of the card that is chosen, and has it in sight."""

    def __init__(self, desk: Desk, shelf: Shelf, view: PagesView, margin: Margin) -> None:
        super().__init__(view)
        self.desk, self.shelf, self.view, self.margin = desk, shelf, view, margin
        #: Where to go once the document is open, and the passage that was led to last.
        self._goal: ToRead | None = None
        self.led_to = 0
        view.pressed_on.connect(self._press)
        margin.passage_wanted.connect(self._bring)
        desk.selection.changed.connect(self.follow)

    def go_to(self, goal: ToRead) -> None:
        """Turn to a document, and to a passage or page of it, once it is open."""
        self.shelf.look()
        self._goal = goal
        if self.shelf.current and self.shelf.current.id == goal.document_id:
            self.reach()
        else:
            self.shelf.turn_to(goal.document_id)

    def reach(self) -> None:
        """Go where somebody is led, where the document is open."""
        goal, current = self._goal, self.shelf.current
        if goal and self.shelf.state is State.OPEN and current and current.id == goal.document_id:
            self._goal = None
            if goal.passage_ids:
                self._lead_to(self._next_of(goal.passage_ids), flash=True)
            elif goal.page:
                self.view.go_to_page(goal.page)
            self.view.setFocus()

    def _next_of(self, ids: Sequence[int]) -> int:
        """The first of some passages, or where one of them was led to last, the next."""
        return ids[(ids.index(self.led_to) + 1) % len(ids)] if self.led_to in ids else ids[0]

    def _passage(self, id: int) -> Passage | None:
        return next((each for each in self.shelf.passages if each.id == id), None)

    def _lead_to(self, id: int, *, flash: bool) -> None:
        """Bring a passage into sight."""
        if passage := self._passage(id):
            self.led_to = id
            self.view.set_current_mark(id)
            self.view.go_to(passage.spot, flash)

    @Slot(int)
    def _bring(self, id: int) -> None:
        self._lead_to(id, flash=False)

    @Slot(int)
    def _press(self, id: int) -> None:
        """A passage was pressed: choose its card."""
        if passage := self._passage(id):
            self.led_to = id
            self.desk.selection.choose(passage.card_id)
            self.view.set_current_mark(id)

    def walk(self, way: int) -> None:
        """Go to the next passage, or with -1 to the one before, from the one that is chosen, else from the page."""
        there = self.shelf.passages
        if not there:
            said = _("No passage of this document is a card yet. Select one, then press E, C or H.")
            self.desk.announcer.ask(self.view, said)
            return
        here = self.here()
        if here:
            at = (there.index(here) + way) % len(there)
        else:
            after = [number for number, each in enumerate(there) if max(1, each.spot.page) >= self.view.page]
            at = ((after[0] if after else 0) - (way < 0)) % len(there)
        passage = there[at]
        self.led_to = passage.id
        self.desk.selection.choose(passage.card_id)
        self._lead_to(passage.id, flash=True)
        for mark in self.view.marks:
            if mark.id == passage.id:
                self.desk.announcer.say(self.view, self.view.words_of(mark))

    @Slot()
    def follow(self) -> None:
        """Mark the passage of the card that is chosen, and bring it into sight where the hand is elsewhere."""
        here = self.here()
        self.view.set_current_mark(here.id if here else 0)
        if here and self.view.isVisible() and not self.view.hasFocus() and not self.margin.hasFocus():
            self.view.go_to(here.spot, False)

    def here(self) -> Passage | None:
        """The passage of the card that is chosen; of several the one that was led to last."""
        there = [each for each in self.shelf.passages if each.card_id == self.desk.selection.card_id]
        return next((each for each in there if each.id == self.led_to), there[0] if there else None)
