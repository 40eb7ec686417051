"""What is said of a document later holds for the cards that were made of it before."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Passage, Spot
from essayplanner.notebook import cards, documents, sources
from essayplanner.notebook.citing_passages import reprint, tie_document
from essayplanner.notebook.notebook import Notebook


def cited(book: Notebook, *card_ids: int) -> list[list[tuple[int, str]]]:
    query = "SELECT source_id, locator FROM citation WHERE card_id = ? ORDER BY position, id"
    return [book.rows(query, (id,)) for id in card_ids]


def on_page(passage: Passage) -> str:
    return f"p. {passage.spot.page}"


def test_cards_cite_the_source_that_their_document_turns_out_to_be(book: Notebook) -> None:
    right, wrong, other = (sources.add_source(book, key, {"title": key}) for key in ("right", "wrong", "other"))
    document = documents.add_document(book, "Chapter.pdf", pages=9)
    second = documents.add_document(book, "Another.pdf", pages=9)
    made = [documents.clip(book, document, Kind.EVIDENCE, f"It is {n}", Spot(n, 0, 5)) for n in (3, 4, 5)]
    documents.add_passage(book, document, made[0], "Again", Spot(7, 0, 5))
    cards.cite(book, made[1], other, "p. 1")
    cards.cite(book, made[2], wrong, "p. 99")
    steps = len(book.history())
    assert tie_document(book, document, wrong, on_page) == 2
    assert len(book.history()) == steps + 1
    assert cited(book, *made) == [
        [(wrong, "p. 3"), (wrong, "p. 7")],
        [(other, "p. 1"), (wrong, "p. 4")],
        [(wrong, "p. 99")],
    ]
    documents.edit_document(book, second, source=wrong)
    documents.add_passage(book, second, made[2], "There too", Spot(1, 0, 9))
    cards.cite(book, made[0], right, "p. 7")
    assert tie_document(book, document, right, on_page) == 3
    assert cited(book, *made) == [
        [(right, "p. 3"), (right, "p. 7")],
        [(other, "p. 1"), (right, "p. 4")],
        [(wrong, "p. 99"), (wrong, ""), (right, "p. 5")],
    ]
    assert tie_document(book, document, None, on_page) == 0
    book.undo()
    book.undo()
    assert documents.document(book, document).source_id == wrong
    assert cited(book, made[1]) == [[(other, "p. 1"), (wrong, "p. 4")]]


def test_notes_follow_what_is_printed_where_they_were_counted_by_it(book: Notebook) -> None:
    source = sources.add_source(book, "a", {"title": "A"})
    document = documents.add_document(book, "Chapter.pdf", pages=9, printed="1=11", source=source)
    places = ("p. 13", "pp. 14–15", "p. 15", "p. 16, n. 2")
    made = [
        documents.clip(book, document, Kind.EVIDENCE, f"It is {n}", Spot(n, 0, 5), locator=place)
        for n, place in enumerate(places, start=3)
    ]
    assert reprint(book, document, "1=13") == 3
    now = [[(source, place)] for place in ("p. 15", "pp. 16–17", "p. 17", "p. 16, n. 2")]
    assert cited(book, *made) == now
    assert reprint(book, document, "1=26/2") == 0  # nobody knows on which half of a sheet they stand
    assert cited(book, *made) == now
    book.undo()
    book.undo()
    assert cited(book, *made) == [[(source, place)] for place in places]
    assert reprint(book, document, "none") == 3
    assert cited(book, *made[:1]) == [[(source, "")]]
    assert reprint(book, document, "1=xi") == 3
    assert cited(book, *made[:2]) == [[(source, "p. xiii")], [(source, "p. xiv")]]
