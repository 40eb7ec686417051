"""Documents of a notebook, and the passages in them that became cards."""

import pytest

from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.documents import Spot
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.notebook import cards, documents, reading, sources
from essayplanner.notebook.notebook import Notebook


def test_a_passage_becomes_a_card_with_its_page(book: Notebook) -> None:
    source = sources.add_source(book, "service", {"title": "A History"}, "secondary")
    lesson = documents.add_document(book, " Lesson\n9.pdf ", digest="ab", pages=4, printed="3=15", source=source)
    (read,) = documents.documents(book)
    assert (read.name, read.digest, read.pages, read.printed, read.source_id) == (
        "Lesson 9.pdf",
        "ab",
        4,
        "3=15",
        source,
    )
    card = documents.clip(book, lesson, Kind.EVIDENCE, " Kirov was shot. ", Spot(3, 10, 25), locator="p. 15")
    (made,) = reading.read_cards(book, [card])
    assert (made.title, made.text, made.quotation, made.voice) == (
        "Kirov was shot.",
        "",
        "Kirov was shot.",
        Voice.QUOTATION,
    )
    assert [(each.source.cite_key, each.locator) for each in made.citations] == [("service", "p. 15")]
    (passage,) = documents.passages(book, lesson)
    assert passage[2:] == (lesson, card, Kind.EVIDENCE, "Kirov was shot.", "Kirov was shot.", Spot(3, 10, 25))
    assert documents.passages_of_card(book, card) == [passage]
    book.undo()
    assert (documents.passages(book, lesson), reading.read_cards(book)) == ([], [])


def test_a_page_is_added_to_a_card_once(book: Notebook) -> None:
    source = sources.add_source(book, "service", {"title": "A History"}, "secondary")
    lesson = documents.add_document(book, "Lesson 9.pdf", source=source)
    card = cards.add_card(book, Kind.CLAIM, "He gained")
    for first in (0, 40):
        documents.add_passage(book, lesson, card, "He gained by it", Spot(1, first, first + 15), locator="p. 3")
    assert [each.locator for each in reading.read_cards(book)[0].citations] == ["p. 3"]
    gone, second = documents.passages(book, lesson)
    documents.remove_passage(book, gone.id)
    assert documents.passages(book, lesson) == [second]
    cards.trash_cards(book, [card])
    assert documents.passages(book, lesson) == []
    cards.restore_cards(book, [card])
    documents.remove_document(book, lesson)
    assert (documents.documents(book), documents.passages_of_card(book, card)) == ([], [])
    assert reading.read_cards(book)[0].title == "He gained"
    book.undo()
    assert documents.passages(book, lesson) == [second]


def test_without_a_source_nothing_is_cited_and_without_words_nothing_is_made(book: Notebook) -> None:
    lesson = documents.add_document(book, "Lesson 9.pdf")
    card = documents.clip(book, lesson, Kind.CLAIM, "x" * 300, Spot(0, 0, 300), locator="p. 1")
    assert reading.read_cards(book, [card])[0].citations == ()
    steps = len(book.history())
    with pytest.raises(RefusedError, match="Select"):
        documents.clip(book, lesson, Kind.CLAIM, " \n ", Spot(0, 0, 3))
    with pytest.raises(RefusedError, match="name"):
        documents.add_document(book, " ")
    with pytest.raises(NotFoundError, match="document"):
        documents.document(book, 99)
    documents.edit_document(book, lesson, name=" ", printed="nonsense 2=ii")
    assert documents.document(book, lesson)[2:] == ("Lesson 9.pdf", "", "", 0, "2=ii", 0)
    assert len(book.history()) == steps + 1


def test_a_document_follows_its_source_into_another_and_lets_go_of_one_that_goes(book: Notebook) -> None:
    kept, gone = (sources.add_source(book, key, {"title": key}, "secondary") for key in ("kept", "gone"))
    lesson = documents.add_document(book, "Lesson 9.pdf", source=gone)
    sources.merge_sources(book, kept, gone)
    assert documents.document(book, lesson).source_id == kept
    sources.trash_sources(book, [kept])
    assert documents.document(book, lesson).source_id == 0
    book.undo()
    assert documents.document(book, lesson).source_id == kept
