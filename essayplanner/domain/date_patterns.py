"""How dates are written in the reader’s language: by these patterns they are shown, and read again."""

from essayplanner.domain.edtf import Part, Sense
from essayplanner.language import N_, p_

SEASON_WORDS = (N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"), N_("winter {year}"))
DAY, MONTH = p_("date", "{day} {month} {year}"), p_("date", "{month} {year}")
YEARS, DATES = p_("a span of years", "{first}–{last}"), p_("a span of dates", "{first} – {last}")
ABOUT, DOUBTFUL = p_("about that date", "c. {date}"), p_("a doubtful date", "{date}?")
DECADE = p_("ten years, “1920s”", "{year}s")
#: Of the years 1900 to 1909: “1900s” may be the whole century. And of 010 to 019, as “10s” may be another.
FIRST_DECADE = p_("the first ten years of a century, as “1900s” may be the whole of it", "decade {first}–{last}")
CENTURY = p_("a hundred years, “19th century”", "{ordinal} century")
#: By the last figure of the number, and for all others.
ORDINALS = {
    1: p_("an ordinal number that ends in 1, but not in 11", "{number}st"),
    2: p_("an ordinal number that ends in 2, but not in 12", "{number}nd"),
    3: p_("an ordinal number that ends in 3, but not in 13", "{number}rd"),
    0: p_("any other ordinal number", "{number}th"),
}
#: How each is said of one date.
WORDS = {
    Sense.BY: p_("so no later than that date", "by {date}"),
    Sense.FROM: p_("so from that date on", "from {date}"),
    Sense.BEFORE: p_("at some time earlier than that date", "before {date}"),
    Sense.AFTER: p_("at some time later than that date", "after {date}"),
}
PARTS = {
    Part.EARLY: p_("the first part of a month, a year, ten or a hundred", "early {date}"),
    Part.MIDDLE: p_("the middle part of a month, a year, ten or a hundred", "mid-{date}"),
    Part.LATE: p_("the last part of a month, a year, ten or a hundred", "late {date}"),
}
#: How each is said of two.
PAIRS = {
    Sense.BETWEEN: p_("at some time within a span", "between {first} and {last}"),
    Sense.EITHER: p_("at one of two dates", "{first} or {last}"),
}
