"""Times as a student says them: “14:32” today, “Yesterday, 14:32”, “3 Nov, 14:32”."""

from datetime import datetime, timedelta
from typing import NamedTuple

from essayplanner.domain.months import SHORT_MONTHS
from essayplanner.language import Plural, _, n_, p_


def local(at: str) -> datetime | None:
    """A time of the notebook (UTC, ISO 8601) in the time of this computer; None where it is not a time."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return None


def day(moment: datetime, now: datetime) -> str:
    """The day by its date: “3 Nov”, “3 Nov 2025”."""
    month = SHORT_MONTHS[moment.month - 1].in_date
    if moment.year == now.year:
        return p_("date", "{day} {month}", day=str(moment.day), month=month)
    return p_("date", "{day} {month} {year}", day=str(moment.day), month=month, year=str(moment.year))


def time_of(moment: datetime) -> str:
    """Hours and minutes, to 24."""
    return p_("time of day", "{hour}:{minute}", hour=format(moment, "%H"), minute=format(moment, "%M"))


def day_and_time(moment: datetime, now: datetime, *, name_today: bool = False) -> str:
    """Day and time; of today the time alone, unless `name_today`."""
    time, ago = time_of(moment), _days_ago(moment, now)
    if ago == 0:
        return _("Today, {time}", time=time) if name_today else time
    if ago == 1:
        return _("Yesterday, {time}", time=time)
    return _("{day}, {time}", day=day(moment, now), time=time)


class Since(NamedTuple):
    """How a number of things is said: without more, and where the first of them is of today, of yesterday, of a day."""

    plain: Plural
    today: Plural
    yesterday: Plural
    earlier: Plural

    def said(self, number: int, first: datetime | None, now: datetime) -> str:
        """The number, and how far back it goes where that is known."""
        if first is None:
            return n_(*self.plain, number)
        ago = _days_ago(first, now)
        form = self.today if ago == 0 else self.yesterday if ago == 1 else self.earlier
        return n_(*form, number, day=day(first, now))


def _days_ago(moment: datetime, now: datetime) -> int:
    return (now.date() - moment.date()) // timedelta(days=1)
