"""What is kept of how the timeline was left: its lanes, and which stretch of time was in sight."""

from typing import TYPE_CHECKING, NamedTuple

from essayplanner.domain.timeline_lanes import By
from essayplanner.ui.desk.taking_up import Left, taken_up

if TYPE_CHECKING:
    from essayplanner.ui.timeline.whole import TimelineScreen


class _Left(NamedTuple):
    """`start` and `end` are days as the axis counts them; the same where no stretch was in sight."""

    lanes: str = By.THEME.value
    start: int = 0
    end: int = 0


def left(screen: "TimelineScreen") -> Left:
    """How it is left."""
    sight = screen.sight
    start, end = sight.stretch or (0, 0)
    return _Left(sight.by.value, round(start), round(end))._asdict()


def take_up(screen: "TimelineScreen", kept: Left) -> None:
    """Go on as it was left."""
    was = taken_up(_Left(), kept)
    by = By(was.lanes) if was.lanes in list(By) else By.THEME
    screen.sight.begin(by, (was.start, was.end) if was.end > was.start else None)
    screen.heading.lanes.show_chosen(by)
