"""An outline as it is read: what stands where, what is left out, and what is left behind."""

import gc
import sqlite3
from contextlib import closing

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import DamagedFileError
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.uses import used_in
from tests.notebook.tools import sample_pack


def test_what_is_read_leaves_no_garbage_behind(book: Notebook) -> None:
    """What only a collection frees lies there until one comes; of 10,000 cards all that was read would."""
    import_pack(book, sample_pack())
    outlines.read_outline(book, 1)
    collects = gc.isenabled()
    gc.disable()
    gc.freeze()  # what other tests left is looked through by nobody
    try:
        outlines.read_outline(book, 1)
        assert gc.collect() == 0
    finally:
        if collects:
            gc.enable()


def test_where_a_card_stands_is_told_in_the_order_in_which_one_reads(book: Notebook, section: int) -> None:
    two, three = (outlining.add_section(book, Spot("outline", 1), title) for title in ("Two", "Three"))
    inner = [outlining.add_section(book, Spot("section", two), title) for title in ("Two one", "Two two")]
    other = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "And why not?")), "One")
    card = cards.add_card(book, Kind.CLAIM, "Everywhere")
    for place in (other, inner[1], three, inner[0], two, section):
        outlining.place(book, [card], Spot("section", place))
    stands = [(use.question, use.number) for use in used_in(book, card)]
    assert stands == [*(("Why?", number) for number in ("1", "2", "2.1", "2.2", "3")), ("And why not?", "1")]


def test_a_card_is_for_the_card_above_it_what_their_first_link_says(book: Notebook, section: int) -> None:
    upper, lower, other = (cards.add_card(book, Kind.CLAIM, title) for title in ("Upper", "Lower", "Other"))
    cards.link_cards(book, lower, upper, Relation.CHALLENGES)
    cards.link_cards(book, lower, upper, Relation.SUPPORTS)
    cards.link_cards(book, other, lower, Relation.QUALIFIES)
    cards.link_cards(book, upper, other, Relation.QUALIFIES)
    (above,) = outlining.place(book, [upper], Spot("section", section))
    outlining.place(book, [lower, other], Spot("placement", above))
    (read,) = outlines.read_outline(book, 1).sections[0].placements
    assert [(each.card.title, each.part) for each in (read, *read.placements)] == [
        ("Upper", None),
        ("Lower", Relation.CHALLENGES),
        ("Other", None),
    ]


def test_an_outline_whose_card_is_missing_says_so(book: Notebook, section: int) -> None:
    outlining.place(book, [cards.add_card(book, Kind.CLAIM, "Gone")], Spot("section", section))
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.execute("DELETE FROM card")
    with pytest.raises(DamagedFileError, match="A card in this outline is missing"):
        outlines.read_outline(book, 1)
