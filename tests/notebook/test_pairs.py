import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pairs import place_pair
from tests.notebook.tools import dump


def test_a_pair_is_placed_in_a_step_the_one_under_the_other_with_the_reason(book: Notebook, section: int) -> None:
    one, other = (cards.add_card(book, Kind.HISTORIAN, title) for title in ("Trotsky", "Conquest"))
    link = cards.link_cards(book, one, other, Relation.CHALLENGES, "The break is Stalin.")
    before = dump(book)
    _above, under = place_pair(book, link, Spot("section", section))
    assert book.history()[-1].label.words == "Place “Trotsky” under “Conquest”"
    row = book.row(
        "SELECT p.card_id, p.note, up.card_id, up.section_id FROM placement p JOIN placement up "
        "ON up.id = p.parent_id WHERE p.id = ?",
        (under,),
    )
    assert row == (one, "The break is Stalin.", other, section)
    with pytest.raises(RefusedError, match="is already under “Conquest” here"):
        place_pair(book, link, Spot("section", section))
    book.undo()
    assert dump(book) == before


def test_who_stands_in_the_section_is_not_placed_again(book: Notebook, section: int) -> None:
    one, other = (cards.add_card(book, Kind.CLAIM, title) for title in ("So", "Not so"))
    link = cards.link_cards(book, one, other, Relation.QUALIFIES)
    (there,) = outlining.place(book, [other], Spot("section", section))
    (under,) = place_pair(book, link, Spot("section", section))
    assert book.row("SELECT parent_id FROM placement WHERE id = ?", (under,))[0] == there
    assert book.row("SELECT count(*) FROM placement")[0] == 2
