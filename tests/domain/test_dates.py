"""Dates: the part of EDTF that evidence is dated in, and how a reader sees it."""

import calendar
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayplanner.domain.dates import (
    Form,
    Span,
    as_years,
    drawn,
    parse_date,
    show_date,
    show_date_beside,
    show_extent,
    shown_or_typed,
)
from essayplanner.domain.edtf import read_edtf


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
        ("0001", 10101, 11231, "1 AD"),
        ("0850", 8500101, 8501231, "850"),
        ("0850/0890", 8500101, 8901231, "850–890"),
        ("0000", 101, 1231, "1 BC"),
        ("-0043", -43 * 10000 + 101, -43 * 10000 + 1231, "44 BC"),
        ("-0043-03-15", -43 * 10000 + 315, -43 * 10000 + 315, "15 Mar 44 BC"),
        ("-0499/-0449", -499 * 10000 + 101, -449 * 10000 + 1231, "500 BC – 450 BC"),
        ("Y-11999", -11999 * 10000 + 101, -11999 * 10000 + 1231, "12000 BC"),
        ("1700-02-29", 17000229, 17000229, "29 Feb 1700"),
        ("192X", 19200101, 19291231, "1920s"),
        ("192X~", 19200101, 19291231, "c. 1920s"),
        ("190X", 19000101, 19091231, "decade 1900–1909"),
        ("192X/193X?", 19200101, 19391231, "1920s – 1930s?"),
        ("18XX", 18000101, 18991231, "19th century"),
        ("11XX", 11000101, 11991231, "12th century"),
        ("20XX", 20000101, 20991231, "21st century"),
        ("-04XX", -499 * 10000 + 101, -400 * 10000 + 1231, "5th century BC"),
        ("-00XX", -99 * 10000 + 101, 1231, "1st century BC"),
        ("[..1916]", 19160101, 19161231, "before 1917"),
        ("[..1934-11-30]", 19341130, 19341130, "before 1 Dec 1934"),
        ("[..1916~]", 19160101, 19161231, "before c. 1917"),
        ("[1921-04..]", 19210401, 19210430, "after Mar 1921"),
        ("[1935-01-01..]", 19350101, 19350101, "after 31 Dec 1934"),
        ("[1938-21..]", 19380301, 19380331, "after Feb 1938"),
        ("[194X..]", 19400101, 19401231, "after 1939"),
        ("[0001..]", 10101, 11231, "after 1 BC"),
        ("[1936..1938]", 19360101, 19381231, "between 1936 and 1938"),
        ("[1936-08,1937-01]", 19360801, 19370131, "Aug 1936 or Jan 1937"),
        ("1953-~01/1953-~04", 19530101, 19530430, "early 1953"),
        ("1953-%05/1953-%08", 19530501, 19530831, "mid-1953?"),
        ("1936-02-~21/1936-02-~29", 19360221, 19360229, "late Feb 1936"),
        ("~1920/~1923", 19200101, 19231231, "early 1920s"),
        ("~1801/~1832", 18010101, 18321231, "early 19th century"),
        ("~1833/~1865", 18330101, 18651231, "mid-19th century"),
        ("~1866/~1900", 18660101, 19001231, "late 19th century"),
        ("~0001/~0032", 10101, 321231, "early 1st century"),
        ("~-0034/~0000", -34 * 10000 + 101, 1231, "late 1st century BC"),
        ("~-0434/~-0400", -434 * 10000 + 101, -400 * 10000 + 1231, "late 5th century BC"),
        ("1936-~09/1938-~04", 19360901, 19380430, "late 1936 – early 1938"),
        ("1936/1938-%04", 19360101, 19380430, "1936 – early 1938?"),
        ("../1953-~04", 19530101, 19530430, "by early 1953"),
        ("~1866/..", 18660101, 19001231, "from late 19th century"),
        ("~1930/~1936", 19300101, 19361231, "early 1930s – mid-1930s"),
        ("1934/", 19340101, 19341231, "from 1934"),
        ("/1934", 19340101, 19341231, "by 1934"),
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
        ("../..", "By 1929", ""),
        ("[..1916]", "Rasputin was warned before 1917", ""),
        ("[..1916]", "Rasputin was warned in 1917, and before", "before 1917"),
        ("1953-~01/1953-~04", "The doctors were arrested in early 1953", ""),
        ("1953-~01/1953-~04", "The doctors were arrested in 1953", "early 1953"),
        ("192X", "In the 1920s thousands went to camps", ""),
        ("192X", "In 1920 thousands went to camps", "1920s"),
        ("-0043", "Caesar was killed in 44 BC", ""),
        ("-0043", "Caesar was killed", "44 BC"),
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
        "/",
        "1938/1937",
        "1934/1935/1936",
        "1934//1935",
        "1934?~",
        "1934\n1935",
        "1934 ~",
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
        "1934X",
        "192X-03",
        "-004X",
        "Y1934",
        "1900-02-29",
        "[..]",
        "[,1934]",
        "[1938..1936]",
        "[1936..1938",
        "1953-~01/1953-~05",
        "1934-21-~01/1934-21-~10",
        "1953-~02/..",
        "[..1953-~04]",
    ],
)
def test_what_is_no_date_is_nowhere_one(text: str) -> None:
    assert (parse_date(text), show_date(text), drawn(text)) == (None, "", None)
    assert shown_or_typed(text) == text.strip()


