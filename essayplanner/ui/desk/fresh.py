"""What a student has just begun: Escape, before anything is written in it, takes it back and leaves no empty thing."""

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from essayplanner.domain.errors import BusyError
from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.ui.desk.desk import Desk

#: Steps that are typing in the title of what was begun.
_TITLES = frozenset(("edit-card", "edit-section", "rename-outline"))


class Fresh:
    """Knows the step that made the thing, and what was chosen, and had the focus, before."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._step = desk, 0
        #: What the step made, where it is a part of an outline.
        self.made: Item | None = None
        self._outline_id, self._chosen = 0, (0, desk.selection.item, desk.selection.cards)
        self._hand: QWidget | None = None

    def look(self) -> None:
        """Something is about to be made, or to be turned to: keep what is chosen now."""
        now = self._desk.selection
        self._outline_id, self._chosen = now.outline_id, (now.card_id, now.item, now.cards)
        self._hand = QApplication.focusWidget()

    def newest(self) -> int:
        """The id of the last step, which made it; 0 where it cannot be read just now."""
        try:
            step = self._desk.book.next_steps()[0]
        except BusyError:
            return 0
        return step.id if step else 0

    def begin(self, step_id: int, made: Item | None = None) -> None:
        """That step made it, and the hand is in its title now."""
        self._step, self.made = step_id, made

    def end(self) -> None:
        """The hand left the title: it is new no longer."""
        self._step = 0

    def take_back(self, *, titled: bool = False) -> bool:
        """Undo the step, and the typing of a title since then (`titled`: what Escape leaves as it was before); gives
        whether it was undone. Where anything else was done since, it is new no longer."""
        book, first, self._step = self._desk.book, self._step, 0
        book.settle()
        try:
            since = book.steps_since(first - 1) if first else []
        except BusyError:
            return False
        if not since or since[-1].id != first or (since[1:] and not titled):
            return False
        if any(step.label.key not in _TITLES for step in since[:-1]):
            return False
        if not self._desk.do(lambda: book.jump(first - 1), _("Undone.")):
            return False
        if self._outline_id:
            self._desk.selection.show_outline(self._outline_id)
        self._desk.selection.choose(*self._chosen)
        if self._hand and isValid(self._hand) and self._hand.isVisible():
            self._hand.setFocus()
        return True
