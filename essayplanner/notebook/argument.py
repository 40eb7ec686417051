"""The argument of the notebook read as values, a query a table, however many cards there are."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import Any

from essayplanner.domain.argument import (
    Argument,
    CardSeen,
    DebateSeen,
    LinkSeen,
    OutlineSeen,
    PlacedSeen,
    SectionSeen,
    SideSeen,
)
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.dates import as_edtf, parse_date
from essayplanner.domain.outline import section_numbers
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST

Row = tuple[Any, ...]

_KINDS = {kind.value: kind for kind in Kind}
_RELATIONS = {relation.value: relation for relation in Relation}


def read_argument(book: Notebook, outline_id: int) -> Argument:
    """Cards, links and debates of the notebook, and what an outline (0 for none) uses."""
    cards = read_cards_seen(book)
    return Argument(cards, read_links_seen(book, cards), read_debates(book), read_outline_seen(book, outline_id, cards))


def read_cards_seen(book: Notebook, ids: Iterable[int] | None = None) -> dict[int, CardSeen]:
    """Cards that are not in the trash, by their ids: all of them, or those among some ids."""
    among, chosen = ("", ()) if ids is None else (f"IN {AMONG}", (ids_in(ids),))
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for card_id, tag in book.rows(
        "SELECT c.card_id, t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id "
        f"{among and f'WHERE c.card_id {among}'} ORDER BY t.name",
        chosen,
    ):
        tags[card_id].append(tag)
    return {
        row[0]: CardSeen(
            row[0],
            row[1],
            _KINDS[row[2]],
            row[3],
            row[4],
            row[5],
            row[6],
            row[7] or 0,
            row[8] or 0,
            row[9] or 0,
            row[10],
            row[11],
            tuple(tags.get(row[0], ())),
        )
        for row in map(
            _as_read,
            book.rows(
                "SELECT id, uid, kind, title, short, happened, undated, first_day, last_day, side_id, stand, caution "
                f"FROM card WHERE trashed_at IS NULL {among and f'AND id {among}'} ORDER BY id",
                chosen,
            ),
        )
    }


def _as_read(row: Row) -> Row:
    """The row of a card whose date was not understood when it was stored, with what it is read as now."""
    if row[7] or not row[5]:
        return row
    return (*row[:5], as_edtf(row[5]), row[6], *(parse_date(row[5]) or (None, None)), *row[9:])


def read_links_seen(book: Notebook, cards: Container[int]) -> tuple[LinkSeen, ...]:
    """All links between these cards, in the order in which they were made."""
    return tuple(
        LinkSeen(id, from_id, to_id, _RELATIONS[relation], because)
        for id, from_id, to_id, relation, because in book.rows(
            "SELECT id, from_card_id, to_card_id, relation, because FROM link ORDER BY id"
        )
        if from_id in cards and to_id in cards
    )


def read_debates(book: Notebook) -> tuple[DebateSeen, ...]:
    """All debates with their sides, in order."""
    sides: defaultdict[int, list[SideSeen]] = defaultdict(list)
    for id, debate_id, name, says, is_between, uid in book.rows(
        "SELECT id, debate_id, name, says, is_between, uid FROM side ORDER BY position, id"
    ):
        sides[debate_id].append(SideSeen(id, debate_id, name, says, bool(is_between), uid))
    return tuple(
        DebateSeen(id, question, tuple(sides.get(id, ())), uid)
        for id, question, uid in book.rows("SELECT id, question, uid FROM debate ORDER BY position, id")
    )


def read_outline_seen(book: Notebook, outline_id: int, cards: Container[int]) -> OutlineSeen:
    """What an outline uses of these cards, in reading order; an empty one where there is none of that id."""
    found = book.rows("SELECT id, title, thesis, dates FROM outline WHERE id = ?", (outline_id,))
    if not found:
        return OutlineSeen()
    rows = {
        row[0]: row
        for row in book.rows(
            "SELECT id, parent_id, title FROM section WHERE outline_id = ? ORDER BY position, id", (outline_id,)
        )
    }
    numbers = section_numbers((row[0], row[1]) for row in rows.values())
    sections = [SectionSeen(id, number, rows[id][2], rows[id][1] or 0) for id, number in numbers.items()]
    id, title, thesis, dates = found[0]
    placed = [
        PlacedSeen(row[0], row[1], section_id, numbers[section_id], row[3] or 0)
        for row, section_id, _level in placed_rows(book, outline_id, numbers, cards)
    ]
    return OutlineSeen(id, title, thesis, dates, tuple(sections), tuple(placed))


def placed_rows(
    book: Notebook, outline_id: int, section_ids: Iterable[int], cards: Container[int], more: Iterable[str] = ()
) -> Iterator[tuple[Row, int, int]]:
    """What stands in an outline of these cards, in reading order, for its sections in that order.

    Each comes as a row (the ids of the placement, its card, its section and the placement it stands under, then the
    columns of `more`), with the id of its section and how many cards it stands under.
    """
    in_section: defaultdict[int, list[Row]] = defaultdict(list)
    under: defaultdict[int, list[Row]] = defaultdict(list)
    columns = ", ".join(("id", "card_id", "section_id", "parent_id", *more))
    for row in book.rows(f"SELECT {columns} FROM placement WHERE outline_id = ? ORDER BY position, id", (outline_id,)):
        if row[1] not in cards:
            continue  # another program put it there since the cards were read, and that is told next
        (in_section if row[3] is None else under)[row[2] if row[3] is None else row[3]].append(row)
    for section_id in section_ids:
        waiting = [(row, 0) for row in reversed(in_section.get(section_id, ()))]
        while waiting:
            row, level = waiting.pop()
            yield row, section_id, level
            if level < LEVELS_AT_MOST:
                waiting += [(inner, level + 1) for inner in reversed(under.get(row[0], ()))]
