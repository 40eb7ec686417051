"""What may be one date or another, and what is turned round: it is not understood, and what may be meant is told."""

import pytest

from essayplanner.domain.two_dates import turned_round, two_meanings


@pytest.mark.parametrize(
    ("typed", "two"),
    [
        ("3/4/1934", ("3 Apr 1934", "4 Mar 1934")),
        ("12.1.1934", ("12 Jan 1934", "1 Dec 1934")),
        ("the 1900s", ("1900–09", "20th century")),
        ("13/4/1934", None),
        ("0/4/1934", None),
        ("early 1900s", ("early decade 1900–1909", "early 20th century")),
        ("the thirties", ("1830s", "1930s")),
        ("The end of the Twenties", ("late 1820s", "late 1920s")),
        ("before the '30s", ("before 1830", "before 1930")),
        ("twenties and thirties", ("1820s – 1830s", "1920s – 1930s")),
        ("turn of 1934", ("c. Dec 1933 – c. Jan 1934", "c. Dec 1934 – c. Jan 1935")),
        ("the turn of the 20th century", ("c. 1900", "c. 2000")),
        ("the last decade of the 19th century", ("1890–99", "1891–1900")),
        ("25 October/7 November 1917", ("25 Oct 1917 – 7 Nov 1917", "7 Nov 1917")),
        ("9/22 January 1905", ("9 Jan 1905 – 22 Jan 1905", "22 Jan 1905")),
        ("the turn of the 19th and 20th centuries", None),
        ("25 October – 7 November 1917", None),
        ("the thirties or so", ("c. 1830s", "c. 1930s")),
        ("1920s", None),
        ("n.d.", None),
    ],
)
def test_what_may_be_two_dates_is_told(typed: str, two: tuple[str, str] | None) -> None:
    assert two_meanings(typed) == two


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1953-1924", "1924–53"),
        ("from May 1937 to 1936", "1936 – May 1937"),
        ("1936–193", ""),  # and more to come
        ("1924-53", ""),
        ("1953 and 1924", ""),
        ("n.d.", ""),
    ],
)
def test_a_span_that_ends_before_it_begins_is_told_the_right_way_round(typed: str, meant: str) -> None:
    assert turned_round(typed) == meant
