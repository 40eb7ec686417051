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
    to while the keys go to it."""

    def __init__(self, desk: Desk, looking: Looking, column: FindingsColumn, see: Callable[[Place], object]) -> None:
        self._desk, self._looking, self._column, self._see = desk, looking, column, see
        self._view, self._model = column.view, column.view.findings
        #: Which place of the current finding was gone to.
        self._at = -1

    def step(self, by: int) -> None:
        """Go to the next finding (1) or the last one (-1), round and round; the keys go there too."""
        places = [place for place, row in enumerate(self._model.rows) if row.finding and not row.is_gone]
        if not places:
            is_first = not self._model.plan.id and self._looking.is_waiting
            said = _("The coach is still reading the outline.") if is_first else _("Nothing to ask.")
            self._desk.announcer.ask(self._view, said)
            return
        now = self._view.currentIndex().row()
        if not self._view.has_hand and self._at < 0 and now in places:
            to = now  # nobody has been there
        elif by > 0:
            to = next((place for place in places if place > now), places[0])
        else:
            to = next((place for place in reversed(places) if place < now), places[-1])
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.setCurrentIndex(self._model.index(to))
        self._column.show_current()
        self._at = max(self._at, 0)

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
        if row and row.finding and not row.is_gone and self._view.has_hand and self._view.isVisible():
            items = (item for place in row.finding.places if (item := item_of(place)))
            pointed = Pointed(tuple(items)[:_POINTED], row.finding.severity.value, row.finding.title)
        if pointed or selection.pointed:
            selection.point(pointed if pointed and pointed.items else None)
