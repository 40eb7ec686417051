"""What the months are called: in the reader's language, where some have another form after a day, and in files."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from essayplanner.language import p_


class Month(NamedTuple):
    """A month as it stands alone or before a year (“maj”, “maj 1997”), and after its day (“5 maja”)."""

    alone: str
    in_date: str


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

#: What files call the months, in full and short, without full stops; in the languages that a student of history meets.
_WORDS = (
    "january jan januar jänner jaenner janvier janv enero ene gennaio genn gen январь января янв",
    "february feb febr februar feber février fevrier févr fevr fév fev febrero febbraio febb февраль февраля февр фев",
    "march mar märz maerz mrz mär mars marzo март марта мар",
    "april apr avril avr abril abr aprile апрель апреля апр",
    "may mai mayo maggio magg mag май мая",
    "june jun juni juin junio giugno giu июнь июня июн",
    "july jul juli juillet juil julio luglio lug июль июля июл",
    "august aug août aout agosto ago авг август августа",
    "september sept sep septembre septiembre setiembre settembre sett set сентябрь сентября сент сен",
    "october oct oktober okt octobre octubre ottobre ott октябрь октября окт",
    "november nov novembre noviembre ноябрь ноября нояб ноя",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre декабрь декабря дек",
)
#: In English, in full.
ENGLISH = tuple(words.partition(" ")[0] for words in _WORDS)


@cache
def month_numbers() -> Mapping[str, int]:
    """The numbers of the months by all that they are called, in lower case and without a full stop."""
    numbers = {word: number for number, words in enumerate(_WORDS, start=1) for word in words.split()}
    for months in (MONTHS, SHORT_MONTHS):
        for number, month in enumerate(months, start=1):
            numbers |= {name.rstrip(".").casefold(): number for name in month}
    return numbers


def month_number(word: str) -> int:
    """The number of a month by its name, whole or short; 0 where it is none."""
    return month_numbers().get(word.strip().rstrip(".").casefold(), 0)


def days_in(year: int, month: int) -> int:
    """How many days a month has; the 29th of February was in every fourth year until 1752, in Britain."""
    if month != 2:
        return 30 if month in (4, 6, 9, 11) else 31
    return 29 if year < 0 or (year % 4 == 0 and (year % 100 or year % 400 == 0 or year <= 1752)) else 28


def are_in_order(first: list[Any], *last: list[Any]) -> bool:
    """Whether a span ends when or after it begins, as far as both say when; one date does."""
    return all(first[: len(end)] <= end[: len(first)] for end in last)
