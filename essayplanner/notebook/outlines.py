"""Outlines as wholes: making, renaming, copying and deleting them, and reading one out as values."""

from collections import defaultdict
from typing import Any, NamedTuple, TypedDict, Unpack

from essayplanner.domain.cards import Card, Relation
from essayplanner.domain.errors import DamagedFileError, NotFoundError
from essayplanner.domain.labels import label
from essayplanner.domain.outline import Outline, Placed, Role, Section, Totals
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.domain.word_targets import checked_minutes, checked_words
from essayplanner.language import _, n_
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.demands import copy_demands
from essayplanner.notebook.fields import cleaned, write_fields
from essayplanner.notebook.items import Spot
from essayplanner.notebook.naming import OUTLINES, find_called, quoted, shown
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST
from essayplanner.notebook.outlining import copy_sections
from essayplanner.notebook.reading import cards_on_pages
from essayplanner.notebook.row_words import gone
from essayplanner.notebook.sentences import UNCHANGED

_CARD_MISSING = _("A card in this outline is missing, so the outline cannot be shown.")

#: Rows of sections or placements by the id of what they stand in.
_Rows = defaultdict[int | None, list[tuple[Any, ...]]]


class OutlineInfo(NamedTuple):
    """An outline as a list shows it; the title is the essay question, `words` the target (0 is none).

    `dates` are the years that the question asks about, as a date in EDTF, `reading` what the student corrected of how
    it is read (`domain.question`), `scheme` the key of a scheme, `minutes` the time there is; empty or 0 where nobody
    said.
    """

    id: int
    uid: str
    title: str
    thesis: str
    words: int
    dates: str = ""
    reading: str = ""
    scheme: str = ""
    minutes: int = 0


_INFO = ", ".join(OutlineInfo._fields)


def outlines(book: Notebook) -> list[OutlineInfo]:
    """All outlines, in their order."""
    rows = book.rows(f"SELECT {_INFO} FROM outline ORDER BY position, id")
    return [OutlineInfo(*row) for row in rows]


def outline_info(book: Notebook, outline_id: int) -> OutlineInfo:
    """One outline, without its sections."""
    return OutlineInfo(*book.row(f"SELECT {_INFO} FROM outline WHERE id = ?", (outline_id,), "outline"))


def find_outline(book: Notebook, title: str = "") -> OutlineInfo:
    """The outline of that question or uid (a lone beginning suffices); the first one without a title.

    NotFoundError or RefusedError (several), in a sentence that says which there are.
    """
    every = outlines(book)
    if not every:
        raise NotFoundError(_("This notebook has no outline yet; make one first."))
    if not title:
        return every[0]
    found = find_called(every, title, OUTLINES)
    if found is None:
        known = quoted([outline.title for outline in every])
        raise NotFoundError(
            _(
                "There is no outline “{name}” in this notebook; its outlines are: {known}.",
                name=shown(title),
                known=known,
            )
        )
    return next(outline for outline in every if outline.id == found)


def new_outline(book: Notebook, title: str, thesis: str = "", words: int = 0) -> int:
    """A new outline without sections, after the others; gives its id."""
    title = clean_line(title) or _("Untitled question")
    with book.step(label("add-outline", title=shorten(title, 40))):
        position = book.row("SELECT coalesce(max(position), 0) FROM outline")[0] + SPACING
        return book.run(
            "INSERT INTO outline (uid, title, thesis, words, position) VALUES (?, ?, ?, ?, ?)",
            (new_uid(), title, clean_text(thesis), words, position),
        )


class OutlineEdits(TypedDict, total=False):
    """What may be said of an outline: `title` is the question, `words` the target (0 for none), `dates` are in EDTF or
    as people write them, `minutes` the time there is (0 for none)."""

    title: str
    thesis: str
    words: int
    dates: str
    reading: str
    scheme: str
    minutes: int


