"""Dates that an older program did not understand, and kept as they were typed, are read by what is understood now."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import (
    as_edtf,
    drawn,
    parse_date,
    show_date,
    show_date_beside,
    shown_or_typed,
)
from essayplanner.domain.labels import Label
from essayplanner.domain.timeline import timeline_of
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.cards import add_card, edit_card
from essayplanner.notebook.counting import years
from essayplanner.notebook.library import Filter, card_rows, first_ids
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import card_fields, read_cards
from essayplanner.notebook.search import Search
from essayplanner.notebook.sorting import Sort


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Dec 1934", "1934-12"),
        ("1934-12-1", "1934-12-01"),
        ("1934–35", "1934/1935"),
        ("1934-12-01T10:00", "1934-12-01"),
        ("second half of 1934", "1934-07/1934-12"),
        (" ~1920/~1924 ", "1920~/1924~"),
        ("[1934]", "1934"),
        ("-0000", "0000"),
        ("١٩٣٤", "1934"),
        ("𝟏𝟗𝟑𝟒", "1934"),
        ("1917-22", "1917-22"),
    ],
)
def test_what_was_kept_as_typed_is_read_as_soon_as_it_is_understood(text: str, edtf: str) -> None:
    assert as_edtf(text) == edtf
    assert (parse_date(text), show_date(text), drawn(text)) == (parse_date(edtf), show_date(edtf), drawn(edtf))
    assert shown_or_typed(text) == show_date(edtf) != ""
    assert show_date_beside(text, "A title") == show_date_beside(edtf, "A title")


@pytest.fixture
def kept(book: Notebook) -> dict[str, int]:
    """Cards with dates as they were typed, of which one is none, between two that were understood."""
    ids = {when: add_card(book, Kind.EVIDENCE, f"So in {when}", when=when) for when in ("1933", "1940")}
    with book.step(Label("Old")):
        for when in ("Dec 1934", "second half of 1929", "n.d."):
            ids[when] = add_card(book, Kind.EVIDENCE, f"So in {when}", when="1900")
            book.run("UPDATE card SET happened = ?, first_day = NULL, last_day = NULL WHERE id = ?", (when, ids[when]))
    return ids


def test_lists_and_screens_agree_on_a_date_that_was_kept_as_typed(
    book: Notebook, search: Search, kept: dict[str, int]
) -> None:
    in_time = ["second half of 1929", "1933", "Dec 1934", "1940", "n.d."]
    steps = len(book.history())
    for wanted, found in (
        (Filter(sort=Sort.DATE), in_time),
        (Filter(sort=Sort.DATE, first_year=1934), in_time[2:4]),
        (Filter(sort=Sort.DATE, last_year=1933), in_time[:2]),
        (Filter(sort=Sort.DATE, first_year=1934, last_year=1934), in_time[2:3]),
    ):
        assert first_ids(book, wanted) == [kept[when] for when in found]
        answer = search.find(wanted)
        assert answer
        assert answer.ids == first_ids(book, wanted)
    assert years(book) == (1929, 1940)
    seen = read_argument(book, 0).cards[kept["Dec 1934"]]
    assert (seen.when, seen.first, seen.last) == ("1934-12", 19341201, 19341231)
    assert read_argument(book, 0).cards[kept["n.d."]][5:9] == ("n.d.", "", 0, 0)
    line = timeline_of(read_argument(book, 0), 2000)
    assert [item.card.id for item in line.items] == [kept[when] for when in in_time[:4]]
    assert [card.id for card in line.undated] == [kept["n.d."]]
    assert read_cards(book, [kept["Dec 1934"]])[0].span == (19341201, 19341231)
    assert card_rows(book, [kept["second half of 1929"]])[kept["second half of 1929"]].date == "July 1929 – Dec 1929"
    assert card_fields(book, kept["Dec 1934"]).when == "Dec 1934"
    assert len(book.history()) == steps


def test_undo_puts_back_what_was_kept_as_typed(book: Notebook, kept: dict[str, int]) -> None:
    edit_card(book, kept["Dec 1934"], when_typed="1950")
    assert years(book) == (1929, 1950)
    book.undo()
    assert card_fields(book, kept["Dec 1934"]).when == "Dec 1934"
    assert years(book) == (1929, 1940)
