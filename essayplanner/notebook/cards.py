"""What a student does with cards: adding, editing, tagging, linking, citing, and the trash."""

import json
from collections.abc import Sequence
from typing import NamedTuple, TypedDict, Unpack

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.outline import NEW, Moving, Place, why_not
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import N_, _
from essayplanner.notebook.card_edits import VOICES, CardEdits, NewCard, columns_of, voice_found
from essayplanner.notebook.coaching import copy_replies
from essayplanner.notebook.fields import cleaned, write_fields
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.tags import tag_id

#: What a card is called that was not given a title.
_NEW = {Kind.CLAIM: N_("New claim"), Kind.EVIDENCE: N_("New evidence"), Kind.HISTORIAN: N_("New historian")}


class LinkEdits(TypedDict, total=False):
    """What a link says."""

    relation: Relation
    because: str


class CitationEdits(TypedDict, total=False):
    """What is cited, by its id; `via` is the id of the source in which it was found quoted, or None."""

    source: int
    via: int | None
    via_locator: str


def add_card(book: Notebook, kind: Kind, title: str = "", **fields: Unpack[NewCard]) -> int:
    """A new card; gives its id."""
    title = clean_line(title) or _(_NEW[kind])
    with book.step(label(f"add-{kind.value}", title=shorten(title, 40))):
        moment = now()
        id = book.run(
            "INSERT INTO card (uid, kind, title, created_at, edited_at) VALUES (?, ?, ?, ?, ?)",
            (new_uid(), kind.value, title, moment, moment),
        )
        if fields:
            edit_card(book, id, **fields)
        return id


def edit_card(book: Notebook, card_id: int, merge: str = "", **fields: Unpack[CardEdits]) -> None:
    """Change fields of a card.

    A blank title keeps the old one. A card that said nothing speaks in the voice in which it first says something, and
    goes on to, whatever else is written, until it is told otherwise by its `voice`. Who changes sides, or comes to be
    of another kind, without being told where to stand then stands where there is room. Steps with the same `merge` mark
    become one.
    """
    old = _title(book, card_id)
    columns = columns_of(fields)
    if columns.get("title") == "":
        columns["title"] = old
    with book.step(label("edit-card", title=shorten(columns.get("title", old), 40)), merge):
        now_there = book.row(f"SELECT {', '.join(columns)} FROM card WHERE id = ?", (card_id,)) if columns else ()
        changed = {name: value for (name, value), was in zip(columns.items(), now_there, strict=True) if value != was}
        if "kind" in changed:
            _refuse_above_others(book, card_id, Kind(changed["kind"]))
        if {"side_id", "kind"} & changed.keys():
            changed["stand"] = columns.get("stand")
        if changed.keys() & VOICES.keys() and "voice" not in columns:
            changed |= voice_found(book, card_id, changed)
        if changed:
            changed["edited_at"] = now()
            write_fields(book, "card", card_id, changed)


def _refuse_above_others(book: Notebook, card_id: int, kind: Kind) -> None:
    held = book.rows(
        "SELECT c.kind, o.title FROM placement below JOIN placement p ON p.id = below.parent_id JOIN card c "
        "ON c.id = below.card_id JOIN outline o ON o.id = p.outline_id WHERE p.card_id = ? GROUP BY c.kind",
        (card_id,),
    )
    for below, title in held:
        if why_not([Moving(NEW, Kind(below))], Place("placement", kind)):
            raise RefusedError(
                _(
                    "Nothing can go under evidence, and this card has something under it in “{title}”",
                    title=shorten(title, 40),
                ),
                mend=_("move what is under it first"),
            )


