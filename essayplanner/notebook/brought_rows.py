"""The rows of many new cards, with their tags, citations and origins, gathered and written together; inside a step."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from essayplanner.domain.brought import Block, Writing
from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.dates import parse_date
from essayplanner.domain.digests import sha256
from essayplanner.domain.found_again import words_in
from essayplanner.domain.proposals import Proposal
from essayplanner.domain.text import clean_line
from essayplanner.notebook.around_cards import ids_in
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.tags import new_tag


class Row(NamedTuple):
    """A new card: what it says and its locator, cleaned; its date as it is stored; its tags; the id of its source or 0;
    and as `origin` where it came from, where it stands there, and a digest. Where it came from nowhere, nothing of that
    is kept."""

    kind: Kind
    title: str
    text: str
    quotation: str
    idea: str
    voice: Voice
    when: str
    tags: tuple[str, ...]
    source_id: int
    locator: str
    origin: tuple[str, str, str]
    short: str = ""
    caution: str = ""


class MadeCards:
    """Cards to be made: each has its id at once, and none is there before `write`."""

    def __init__(self, book: Notebook) -> None:
        self.book = book
        self._next: int = book.row("SELECT coalesce(max(id), 0) + 1 FROM card")[0]
        self._tag_ids: dict[str, int] = {name.casefold(): id for id, name in book.rows("SELECT id, name FROM tag")}
        self._by_name: dict[str, int] = {}
        self._cards: list[tuple[Any, ...]] = []
        self._tags: dict[tuple[int, int], None] = {}
        self._citations: list[tuple[Any, ...]] = []
        self._origins: list[tuple[Any, ...]] = []

    def add(self, row: Row) -> int:
        """One more card; gives the id that it will have."""
        id, self._next = self._next, self._next + 1
        moment, span = now(), parse_date(row.when)
        days = (span and span.first, span and span.last)
        said = (row.kind.value, row.title, row.text, row.quotation, row.idea, row.voice.value, row.when, *days)
        self._cards.append((id, new_uid(), *said, row.short, row.caution, moment, moment))
        for name in row.tags:
            if tag_id := self._tag(name):
                self._tags[id, tag_id] = None
        if row.source_id:
            self._citations.append((new_uid(), id, row.source_id, row.locator, 1))
        self.remember(id, row.origin)
        return id

    def _tag(self, name: str) -> int:
        """The id of a tag of that name; 0 where it is blank."""
        if name not in self._by_name:
            clean = clean_line(name)
            if clean and clean.casefold() not in self._tag_ids:
                self._tag_ids[clean.casefold()] = new_tag(self.book, clean)
            self._by_name[name] = self._tag_ids[clean.casefold()] if clean else 0
        return self._by_name[name]

    def remember(self, card_id: int, origin: tuple[str, str, str]) -> None:
        """Keep where a card came from."""
        if origin[0]:
            self._origins.append((new_uid(), card_id, *origin))

    def write(self) -> None:
        """Write all rows."""
        run = self.book.run_many
        run(
            "INSERT INTO card (id, uid, kind, title, text, quotation, idea, voice, happened, first_day, last_day, "
            "short, caution, created_at, edited_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._cards,
        )
        run("INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", list(self._tags))
        run("INSERT INTO citation (uid, card_id, source_id, locator, position) VALUES (?, ?, ?, ?, ?)", self._citations)
        run("INSERT INTO origin (uid, card_id, came_from, found_at, digest) VALUES (?, ?, ?, ?, ?)", self._origins)


def digest_of(*parts: str) -> str:
    """What tells whether texts are still the same."""
    return sha256("\x00".join(parts).encode()).hex()[:32]


def origin_of(writing: Writing, proposal: Proposal, of_card: str) -> tuple[str, str, str]:
    """What is kept of where a card came from: the file, the place there, and its digests with the words of its text."""
    kept = (digest_in_file(writing, proposal), of_card, " ".join(words_in(text_in_file(writing, proposal))))
    return clean_line(writing.came_from), clean_line(proposal.place), "/".join(kept)


def keep_places(book: Notebook, places: Iterable[tuple[int, str]]) -> None:
    """Note where pieces of a file stand now: the ids of rows of origins and their places; 0 is no row."""
    moved = [(place, id, place) for id, place in places if id]
    book.run_many("UPDATE origin SET found_at = ? WHERE id = ? AND found_at <> ?", moved)


def replace_origin(book: Notebook, id: int, card_id: int, origin: tuple[str, str, str]) -> bool:
    """Put what a card came from in the place of a row of it; gives whether there is such a row."""
    if not book.rows("SELECT 1 FROM origin WHERE id = ? AND card_id = ?", (id, card_id)):
        return False
    _came_from, place, digest = origin
    book.run("UPDATE origin SET found_at = ?, digest = ? WHERE id = ?", (place, digest, id))
    return True


def digest_in_file(writing: Writing, proposal: Proposal) -> str:
    """That of the text as it stands in the file."""
    return digest_of(*(part for block in proposal.blocks for part in _said_by(writing.blocks[block])))


def text_in_file(writing: Writing, proposal: Proposal) -> str:
    """All of the text as it stands in the file."""
    return " ".join(part for block in proposal.blocks for part in _said_by(writing.blocks[block]))


def _said_by(block: Block) -> tuple[str, ...]:
    said = (block.title, block.text, block.comment)
    return (*said, block.quotation) if block.quotation else said


def rows_by_uid(book: Notebook, uids: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """The id, title, text, quotation, idea and time of the trash (or nothing) of cards, by those uids they have."""
    rows = book.rows(
        "SELECT uid, id, title, text, quotation, idea, coalesce(trashed_at, '') FROM card "
        "WHERE uid IN (SELECT value FROM json_each(?))",
        (json.dumps(list(filter(None, uids))),),
    )
    return {uid: tuple(row) for uid, *row in rows}


def card_uids(book: Notebook, ids: Iterable[int]) -> dict[int, str]:
    """The uids of cards, by their ids."""
    return dict(book.rows("SELECT id, uid FROM card WHERE id IN (SELECT value FROM json_each(?))", (ids_in(ids),)))
