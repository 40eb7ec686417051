"""Cards that were exported as a table are the same cards in another notebook, and are found when brought again."""

from essayplanner.formats.cards_csv import write_cards_csv
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.records.reading import read_records
from essayplanner.notebook.bringing import Fate, Here, bring
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import read_cards
from essayplanner.work.proposing import Choices, proposed
from tests.formats.sample import SAMPLE


def test_a_table_of_cards_makes_the_same_cards_once(book: Notebook) -> None:
    given = Material(SAMPLE, freeze(SAMPLE)).all_cards()
    cards = [card._replace(short=f"Short {number}") for number, card in enumerate(given)]
    writing = read_records(write_cards_csv(Material(SAMPLE, freeze(SAMPLE), cards=tuple(cards))).data, "cards.csv")
    assert writing is not None
    done = bring(book, writing, proposed(Here(book, writing), Choices()).wishes)
    for card, made in zip(cards, read_cards(book, done.made), strict=True):
        assert (made.kind, made.title, made.short, made.when) == (card.kind, card.title, card.short, card.when)
        assert (made.text, made.quotation, made.idea) == (card.text, card.quotation, card.idea)
        assert (made.caution, made.tags) == (card.caution, card.tags)
        assert [each.locator for each in made.citations] == [each.locator for each in card.citations[:1]]
    again = proposed(Here(book, writing), Choices())
    assert {each.fate for each in again.met} == {Fate.BEFORE}
    changed = writing._replace(blocks=(writing.blocks[0]._replace(quotation="Other words."), *writing.blocks[1:]))
    assert proposed(Here(book, changed), Choices()).met[0].fate is Fate.NEWER
