"""Times as a student says them: “14:32” today, “Yesterday, 14:32”, “3 Nov, 14:32”."""

from datetime import datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def local(at: str) -> datetime | None:
    """A time of the notebook (UTC, ISO 8601) in the time of this computer; None where it is not a time."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return None


def day(moment: datetime, now: datetime) -> str:
    """The day as it is said in a sentence: “today”, “yesterday”, “3 Nov”, “3 Nov 2025”."""
    date = moment.date()
    if date == now.date():
        return "today"
    if date == now.date() - timedelta(days=1):
        return "yesterday"
    year = f" {date.year}" if date.year != now.year else ""
    return f"{date.day} {_MONTHS[date.month - 1]}{year}"


def time_of(moment: datetime) -> str:
    """Hours and minutes, to 24."""
    return f"{moment:%H:%M}"


def day_and_time(moment: datetime, now: datetime, *, name_today: bool = False) -> str:
    """Day and time; of today the time alone, unless `name_today`."""
    said = day(moment, now)
    if said == "today" and not name_today:
        return time_of(moment)
    return f"{said[:1].upper()}{said[1:]}, {time_of(moment)}"
