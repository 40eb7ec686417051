"""From finding to finding, and to the places of each."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from essayplanner.coach.findings import Place
from essayplanner.language import _
from essayplanner.ui.coach.column import FindingsColumn
from essayplanner.ui.coach.looking import Looking
from essayplanner.ui.coach.places import item_of
from essayplanner.ui.coach.rows import Row
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.selection import Pointed

#: Places of a finding that are pointed to: more are on no screen.
_POINTED = 40


class Going:
    """Goes through the findings of a list for a pane; `see` shows a place, and those of the current finding are pointed
    to while the keys go to it, or from there to what helps it (`is_helped` says so). `unfold` has those shown that are
    folded."""

    def __init__(
        self,
        desk: Desk,
        looking: Looking,
        column: FindingsColumn,
        see: Callable[[Place], object],
        unfold: Callable[[], object],
        is_helped: Callable[[], bool],
    ) -> None:
        self._desk, self._looking, self._column, self._see, self._unfold = desk, looking, column, see, unfold
        self._is_helped = is_helped
        self._view, self._model = column.view, column.view.findings
        #: Which place of the current finding was gone to.
        self._at = -1

    def step(self, by: int) -> None:
        """Go to the next finding (1) or the last one (-1), round and round; the keys go there too."""
        places = self._places()
        if not places:
            is_first = not self._model.plan.id and self._looking.is_waiting
            said = _("The coach is still reading the outline.") if is_first else _("Nothing to ask.")
            self._desk.announcer.ask(self._view, said)
            return
        now = self._view.currentIndex().row()
        is_new = not self._view.has_hand and self._at < 0 and now in places  # nobody has been there
        to = now if is_new else self._beyond(places, by)
        if to is None:
            self._unfold()
            places = self._places()
            to = self._beyond(places, by)
        if to is None:
            to = places[0 if by > 0 else -1]
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.setCurrentIndex(self._model.index(to))
        self._column.show_current()
        self._at = max(self._at, 0)

    def _places(self) -> list[int]:
        return [place for place, row in enumerate(self._model.rows) if row.finding and not row.is_gone]

    def _beyond(self, places: list[int], by: int) -> int | None:
        """The next of some places (1), or the last one before (-1)."""
        now = self._view.currentIndex().row()
        if by > 0:
            return next((place for place in places if place > now), None)
        return next((place for place in reversed(places) if place < now), None)

    def go(self, row: Row) -> None:
        """Show where a finding lies: its first place, then the next one."""
        if row.finding and row.finding.places and not row.is_gone:
            self._at = (self._at + 1) % len(row.finding.places)
            self._see(row.finding.places[self._at])

    def turn(self) -> None:
        """Another finding is the current one."""
        self._at = -1
        self.point()

    def point(self) -> None:
        """Point to the places of the current finding while the keys go to it."""
        row, pointed, selection = self._view.row_now(), None, self._desk.selection
        in_hand = self._view.has_hand or (selection.pointed is not None and self._is_helped())
        if row and row.finding and not row.is_gone and in_hand and self._view.isVisible():
            items = (item for place in row.finding.places if (item := item_of(place)))
            pointed = Pointed(tuple(items)[:_POINTED], row.finding.severity.value, row.finding.title)
        if pointed or selection.pointed:
            selection.point(pointed if pointed and pointed.items else None)
