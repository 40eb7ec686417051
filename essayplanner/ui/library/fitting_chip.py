"""The chip that narrows the library to what fits something that is being planned."""

from collections.abc import Callable

from essayplanner.language import _
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.library.crossed_chip import CrossedChip
from essayplanner.ui.look.plain import caption
from essayplanner.ui.look.theme import Theme


class FittingChip(CrossedChip):
    """Is there while something is planned; `narrow` is called with the ids of the cards, or None for all."""

    def __init__(self, theme: Theme, selection: Selection, narrow: Callable[[tuple[int, ...] | None], object]) -> None:
        super().__init__(theme)
        self._selection, self._narrow = selection, narrow
        #: Whether it was on when nothing fitted any more, as happens while a question is typed.
        self._comes_back = False
        self._about = ""
        self.clicked.connect(self._press)
        self.taken_off.connect(lambda: self._turn(on=False))
        selection.fitting_changed.connect(self._follow)

    def _follow(self, narrow: bool) -> None:
        """Other cards fit: what was narrowed to those is narrowed to these."""
        fitting = self._selection.fitting
        was_on = (self.isChecked() or self._comes_back) and (fitting is None or fitting.about == self._about)
        self._comes_back = was_on and fitting is None
        self._about = fitting.about if fitting else self._about
        self._turn(on=(narrow or was_on) and fitting is not None)

    def _turn(self, on: bool) -> None:
        fitting = self._selection.fitting
        self._narrow(fitting.cards if on and fitting else None)
        if not on:
            self.end()

    def _press(self, on: bool) -> None:
        """One that does not stay is taken off by its cross alone."""
        fitting = self._selection.fitting
        self._turn(on=on or bool(fitting and not fitting.stays))

    def end(self) -> None:
        """The library is no longer narrowed: one that does not stay goes."""
        if (fitting := self._selection.fitting) and not fitting.stays:
            self._selection.show_fitting(None)

    def show_filter(self, *, is_on: bool) -> str:
        """Show what it would narrow to, and whether it does; gives its words where it does."""
        name = self._selection.fitting.name if self._selection.fitting else ""
        self.setVisible(bool(name))
        self.setText(caption(f"{name} ×" if is_on else name))
        cleared = _("{filter}. Press Delete to clear it.", filter=name)
        self.setAccessibleName(cleared if is_on else _("Filter: {filter}", filter=name))
        self.setChecked(is_on)
        return name if is_on else ""
