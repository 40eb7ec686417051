"""What the months are called in the reader's language: some have another form for a month after its day."""

from typing import NamedTuple

from essayplanner.language import p_


class Month(NamedTuple):
    """A month as it stands alone or before a year (“maj”, “maj 1997”), and after its day (“5 maja”)."""

    alone: str
    in_date: str


#: In English, in which they are read in every language.
ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = (
    Month(p_("month", "January"), p_("month, after its day", "January")),
    Month(p_("month", "February"), p_("month, after its day", "February")),
    Month(p_("month", "March"), p_("month, after its day", "March")),
    Month(p_("month", "April"), p_("month, after its day", "April")),
    Month(p_("month", "May"), p_("month, after its day", "May")),
    Month(p_("month", "June"), p_("month, after its day", "June")),
    Month(p_("month", "July"), p_("month, after its day", "July")),
    Month(p_("month", "August"), p_("month, after its day", "August")),
    Month(p_("month", "September"), p_("month, after its day", "September")),
    Month(p_("month", "October"), p_("month, after its day", "October")),
    Month(p_("month", "November"), p_("month, after its day", "November")),
    Month(p_("month", "December"), p_("month, after its day", "December")),
)
#: As short as they are written.
SHORT_MONTHS = (
    Month(p_("month, short", "Jan"), p_("month, short, after its day", "Jan")),
    Month(p_("month, short", "Feb"), p_("month, short, after its day", "Feb")),
    Month(p_("month, short", "Mar"), p_("month, short, after its day", "Mar")),
    Month(p_("month, short", "Apr"), p_("month, short, after its day", "Apr")),
    Month(p_("month, short", "May"), p_("month, short, after its day", "May")),
    Month(p_("month, short", "June"), p_("month, short, after its day", "June")),
    Month(p_("month, short", "July"), p_("month, short, after its day", "July")),
    Month(p_("month, short", "Aug"), p_("month, short, after its day", "Aug")),
    Month(p_("month, short", "Sept"), p_("month, short, after its day", "Sept")),
    Month(p_("month, short", "Oct"), p_("month, short, after its day", "Oct")),
    Month(p_("month, short", "Nov"), p_("month, short, after its day", "Nov")),
    Month(p_("month, short", "Dec"), p_("month, short, after its day", "Dec")),
)
