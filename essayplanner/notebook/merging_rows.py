"""What belongs to a card, and comes to another as well when the two are made one; inside a step.

The card that goes keeps its own rows: it can be taken out of the trash as it was.
"""

from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.text import put_together
from essayplanner.notebook.coaching import copy_replies, hand_over_answers
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook, new_uid

_CITED = ("source_id", "locator", "via_source_id", "via_locator")
_FOUND_AT = {"passage": "document_id, quoted, page, first, last", "origin": "came_from, found_at, digest"}
_TEXTS = ("text", "quotation", "idea", "caution")
_SAID = (
    *_TEXTS,
    "happened",
    "first_day",
    "last_day",
    "undated",
    "side_id",
    "stand",
    "aliases",
    "short",
    "claim_kind",
)


def fields_taken(book: Notebook, keep_id: int, gone_id: int) -> dict[str, Any]:
    """What changes in the row of a card: both texts, quotations, ideas and cautions, and of the rest what it lacks.

    It speaks in the voice in which it spoke. A historian is found by the other one’s name as well.
    """
    mine, others = (_said(book, id) for id in (keep_id, gone_id))
    found = {name: put_together(mine[name], others[name]) for name in _TEXTS}
    found["aliases"] = _names(mine, others)
    found |= {name: mine[name] or others[name] for name in ("short", "claim_kind")}
    if not mine["happened"]:
        found |= {name: others[name] for name in ("happened", "first_day", "last_day")}
    if not found.get("happened", mine["happened"]):
        found["undated"] = put_together(mine["undated"], others["undated"])
    if mine["side_id"] is None:
        found |= {name: others[name] for name in ("side_id", "stand")}
    return {name: value for name, value in found.items() if value != mine[name]}


def _said(book: Notebook, card_id: int) -> dict[str, Any]:
    columns = ("kind", "title", *_SAID)
    row = book.row(f"SELECT {', '.join(columns)} FROM card WHERE id = ?", (card_id,), "card")
    return dict(zip(columns, row, strict=True))


def _names(mine: dict[str, Any], others: dict[str, Any]) -> str:
    """As what else a card is known, each name once."""
    there = {name.strip().casefold() for name in (*mine["aliases"].split(";"), mine["title"])}
    coming = [*others["aliases"].split(";"), *([others["title"]] if mine["kind"] == Kind.HISTORIAN else [])]
    new = {name.strip().casefold(): name.strip() for name in reversed(coming)}
    names = [name for folded, name in reversed(new.items()) if name and folded not in there]
    return "; ".join([mine["aliases"], *names] if mine["aliases"].strip() else names) if names else mine["aliases"]


def tags_taken(book: Notebook, keep_id: int, gone_id: int) -> list[int]:
    """The ids of the tags that only the card that goes carries."""
    rows = book.rows(
        "SELECT tag_id FROM card_tag WHERE card_id = ? AND tag_id NOT IN (SELECT tag_id FROM card_tag "
        "WHERE card_id = ?) ORDER BY id",
        (gone_id, keep_id),
    )
    return [id for (id,) in rows]


def citations_taken(book: Notebook, keep_id: int, gone_id: int) -> list[tuple[Any, ...]]:
    """What only the card that goes cites, in order: source, locator, and in what it was found quoted."""
    mine, others = (
        book.rows(f"SELECT {', '.join(_CITED)} FROM citation WHERE card_id = ? ORDER BY position, id", (id,))
        for id in (keep_id, gone_id)
    )
    return [cited for cited in dict.fromkeys(map(tuple, others)) if cited not in {tuple(each) for each in mine}]


def take_rows(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Give a card the tags, citations, links, passages, origins, answers and places on the map that it lacks and
    another has."""
    for tag_id in tags_taken(book, keep_id, gone_id):
        book.run("INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", (keep_id, tag_id))
    (last,) = book.row("SELECT coalesce(max(position), 0) FROM citation WHERE card_id = ?", (keep_id,))
    for number, cited in enumerate(citations_taken(book, keep_id, gone_id), 1):
        book.run(
            f"INSERT INTO citation (uid, card_id, position, {', '.join(_CITED)}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_uid(), keep_id, last + number, *cited),
        )
    _take_links(book, keep_id, gone_id)
    for table, columns in _FOUND_AT.items():
        _take_places(book, table, columns, keep_id, gone_id)
    copy_replies(book, gone_id, keep_id)
    hand_over_answers(book, gone_id, keep_id)
    for outline_id, x, y in book.rows("SELECT in_outline_id, x, y FROM map_place WHERE card_id = ?", (gone_id,)):
        if not book.rows("SELECT 1 FROM map_place WHERE card_id = ? AND in_outline_id IS ?", (keep_id, outline_id)):
            book.run(
                "INSERT INTO map_place (uid, in_outline_id, card_id, x, y) VALUES (?, ?, ?, ?, ?)",
                (new_uid(), outline_id, keep_id, x, y),
            )


def _take_places(book: Notebook, table: str, columns: str, keep_id: int, gone_id: int) -> None:
    """Let what was found in a document, or brought from elsewhere, lead to the card that is kept as well."""
    query = f"SELECT {columns} FROM {table} WHERE card_id = ? ORDER BY id"
    there = set(book.rows(query, (keep_id,)))
    for row in book.rows(query, (gone_id,)):
        if row not in there:
            marks = ", ".join("?" * (len(row) + 2))
            book.run(
                f"INSERT INTO {table} (uid, card_id, {columns}) VALUES ({marks})",
                (new_uid(), keep_id, *row),
            )


def _take_links(book: Notebook, keep_id: int, gone_id: int) -> None:
    """A link that the card has already says both becauses; one between the two is left with the card that goes."""
    rows = book.rows(
        "SELECT from_card_id, to_card_id, relation, because FROM link WHERE ?1 IN (from_card_id, to_card_id) "
        "AND ?2 NOT IN (from_card_id, to_card_id) ORDER BY id",
        (gone_id, keep_id),
    )
    for from_id, to_id, relation, because in rows:
        ends = [keep_id if id == gone_id else id for id in (from_id, to_id)]
        there = book.rows(
            "SELECT id, because FROM link WHERE from_card_id = ? AND to_card_id = ? AND relation = ? ORDER BY id",
            (*ends, relation),
        )
        if not there:
            book.run(
                "INSERT INTO link (uid, from_card_id, to_card_id, relation, because) VALUES (?, ?, ?, ?, ?)",
                (new_uid(), *ends, relation, because),
            )
        elif (both := _reason(there[0][1], because)) != there[0][1]:
            write_fields(book, "link", there[0][0], {"because": both})


def _reason(because: str, more: str) -> str:
    """Two reasons in one paragraph."""
    return put_together(because, more, " " if because.rstrip().endswith((".", "!", "?", "…", "”")) else "; ")
