"""Documents of a notebook, and the passages in them that became cards."""

from collections.abc import Callable
from typing import Any, TypedDict, Unpack

from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.documents import Document, Passage, Spot
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook.cards import add_card, cite, cite_once
from essayplanner.notebook.fields import cleaned, write_fields
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.ordering import SPACING

_DOCUMENT = "SELECT id, uid, name, digest, lies_at, pages, printed, coalesce(from_source_id, 0) AS source FROM document"


class NewDocument(TypedDict, total=False):
    """What may be known of a document beside its name; `source` is an id, or None."""

    digest: str
    lies_at: str
    pages: int
    printed: str
    source: int | None


class DocumentEdits(NewDocument, total=False):
    """All that may change about a document."""

    name: str


_CLEAN: dict[str, Callable[[Any], Any]] = {
    "name": clean_line,
    "digest": clean_line,
    "lies_at": clean_line,
    "pages": int,
    "printed": lambda text: Printed.parse(text).text,
    "source": lambda id: id,
}


def documents(book: Notebook) -> list[Document]:
    """The documents of a notebook, in their order."""
    return [Document(*row) for row in book.rows(f"{_DOCUMENT} ORDER BY position, id")]


def document(book: Notebook, document_id: int) -> Document:
    """One document; NotFoundError where it is gone."""
    return Document(*book.row(f"{_DOCUMENT} WHERE id = ?", (document_id,), "document"))


def add_document(book: Notebook, name: str, **fields: Unpack[NewDocument]) -> int:
    """A document that is to be read; gives its id."""
    name = clean_line(name)
    if not name:
        raise RefusedError(_("A document needs a name."))
    with book.step(label("add-document", title=shorten(name, 40))):
        position = book.row("SELECT coalesce(max(position), 0) FROM document")[0] + SPACING
        id = book.run("INSERT INTO document (uid, name, position) VALUES (?, ?, ?)", (new_uid(), name, position))
        if fields:
            edit_document(book, id, **fields)
        return id


def edit_document(book: Notebook, document_id: int, **fields: Unpack[DocumentEdits]) -> None:
    """Change what is known of a document; a blank name keeps the old one."""
    columns = cleaned(fields, _CLEAN)
    if columns.get("name") == "":
        del columns["name"]
    if "source" in columns:
        columns["from_source_id"] = columns.pop("source") or None
    with book.step(_label(book, "edit-document", document_id)):
        write_fields(book, "document", document_id, columns)


def remove_document(book: Notebook, document_id: int) -> None:
    """Take a document out of the notebook with its passages; the cards stay, and so does the file."""
    with book.step(_label(book, "remove-document", document_id)):
        book.run("DELETE FROM document WHERE id = ?", (document_id,))


def passages(book: Notebook, document_id: int) -> list[Passage]:
    """The passages of a document in reading order; those of cards in the trash are not shown."""
    return _passages(book, "p.document_id = ?", document_id)


def passages_of_card(book: Notebook, card_id: int) -> list[Passage]:
    """The passages from which a card was made, in all documents."""
    return _passages(book, "p.card_id = ?", card_id)


def _passages(book: Notebook, where: str, id: int) -> list[Passage]:
    rows = book.rows(
        "SELECT p.id, p.uid, p.document_id, p.card_id, c.kind, c.title, p.quoted, p.page, p.first, p.last "
        f"FROM passage p JOIN card c ON c.id = p.card_id WHERE {where} AND c.trashed_at IS NULL "
        "ORDER BY p.document_id, p.page, p.first, p.id",
        (id,),
    )
    return [
        Passage(id, uid, document_id, card_id, Kind(kind), title, quoted, Spot(*spot))
        for id, uid, document_id, card_id, kind, title, quoted, *spot in rows
    ]


def clip(
    book: Notebook, document_id: int, kind: Kind, quoted: str, spot: Spot, *, title: str = "", locator: str = ""
) -> int:
    """Make a card of a passage, as one step; gives the card's id.

    Its quotation is the passage, and it cites the document's source, if it is tied to one, at the locator.
    """
    quoted = _some(quoted)
    title = clean_line(title) or clean_line(shorten(quoted, 80))
    with book.step(label(f"add-{kind.value}", title=shorten(title, 40))):
        card_id = add_card(book, kind, title, quotation=quoted, voice=Voice.QUOTATION)
        add_passage(book, document_id, card_id, quoted, spot, locator=locator)
        return card_id


def card_on_page(book: Notebook, document_id: int, kind: Kind, locator: str) -> int:
    """A card without a title that cites the document's source, if it is tied to one, at the locator; gives its id."""
    source = document(book, document_id).source_id
    with book.step(label(f"add-{kind.value}", title="")):
        card_id = add_card(book, kind)
        if source:
            cite(book, card_id, source, locator)
        return card_id


def add_passage(book: Notebook, document_id: int, card_id: int, quoted: str, spot: Spot, *, locator: str = "") -> int:
    """Let a card that is there rest on a passage as well, as one step; gives the passage's id.

    The card cites the document's source at the locator, unless it does already.
    """
    quoted, source = _some(quoted), document(book, document_id).source_id
    title = book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")[0]
    with book.step(label("add-passage", title=shorten(title, 40))):
        if source:
            cite_once(book, card_id, source, locator)
        return book.run(
            "INSERT INTO passage (uid, document_id, card_id, quoted, page, first, last) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_uid(), document_id, card_id, quoted, *spot),
        )


def remove_passage(book: Notebook, passage_id: int) -> None:
    """Take the mark off a passage; its card stays as it is."""
    query = "SELECT c.title FROM passage p JOIN card c ON c.id = p.card_id WHERE p.id = ?"
    title = book.row(query, (passage_id,), "passage")[0]
    with book.step(label("remove-passage", title=shorten(title, 40))):
        book.run("DELETE FROM passage WHERE id = ?", (passage_id,))


def _some(quoted: str) -> str:
    quoted = clean_text(quoted).strip()
    if not quoted:
        raise RefusedError(_("Select some words first."))
    return quoted


def _label(book: Notebook, key: str, document_id: int) -> Label:
    return label(key, title=shorten(document(book, document_id).name, 40))
