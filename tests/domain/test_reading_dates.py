"""Dates of sources in the forms that real files have: all that is written is kept, and nothing is guessed."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayplanner.domain.csl import tidy_item
from essayplanner.domain.reading_dates import read_date
from essayplanner.domain.source_dates import date_text


def parts(*points: list[int], **more: Any) -> dict[str, Any]:
    return {"date-parts": list(points), **more}


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1898--1900", parts([1898], [1900])),
        ("1898-1900", parts([1898], [1900])),
        ("1936/1938", parts([1936], [1938])),
        ("1849-50", parts([1849], [1850], literal="1849–50")),
        ("1849--50", parts([1849], [1850], literal="1849–50")),
        ("1849/50", parts([1849], [1850], literal="1849/50")),
        ("1899-00", parts([1899], [1900], literal="1899–00")),
        ("1648/9", parts([1648], [1649], literal="1648/9")),
        ("30 January 1648/9", parts([1649, 1, 30], literal="30 January 1648/9")),
        ("1909/10", parts([1909], [1910], literal="1909/10")),
        ("1640-1", parts([1640], [1641], literal="1640–1")),
        ("c. 1850", parts([1850], circa=True)),
        ("ca 1850", parts([1850], literal="ca 1850", circa=True)),
        ("um 1850", parts([1850], literal="um 1850", circa=True)),
        ("c. 1850-60", parts([1850], [1860], literal="c. 1850–60", circa=True)),
        ("1850~", parts([1850], circa=True)),
        ("1850%", parts([1850], literal="c. 1850?", circa=True)),
        ("1898~/1900", parts([1898], [1900], circa=True)),
        ("1850?", parts([1850], literal="1850?", circa=True)),
        ("[1850]", parts([1850], literal="[1850]")),
        ("[1850?]", parts([1850], literal="[1850?]", circa=True)),
        ("1850s", parts([1850], [1859], literal="1850s")),
        ("185X", parts([1850], [1859], literal="1850s")),
        ("[185-?]", parts([1850], [1859], literal="[185-?]", circa=True)),
        ("18--", parts([1800], [1899], literal="18--")),
        ("19th century", parts([1801], [1900], literal="19th century")),
        ("before 1700", parts([1700], literal="before 1700")),
        ("1850 or earlier", parts([1850], literal="1850 or earlier")),
        ("1700 or 1701", parts([1700], [1701], literal="1700 or 1701")),
        ("between 1936 and 1938", parts([1936], [1938], literal="between 1936 and 1938")),
        ("../1900", parts([1900], literal="–1900")),
        ("1850/..", parts([1850], literal="1850–")),
        ("1850/", parts([1850], literal="1850–")),
        ("../1934-12", parts([1934, 12], literal="–December 1934")),
        ("1934-12-01/..", parts([1934, 12, 1], literal="1 December 1934–")),
        ("../1850~", parts([1850], literal="–c. 1850", circa=True)),
        ("1850?/..", parts([1850], literal="1850?–", circa=True)),
        ("../1850%", parts([1850], literal="–c. 1850?", circa=True)),
        ("1932-23/..", parts([1932], literal="Autumn 1932–", season=3)),
        ("../1849-50", parts([1849], [1850], literal="–1849–50")),
        ("/1900", parts([1900], literal="–1900")),
        ("3.XII.1937", parts([1937, 12, 3])),
        ("3. ii. 1937", parts([1937, 2, 3])),
        ("15 [May] 1937", parts([1937, 5, 15], literal="15 [May] 1937")),
        ("15 May [1937]", parts([1937, 5, 15], literal="15 May [1937]")),
        ("1937a", parts([1937], literal="1937a")),
        ("1937 printing", parts([1937], literal="1937 printing")),
        ("fl. 1850", parts([1850], literal="fl. 1850")),
        ("© 1937 by Harbour", parts([1937], literal="© 1937 by Harbour")),
        ("MCMXXXVII", parts([1937], literal="MCMXXXVII")),
        ("1979/05//Spring", parts([1979], season=1)),
        ("1950 [1948]", parts([1950], literal="1950 [1948]")),
        ("(1848) 1973", parts([1973], literal="(1848) 1973")),
        ("©1999", parts([1999], literal="©1999")),
        ("1999, c1998", parts([1999], literal="1999, c1998")),
        ("Spring, 1988", parts([1988], season=1)),
        ("1988 Winter", parts([1988], season=4)),
        ("1988-21", parts([1988], season=1)),
        ("1988///Spring", parts([1988], season=1)),
        ("Fall 1988", parts([1988], season=3, literal="Fall 1988")),
        ("Winter 1988-89", parts([1988], [1989], season=4, literal="Winter 1988–89")),
        ("Michaelmas 1923", parts([1923], literal="Michaelmas 1923")),
        ("1936/Spring", parts([1936], season=1)),
        ("1812/03/03/", parts([1812, 3, 3])),
        ("1933/03/31/Friday", parts([1933, 3, 31])),
        ("1945-08-00", parts([1945, 8])),
        ("1945-00-00", parts([1945])),
        ("1 марта 1812 г.", parts([1812, 3, 1])),
        ("1918–1920 гг.", parts([1918], [1920])),
        ("1812/03//", parts([1812, 3])),
        ("1812-03", parts([1812, 3])),
        ("20010203", parts([2001, 2, 3])),
        ("11/1989", parts([1989, 11])),
        ("Tuesday, 3rd of March, 1812", parts([1812, 3, 3])),
        ("March 3rd, 1812", parts([1812, 3, 3])),
        ("5-May-2024", parts([2024, 5, 5])),
        ("1997 May 12", parts([1997, 5, 12])),
        ("3–5 March 1812", parts([1812, 3, 3], [1812, 3, 5])),
        ("June/July 1988", parts([1988, 6], [1988, 7])),
        ("June 3-5, 1988", parts([1988, 6, 3], [1988, 6, 5])),
        ("1988 Mar-Apr", parts([1988, 3], [1988, 4])),
        ("2001-05-12T10:00:00Z", parts([2001, 5, 12])),
        ("2024/05/01/10:00:00", parts([2024, 5, 1])),
        ("5. März 1812", parts([1812, 3, 5])),
        ("1er janvier 1900", parts([1900, 1, 1])),
        ("5 de mayo de 1810", parts([1810, 5, 5])),
        ("5 maggio 1860", parts([1860, 5, 5])),
        ("5 мая 1945", parts([1945, 5, 5])),
        ("29 February 1700", parts([1700, 2, 29])),
        ("13.3.1812", parts([1812, 3, 13])),
        ("25/04/2024", parts([2024, 4, 25])),
        ("15 March 44 BC", parts([-44, 3, 15])),
        ("AD 50", parts([50])),
        ("500–450 BC", parts([-500], [-450])),
        ("-0043", parts([-44])),
        ("12000 AD", parts([12000])),
        ("1974.", parts([1974])),
    ],
)
def test_all_that_is_written_is_read(written: str, date: dict[str, Any]) -> None:
    assert read_date(written) == date
    assert read_date(date_text(date)) == date


@pytest.mark.parametrize(
    "written",
    [
        "3.4.1812",
        "3.3.1812",
        "03/04/2024",
        "2024-13-40",
        "n.d.",
        "forthcoming",
        "in press",
        "9 Thermidor II",
        "soon",
        "c. ?",
    ],
)
def test_what_may_be_two_dates_or_none_is_never_shown_as_one(written: str) -> None:
    assert read_date(written) == {"literal": written}


@pytest.mark.parametrize(
    ("csl", "date"),
    [
        ({"date-parts": [[1849, 50]]}, parts([1849], [1850], literal="1849–50")),  # what pandoc makes of 1849-50
        ({"date-parts": [["1849"]], "season": "50"}, parts([1849], [1850], literal="1849–50")),  # and Zotero
        ({"date-parts": [["1850"]], "season": "c."}, parts([1850], circa=True)),
        ({"date-parts": [["1923"]], "season": "Michaelmas"}, parts([1923], literal="Michaelmas 1923")),
        ({"date-parts": [["1988"]], "season": "Spring"}, parts([1988], season=1)),
        ({"date-parts": [[1988]], "season": "23"}, parts([1988], season=3)),
        ({"date-parts": [[1988, 24]]}, parts([1988], season=4)),
        ({"date-parts": [[1898], [0]]}, parts([1898], literal="1898–")),
        ({"date-parts": [["c. 1850"]]}, parts([1850], circa=True)),
        ({"date-parts": [["1997", "May", "12"]]}, parts([1997, 5, 12])),
        ({"date-parts": [[1997, 2, 30]]}, {"literal": "1997-02-30"}),
        ({"date-parts": [[1938], [1937]]}, {"literal": "1938/1937"}),
        ({"date-parts": [[1812, 0, 0]]}, parts([1812])),
        ({"date-parts": [[1997]], "literal": "n.d."}, parts([1997])),
        ({"date-parts": [[1812]], "literal": "3.4.1812"}, {"literal": "3.4.1812"}),
        ({"raw": "1898/1900"}, parts([1898], [1900])),
        ({"literal": "12 May 1997"}, parts([1997, 5, 12])),
        ({"literal": "1849-50", "circa": True}, parts([1849], [1850], literal="c. 1849–50", circa=True)),
    ],
)
def test_no_date_of_another_program_is_lost(csl: dict[str, Any], date: dict[str, Any]) -> None:
    assert tidy_item({"issued": csl})["issued"] == date


NUMBERS = st.integers(-12000, 99999) | st.integers(0, 40) | st.sampled_from([1898, 1900, 850, 50, -44])
PART = NUMBERS | NUMBERS.map(str) | st.sampled_from(["", "0", "c. 1850", "1849-50", "May", "x", None, 1.5])
POINT = st.lists(PART, max_size=4) | st.tuples(st.integers(-50, 2100), st.integers(1, 12), st.integers(1, 31)).map(list)
WORDS = (
    st.text(max_size=12)
    | st.sampled_from(
        ["n.d.", "[1850?]", "Spring", "c.", "–1900", "50", "before 1700", "1849-50", "3.4.1812", "1898/.."]
    )
    | st.text(st.sampled_from("0123456789-–/?~[]. cXBCADsMay"), max_size=12)
)
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(POINT, max_size=3),
        "literal": WORDS,
        "raw": WORDS,
        "season": st.integers(0, 25) | WORDS,
        "circa": st.booleans(),
    },
)


@settings(max_examples=300, deadline=None)
@given(DATE)
def test_what_a_field_shows_of_a_date_is_read_again_as_the_same(csl: dict[str, Any]) -> None:
    date = tidy_item({"issued": csl}).get("issued", {})
    assert tidy_item({"issued": date}).get("issued", {}) == date
    assert read_date(date_text(date)) == date


@settings(max_examples=300, deadline=None)
@given(WORDS)
@example("c. 12000 BC")
def test_what_was_typed_is_shown_and_read_again_as_the_same(typed: str) -> None:
    date = read_date(typed)
    assert read_date(date_text(date)) == date