def edit_outline(book: Notebook, outline_id: int, merge: str = "", **fields: Unpack[OutlineEdits]) -> None:
    """Change fields of an outline. A blank title keeps the old one; RefusedError where a target is none."""
    old = outline_info(book, outline_id)
    columns = cleaned(
        fields,
        {
            "title": lambda title: clean_line(title) or old.title,
            "thesis": clean_text,
            "words": checked_words,
            "dates": _stored_date,
            "reading": clean_text,
            "scheme": clean_line,
            "minutes": checked_minutes,
        },
    )
    key = "rename-outline" if columns.keys() == {"title"} else "edit-outline"
    with book.step(label(key, title=shorten(columns.get("title", old.title), 40)), merge):
        write_fields(book, "outline", outline_id, columns)


def _stored_date(typed: str) -> str:
    from essayplanner.domain.typed_dates import stored_date  # nothing is typed before the first picture

    return stored_date(typed)


def duplicate_outline(book: Notebook, outline_id: int) -> int:
    """A copy of an outline with all its sections, placements and notes; gives its id."""
    old = outline_info(book, outline_id)
    with book.step(label("duplicate-outline", title=shorten(old.title, 40))):
        new = new_outline(book, _("{title} (copy)", title=old.title), old.thesis, old.words)
        same = {"dates": old.dates, "reading": old.reading, "scheme": old.scheme, "minutes": old.minutes}
        write_fields(book, "outline", new, same)
        copy_sections(book, outline_id, Spot("outline", new))
        copy_demands(book, outline_id, new)
        return new


def delete_outline(book: Notebook, outline_id: int) -> None:
    """Delete an outline with its sections and placements; the cards stay."""
    old = outline_info(book, outline_id)
    with book.step(label("delete-outline", title=shorten(old.title, 40))):
        book.run("DELETE FROM outline WHERE id = ?", (outline_id,))


def totals(book: Notebook, outline_id: int) -> Totals:
    """Paragraphs, cards and words of an outline."""
    paragraphs, planned = book.row(
        "SELECT count(*) FILTER (WHERE role = 'paragraph'), coalesce(sum(words), 0) FROM section WHERE outline_id = ?",
        (outline_id,),
    )
    return Totals(paragraphs, placements(book, outline_id), planned, outline_info(book, outline_id).words)


def placements(book: Notebook, outline_id: int) -> int:
    """How many cards stand in an outline."""
    return int(book.row("SELECT count(*) FROM placement WHERE outline_id = ?", (outline_id,))[0])


def placed_cards(book: Notebook, outline_id: int) -> list[int]:
    """The ids of the cards that stand in an outline, each once, in the order of the library."""
    rows = book.rows("SELECT DISTINCT card_id FROM placement WHERE outline_id = ? ORDER BY card_id", (outline_id,))
    return [card_id for (card_id,) in rows]


def historians(book: Notebook, outline_id: int) -> int:
    """How many historians stand in an outline, each once. The outline is walked, and never the library."""
    (count,) = book.row(
        "SELECT count(DISTINCT p.card_id) FROM placement p CROSS JOIN card c ON c.id = p.card_id "
        "WHERE p.outline_id = ? AND c.kind = 'historian'",
        (outline_id,),
    )
    return int(count)


def read_outline(book: Notebook, outline_id: int, *, with_citations: bool = True) -> Outline:
    """An outline with everything in it, as values: what `show` prints and every export is made of."""
    info = outline_info(book, outline_id)
    placed = _placements(book, outline_id, with_citations)
    children: _Rows = defaultdict(list)
    for row in book.rows(
        "SELECT id, parent_id, uid, title, role, note, words FROM section WHERE outline_id = ? ORDER BY position, id",
        (outline_id,),
    ):
        children[row[1]].append(row)
    return Outline(info.uid, info.title, info.thesis, info.words, _sections(None, children, placed))


