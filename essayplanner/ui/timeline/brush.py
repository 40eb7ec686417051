"""The years that are chosen on the axis: the library shows their cards alone."""

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.timeline_axis import first_day, years_name
from essayplanner.domain.years import era_year, iso_year
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.timeline.sight import Sight


class Brush(QObject):
    """Holds to the years of the shared selection, and sets them; `changed` tells of others.

    The selection counts years without a 0 (-1 is 1 BC), the axis as ISO does; an open end reaches as far as there are
    cards.
    """

    changed = Signal()

    def __init__(self, selection: Selection, sight: Sight, parent: QObject) -> None:
        super().__init__(parent)
        self._selection, self._sight = selection, sight
        selection.years_changed.connect(self.changed)

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year; None where none are chosen."""
        first, last = self._selection.years
        if not first and not last:
            return None
        line = self._sight.line
        begin = iso_year(first) if first else line.first_year
        end = iso_year(last) if last else line.last_year
        return begin, max(begin, end)

    @property
    def days(self) -> tuple[float, float] | None:
        """The first day and the day after the last."""
        years = self.years
        return (first_day(years[0]), first_day(years[1] + 1)) if years else None

    @property
    def name(self) -> str:
        """The years as a reader writes them; empty for none."""
        return years_name(*years) if (years := self.years) else ""

    @property
    def cards(self) -> int:
        """How many cards on the line have a date in these years."""
        if not (days := self.days):
            return 0
        return sum(1 for item in self._sight.line.items if item.start < days[1] and item.end > days[0])

    def show(self, first: int, last: int) -> None:
        """Choose the years from one to another, in either order."""
        first, last = min(first, last), max(first, last)
        self._selection.show_years(era_year(first), era_year(last))

    def clear(self) -> bool:
        """Choose none; gives whether there were any."""
        had = self.years is not None
        self._selection.show_years()
        return had

    def step(self, on: int, here: int) -> None:
        """Make it a year longer or shorter at its end, at its beginning where it is but one; or begin it at a year."""
        years = self.years
        if years is None:
            self.show(here, here)
        elif on > 0:
            self.show(years[0], years[1] + 1)
        elif years[1] > years[0]:
            self.show(years[0], years[1] - 1)
        else:
            self.show(years[0] - 1, years[1])
