from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.map_places import clear_map, map_places, put_on_map
from essayplanner.notebook.notebook import Notebook


def test_a_place_is_kept_by_outline_until_it_is_cleared(book: Notebook) -> None:
    outline, card = outlines.new_outline(book, "Why?"), cards.add_card(book, Kind.CLAIM)
    put_on_map(book, outline, card, 10, 20)
    put_on_map(book, outline, card, 30, 40)
    put_on_map(book, 0, card, 5, 5)
    assert (map_places(book, outline), map_places(book, 0)) == ({card: (30, 40)}, {card: (5, 5)})
    assert clear_map(book, outline) == 1
    assert clear_map(book, outline) == 0
    assert (map_places(book, outline), map_places(book, 0)) == ({}, {card: (5, 5)})
    book.undo()
    assert map_places(book, outline) == {card: (30, 40)}
    outlines.delete_outline(book, outline)
    assert map_places(book, outline) == {}
