"""Words are found in a PDF as somebody types them, however they are printed."""

import pytest

from essayplanner.pdf.file import PdfFile
from essayplanner.pdf.searching import Searched, Sought
from tests.pdf.conftest import Open
from tests.pdf.made import paged


def found(words: str, text: str) -> list[str]:
    return [text[first:last] for first, last in Sought(words).within(Searched(text))]


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ("harvest", "a good har-\nvest, Harvest", ["har-\nvest", "Harvest"]),
        (
            "HARVEST",
            "the har\u00ad\nvest har\u00advest har\u2010\nvest",
            ["har\u00ad\nvest", "har\u00advest", "har\u2010\nvest"],
        ),
        ("good harvest", "a good\nharvest, good  \n  harvest", ["good\nharvest", "good  \n  harvest"]),
        ("emigre", "the Émigré and e\u0301migre\u0301", ["Émigré", "e\u0301migre\u0301"[:-1]]),
        ("émigré", "the emigre", ["emigre"]),
        ("office", "the oﬃce, oﬀice", ["oﬃce", "oﬀice"]),
        ("ﬁrst", "first", ["first"]),
        (
            "self-made",
            "self-made self-\nmade selfmade self‑made",
            ["self-made", "self-\nmade", "selfmade", "self‑made"],
        ),
        ("1928-32", "1928–32, 1928-\n32, 192832", ["1928–32", "1928-\n32"]),
        ("don't", "they don’t", ["don’t"]),
        ('"quiet"', "“quiet”", ["“quiet”"]),
        ("(a+b)*", "(a+b)* aab", ["(a+b)*"]),
        ("  two   words ", "two words", ["two words"]),
        ("", "anything", []),
        (" \n", "any thing", []),
        ("cat", "con catenate cat", ["cat", "cat"]),
    ],
)
def test_where_words_stand(words: str, text: str, stands: list[str]) -> None:
    assert found(words, text) == stands


def test_a_long_search_in_a_long_page_takes_a_time_that_goes_with_its_length() -> None:
    assert found("a" * 100_000, "a-\n" * 60_000)[0].count("a") == 300
    assert found("a" + " " * 1000 + "b", "a" + " " * 200_000) == []


def test_pages_are_searched_from_one_on(opened: Open) -> None:
    file = opened(paged(["one har-\nvest", "none", "Harvest and harvest"]).data())
    assert list(file.find("harvest")) == [(1, 4, 13), (3, 0, 7), (3, 12, 19)]
    assert list(file.find("harvest", 2)) == [(3, 0, 7), (3, 12, 19)]
    assert list(file.find("harvest", 9)) == []
    assert file.text(1).text[4:13] == "har-\nvest"


def test_a_search_ends_where_nobody_waits_for_it(opened: Open) -> None:
    file = opened(paged(["word"] * 3).data())
    assert list(file.find("word", cancelled=lambda: True)) == []


def test_a_page_is_drawn_while_a_search_goes_on(opened: Open) -> None:
    file: PdfFile = opened(paged(["word word\n" * 40] * 300).data())
    search = file.find("word")
    assert next(search) == (1, 0, 4)
    assert file.drawn(2, 1).width == 612
    assert sum(1 for _ in search) == 300 * 80 - 1
