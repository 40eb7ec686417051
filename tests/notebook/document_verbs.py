"""What a student can do to the documents of a notebook, and to the passages in them, chosen by numbers."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.notebook import documents
from essayplanner.notebook.notebook import Notebook
from tests.notebook.picks import Picks, ids


def document(book: Notebook, picks: Picks) -> None:
    what, every = picks.number(5), ids(book, "document")
    if what < 2 or not every:
        documents.add_document(
            book,
            picks.text(),
            digest=f"{picks.number(3)}",
            pages=picks.number(9),
            source=picks.one([None, *ids(book, "source")]),
        )
    elif what == 2:
        documents.remove_document(book, picks.one(every))
    else:
        documents.edit_document(
            book,
            picks.one(every),
            name=picks.text(),
            lies_at=picks.text(),
            printed=picks.one(("", "1=i 13=1", "1=102/2")),
            source=picks.one([None, *ids(book, "source"), 987654]),
        )


def passage(book: Notebook, picks: Picks) -> None:
    what, every = picks.number(5), ids(book, "passage")
    lies_in = picks.one(ids(book, "document"))
    first = picks.number(90)
    spot = Spot(picks.number(3), first, first + picks.number(40))
    if what < 2:
        documents.clip(book, lies_in, picks.one(list(Kind)), picks.text(), spot, locator=picks.one(("", "p. 3")))
    elif what == 2 and every:
        documents.remove_passage(book, picks.one(every))
    else:
        card = picks.one(ids(book, "card", "trashed_at IS NULL"))
        documents.add_passage(book, lies_in, card, picks.text(), spot, locator=picks.one(("", "pp. 3–4")))
