from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.packs import PackDebate, PackSide
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import sample_pack


def test_it_holds_cards_links_sides_and_what_the_outline_uses(book: Notebook) -> None:
    sides = (PackSide("break", "Break"), PackSide("middle", "Both", between=True), PackSide("go-on", "Continuity"))
    import_pack(book, sample_pack()._replace(debates=(PackDebate("d", "Did he break?", sides),)))
    historian = cards.add_card(book, Kind.HISTORIAN, "Robert Conquest", when="1934-12-01")
    cards.edit_card(book, historian, stand=2000, side=book.row("SELECT id FROM side WHERE name = 'Break'")[0])
    cards.link_cards(book, historian, 1, Relation.SUPPORTS)
    cards.trash_cards(book, [2])
    outline = outlines.outlines(book)[0]
    outlines.edit_outline(book, outline.id, dates="1924–53")
    found = read_argument(book, outline.id)
    assert found.cards.keys() == {id for (id,) in book.rows("SELECT id FROM card WHERE id <> 2")}
    seen = found.cards[historian]
    assert (seen.first, seen.last, seen.stand) == (19341201, 19341201, 1000)
    assert {(link.from_id, link.to_id) for link in found.links} == {
        (from_id, to_id)
        for from_id, to_id in book.rows("SELECT from_card_id, to_card_id FROM link")
        if 2 not in (from_id, to_id)
    }
    (debate,) = found.debates
    assert [side.name for side in debate.on_the_line] == ["Break", "Both", "Continuity"]
    assert found.outline.dates == "1924/1953"
    assert {placed.card_id for placed in found.outline.placed} == {*outlines.placed_cards(book, outline.id)}


def test_what_is_used_comes_in_reading_order_with_the_number_of_its_section(book: Notebook) -> None:
    outline = outlines.new_outline(book, "Why?")
    first = outlining.add_section(book, Spot("outline", outline), "One")
    last = outlining.add_section(book, Spot("outline", outline), "Two")
    claim, proof = (cards.add_card(book, kind) for kind in (Kind.CLAIM, Kind.EVIDENCE))
    (later,) = outlining.place(book, [proof], Spot("section", last))
    (above,) = outlining.place(book, [claim], Spot("section", first))
    outlining.place(book, [proof], Spot("placement", above))
    seen = read_argument(book, outline).outline
    assert [(each.card_id, each.number, each.parent_id) for each in seen.placed] == [
        (claim, "1", 0),
        (proof, "1", above),
        (proof, "2", 0),
    ]
    assert seen.placed[-1].placement_id == later
    assert seen.numbers() == {claim: ("1",), proof: ("1", "2")}
    assert read_argument(book, 0).outline.placed == ()
