"""From cards to where they were read, and from what is read to the card that says it."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.notebook import cards, documents, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.read_again import Alike, ToRead, cards_read, has_document, says_already, where_read


def test_a_card_leads_to_its_passage_or_to_the_page_that_it_cites(book: Notebook) -> None:
    source = sources.add_source(book, "service", {"title": "A History"})
    other = sources.add_source(book, "other", {"title": "Another"})
    lesson = documents.add_document(book, "Lesson 9.pdf", pages=40, printed="3=15", source=source)
    made = documents.clip(book, lesson, Kind.EVIDENCE, "Kirov was shot", Spot(3, 0, 14), locator="p. 15")
    (passage,) = documents.passages(book, lesson)
    assert where_read(book, made) == where_read(book, made, source) == ToRead(lesson, (passage.id,))
    assert where_read(book, made, other) is None
    cited = cards.add_card(book, Kind.CLAIM, "He gained")
    cards.cite(book, cited, source, "pp. 17–18")
    cards.cite(book, cited, other, "p. 1")
    assert where_read(book, cited, source) == ToRead(lesson, page=5)
    assert where_read(book, cited, other) is None
    assert where_read(book, cited) is None
    assert cards_read(book) == {made}
    assert [has_document(book, id) for id in (source, other)] == [True, False]


def test_each_citation_leads_to_the_passage_at_its_place(book: Notebook) -> None:
    source = sources.add_source(book, "service", {"title": "A History"})
    via = sources.add_source(book, "via", {"title": "In which it is quoted"})
    first = documents.add_document(book, "Chapter 1.pdf", pages=10, printed="1=1", source=source)
    second = documents.add_document(book, "Chapter 2.pdf", pages=10, printed="1=31/2", source=source)
    card = documents.clip(book, first, Kind.EVIDENCE, "Kirov was shot", Spot(3, 0, 14), locator="p. 3")
    documents.add_passage(book, first, card, "He was shot", Spot(8, 0, 11), locator="p. 8")
    documents.add_passage(book, second, card, "Kirov died", Spot(2, 0, 9), locator="p. 34")
    ids = {each.quoted: each.id for each in documents.passages_of_card(book, card)}
    for place, goal in (
        ("p. 8", ToRead(first, (ids["He was shot"],))),
        ("pp. 33–34", ToRead(second, (ids["Kirov died"],))),
        ("ch. 3", ToRead(first, (ids["Kirov was shot"], ids["He was shot"]))),
    ):
        assert where_read(book, card, source, place) == goal
    # Without a passage the document has it on whose pages the place is printed, also of the source that quotes another
    cited = cards.add_card(book, Kind.CLAIM, "He gained")
    citation = cards.cite(book, cited, via, "p. 1")
    cards.edit_citation(book, citation, via=source, via_locator="p. 36")
    assert where_read(book, cited, source) == where_read(book, cited, source, "p. 36") == ToRead(second, page=3)
    assert where_read(book, cited, source, "p. 400") == ToRead(second, page=3)
    assert [(use.via, use.is_read) for use in sources.source_uses(book, source)] == [
        (True, False),
        *[(False, True)] * 3,
    ]


def test_what_says_it_already_is_found_by_its_words(book: Notebook) -> None:
    pretext = cards.add_card(book, Kind.CLAIM, "Stalin used Kirov’s murder to push through police powers")
    cards.add_card(book, Kind.CLAIM, "Stalin was general secretary")
    service = cards.add_card(book, Kind.HISTORIAN, "Robert Service")
    gone = cards.add_card(book, Kind.EVIDENCE, "The leaders knew that resentment was deep")
    cards.trash_cards(book, [gone])
    said = "Stalin used the murder of Kirov to push through police powers and to accuse the Left"
    assert says_already(book, said) == Alike(
        pretext, Kind.CLAIM, "Stalin used Kirov’s murder to push through police powers"
    )
    pushed = cards.add_card(book, Kind.CLAIM, "Pretext", text="Peasants went by force far north in sealed trains")
    assert says_already(book, "By force, peasants went far north in sealed trains") == Alike(
        pushed, Kind.CLAIM, "Pretext"
    )
    assert says_already(book, "The leaders knew, Service writes, that resentment was deep") == Alike(
        service, Kind.HISTORIAN, "Robert Service"
    )
    assert says_already(book, "The harvest of 1932 failed") is None
    assert says_already(book, " … ") is None
    lesson = documents.add_document(book, "Lesson 9.pdf")
    quoting = documents.clip(book, lesson, Kind.EVIDENCE, "The harvest of 1932 failed.", Spot(1, 0, 27), title="Famine")
    assert says_already(book, "harvest of 1932 failed") == Alike(quoting, Kind.EVIDENCE, "Famine")