def _title(book: Notebook, card_id: int) -> str:
    return str(book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")[0])


def _label(book: Notebook, key: str, card_id: int) -> Label:
    return label(key, title=shorten(_title(book, card_id), 40))


def _label_of_all(book: Notebook, verb: str, card_ids: Sequence[int]) -> Label:
    many = len(card_ids) != 1
    return label(f"{verb}-cards", n=len(card_ids)) if many else _label(book, f"{verb}-card", card_ids[0])


def duplicate_card(book: Notebook, card_id: int) -> int:
    """A copy of a card with its tags, citations and outgoing links, unplaced; gives its id."""
    with book.step(_label(book, "duplicate-card", card_id)):
        moment, title = now(), _("{title} (copy)", title=_title(book, card_id))
        new = book.run(
            "INSERT INTO card (uid, kind, title, text, happened, undated, first_day, last_day, side_id, caution, "
            "aliases, short, stand, claim_kind, quotation, idea, voice, created_at, edited_at) SELECT ?, kind, ?, "
            "text, happened, undated, first_day, last_day, side_id, caution, aliases, short, stand, claim_kind, "
            "quotation, idea, voice, ?, ? FROM card WHERE id = ?",
            (new_uid(), title, moment, moment, card_id),
        )
        tags = "INSERT INTO card_tag (card_id, tag_id) SELECT ?, tag_id FROM card_tag WHERE card_id = ?"
        book.run(tags, (new, card_id))
        columns = "source_id, locator, position, via_source_id, via_locator"
        for cited in book.rows(f"SELECT {columns} FROM citation WHERE card_id = ?", (card_id,)):
            book.run(
                f"INSERT INTO citation (uid, card_id, {columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", (new_uid(), new, *cited)
            )
        links = "SELECT to_card_id, relation, because FROM link WHERE from_card_id = ?"
        for to, relation, because in book.rows(links, (card_id,)):
            link_cards(book, new, to, Relation(relation), because)
        copy_replies(book, card_id, new)
        return new


class Trashed(NamedTuple):
    """How many cards went to the trash, and how many placements out of the outlines, those beneath them included."""

    cards: int
    placements: int


def trash_cards(book: Notebook, card_ids: Sequence[int]) -> Trashed:
    """Put cards in the trash and take them out of every outline; what stood under them there goes along.

    Counted are those that were not there already.
    """
    there, placed = in_trash(book, card_ids), _placements(book)
    with book.step(_label_of_all(book, "trash", card_ids)):
        for id in card_ids:
            book.run("DELETE FROM placement WHERE card_id = ?", (id,))
            book.run("UPDATE card SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL", (now(), id))
    return Trashed(len(card_ids) - there, placed - _placements(book))


def _placements(book: Notebook) -> int:
    return int(book.row("SELECT count(*) FROM placement")[0])


def restore_cards(book: Notebook, card_ids: Sequence[int]) -> int:
    """Take cards out of the trash; gives the number of those that were there."""
    there = in_trash(book, card_ids)
    with book.step(_label_of_all(book, "restore", card_ids)):
        for id in card_ids:
            book.run("UPDATE card SET trashed_at = NULL WHERE id = ?", (id,))
    return there


def in_trash(book: Notebook, card_ids: Sequence[int]) -> int:
    """How many of these cards lie in the trash."""
    query = "SELECT count(*) FROM card WHERE trashed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    return int(book.row(query, (json.dumps(list(card_ids)),))[0])


def is_in_trash(book: Notebook) -> bool:
    """Whether any card lies in the trash."""
    return bool(book.row("SELECT EXISTS (SELECT 1 FROM card WHERE trashed_at IS NOT NULL)")[0])


def empty_trash(book: Notebook) -> int:
    """Delete what is in the trash for good (until undone); gives the number of cards."""
    ids = [row[0] for row in book.rows("SELECT id FROM card WHERE trashed_at IS NOT NULL")]
    if ids:
        with book.step(label("empty-trash", n=len(ids))):
            book.run("DELETE FROM card WHERE trashed_at IS NOT NULL")
    return len(ids)


def set_tags(book: Notebook, card_id: int, names: Sequence[str]) -> None:
    """Give a card exactly these tags; a tag that no card carries any more goes."""
    wanted = {clean_line(name).casefold(): clean_line(name) for name in names if clean_line(name)}
    with book.step(_label(book, "tag-card", card_id)):
        had = book.rows(
            "SELECT t.id, t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE c.card_id = ?", (card_id,)
        )
        for id, name in had:
            if name.casefold() not in wanted:
                book.run("DELETE FROM card_tag WHERE card_id = ? AND tag_id = ?", (card_id, id))
                book.run(
                    "DELETE FROM tag WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM card_tag WHERE tag_id = ?1)", (id,)
                )
        carried = {name.casefold() for _id, name in had}
        for folded, name in wanted.items():
            if folded not in carried:
                book.run("INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", (card_id, tag_id(book, name)))


def change_tags(book: Notebook, card_id: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> None:
    """Give a card tags and take tags off it; what else it carries stays, whoever put it there."""
    gone = {name.casefold() for name in remove}
    with book.step(_label(book, "tag-card", card_id)):
        mine = book.rows("SELECT name FROM tag WHERE id IN (SELECT tag_id FROM card_tag WHERE card_id = ?)", (card_id,))
        set_tags(book, card_id, [*(name for (name,) in mine if name.casefold() not in gone), *add])


def link_cards(book: Notebook, from_id: int, to_id: int, relation: Relation, because: str = "") -> int:
    """Say what one card does to another, and why; gives the link's id. Saying the same twice changes the why."""
    if from_id == to_id:
        raise RefusedError(_("A card cannot be linked to itself."))
    with book.step(_label(book, "link-card", from_id)):
        there = book.rows(
            "SELECT id FROM link WHERE from_card_id = ? AND to_card_id = ? AND relation = ?",
            (from_id, to_id, relation.value),
        )
        if there:
            edit_link(book, there[0][0], because=because)
            return int(there[0][0])
        return book.run(
            "INSERT INTO link (uid, from_card_id, to_card_id, relation, because) VALUES (?, ?, ?, ?, ?)",
            (new_uid(), from_id, to_id, relation.value, clean_text(because)),
        )


def edit_link(book: Notebook, link_id: int, merge: str = "", **fields: Unpack[LinkEdits]) -> None:
    """Change what a link says."""
    card_id = book.row("SELECT from_card_id FROM link WHERE id = ?", (link_id,), "link")[0]
    columns = cleaned(fields, {"relation": lambda relation: Relation(relation).value, "because": clean_text})
    with book.step(_label(book, "edit-link", card_id), merge):
        write_fields(book, "link", link_id, columns)


def remove_link(book: Notebook, link_id: int) -> None:
    """Take a link away; both cards stay."""
    row = book.row("SELECT from_card_id FROM link WHERE id = ?", (link_id,), "link")
    with book.step(_label(book, "remove-link", row[0])):
        book.run("DELETE FROM link WHERE id = ?", (link_id,))


def cite(book: Notebook, card_id: int, source_id: int, locator: str = "") -> int:
    """Let a card cite a source at a page or section; gives the citation's id."""
    with book.step(_label(book, "cite-source", card_id)):
        position = book.row("SELECT coalesce(max(position), 0) + 1 FROM citation WHERE card_id = ?", (card_id,))[0]
        return book.run(
            "INSERT INTO citation (uid, card_id, source_id, locator, position) VALUES (?, ?, ?, ?, ?)",
            (new_uid(), card_id, source_id, clean_line(locator), position),
        )


def cite_once(book: Notebook, card_id: int, source_id: int, locator: str) -> None:
    """Let a card cite a source at a page or section, unless it does already."""
    there = "SELECT 1 FROM citation WHERE card_id = ? AND source_id = ? AND locator = ?"
    if not book.rows(there, (card_id, source_id, clean_line(locator))):
        cite(book, card_id, source_id, locator)


def edit_citation(
    book: Notebook,
    citation_id: int,
    locator: str | None = None,
    merge: str = "",
    **fields: Unpack[CitationEdits],
) -> None:
    """Change the page or section of a citation (None leaves it), and what it cites."""
    read = "card_id, locator, source_id, via_source_id, via_locator"
    row = book.row(f"SELECT {read} FROM citation WHERE id = ?", (citation_id,), "citation")
    clean = cleaned(fields, {"source": int, "via": lambda id: id, "via_locator": clean_line})
    source_id = clean.get("source", row[2])
    via = _via(source_id, clean.get("via", row[3])) if clean.keys() & {"source", "via"} else row[3]
    columns = {
        "locator": row[1] if locator is None else clean_line(locator),
        "source_id": source_id,
        "via_source_id": via,
        "via_locator": clean.get("via_locator", row[4]) if via else "",
    }
    with book.step(_label(book, "edit-citation" if fields else "edit-locator", row[0]), merge):
        write_fields(book, "citation", citation_id, columns)


def _via(source_id: int, via: int | None) -> int | None:
    if via == source_id:
        raise RefusedError(_("A source cannot be cited in itself"), mend=_("choose the book that quotes it"))
    return via


def remove_citation(book: Notebook, citation_id: int) -> None:
    """Take a citation off its card; the source stays."""
    row = book.row("SELECT card_id FROM citation WHERE id = ?", (citation_id,), "citation")
    with book.step(_label(book, "remove-citation", row[0])):
        book.run("DELETE FROM citation WHERE id = ?", (citation_id,))
