"""What the cards of a document cite follows what is said of it later: which source it is, and what is printed on it."""

from collections.abc import Callable

from essayplanner.domain.documents import Passage
from essayplanner.domain.labels import label
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import shorten
from essayplanner.notebook.cards import cite, edit_citation, remove_citation
from essayplanner.notebook.documents import document, edit_document, passages
from essayplanner.notebook.notebook import Notebook


def tie_document(book: Notebook, document_id: int, source_id: int | None, place: Callable[[Passage], str]) -> int:
    """Say which source a document is, as one step; gives how many of the cards made of its passages cite it by that.

    A card that cited the source that it was before cites this one instead, where it has no passage in another document
    of that; one that cited none of the two cites it at the `place` of its passage. With None nothing is cited anew.
    """
    was = document(book, document_id)
    with book.step(label("edit-document", title=shorten(was.name, 40))):
        edit_document(book, document_id, source=source_id)
        if not source_id or source_id == was.source_id:
            return 0
        stood = dict[int, list[Passage]]()
        for passage in passages(book, document_id):
            stood.setdefault(passage.card_id, []).append(passage)
        return sum(_tie_card(book, card, there, was.source_id, source_id, place) for card, there in stood.items())


def _tie_card(
    book: Notebook, card_id: int, stood: list[Passage], old: int, new: int, place: Callable[[Passage], str]
) -> bool:
    """Let a card that is made of passages cite the new source for the old one; gives whether it cites anything else."""
    cited = _citations(book, card_id)
    there = {locator for _id, source, locator in cited if source == new}
    if any(source == old for _id, source, _locator in cited) and not _stands_in_another(book, card_id, old):
        for id, source, locator in cited:
            if source == old and locator in there:
                remove_citation(book, id)
            elif source == old:
                edit_citation(book, id, source=new)
        return True
    if there:
        return False
    for locator in dict.fromkeys(map(place, stood)):
        cite(book, card_id, new, locator)
    return True


def reprint(book: Notebook, document_id: int, printed: str) -> int:
    """Say what is printed on the pages of a document (`Printed`), as one step; gives how many cards cite other pages by
    that: those that cited a passage at the page that was known before."""
    was = document(book, document_id)
    before, now = Printed.parse(was.printed), Printed.parse(printed)
    with book.step(label("edit-document", title=shorten(was.name, 40))):
        edit_document(book, document_id, printed=printed)
        places, cards = dict[int, str](), set[int]()
        for passage in passages(book, document_id) if was.source_id else ():
            for id, source, locator in _citations(book, passage.card_id):
                moved = before.moved(locator, passage.spot.page, now) if source == was.source_id else None
                if moved is not None and moved != locator and id not in places:
                    places[id] = moved
                    cards.add(passage.card_id)
        for id, place in places.items():
            edit_citation(book, id, place)
        return len(cards)


def _citations(book: Notebook, card_id: int) -> list[tuple[int, int, str]]:
    return book.rows("SELECT id, source_id, locator FROM citation WHERE card_id = ? ORDER BY position, id", (card_id,))


def _stands_in_another(book: Notebook, card_id: int, source_id: int) -> bool:
    """Whether a passage of a card stands in a document that is still that source."""
    query = (
        "SELECT 1 FROM passage p JOIN document d ON d.id = p.document_id WHERE p.card_id = ? AND d.from_source_id = ?"
    )
    return bool(book.rows(query, (card_id, source_id)))
