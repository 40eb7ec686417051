"""What is said of the cards on a line of time: labels without the date, and sentences for a screen reader."""

import re
from functools import cache

from essayplanner.domain.date_points import DAY, MONTH
from essayplanner.domain.dates import show_date
from essayplanner.domain.months import MONTHS, SHORT_MONTHS
from essayplanner.language import day_in_order, p_

#: What stands before a date in a title, so that the title says the same without both.
_BEFORE = "in|on|during"
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
#: By EDTF's number, as titles in English name them.
_SEASONS = {"21": ("spring",), "22": ("summer",), "23": ("autumn", "fall"), "24": ("winter",)}
#: A label has so many letters at least, or the whole title is one.
_LEAST = 6


def label_of(title: str, when: str) -> str:
    """A title without its own date where it begins or ends with it, for the axis says when: “Kirov was assassinated on
    1 December 1934” is “Kirov was assassinated”. A title that needs its date to be one is kept whole."""
    found = _POINT.fullmatch(when.strip())
    if not found or found[1] not in title:
        return title
    pattern = _written(*found.groups())
    if (end := pattern[1].search(title)) and len(title[: end.start()]) >= _LEAST:
        return title[: end.start()].rstrip(" ,:;–—")
    if (start := pattern[0].match(title)) and len(title[start.end() :]) >= _LEAST:
        left = title[start.end() :]
        return left[0].upper() + left[1:]
    return title


@cache
def _written(year: str, month: str | None, day: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a date, as a title may write it, at its beginning and at its end."""
    forms = {year}
    if month and 1 <= int(month) <= 12:
        names = (MONTHS[int(month) - 1], SHORT_MONTHS[int(month) - 1])
        for name in names:
            forms.add(MONTH.format(month=name.alone, year=year))
            if day:
                forms |= {DAY.format(day=int(day), month=name.in_date, year=year), f"{name.in_date} {int(day)}, {year}"}
                forms.add(day_in_order(DAY, int(day), name.in_date, int(month), year))
    for season in _SEASONS.get(month or "", ()):
        forms |= {f"the {season} of {year}", f"{season} of {year}", f"{season} {year}", show_date(f"{year}-{month}")}
    dates = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    words = "|".join({*_BEFORE.split("|"), *p_("words before a date, with | between them", "in|on|during").split("|")})
    return (
        re.compile(rf"(?:{words})\s+(?:{dates})(?!\w)[,:]?\s+(?=\w)", re.IGNORECASE),
        re.compile(rf"(?:,?\s+(?:{words})|,)\s+(?:{dates})\Z", re.IGNORECASE),
    )


def date_words(when: str) -> str:
    """A date as a screen reader says it, months in full: “1 December 1934”."""
    found = _POINT.fullmatch(when.strip())
    if not found or not found[2] or not 1 <= int(found[2]) <= 12 or when[-1] in "~?%":
        return show_date(when)
    year, month = found[1], MONTHS[int(found[2]) - 1]
    if not found[3]:
        return MONTH.format(month=month.alone, year=year)
    return day_in_order(DAY, int(found[3]), month.in_date, int(found[2]), year)
