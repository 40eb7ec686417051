"""Dates: the part of EDTF that evidence is dated in, and how a reader sees it."""

import calendar
import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayplanner.domain.dates import Span, parse_date, show_date, show_date_beside
from essayplanner.domain.errors import RefusedError


@pytest.mark.parametrize(
    ("text", "first", "last", "shown"),
    [
        ("1934", 19340101, 19341231, "1934"),
        ("1934-12", 19341201, 19341231, "Dec 1934"),
        ("1934-12-01", 19341201, 19341201, "1 Dec 1934"),
        (" 1936-02 ", 19360201, 19360229, "Feb 1936"),
        ("1937-02", 19370201, 19370228, "Feb 1937"),
        ("1932-21", 19320301, 19320531, "spring 1932"),
        ("1932-24", 19321201, 19321231, "winter 1932"),
        ("1934~", 19340101, 19341231, "c. 1934"),
        ("1934-12?", 19341201, 19341231, "Dec 1934?"),
        ("1934%", 19340101, 19341231, "c. 1934?"),
        ("1937/1938", 19370101, 19381231, "1937–38"),
        ("1899/1901", 18990101, 19011231, "1899–1901"),
        ("1934/1934", 19340101, 19341231, "1934"),
        ("1928-10-01/1932-12", 19281001, 19321231, "1 Oct 1928 – Dec 1932"),
        ("1932-23/1933-21", 19320901, 19330531, "autumn 1932 – spring 1933"),
        ("1934~/1935?", 19340101, 19351231, "c. 1934 – 1935?"),
        ("0001", 10101, 11231, "0001"),
        ("../1929", 19290101, 19291231, "by 1929"),
        ("1934/..", 19340101, 19341231, "from 1934"),
        (" ../1934-12 ", 19341201, 19341231, "by Dec 1934"),
        ("1934-12-01/..", 19341201, 19341201, "from 1 Dec 1934"),
        ("../1932-23", 19320901, 19321130, "by autumn 1932"),
        ("1934~/..", 19340101, 19341231, "from c. 1934"),
        ("../1934?", 19340101, 19341231, "by 1934?"),
    ],
)
def test_dates_that_are_some(text: str, first: int, last: int, shown: str) -> None:
    assert parse_date(text) == Span(first, last)
    assert show_date(text) == shown


@pytest.mark.parametrize(
    ("when", "title", "shown"),
    [
        ("1936-08", "Kamenev and Zinoviev were executed in August 1936", ""),
        ("1936-08", "The trials of 1936", "Aug 1936"),
        ("1937/1938", "681,692 executions in 1937–38", ""),
        ("1937/1938", "Executions in 1937", "1937–38"),
        ("1934/1939", "No Congress met between 1934 and 1939", ""),
        ("1920/1929", "In the 1920s thousands went to camps", "1920–29"),
        ("1934-12-01", "Kirov was shot on 1 December 1934", ""),
        ("1934-12-01", "Kirov was shot in December 1934", "1 Dec 1934"),
        ("", "Undated", ""),
        ("../1929", "By 1929 Tomsky had lost the unions", ""),
        ("../1929", "Tomsky had lost the unions by 1929", ""),
        ("../1929", "Tomsky lost the unions in 1929", "by 1929"),
        ("../1929", "Lost by two votes in 1929", "by 1929"),
        ("../1929", "Tomsky loses the unions", "by 1929"),
        ("../1934-12", "All was settled by December 1934", ""),
        ("../1934-12", "All was settled by 1934", "by Dec 1934"),
        ("1934/..", "From 1934 no Congress met", ""),
        ("1934/..", "No Congress met from then on; 1934 was the last", "from 1934"),
        ("../..", "By 1929", "../.."),
    ],
)
def test_a_date_is_not_said_twice(when: str, title: str, shown: str) -> None:
    assert show_date_beside(when, title) == shown


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None
    assert show_date(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "34",
        "19345",
        "1934-13",
        "1934-00",
        "1934-20",
        "1934-25",
        "1934-02-30",
        "1935-02-29",
        "1934-21-01",
        "1934-1",
        "1934-12-1",
        "0000",
        "Dec 1934",
        "1934/",
        "/1934",
        "/",
        "1938/1937",
        "1934/1935/1936",
        "1934//1935",
        "-1934",
        "1934?~",
        "1934\n1935",
        "1934-12-01T10:00",
        "١٩٣٤",
        "1934–35",
        "𝟏𝟗𝟑𝟒",
        "1934 ~",
        "١٩٣٤/1935",
        "../..",
        "..",
        "../",
        "/..",
        "../1938/1939",
        "1938/../1939",
        "../../1939",
        "1938/1939/..",
        "..1938",
        "1938..",
        ".. / 1938",
        "../soon",
    ],
)
def test_what_is_no_date_is_refused_with_the_mend(text: str) -> None:
    with pytest.raises(RefusedError) as told:
        parse_date(text)
    assert "(1934" in str(told.value)
    assert isinstance(show_date(text), str)


_NEARLY = st.text("0123456789-/~?% 1.", max_size=24) | st.text("0123456789-/.~?%", max_size=12).map("../{}".format)
_WRITTEN = st.from_regex(r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?(/(\d{4}(-\d{2})?|\.\.))?", fullmatch=True)


@given(st.one_of(st.text(max_size=30), _NEARLY, _WRITTEN))
@example("1934-\u0661\u0662")
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_text_is_a_date_or_refused(text: str) -> None:
    show_date(text)
    told = ""
    span = None
    try:
        span = parse_date(text)
    except RefusedError as error:
        told = str(error)
    assert not told or told.endswith(".")
    if span is not None:
        assert 10101 <= span.first <= span.last <= 99991231
        for day in span:
            year, month, day_of_month = day // 10000, day // 100 % 100, day % 100
            assert 1 <= day_of_month <= calendar.monthrange(year, month)[1]


@given(st.dates(), st.dates())
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_every_day_and_every_span_of_days(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    assert parse_date(first) == Span(*(int(first.replace("-", "")),) * 2)
    assert parse_date(f"{first}/{last}") == Span(int(first.replace("-", "")), int(last.replace("-", "")))
    if first != last:
        with pytest.raises(RefusedError, match="ends before"):
            parse_date(f"{last}/{first}")


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_a_span_with_an_open_end_is_where_its_other_end_is(day: date, letters: int, doubt: str) -> None:
    known = day.isoformat()[:letters] + doubt
    assert parse_date(f"../{known}") == parse_date(f"{known}/..") == parse_date(known)
    shown = show_date(known)
    assert (show_date(f"../{known}"), show_date(f"{known}/..")) == (f"by {shown}", f"from {shown}")
    assert show_date_beside(f"../{known}", f"So it was by {shown}.") == ""
    assert show_date_beside(f"{known}/..", f"So it was in {shown}.") == f"from {shown}"


def test_what_is_refused_is_not_what_the_mend_says_to_write() -> None:
    for typed in ("by 1929", "from 1934"):
        with pytest.raises(RefusedError) as refused:
            parse_date(typed)
        assert typed not in refused.value.trouble.mend
        shown = re.findall(r"\(([^)]+)\)", refused.value.trouble.mend)
        assert len(shown) == 6
        assert all(parse_date(each) for each in shown)
