"""What is said of the time for a plan, and of what was planned in it."""

from essayplanner.coach.timing import Notice, minutes_left
from essayplanner.language import N_, _, join_and, n_

_NOTICES = {
    Notice.HALF: N_("Half of the time is over: {left}."),
    Notice.LAST_MINUTE: N_("One minute left."),
}


def left_words(left: float, *, paused: bool) -> str:
    """The time that is left, in seconds, as it stands in the status bar: “7 min left”."""
    minutes = minutes_left(left)
    said = n_("{n} min left", "{n} min left", minutes) if minutes > 1 else _("last minute")
    return _("{time}, paused", time=said) if paused else said


def left_spoken(left: float) -> str:
    """The same in full."""
    return n_("{n} minute left", "{n} minutes left", minutes_left(left))


def notice_words(notice: Notice, left: float) -> str:
    """What a screen reader is told meanwhile."""
    return _(_NOTICES[notice], left=left_spoken(left))


def summary(gained: tuple[int, int, int], seconds: float, *, over: bool) -> str:
    """What was planned, sections, cards and notes, and in how many minutes; `over` says that the time is, and else it
    was stopped."""
    there = _things(gained)
    minutes = n_("{n} minute", "{n} minutes", max(1, minutes_left(seconds)))
    if not there:
        nothing = _("Time: {minutes}. No section, card or note was added.", minutes=minutes)
        return nothing if over else _("The clock was stopped.")
    if over:
        return _("Time. {what} in {minutes}.", what=there, minutes=minutes)
    return _("Stopped. {what} in {minutes}.", what=there, minutes=minutes)


def _things(number: tuple[int, int, int]) -> str:
    """So many sections, cards and notes; empty for none."""
    sections, placed, notes = number
    what = (
        n_("{n} section", "{n} sections", sections) if sections else "",
        n_("{n} card", "{n} cards", placed) if placed else "",
        n_("{n} note", "{n} notes", notes) if notes else "",
    )
    there = [each for each in what if each]
    return join_and(there) if there else ""


def came_and_went(came: tuple[int, int, int], went: tuple[int, int, int]) -> str:
    """What is in the later of two plans alone, and what in the earlier one alone: sections, cards and notes."""
    more, less = _things(came), _things(went)
    if more and less:
        return _("Later there is more: {more}. And less: {less}.", more=more, less=less)
    if more:
        return _("Later there is more: {more}.", more=more)
    if less:
        return _("Later there is less: {less}.", less=less)
    return _("No section, card or note came or went between the two.")
