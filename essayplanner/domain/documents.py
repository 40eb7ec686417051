"""Documents that a student reads, and the passages in them that became cards, as values."""

from typing import NamedTuple

from essayplanner.domain.cards import Kind


class Document(NamedTuple):
    """A document of a notebook: `name` is its file's, `digest` the SHA-256 of its content in hexadecimal.

    `lies_at` is where it lies, from the notebook's folder, with “/”; empty where it lies elsewhere, which each computer
    knows for itself. `pages` is 0 where it has none; `printed` is what is printed on them (`printed_pages.Printed`).
    `source_id` is 0 where it is tied to none.
    """

    id: int
    uid: str
    name: str
    digest: str = ""
    lies_at: str = ""
    pages: int = 0
    printed: str = ""
    source_id: int = 0


class Spot(NamedTuple):
    """Where a passage stands: the page of the file, from 1, or 0 where it has none, and between which characters of the
    text of that page, or of the whole text."""

    page: int
    first: int
    last: int


class Passage(NamedTuple):
    """A passage that became a card, or that was added to one: its exact words, and where they stand."""

    id: int
    uid: str
    document_id: int
    card_id: int
    kind: Kind
    title: str
    quoted: str
    spot: Spot
