"""What of a card can be found: its own words, and those of its tags, sources, side and historians."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.dates import shown_or_typed
from essayplanner.domain.text import as_typed, joined_numbers
from essayplanner.notebook.stored_sources import source_of

#: Letters of each text of a card that can be found: the first half million, as many as a thick book has.
INDEXED = 500_000

#: The cards whose document holds words of a tag, a source, a side or a historian.
_CARDS_OF: dict[Table, str] = {
    "card": "SELECT to_card_id FROM main.link WHERE from_card_id IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT from_card_id FROM main.link WHERE to_card_id IN (SELECT value FROM json_each(?1))",
    "tag": "SELECT card_id FROM main.card_tag WHERE tag_id IN (SELECT value FROM json_each(?1))",
    "source": "SELECT card_id FROM main.citation WHERE source_id IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT card_id FROM main.citation WHERE via_source_id IN (SELECT value FROM json_each(?1))",
    "side": "SELECT id FROM main.card WHERE side_id IN (SELECT value FROM json_each(?1))",
}

#: Id, title, text, all else that is found, kind, and when it went to the trash.
Document = tuple[int, str, str, str, str, str | None]


#: Gives all rows that answer a query.
Rows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]


def documents(rows: Rows, ids: list[int]) -> Iterator[Document]:
    """The documents of cards, as `rows` answers queries."""
    chosen = json.dumps(ids)
    also: defaultdict[int, list[str]] = defaultdict(list)
    for card_id, word in rows(
        "SELECT ct.card_id, t.name FROM main.card_tag ct JOIN main.tag t ON t.id = ct.tag_id "
        "WHERE ct.card_id IN (SELECT value FROM json_each(?1)) UNION ALL "
        "SELECT l.to_card_id, c.title FROM main.link l JOIN main.card c ON c.id = l.from_card_id "
        "WHERE c.kind = 'historian' AND l.to_card_id IN (SELECT value FROM json_each(?1)) UNION ALL "
        "SELECT l.from_card_id, c.title FROM main.link l JOIN main.card c ON c.id = l.to_card_id "
        "WHERE c.kind = 'historian' AND l.from_card_id IN (SELECT value FROM json_each(?1))",
        (chosen,),
    ):
        also[card_id].append(word)
    sources: dict[int, str] = {}
    for card_id, source_id, uid, key, csl, klass, locator in rows(
        "SELECT x.card_id, s.id, s.uid, s.cite_key, s.csl, s.source_class, x.locator FROM main.citation x "
        "JOIN main.source s ON s.id = x.source_id WHERE x.card_id IN (SELECT value FROM json_each(?))",
        (chosen,),
    ):
        if source_id not in sources:
            source = source_of(uid, key, csl, klass)
            sources[source_id] = " ".join((*source.names, source.title, source.year))
        also[card_id] += (sources[source_id], locator)
    for id, title, text, quotation, idea, aliases, short, when, side, kind, trashed in rows(
        "SELECT c.id, c.title, substr(c.text, 1, ?1) AS text, substr(c.quotation, 1, ?1) AS quotation, "
        "substr(c.idea, 1, ?1) AS idea, c.aliases, c.short, c.happened, s.name AS maybe_name, c.kind, c.trashed_at "
        "FROM main.card c LEFT JOIN main.side s ON s.id = c.side_id "
        "WHERE c.id IN (SELECT value FROM json_each(?2))",
        (INDEXED, chosen),
    ):
        text = "\n".join((text, quotation, idea)) if quotation or idea else text
        rest = " ".join((*also[id], aliases, short, shown_or_typed(when), side or ""))
        rest = " ".join((rest, *joined_numbers(title), *joined_numbers(text), *joined_numbers(rest)))
        yield id, as_typed(title), as_typed(text), as_typed(rest), kind, trashed


def cards_touched(rows: Rows, changed: ChangeSet) -> set[int]:
    """The cards whose document, or row in a list, a change touches, as `rows` answers queries.

    What was linked, tagged, cited or placed is in the change itself.
    """
    ids: set[int] = set()
    others: dict[Table, set[int]] = {"card": set(), "tag": set(), "source": set(), "side": set()}
    for table, id, before, after in changed.changes:
        for row in (before, after):
            if row is not None:
                ids.update(row[key] for key in ("card_id", "from_card_id", "to_card_id") if key in row)
        if table in others:
            others[table].add(id)
    ids |= others["card"]
    for table, query in _CARDS_OF.items():
        if others[table]:
            ids.update(row[0] for row in rows(query, (json.dumps(sorted(others[table])),)))
    return ids