def _sections(
    above: int | None, children: _Rows, placed: dict[int | None, tuple[Placed, ...]], level: int = 0
) -> tuple[Section, ...]:
    _refuse_depth(level)
    return tuple(
        [
            Section(uid, title, Role(role), note, words, _sections(id, children, placed, level + 1), placed.get(id, ()))
            for id, _above, uid, title, role, note, words in children.get(above, ())
        ]
    )


def _refuse_depth(level: int) -> None:
    if level > LEVELS_AT_MOST:
        raise DamagedFileError(
            n_(
                "This outline is nested more than {n} level deep, so it cannot be shown.",
                "This outline is nested more than {n} levels deep, so it cannot be shown.",
                LEVELS_AT_MOST,
            )
        )


def _placements(book: Notebook, outline_id: int, with_citations: bool) -> dict[int | None, tuple[Placed, ...]]:
    """By the id of a section, what stands in it."""
    rows = book.rows(
        "SELECT section_id, parent_id, id, uid, card_id, note FROM placement WHERE outline_id = ? "
        "ORDER BY position, id",
        (outline_id,),
    )
    cards = cards_on_pages(book, {row[4] for row in rows}, with_citations=with_citations)
    within: _Rows = defaultdict(list)
    under: _Rows = defaultdict(list)
    for row in rows:
        if row[0] is not None:
            within[row[0]].append(row)
        if row[1] is not None:
            under[row[1]].append(row)
    parts = _parts(book, "outline_id = ?", outline_id)
    try:
        return {section_id: _placed(rows_there, under, cards, parts) for section_id, rows_there in within.items()}
    except KeyError as missing:
        raise DamagedFileError(_CARD_MISSING) from missing


def _placed(
    rows: list[tuple[Any, ...]], under: _Rows, cards: dict[int, Card], parts: dict[int, Relation], level: int = 1
) -> tuple[Placed, ...]:
    _refuse_depth(level)
    return tuple(
        [
            Placed(
                uid,
                cards[card_id],
                note,
                parts.get(id),
                _placed(under[id], under, cards, parts, level + 1) if id in under else (),
            )
            for _section, _above, id, uid, card_id, note in rows
        ]
    )


def _parts(book: Notebook, which: str, value: int | str) -> dict[int, Relation]:
    """By the ids of some placements, what their cards do to the cards above them, as the first link between two says.

    A card is linked to few others, while many may be linked to it: `+` has SQLite look among the few.
    """
    rows = book.rows(
        "SELECT p.id, l.relation FROM placement p JOIN placement up ON up.id = p.parent_id JOIN link l "
        f"ON l.from_card_id = p.card_id AND +l.to_card_id = up.card_id WHERE p.{which} ORDER BY l.id DESC",
        (value,),
    )
    return {id: Relation(relation) for id, relation in rows}


def read_items(book: Notebook, placement_ids: list[int]) -> list[Placed]:
    """Placed cards with what stands under them, as values, for a copy or a drag out of the window: no more is read."""
    rows = book.rows(
        f"WITH RECURSIVE wanted(id, level) AS (SELECT id, 0 FROM placement WHERE id IN {AMONG} "
        "UNION SELECT p.id, level + 1 FROM wanted JOIN placement p ON p.parent_id = wanted.id "
        f"WHERE level <= {LEVELS_AT_MOST}) SELECT section_id, parent_id, id, uid, card_id, note FROM placement "
        "WHERE id IN (SELECT id FROM wanted) ORDER BY position, id",
        (ids_in(placement_ids),),
    )
    there, under = {row[2]: row for row in rows}, _Rows(list)
    for row in rows:
        under[row[1]].append(row)
    if not there.keys() >= set(placement_ids):
        raise NotFoundError(gone("placement"), UNCHANGED)
    cards = cards_on_pages(book, {row[4] for row in rows}, with_citations=True)
    parts = _parts(book, f"id IN {AMONG}", ids_in(there))
    try:
        return list(_placed([there[id] for id in placement_ids], under, cards, parts))
    except KeyError as missing:
        raise DamagedFileError(_CARD_MISSING) from missing
