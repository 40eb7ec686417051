"""What of the line of time is in sight: which stretch of it, how large, and its lanes; views follow it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetricsF

from essayplanner.domain.argument import Argument, OutlineSeen
from essayplanner.domain.months import SHORT_MONTHS
from essayplanner.domain.timeline import Dated, Timeline, alike_in_time, timeline_of
from essayplanner.domain.timeline_axis import (
    YEAR,
    Scale,
    Step,
    Tick,
    Unit,
    first_day,
    length_words,
    ticks,
    unit_for,
    year_at,
    year_name,
)
from essayplanner.domain.timeline_facts import Gap, Placing, Stretch, gaps, order, stretches
from essayplanner.domain.timeline_lanes import By, Lane, lanes
from essayplanner.domain.timeline_layout import MOST_ROWS, LaneRoom, Packing, lay_out, pack
from essayplanner.domain.timeline_packing import Metrics
from essayplanner.ui.look.theme import Theme

#: The longest and the shortest stretch that fills the width; all there is may be longer.
_CENTURY, _WEEK = 100 * YEAR, 7.0
#: Pixels of the design for the numbers beside a title, and free after it.
_NUMBER, _FREE = 15, 4


class Sight(QObject):
    """`changed` says that something else is in sight. Widths and heights are pixels of the part that is all axis."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.argument = Argument({}, (), (), OutlineSeen())
        self.line = Timeline((), (), None, 0, 1)
        self.by = By.THEME
        self.lanes: tuple[Lane, ...] = ()
        self.gaps: list[Gap] = []
        self.stretches: list[Stretch] = []
        self.order: list[Placing] = []
        self.lane_of: dict[int, int] = {}
        self.sizes = Metrics()
        self.scale = Scale(0, 1)
        self.width = 0.0
        #: What was said of a figure, and its tip; they hold until there are other cards or lanes.
        self.told: dict[object, tuple[str, str]] = {}
        self._places: dict[int, int] = {}
        self._titles: list[float] = []
        #: How wide labels are, by what they say and whether they are bold, at the sizes in force.
        self._wide: dict[tuple[str, bool], float] = {}
        self._rooms: dict[Step, float] = {}
        self._packing: Packing | None = None
        self._is_placed = False
        self._begins: tuple[float, float] | None = None
        #: Rows that a lane has at most, the longest title in pixels of the design, and the share of the width after
        #: the last day, for what ends there: on paper no stack opens and no tip shows a title whole.
        self.most_rows, self.longest, self.beside = MOST_ROWS, Metrics().title, 0.0
        self.measure()

    # What is on the line

    def show_argument(self, argument: Argument, topic: str) -> None:
        """Have the cards of a notebook, whose title is its `topic`."""
        were, line = self.argument, timeline_of(argument, datetime.now(UTC).year, topic, self.line.items)
        is_in_words = were.outline == argument.outline and were.debates == argument.debates
        is_in_words = is_in_words and alike_in_time(self.line, line)
        self.argument, self.line = argument, line
        if not is_in_words:
            self._places = {item.card.id: place for place, item in enumerate(line.items)}
            self.gaps, self.stretches = gaps(line), stretches(line)
            self.order = order(line.items, argument.outline)
            self._part()
        self._measure()
        self._follow()

    def part_by(self, by: By) -> None:
        """Have other lanes."""
        self.by = by
        self._part()
        self._follow()

    def _part(self) -> None:
        self.lanes = lanes(self.line.items, self.by, self.argument)
        self.lane_of = {item: place for place, lane in enumerate(self.lanes) for item in lane.items}

    def _follow(self) -> None:
        """Other cards or lanes are in sight."""
        self._packing = None
        self.told.clear()
        self._place()
        self.changed.emit()

    def measure(self) -> None:
        """Take on the sizes in force."""
        font = self.theme.font
        self._wide.clear()
        self._advance = {bold: QFontMetricsF(font(11, bold=bold)).horizontalAdvance for bold in (False, True)}
        self._measure()

    def _measure(self) -> None:
        """Take on how long titles are; of those that are known it is not asked again."""
        px = self.theme.px
        self.sizes = Metrics(*(px(size) for size in Metrics(title=self.longest)))
        number, free, doubt = px(_NUMBER), px(_FREE), self._width("?", bold=False)
        self._titles = [
            self._width(item.label, bold=bool(item.numbers))
            + (number * len(item.numbers) + free if item.numbers else 0)
            + (doubt if item.is_uncertain else 0)
            + px(2)
            for item in self.line.items
        ]
        ends = (year_name(self.line.first_year), year_name(self.line.last_year), "1934")
        around, year = px(14), max(self._width(name, bold=True) for name in ends)
        months = max(self._width(f"{month.alone} ", bold=True) for month in SHORT_MONTHS)
        days = max(self._width(f"30 {month.in_date} ", bold=True) for month in SHORT_MONTHS)
        self._rooms = {Step.YEAR: year + around, Step.MONTH: months + year + around, Step.DAY: days + year + around}
        self._packing = None

    def _width(self, label: str, *, bold: bool) -> float:
        if (label, bold) not in self._wide:
            self._wide[label, bold] = self._advance[bold](label)
        return self._wide[label, bold]

    # Which stretch is in sight

    def begin(self, by: By, stretch: tuple[float, float] | None) -> None:
        """Begin with these lanes, and from one day to before another; None: with the dates of the question."""
        self.by, self._begins = by, stretch

    @property
    def stretch(self) -> tuple[float, float] | None:
        """From which day to before which is in sight, or what it is to begin with; None where nothing is."""
        return (self.scale.start, self.scale.day(self.width)) if self._is_placed else self._begins

    @property
    def first(self) -> int:
        """The first day there is."""
        return first_day(self.line.first_year)

    @property
    def end(self) -> int:
        """The day after the last there is to show."""
        end = first_day(self.line.last_year + 1)
        return end + round((end - self.first) * self.beside / (1 - self.beside))

    @property
    def days(self) -> float:
        """How many days are in sight."""
        return self.width / self.scale.per_day

    @property
    def words(self) -> str:
        """How long what is in sight is: “17 years”."""
        return length_words(self.days)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of which anything is in sight."""
        return year_at(self.scale.start + 0.01), year_at(self.scale.day(self.width) - 0.01)

    def fit_width(self, width: float) -> bool:
        """Fill another width with the same stretch; gives whether it is another."""
        is_other = width > 0 and width != self.width
        if is_other:
            days, self.width = self.days, width
            if self._is_placed:
                self.scale = Scale(self.scale.start, width / days)
            self._place()
            self.changed.emit()
        return is_other

    def _place(self) -> None:
        """Begin with the dates of the question; later stay where one was, as far as there still is anything."""
        if not self.width:
            return
        if not self._is_placed and (self.line.items or self.line.fence):
            self._is_placed = True
            if self._begins:
                self._show(*self._begins)
                return
            fence = self.line.fence
            first = self.line.first_year if fence is None or fence.first is None else fence.first
            last = self.line.last_year if fence is None or fence.last is None else fence.last
            self._show(first_day(first), first_day(last + 1))
        elif not self._is_placed:
            self._show(self.first, self.end)
        else:
            self._show(self.scale.start, self.scale.day(self.width))

    @property
    def fence(self) -> list[int]:
        """The days at which the dates of the question begin, and are over."""
        fence = self.line.fence
        years = (fence.first, None if fence.last is None else fence.last + 1) if fence else ()
        return [first_day(year) for year in years if year is not None]

    def _show(self, start: float, end: float) -> None:
        """Show a stretch, as far as it is not too long, too short, or beside all there is."""
        whole = self.end - self.first
        days = min(max(end - start, _WEEK), max(whole, _CENTURY))
        start = (start + end - days) / 2
        start = self.first - (days - whole) / 2 if days >= whole else min(max(start, self.first), self.end - days)
        self.scale = Scale(start, self.width / days)

    def show_stretch(self, start: float, end: float) -> None:
        """Show from one day to before another."""
        if self.width:
            before = self.scale
            self._show(start, end)
            if self.scale != before:
                self.changed.emit()

    def show_all(self) -> None:
        """Show all there is."""
        self.show_stretch(self.first, self.end)

    def move_to(self, start: float) -> None:
        """Show as much, from another day on."""
        self.show_stretch(start, start + self.days)

    def zoom(self, factor: float, x: float) -> None:
        """Show it so many times as large; what stands at `x` stays there."""
        scale = self.scale.zoomed(factor, x)
        days = self.width / scale.per_day
        if not _WEEK <= days <= max(self.end - self.first, _CENTURY):
            scale = self.scale.zoomed(self.days / min(max(days, _WEEK), max(self.end - self.first, _CENTURY)), x)
        self.show_stretch(scale.start, scale.start + self.width / scale.per_day)

    def bring(self, item: int) -> bool:
        """Have a card in sight; gives whether it was not."""
        card = self.line.items[item]
        end = self.scale.day(self.width)
        if card.end > self.scale.start and card.start < end:
            return False
        middle = (card.start + min(card.end, card.start + self.days)) / 2
        self.move_to(middle - self.days / 2)
        return True

    def go_to(self, start: int, end: int) -> None:
        """Show what lies from one day to before another in the middle: all of it, and ten times as much at most, so
        that it is seen where all years were in sight."""
        middle, long = (start + end) / 2, end - start
        days = max(min(self.days, 10 * long), 1.2 * long)
        self.show_stretch(middle - days / 2, middle + days / 2)

    # How it lies

    @property
    def unit(self) -> Unit:
        """What the ticks are apart."""
        return unit_for(self.scale.per_day, self._rooms)

    def ticks(self) -> list[Tick]:
        """The stretches of the axis that have a name."""
        return ticks(self.scale, self.width, self.unit)

    def rooms(self, height: float) -> list[LaneRoom]:
        """The lanes with what is in sight, into a height."""
        items, per_day = self.line.items, self.scale.per_day
        if self._packing is None or self._packing.per_day != per_day:
            self._packing = pack(items, self.lanes, per_day, self._titles, self.end, self.sizes, self.most_rows)
        return lay_out(items, self.lanes, self._packing, self.scale, self.ticks(), (self.width, height), self.sizes)

    def items(self, places: Sequence[int]) -> list[Dated]:
        """Cards by their places."""
        return [self.line.items[place] for place in places]

    def place_of(self, card_id: int) -> int:
        """The place of a card; -1 where it is not on the line."""
        return self._places.get(card_id, -1)
