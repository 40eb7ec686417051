"""An outline as its tree shows it: flat rows, read with one query each."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from essayplanner.domain.cards import Kind
from essayplanner.notebook.stored_sources import author_of

if TYPE_CHECKING:
    from essayplanner.domain.changes import Table
    from essayplanner.notebook.notebook import Notebook

#: A longer locator is shown by its first part alone.
SHORT_LOCATOR = 14


class Asked(Protocol):
    """What answers queries: a notebook, or a first look at one (`glimpse`)."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""

    def row(self, sql: str, parameters: Sequence[Any] = (), of: "Table | Literal['']" = "") -> tuple[Any, ...]:
        """The one row of a query; NotFoundError where there is none."""


class SectionRow(NamedTuple):
    """A section; `parent_id` is None right under the question, `slots` are the keys of its slots, with commas."""

    id: int
    parent_id: int | None
    position: int
    title: str
    role: str
    note: str
    words: int
    slots: str = ""


class PlacementRow(NamedTuple):
    """A placed card; either `section_id` or `parent_id` (a placement) is None."""

    id: int
    section_id: int | None
    parent_id: int | None
    position: int
    card_id: int
    note: str
    kind: Kind
    title: str
    caution: str


def section_rows(book: "Notebook", outline_id: int, section_id: int | None = None) -> list[SectionRow]:
    """All sections of an outline, or the one of that id."""
    return [
        SectionRow(*row)
        for row in book.rows(
            "SELECT id, parent_id, position, title, role, note, words, slots FROM section "
            "WHERE outline_id = ?1 AND id = ifnull(?2, id)",
            (outline_id, section_id),
        )
    ]


def placement_rows(book: "Notebook", outline_id: int, placement_id: int | None = None) -> list[PlacementRow]:
    """All placements of an outline, or the one of that id."""
    kinds = {kind.value: kind for kind in Kind}
    where = "p.outline_id = ?" if placement_id is None else "p.id = ?"
    return [
        PlacementRow(row[0], row[1], row[2], row[3], row[4], row[5], kinds[row[6]], row[7], row[8])
        for row in book.rows(
            "SELECT p.id, p.section_id, p.parent_id, p.position, p.card_id, p.note, c.kind, c.title, c.caution "
            f"FROM placement p JOIN card c ON c.id = p.card_id WHERE {where}",
            (outline_id if placement_id is None else placement_id,),
        )
    ]


#: As much of the text of a card as can be found in an outline.
_FOUND_TEXT = 20_000


def card_texts(book: "Notebook", outline_id: int) -> dict[int, str]:
    """What the cards that are placed in an outline say, in all voices, by their ids; of what is very long the
    beginning."""
    return dict(
        book.rows(
            "SELECT c.id, substr(c.text || char(10) || c.quotation || char(10) || c.idea, 1, ?) AS text "
            "FROM card c WHERE (c.text <> '' OR c.quotation <> '' OR c.idea <> '') AND c.id IN (SELECT card_id FROM "
            "placement WHERE outline_id = ?)",
            (_FOUND_TEXT, outline_id),
        )
    )


class Aside(NamedTuple):
    """What the tree says of a placed card at its right: date, side, last citation, part under the card above."""

    when: str
    side: str
    citation: str
    part: str


def asides(book: Asked, placement_ids: Iterable[int]) -> dict[int, Aside]:
    """The facts beside placed cards, by the ids of the placements that are there, in one statement."""
    return {
        row[0]: Aside(row[1], row[2], _cited(*row[3:6]) if row[3] else "", row[6] or "")
        for row in book.rows(
            "SELECT p.id, c.happened, ifnull(s.name, '') AS name, k.cite_key AS maybe_cite_key, k.csl AS maybe_csl, "
            "x.locator AS maybe_locator, (SELECT relation FROM link l WHERE l.from_card_id = c.id "
            "AND l.to_card_id = up.card_id ORDER BY l.id LIMIT 1) AS maybe_relation "
            "FROM json_each(?) wanted JOIN placement p ON p.id = wanted.value JOIN card c ON c.id = p.card_id "
            "LEFT JOIN side s ON s.id = c.side_id LEFT JOIN placement up ON up.id = p.parent_id "
            "LEFT JOIN citation x ON x.id = (SELECT id FROM citation y WHERE y.card_id = c.id "
            "ORDER BY y.position DESC, y.id DESC LIMIT 1) LEFT JOIN source k ON k.id = x.source_id",
            (json.dumps(list(placement_ids)),),
        )
    }


def _cited(cite_key: str, csl: str, locator: str) -> str:
    place = locator if len(locator) <= SHORT_LOCATOR else locator.split(",")[0]
    return ", ".join(part for part in (author_of(cite_key, csl), place) if part)


def waiting_evidence(book: "Notebook", outline_id: int) -> list[tuple[int, int]]:
    """Evidence that supports a claim of the outline and stands nowhere in it: card id, and the claim's placement."""
    return [
        (card_id, placement_id)
        for card_id, placement_id in book.rows(
            "SELECT l.from_card_id, min(p.id) FROM link l JOIN placement p ON p.card_id = l.to_card_id AND "
            "p.outline_id = ?1 "
            "JOIN card c ON c.id = l.from_card_id WHERE l.relation = 'supports' AND c.kind = 'evidence' "
            "AND c.trashed_at IS NULL AND NOT EXISTS (SELECT 1 FROM placement q WHERE q.card_id = c.id AND "
            "q.outline_id = ?1) "
            "GROUP BY l.from_card_id ORDER BY 2, 1",
            (outline_id,),
        )
    ]
