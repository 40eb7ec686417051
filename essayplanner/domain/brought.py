"""Notes, highlights and cards of other programs, as they are read before anything is made of them."""

from enum import Enum
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind


class What(Enum):
    """What a piece of a text is in its file."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    #: Words of another, set off as such.
    QUOTATION = "quotation"
    #: What was marked in a book or article.
    HIGHLIGHT = "highlight"
    #: A record that is a card already: a row, a note with fields.
    RECORD = "record"


class Block(NamedTuple):
    """A piece of a text: a heading of a level from 1, an item as deep as its level, a paragraph, or what else it is.

    Whatever else stands within an item has the item's level, 0 outside of lists: what goes on with an item follows it.
    `text` is Markdown with italics, bold and links alone (`domain.marked_text`), in one line except for records and
    quotations.
    `place` finds the piece again in another edition of its file, where the file has something that does (a key, a
    location); empty otherwise. `locator` is the page or location in the source; `source` the number, from 0, of the
    source among those that came along, or -1. `comment` is what the reader wrote to a highlight; `title`, `kind`,
    `tags`, `when`, `quotation`, `short` and `caution` are what a record says of itself, where `text` is in the
    reader’s own words; `colour` is the name or #rrggbb of a highlight’s colour.
    `marked` are the words that somebody highlighted within a block of another kind, each stretch as it is in the text;
    a block that is highlighted as a whole is a HIGHLIGHT, unless it is an item, a heading or a quotation. `number` is
    what stands before an item of a numbered list: “3.”, “c)”.
    """

    what: What
    text: str
    level: int = 0
    place: str = ""
    locator: str = ""
    source: int = -1
    comment: str = ""
    title: str = ""
    kind: Kind | None = None
    tags: tuple[str, ...] = ()
    when: str = ""
    colour: str = ""
    marked: tuple[str, ...] = ()
    quotation: str = ""
    short: str = ""
    caution: str = ""
    number: str = ""


class Writing(NamedTuple):
    """What was read of a file, a paste or a drop: its pieces in order, and the CSL items of the sources they name.

    `title` is what it is called in itself, `came_from` what it is recognised by when it is brought again; `about` is
    what is known of it as a source, a CSL item without its `id`, empty where nothing is; `remarks` are whole sentences
    about what was left out or cannot be as it was meant.
    """

    title: str
    came_from: str
    blocks: tuple[Block, ...] = ()
    sources: tuple[dict[str, Any], ...] = ()
    about: dict[str, Any] = {}  # noqa: RUF012 - of a tuple, and nobody writes to it
    remarks: tuple[str, ...] = ()


def is_published(writing: Writing) -> bool:
    """Whether what is known of a text says that it is a work of somebody, whose words are quoted."""
    return bool(writing.about.keys() & {"DOI", "ISBN", "ISSN", "publisher", "container-title"})
