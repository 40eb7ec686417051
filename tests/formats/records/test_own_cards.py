"""What our own exports of cards wrote is read back: every field that a table has."""

from essayplanner.domain.brought import Block, What
from essayplanner.domain.cards import Card, Debate, Side, Voice
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.records.reading import read_records
from essayplanner.formats.registry import exporter
from tests.formats.sample import SAMPLE

GIVEN = Material(SAMPLE, freeze(SAMPLE))
CARDS = {card.uid: card for card in GIVEN.all_cards()}


def blocks(name: str, file: str, given: Material = GIVEN) -> dict[str, Block]:
    found = read_records(exporter(name).write(given).data, file)
    assert found is not None
    assert found.came_from == "EssayPlanner"
    return {block.place: block for block in found.blocks}


def said(card: Card) -> tuple[object, ...]:
    return card.title, card.kind, card.when, card.caution, card.tags


def test_a_table_gives_its_cards_again() -> None:
    found = blocks("csv", "cards.csv")
    assert found.keys() == CARDS.keys()
    for uid, card in CARDS.items():
        block = found[uid]
        assert (block.title, block.kind, block.when, block.caution, block.tags) == said(card)
        assert (block.what, block.text, block.short) == (What.RECORD, card.text, card.short)
        assert (block.quotation, block.comment) == (card.quotation, card.idea)
        assert block.locator == (card.citations[0].locator if card.citations else "")


def test_flashcards_give_their_cards_again() -> None:
    found = blocks("anki", "cards.txt")
    assert found.keys() == CARDS.keys()
    for uid, card in CARDS.items():
        block = found[uid]
        assert (block.title, block.kind, block.when, block.caution, block.tags) == said(card)
        assert block.text == card.text.replace("\n\n", "\n")
        assert block.quotation == card.quotation.replace("“", "‘").replace("”", "’")  # which are within others there
        assert block.comment.startswith(card.idea)


def test_words_that_look_like_another_part_of_a_flashcard_stay_words() -> None:
    text = "1930\n“Dizzy with success”, he wrote, was “a mistake”.\n“Dizzy with success”\nSide: theirs"
    idea = "Why?\n*Pravda* told how?"
    card = CARDS["c5"]._replace(text=text, when="", idea=idea, quotation="He said so.", caution="Whose?")
    given = GIVEN._replace(cards=(card,))
    data = exporter("anki").write(given).data.replace("“He said so.”".encode(), "„He said so.“".encode())
    data = data.replace(b"Caution:", b"Vorsicht:").replace(b"em>", b"i>")  # as whoever types italics in Anki has them
    found = read_records(data, "cards.txt")
    assert found is not None
    (block,) = found.blocks
    assert (block.text, block.when, block.quotation, block.caution) == (text, "", "He said so.", "Whose?")
    assert block.comment.startswith(f"{idea}\n\n")
    assert found.remarks == ("1 note names its source in words alone, which were kept as your comment.",)


def test_what_would_be_a_formula_is_read_without_its_apostrophe() -> None:
    card = CARDS["c1"]._replace(title="=SUM(A1)", text="-1 and 'so'", tags=("people: Kirov", "+plus"))
    found = blocks("csv", "cards.csv", GIVEN._replace(cards=(card,)))
    assert (found["c1"].title, found["c1"].text, found["c1"].tags) == (card.title, card.text, card.tags)


def test_several_sources_are_told() -> None:
    found = read_records(exporter("csv").write(GIVEN).data, "cards.csv")
    assert found is not None
    assert found.remarks[0] == "1 card names several sources, and only the first came along."


def test_what_a_table_has_no_place_for_is_told() -> None:
    card = SAMPLE.sections[1].placements[0].card
    side = Side("s1", "Intentional", debate=Debate("d1", "Why?"))
    given = GIVEN._replace(cards=(card._replace(side=side, voice=Voice.IDEA, citations=()),))
    found = read_records(exporter("csv").write(given).data, "cards.csv")
    assert found is not None
    assert found.remarks == (
        "1 card is exported in another voice than its own words; choose that again.",
        "A table has no place for links and debates, so 1 was left out; a pack keeps them.",
    )
