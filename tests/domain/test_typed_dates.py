"""Dates as people type them: each is understood as it was meant, shown, and read again as the same; none is guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.dates import drawn, show_date
from essayplanner.domain.edtf import Date, Part, Sense, When, in_order, read_edtf
from essayplanner.domain.months import days_in
from essayplanner.domain.typed_dates import stored_date
from essayplanner.domain.years import era_year

#: What is typed, as what it is stored and how it is shown; nothing where it is shown as it was typed.
FORMS = [
    ("Dec 1934", "1934-12", ""),
    ("December, 1934", "1934-12", "Dec 1934"),
    ("1 December 1934", "1934-12-01", "1 Dec 1934"),
    ("on the 1st of December 1934", "1934-12-01", "1 Dec 1934"),
    ("Dec 1, 1934", "1934-12-01", "1 Dec 1934"),
    ("5. März 1953", "1953-03-05", "5 Mar 1953"),
    ("13/4/1934", "1934-04-13", "13 Apr 1934"),
    ("12/1934", "1934-12", "Dec 1934"),
    ("1934-12", "1934-12", "Dec 1934"),
    ("1936-38", "1936/1938", "1936–38"),
    ("1936–8", "1936/1938", "1936–38"),
    ("1936-8", "1936/1938", "1936–38"),
    ("1936 to 1938", "1936/1938", "1936–38"),
    ("from 1936 until 1938", "1936/1938", "1936–38"),
    ("1899–1901", "1899/1901", ""),
    ("1909-10", "1909-10", "Oct 1909"),
    ("1909/10", "1909/1910", "1909–10"),
    ("3–5 March 1921", "1921-03-03/1921-03-05", "3 Mar 1921 – 5 Mar 1921"),
    ("Oct-Dec 1932", "1932-10/1932-12", "Oct 1932 – Dec 1932"),
    ("c. 1935", "1935~", ""),
    ("c1935", "1935~", "c. 1935"),
    ("around 1935", "1935~", "c. 1935"),
    ("c. 1936–38", "1936~/1938~", "c. 1936 – c. 1938"),
    ("c. 1936 – 1938?", "1936~/1938?", ""),
    ("1937?", "1937?", ""),
    ("perhaps 1937", "1937?", "1937?"),
    ("c. 1937?", "1937%", ""),
    ("before 1917", "[..1916]", ""),
    ("pre-1917", "[..1916]", "before 1917"),
    ("before 1 January 1917", "[..1916-12-31]", "before 1 Jan 1917"),
    ("before spring 1937", "[..1937-02]", "before Mar 1937"),
    ("after March 1921", "[1921-04..]", "after Mar 1921"),
    ("after the 1920s", "[1930..]", "after 1929"),
    ("after c. 1920", "[1921~..]", ""),
    ("by 1929", "../1929", ""),
    ("until 1929?", "../1929?", "by 1929?"),
    ("by the end of 1934", "../1934-~12", "by late 1934"),
    ("from 1934", "1934/..", ""),
    ("since 1934", "1934/..", "from 1934"),
    ("1934–", "1934/..", "from 1934"),
    ("1934 onwards", "1934/..", "from 1934"),
    ("1920s", "192X", ""),
    ("the 1920's", "192X", "1920s"),
    ("1920s–1930s", "192X/193X", "1920s – 1930s"),
    ("early 1953", "1953-~01/1953-~04", ""),
    ("mid 1953", "1953-~05/1953-~08", "mid-1953"),
    ("late 1953", "1953-~09/1953-~12", ""),
    ("in early 1953?", "1953-%01/1953-%04", "early 1953?"),
    ("early August 1936", "1936-08-~01/1936-08-~10", "early Aug 1936"),
    ("the late 1920s", "~1927/~1929", "late 1920s"),
    ("mid-nineteenth century", "~1833/~1865", "mid-19th century"),
    ("late 1936 – early 1938", "1936-~09/1938-~04", ""),
    ("between 1936 and 1938", "[1936..1938]", ""),
    ("between 1936-38", "[1936..1938]", "between 1936 and 1938"),
    ("between March and May 1937", "[1937-03..1937-05]", "between Mar 1937 and May 1937"),
    ("1936 or 1937", "[1936,1937]", ""),
    ("spring 1937", "1937-21", ""),
    ("Fall 1937", "1937-23", "autumn 1937"),
    ("winter 1936-37", "1936-12/1937-02", "Dec 1936 – Feb 1937"),
    ("44 BC", "-0043", ""),
    ("15 March 44 B.C.", "-0043-03-15", "15 Mar 44 BC"),
    ("500–450 BC", "-0499/-0449", "500 BC – 450 BC"),
    ("44-31 BCE", "-0043/-0030", "44 BC – 31 BC"),
    ("480s BC", "-0488/-0479", "489 BC – 480 BC"),
    ("1 BC", "0000", ""),
    ("AD 50", "0050", "50 AD"),
    ("850", "0850", ""),
    ("12000 BC", "Y-11999", ""),
    ("19th century", "18XX", ""),
    ("nineteenth century", "18XX", "19th century"),
    ("5th century BC", "-04XX", ""),
    ("1934/1938", "1934/1938", "1934–38"),
    ("../1929", "../1929", "by 1929"),
    ("(1934)", "1934", "1934"),
    ("?1934", "1934?", "1934?"),
    ("in the course of 1937", "1937", "1937"),
    ("the night of 1 December 1934", "1934-12-01", "1 Dec 1934"),
    ("some time in December of 1934", "1934-12", "Dec 1934"),
    ("some time before 1934", "[..1933]", "before 1934"),
    ("up until 1934", "../1934", "by 1934"),
    ("by 1934 at the latest", "../1934", "by 1934"),
    ("1934 at the earliest", "1934/..", "from 1934"),
    ("no earlier than 1934", "1934/..", "from 1934"),
    ("1934 ff.", "1934/..", "from 1934"),
    ("from 1934 to the present", "1934/..", "from 1934"),
    ("1934 or so", "1934~", "c. 1934"),
    ("1934 (approx.)", "1934~", "c. 1934"),
    ("New Year’s Day 1935", "1935-01-01", "1 Jan 1935"),
    ("New Year 1935", "1935-01-01~", "c. 1 Jan 1935"),
    ("before New Year's Eve 1934", "[..1934-12-30]", "before 31 Dec 1934"),
    ("towards the end of 1934", "1934-~09/1934-~12", "late 1934"),
    ("the last months of 1934", "1934-~09/1934-~12", "late 1934"),
    ("the early part of the 1930s", "~1930/~1933", "early 1930s"),
    ("the later 1930s", "~1937/~1939", "late 1930s"),
    ("mid- to late 1930s", "~1934/~1939", "mid-1930s – late 1930s"),
    ("before the end of 1934", "[..1934]", "before 1935"),
    ("after the beginning of 1934", "[1934..]", "after 1933"),
    ("after the end of 1934", "[1935-01..]", "after Dec 1934"),
    ("second half of 1934", "1934-07/1934-12", "July 1934 – Dec 1934"),
    ("the first half of 1937?", "1937-01?/1937-06?", "Jan 1937? – June 1937?"),
    ("the first quarter of 1938", "1938-01/1938-03", "Jan 1938 – Mar 1938"),
    ("Q4 1938", "1938-10/1938-12", "Oct 1938 – Dec 1938"),
    ("the latter half of February 1936", "1936-02-16/1936-02-29", "16 Feb 1936 – 29 Feb 1936"),
    ("second half of the 1930s", "1935/1939", "1935–39"),
    ("last quarter of the 19th century", "1876/1900", "1876–1900"),
    ("first half of the 5th century BC", "-0499/-0450", "500 BC – 451 BC"),
    ("from Q2 1938", "1938-04/..", "from Apr 1938"),
    ("by the first half of 1937", "../1937-06", "by June 1937"),
    ("after the first quarter of 1938", "[1938-04..]", "after Mar 1938"),
    ("second half of 1936 to first half of 1937", "1936-07/1937-06", "July 1936 – June 1937"),
    ("the turn of 1934–35", "1934-12~/1935-01~", "c. Dec 1934 – c. Jan 1935"),
    ("winter of 1932-33", "1932-12/1933-02", "Dec 1932 – Feb 1933"),
    ("winter 1932–1933", "1932-12/1933-02", "Dec 1932 – Feb 1933"),
    ("1934 and 1935", "1934/1935", "1934–35"),
    ("January & February 1937", "1937-01/1937-02", "Jan 1937 – Feb 1937"),
    ("spring and summer of 1932", "1932-21/1932-22", "spring 1932 – summer 1932"),
    ("late 1920s and early 1930s", "~1927/~1933", "late 1920s – early 1930s"),
    ("the nineteen-thirties", "193X", "1930s"),
    ("the end of the eighteen nineties", "~1897/~1899", "late 1890s"),
    ("the 1920s and '30s", "192X/193X", "1920s – 1930s"),
    ("1920s-30s", "192X/193X", "1920s – 1930s"),
    ("1920s-1930s", "192X/193X", "1920s – 1930s"),
    ("the 20th century", "19XX", "20th century"),
    ("19th c.", "18XX", "19th century"),
    ("C20th", "19XX", "20th century"),
    ("seventeenth and eighteenth centuries", "16XX/17XX", "17th century – 18th century"),
    ("5th–4th centuries BC", "-04XX/-03XX", "5th century BC – 4th century BC"),
]


@pytest.mark.parametrize(("typed", "stored", "shown"), FORMS, ids=[form[0] for form in FORMS])
def test_all_that_people_type_is_understood(typed: str, stored: str, shown: str) -> None:
    assert stored_date(typed) == stored
    assert stored_date(typed.upper() if typed.isascii() and "X" not in typed else typed) == stored
    assert stored_date(stored) == stored
    assert show_date(stored) == (shown or typed)
    assert stored_date(show_date(stored), by_hand=True) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "n.d.",
        "sometime in the war",
        "3/4/1934",  # April or March
        "1900s",  # ten years or a hundred
        "1934-13",
        "31 June 1934",
        "29 February 1900",
        "1938-1936",
        "between 1938 and 1936",
        "12 Dec",
        "34",
        "before",
        "before the war",
        "early spring 1937",
        "early",
        "c.",
        "?",
        "Kirov 1934",
        "the century",
        "0th century",
        "1934 or later than that",
        "the thirties",  # of which century
        "turn of 1934",  # with the year before or after it
        "25 October/7 November 1917",  # one day in two calendars
        "25 October 1917 (7 November)",
        "1934 and 1938",  # not the years between
        "shortly before 1934",
        "the year before 1917",
        "not until 1934",
        "as early as 1932",
        "the last years of the 19th century",
        "the first week of March 1921",
        "third half of 1934",
        "first half of 1937 or 1938",
        "second half of spring 1934",
        "early second half of 1934",
        "1 December 1934 " * 9,
    ],
)
def test_what_is_not_understood_stays_as_it_was_typed(typed: str) -> None:
    stored = stored_date(f"  {typed} ", by_hand=True)
    assert stored == " ".join(typed.split())
    assert drawn(stored) is None


@pytest.mark.parametrize(
    ("typed", "by_hand"), [("1917-22", "1917/1922"), ("1921-24", "1921/1924"), ("1932-21", "1932-21")]
)
def test_two_years_are_meant_by_hand_where_edtf_has_a_season(typed: str, by_hand: str) -> None:
    assert stored_date(typed) == typed
    assert stored_date(typed, by_hand=True) == by_hand


def _dates(doubts: str = " ~?%") -> st.SearchStrategy[Date]:
    def made(year: int, kind: str, month: int, day: int, doubt: str, part: Part) -> Date:
        doubt = doubt.strip()
        whole = {
            "year": Date(year, doubt=doubt),
            "month": Date(year, month, doubt=doubt),
            "day": Date(year, month, min(day, days_in(era_year(year), month)), doubt=doubt),
            "season": Date(year, 21 + month % 4, doubt=doubt),
            "decade": Date(abs(year) // 10 * 10 or 10, unknown=1, doubt=doubt),
            "century": Date(year // 100 * 100 + (year < 0), unknown=2, doubt=doubt),
        }
        date = whole.get(kind.removeprefix("part of "), whole["year"])
        if kind.startswith("part of "):
            date = date._replace(part=part, doubt=date.doubt.replace("~", "").replace("%", "?"))
        return date

    kinds = ("year", "month", "day", "season", "decade", "century")
    parts = tuple(f"part of {kind}" for kind in kinds if kind not in ("day", "season"))
    return st.builds(
        made,
        st.integers(-9000, 9800) | st.integers(1900, 1940) | st.integers(-120, 120),
        st.sampled_from((*kinds, *parts)),
        st.integers(1, 12),
        st.integers(1, 31),
        st.sampled_from(doubts),
        st.sampled_from(Part),
    )


@st.composite
def _whens(draw: st.DrawFn) -> When:
    sense, date, other = draw(st.sampled_from(Sense)), draw(_dates()), draw(_dates())
    if sense in (Sense.SPAN, Sense.BETWEEN, Sense.EITHER):
        return in_order(sense, date, other) or in_order(sense, other, date) or When(Sense.DATE, date)
    return When(sense, date)


@given(_whens())
@settings(max_examples=120, deadline=None, derandomize=True, database=None)
def test_what_is_shown_of_any_date_is_read_again_as_the_same(when: When) -> None:
    stored = str(when)
    assert str(read_edtf(stored)) == stored
    assert stored_date(show_date(stored), by_hand=True) == stored


WORDS = dict.fromkeys(word for typed, _stored, _shown in FORMS for word in typed.split(" "))


@given(st.lists(st.sampled_from([*WORDS, "–", "-", "/", "?", "("]), max_size=6))
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
def test_any_words_are_a_date_that_is_shown_as_it_is_or_stay(words: list[str]) -> None:
    typed = " ".join(words)
    stored = stored_date(typed, by_hand=True)
    assert stored == typed or stored_date(show_date(stored), by_hand=True) == stored
