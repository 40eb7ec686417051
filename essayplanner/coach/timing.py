"""Planning against the clock, as values: how much time is left, and what was planned in it."""

from enum import Enum, auto
from math import ceil
from typing import NamedTuple

from essayplanner.domain.plan import Plan

MINUTE = 60
#: Seconds: a computer that is awake looks at the clock sooner than that after it was to look.
_ASLEEP = 30.0


class Notice(Enum):
    """What is worth saying of the time, once."""

    HALF = auto()
    LAST_MINUTE = auto()
    OVER = auto()


class Countdown(NamedTuple):
    """So many seconds in all, of which some are `spent`; it has been running since a moment, or stands (None).

    Moments are seconds on a clock that only goes forward.
    """

    seconds: float
    spent: float = 0.0
    since: float | None = None

    def left(self, now: float) -> float:
        """The seconds that are left; 0 when it is over."""
        return max(0.0, self.seconds - self.used(now))

    def used(self, now: float) -> float:
        """The seconds that were used, at most all."""
        running = max(0.0, now - self.since) if self.since is not None else 0.0
        return min(self.seconds, self.spent + running)

    def started(self, now: float) -> "Countdown":
        """Running from now on."""
        return self if self.since is not None else self._replace(since=now)

    def paused(self, now: float) -> "Countdown":
        """Standing from now on."""
        return self._replace(spent=self.used(now), since=None)

    def longer(self, seconds: float) -> "Countdown":
        """With so much more time."""
        return self._replace(seconds=self.seconds + seconds)

    def next_change(self, now: float) -> float:
        """Seconds until something else is to be shown or said."""
        left = self.left(now)
        marks = (self.seconds / 2, (ceil(left / MINUTE) - 1) * MINUTE)
        return min(left, *(left - mark for mark in marks if mark < left))

    def rested(self, before: float, now: float) -> "Countdown":
        """As if it had stood while the computer slept: nobody looked for long after the next change since `before`."""
        late = now - before - self.next_change(before)
        return self._replace(since=self.since + late) if self.since is not None and late > _ASLEEP else self

    def noticed(self, before: float, now: float) -> Notice | None:
        """What is to be said of the time between two moments; of two things the later one."""
        was, left = self.left(before), self.left(now)
        for mark, notice in ((0.0, Notice.OVER), (float(MINUTE), Notice.LAST_MINUTE), (self.seconds / 2, Notice.HALF)):
            if left <= mark < was:
                return notice
        return None


def minutes_left(left: float) -> int:
    """Minutes, one that has begun counted whole."""
    return ceil(left / MINUTE)


def planning_minutes(minutes: int) -> int:
    """How long an essay of so many minutes is planned: five minutes of forty; 0 where there is no time for it."""
    return max(1, round(minutes / 8)) if minutes else 0


class Tally(NamedTuple):
    """What is planned in an outline, by uids."""

    sections: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()


def tally(plan: Plan) -> Tally:
    """What is planned; notes are those that are not blank, and the thesis is one."""
    sections = [section for part in plan.parts for section in (part.section, *part.inner)]
    placed = [placed for part in plan.parts for placed in part.placed]
    notes = {each.uid for each in sections if each.note.strip()} | {each.uid for each in placed if each.note.strip()}
    if plan.thesis.strip():
        notes.add(plan.uid)
    return Tally(frozenset(each.uid for each in sections), frozenset(each.uid for each in placed), frozenset(notes))


def gained(before: Tally, after: Tally) -> tuple[int, int, int]:
    """How many sections, cards and notes came between the two."""
    sections, placed, notes = (len(now - then) for then, now in zip(before, after, strict=True))
    return sections, placed, notes
