"""A page of practice in the place of the outline, and where the hand goes when it is done with."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.screens import Page

Made = TypeVar("Made", bound=QWidget)


class Covering(Generic[Made]):
    """Keeps one page, made by `make` when it is first asked for. Left for something else, it is shown again as it was,
    until it is done with or the window closes."""

    def __init__(self, parts: Parts, make: Callable[[], Made]) -> None:
        self.parts, self._make = parts, make
        self.page: Made | None = None
        self._before: tuple[str, QWidget | None] = ("outline", None)
        parts.desk.selection.outline_changed.connect(self._leave_for_another)

    @property
    def is_shown(self) -> bool:
        """Whether the page is what the window shows."""
        return self.page is not None and self.parts.centre.currentWidget() is self.page

    def made(self) -> tuple[Made, bool]:
        """The page, and whether it is new."""
        new = self.page is None
        page = self.page = self.page or self._make()
        return page, new

    def show(
        self,
        called: str = "",
        takes: Callable[[Sequence[int]], object] | None = None,
        folds: frozenset[str] | None = None,
    ) -> None:
        """Show the page: `called` stands meanwhile for the outline, `takes` has the cards that are placed by a key, and
        `folds` are the panels that are folded beside it."""
        if self.page and not self.is_shown:
            self._before = (self.parts.centre.name, QApplication.focusWidget())
            self.parts.centre.cover("outline", Page(self.page, called, takes, folds))

    def leave(self) -> None:
        """Go back to where it was asked for; the page is kept."""
        name, hand = self._before
        centre = self.parts.centre
        centre.uncover("outline")
        if name != centre.name:
            centre.turn_to(name)
        if hand and isValid(hand) and hand.isVisible():
            hand.setFocus()

    def end(self) -> None:
        """Show the outline; the page is done with."""
        self.parts.centre.uncover("outline")
        self.forget()

    def forget(self) -> None:
        """Have no page any more; where it was shown, the outline is."""
        page, self.page = self.page, None
        if page is not None:
            self.parts.centre.drop(page)
            page.deleteLater()

    def _leave_for_another(self, _outline_id: int) -> None:
        """Another outline is shown: it is to be seen."""
        if self.is_shown:
            self.parts.centre.uncover("outline")