_NEARLY = st.text("0123456789-/~?% 1.", max_size=24) | st.text("0123456789-/.~?%", max_size=12).map("../{}".format)
_WRITTEN = st.from_regex(r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?(/(\d{4}(-\d{2})?|\.\.))?", fullmatch=True)


@given(st.one_of(st.text(max_size=30), _NEARLY, _WRITTEN))
@example("1934-\u0661\u0662")
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_text_is_a_date_or_none(text: str) -> None:
    span = parse_date(text)
    assert bool(show_date(text)) == (span is not None)
    if span is not None:
        assert -9999 * 10000 <= span.first <= span.last <= 99991231
        for day in span:
            year, month, day_of_month = day // 10000, day // 100 % 100, day % 100
            assert 1 <= day_of_month <= calendar.monthrange(year % 400 + 2000, month)[1]
        seen = drawn(text)
        assert seen
        assert seen[:2] == span


@given(st.dates(), st.dates())
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_every_day_and_every_span_of_days(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    assert parse_date(first) == Span(*(int(first.replace("-", "")),) * 2)
    assert parse_date(f"{first}/{last}") == Span(int(first.replace("-", "")), int(last.replace("-", "")))
    if first != last:
        assert parse_date(f"{last}/{first}") is None


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_a_span_with_an_open_end_is_where_its_other_end_is(day: date, letters: int, doubt: str) -> None:
    known = day.isoformat()[:letters] + doubt
    assert parse_date(f"../{known}") == parse_date(f"{known}/..") == parse_date(known)
    shown = show_date(known)
    assert (show_date(f"../{known}"), show_date(f"{known}/..")) == (f"by {shown}", f"from {shown}")
    assert show_date_beside(f"../{known}", f"So it was by {shown}.") == ""
    assert show_date_beside(f"{known}/..", f"So it was in {shown}.") == f"from {shown}"


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("1953-~01/1953-~04", "Jan 1953 – Apr 1953"),
        ("1953-%01/1953-%04", "Jan 1953 – Apr 1953"),
        ("1936-02-~21/1936-02-~29", "21 Feb 1936 – 29 Feb 1936"),
        ("18XX~", "1800–99"),
        ("-04XX", "500 BC – 401 BC"),
        ("192X/193X", "1920–39"),
        ("1936-~09/1938", "Sept 1936 – 1938"),
        ("1934", ""),
        ("1932-21", ""),
        ("../192X", ""),
    ],
)
def test_for_what_a_vague_date_stands(text: str, extent: str) -> None:
    when = read_edtf(text)
    assert when
    assert show_extent(when) == extent


@pytest.mark.parametrize(
    ("text", "form", "is_uncertain"),
    [
        ("1934-12-01", Form.MOMENT, False),
        ("1934-12?", Form.MOMENT, True),
        ("1934", Form.SPAN, False),
        ("1932-21", Form.SPAN, False),
        ("192X", Form.SPAN, False),
        ("1934-01/1934-02", Form.SPAN, False),
        ("1934~", Form.ABOUT, False),
        ("1934%", Form.ABOUT, True),
        ("1934/1936~", Form.ABOUT, False),
        ("[1936..1938]", Form.ABOUT, False),
        ("[1936,1938?]", Form.ABOUT, True),
        ("1953-~01/1953-~04", Form.ABOUT, False),
        ("1953/1954-~04", Form.ABOUT, False),
        ("../1929", Form.BY, False),
        ("[..1929~]", Form.BY, False),
        ("[..1929?]", Form.BY, True),
        ("1934/..", Form.FROM, False),
        ("[1934..]", Form.FROM, False),
    ],
)
def test_what_a_date_looks_like_on_a_line_of_time(text: str, form: Form, is_uncertain: bool) -> None:
    span, seen = parse_date(text), drawn(text)
    assert span
    assert seen == (span.first, span.last, form, is_uncertain)


@pytest.mark.parametrize("text", ["", " ", "n.d.", "some time in the war"])
def test_what_is_no_date_is_not_drawn(text: str) -> None:
    assert drawn(text) is None


def test_days_lie_on_a_line_in_their_order_before_christ_too() -> None:
    written = ["-0100-02-28", "-0100-02-29", "-0099-01-01", "-0043-03-15", "0000-12-31", "0001-01-01", "1700-02-28"]
    written += ["1700-02-29", "1700-03-01", "1934-07-01", "1934-12-31", "1935-01-01"]
    days = [span.first for span in map(parse_date, written) if span]
    places = [as_years(day) for day in days]
    assert days == sorted(days)
    assert places == sorted(set(places))
    assert places[2] == -99
    assert places[-1] == 1935
    assert places[5] - places[4] == pytest.approx(1 / 366)
