"""Dates held against the `edtf` package, version 5; what it reads otherwise, or not at all, is said with the reason."""

from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf, text_to_edtf

from essayplanner.domain.dates import parse_date
from essayplanner.domain.typed_dates import stored_date

#: What both make of a text.
SAME = """
    1934|Dec 1934|1 December 1934|12/1934|1936-38|spring 1937|autumn 1932|1920s|c. 1935|circa 1935|1937?
    c. 1937?|19th century|1934-12|1934-12-01|summer 1936-spring 1937|the 20th century|throughout 1937|December of 1934
""".strip().replace("\n", "|")

#: What it makes of a text, what we store, and why.
OTHERWISE = {
    "early 1953": ("1953", "1953-~01/1953-~04", "it loses “early”"),
    "mid 1953": ("1953", "1953-~05/1953-~08", "it loses “mid”"),
    "late 1920s": ("192X", "~1927/~1929", "it loses “late”"),
    "early 19th century": ("18XX", "~1801/~1832", "it loses “early”"),
    "towards the end of 1934": ("1934", "1934-~09/1934-~12", "it loses “the end”"),
    "second half of 1934": ("1934", "1934-07/1934-12", "it loses the half"),
    "first quarter of 1938": ("1938", "1938-01/1938-03", "it loses the quarter"),
    "1934 or so": ("1934", "1934~", "it loses “or so”"),
    "New Year 1935": ("1935", "1935-01-01~", "it loses the day"),
    "19th c.": ("XXXX-XX-19", "18XX", "it takes 19th for a day of no month"),
    "winter of 1932-33": ("1932-24/1933", "1932-12/1933-02", "it is one winter, and not all of 1933"),
    "turn of 1934-35": ("1934/1935", "1934-12~/1935-01~", "it loses “turn”"),
    "1934 to the present": ("1934", "1934/..", "it loses “to the present”"),
    "before the end of 1934": ("/1934", "[..1934]", "once, and not all the time before"),
    "nineteen-thirties": (None, "193X", "it does not read it"),
    "1920s and 1930s": (None, "192X/193X", "it does not read it"),
    "between 1936 and 1938": (None, "[1936..1938]", "it does not read it"),
    "August 1936 to May 1937": (None, "1936-08/1937-05", "it does not read months in spans"),
    "1936 or 1937": ("1936", "[1936,1937]", "it loses the second"),
    "1936–8": ("XXXX-XX-08", "1936/1938", "it takes 8 for a day of no month"),
    "by 1929": ("1929", "../1929", "it loses “by”"),
    "from 1934": ("1934", "1934/..", "it loses “from”"),
    "before 1917": ("/1917", "[..1916]", "1917 is not before 1917; and once, not all the time before"),
    "after March 1921": ("1921-03/", "[1921-04..]", "March is not after March"),
    "1936/1938": ("[1936, 1938]", "1936/1938", "it takes EDTF's own span for one of two years"),
    "44 BC": ("-0044", "-0043", "the year before the first is 0 in ISO 8601"),
}

#: What we store and it reads, the days as we do.
STORED = """
    1934|0850|0001|0000|-0043|-0499/-0449|1934-12|1934-12-01|1936-02|1932-21|1932-22|1932-23|1932-24
    192X|18XX|00XX|-04XX|-00XX|192X/193X|1934~|1934?|1934%|1934-12?|192X~
    1937/1938|1928-10-01/1932-12|1934~/1935?|1932-23/1933-21|[1936..1938]|[1936,1938]|[1936-08,1937-01]
    1953-~01/1953-~04|1953-%05/1953-%08|1936-02-~21/1936-02-~29|~1920/~1923|~1833/~1865|~-0434/~-0400
    1936-~09/1938-~04|1936/1938-~04|Y-11999
""".strip().replace("\n", "|")

#: What it does not read, or not so, and why.
NOT_READ = {
    "1937-21~": "a season that is about, which level 1 allows",
    "[..1916~]": "a sign of doubt in a set, which level 2 allows",
    "192X/..": "an open span of what has unknown figures",
    "../1953-~04": "an open span whose end is about in part",
}
#: It reads these, but cannot tell the days of what is open.
OPEN = {"../1929": "1929", "1934/..": "1934", "[..1916]": "1916", "[1921-04..]": "1921-04"}


def days(text: str) -> tuple[int, int]:
    """First and last day as the package tells them."""
    read: Any = parse_edtf(text)
    return (number(read.lower_strict()), number(read.upper_strict()))


def number(day: Any) -> int:
    return int(day[0] * 10000 + day[1] * 100 + day[2])


@pytest.mark.parametrize("typed", [each.strip() for each in SAME.split("|")])
def test_both_make_the_same_of_what_is_typed(typed: str) -> None:
    assert stored_date(typed) == str(text_to_edtf(typed))


@pytest.mark.parametrize("typed", OTHERWISE)
def test_where_we_differ_it_still_says_otherwise(typed: str) -> None:
    theirs, ours, _why = OTHERWISE[typed]
    assert (text_to_edtf(typed), stored_date(typed)) == (theirs, ours)


@pytest.mark.parametrize("stored", [each.strip() for each in STORED.split("|")])
def test_both_tell_the_same_days_of_what_is_stored(stored: str) -> None:
    assert parse_date(stored) == days(stored)


@pytest.mark.parametrize("stored", NOT_READ)
def test_what_it_does_not_read_is_read_by_us(stored: str) -> None:
    assert parse_date(stored)
    with pytest.raises(EDTFParseException):
        parse_edtf(stored)


@pytest.mark.parametrize("stored", OPEN)
def test_what_is_open_is_found_where_it_is_known(stored: str) -> None:
    assert parse_edtf(stored)
    assert parse_date(stored) == days(OPEN[stored])
