"""Sources of a notebook: adding, editing, reading, merging, and where they are used."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind, Source
from essayplanner.domain.errors import RefusedError, StoppedError
from essayplanner.domain.labels import label
from essayplanner.domain.likeness import Likeness
from essayplanner.domain.sources import CiteKeys
from essayplanner.domain.telling import may_be_alike
from essayplanner.domain.text import clean_line, in_order, shorten
from essayplanner.language import _, n_, p_
from essayplanner.notebook.naming import listed
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.sentences import UNCHANGED
from essayplanner.notebook.stored_sources import source_of


class SourceRow(NamedTuple):
    """A source with its key in the notebook."""

    id: int
    source: Source


def sources(book: Notebook) -> list[SourceRow]:
    """All sources, by author and title as a reader looks for them."""
    rows = book.rows("SELECT id, uid, cite_key, csl, source_class FROM source WHERE trashed_at IS NULL")
    found = [SourceRow(id, source_of(uid, key, csl, klass)) for id, uid, key, csl, klass in rows]
    return sorted(found, key=lambda row: (in_order(row.source.short), in_order(row.source.title)))


def source(book: Notebook, source_id: int) -> SourceRow | None:
    """One source; None where it is gone or in the trash."""
    query = "SELECT id, uid, cite_key, csl, source_class FROM source WHERE id = ? AND trashed_at IS NULL"
    return next((SourceRow(id, source_of(*row)) for id, *row in book.rows(query, (source_id,))), None)


def add_source(book: Notebook, cite_key: str, csl: dict[str, Any], source_class: str = "") -> int:
    """A new source from a CSL-JSON item; gives its id. `new_cite_key` makes a key that no other source has."""
    key = clean_line(cite_key)
    if not key:
        raise RefusedError(_("A source needs a cite key."))
    with book.step(label("add-source", title=shorten(Source("", key, csl).title, 40))):
        return book.run(
            "INSERT INTO source (uid, cite_key, csl, source_class) VALUES (?, ?, ?, ?)",
            (new_uid(), key, _stored(csl, key), source_class),
        )


def edit_source(book: Notebook, source_id: int, csl: dict[str, Any], source_class: str = "") -> None:
    """Change a source; its cite key stays."""
    key = book.row("SELECT cite_key FROM source WHERE id = ?", (source_id,), "source")[0]
    with book.step(label("edit-source", title=shorten(Source("", key, csl).title, 40))):
        book.run(
            "UPDATE source SET csl = ?, source_class = ? WHERE id = ?", (_stored(csl, key), source_class, source_id)
        )


def change_source(
    book: Notebook,
    source_id: int,
    change: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    merge: str = "",
    source_class: str | None = None,
) -> None:
    """Change some fields of a source: `change` is given all of them as they are now, and gives those that are to be
    other; one that becomes empty goes. What another program wrote in the others meanwhile stays.

    NotFoundError where the source is gone.
    """

    def now_there() -> Source:
        find = "SELECT uid, cite_key, csl, source_class FROM source WHERE id = ? AND trashed_at IS NULL"
        return source_of(*book.row(find, (source_id,), "source"))

    there = now_there()
    title = Source("", there.cite_key, dict(there.csl) | dict(change(there.csl))).title
    with book.step(label("edit-source", title=shorten(title, 40)), merge):
        there = now_there()
        fields = change(there.csl)
        csl = {name: value for name, value in (there.csl | dict(fields)).items() if name not in fields or value}
        klass = there.source_class if source_class is None else source_class
        if csl != there.csl or klass != there.source_class:
            edit_source(book, source_id, csl, klass)


def _stored(csl: dict[str, Any], key: str) -> str:
    return json.dumps(csl | {"id": key}, ensure_ascii=False, sort_keys=True)


def new_cite_key(book: Notebook, csl: Mapping[str, Any]) -> str:
    """A cite key that no source has, as in “service1997”, with a letter where it is taken."""
    return keys_of(book).take(csl)


def keys_of(book: Notebook) -> CiteKeys:
    """The cite keys of the notebook, those of the trash too."""
    return CiteKeys(key for (key,) in book.rows("SELECT cite_key FROM source"))


class SourceUse(NamedTuple):
    """A card that cites a source; `via` says that it is only the one in which another was found quoted, `is_read` that
    a passage of the card stands in a document of it."""

    card_id: int
    uid: str
    kind: Kind
    title: str
    locator: str
    via: bool
    is_read: bool = False


_USES = (
    "SELECT {} FROM (SELECT card_id, source_id, locator, position, 0 AS via FROM citation UNION ALL "
    "SELECT card_id, via_source_id, via_locator, position, 1 FROM citation WHERE via_source_id IS NOT NULL) x "
    "JOIN card c ON c.id = x.card_id WHERE c.trashed_at IS NULL "
)
_USE = (
    "c.id, c.uid, c.kind, c.title, x.locator, x.via, "
    "EXISTS (SELECT 1 FROM passage p JOIN document d ON d.id = p.document_id "
    "WHERE p.card_id = c.id AND d.from_source_id = x.source_id)"
)


def source_uses(book: Notebook, source_id: int) -> list[SourceUse]:
    """The cards that cite a source, by title."""
    rows = book.rows(_USES.format(_USE) + "AND x.source_id = ? ORDER BY c.title, c.id, x.via, x.position", (source_id,))
    return [
        SourceUse(id, uid, Kind(kind), title, locator, bool(via), bool(is_read))
        for id, uid, kind, title, locator, via, is_read in rows
    ]


def use_counts(book: Notebook) -> dict[int, int]:
    """By source id, how many cards cite it; sources that none cites are left out."""
    return dict(book.rows(_USES.format("x.source_id, count(DISTINCT c.id)") + "GROUP BY x.source_id"))


def similar_sources(book: Notebook, csl: Mapping[str, Any]) -> list[SourceRow]:
    """Sources that seem to be the same work (see `Likeness`), the most alike first."""
    there, new = sources(book), Source("", "", dict(csl))
    rows = {row.id: row for row in compress(there, may_be_alike(new, (row.source for row in there)))}
    return [rows[id] for id in Likeness((id, row.source) for id, row in rows.items()).like(new)]


def similar_pairs(
    rows: Iterable[SourceRow], cancelled: Callable[[], bool] = lambda: False
) -> list[tuple[SourceRow, SourceRow]]:
    """All of these sources that seem to be one work, two by two; StoppedError where `cancelled` gives True meanwhile.

    Of 20,000 it takes 2 s.
    """
    likeness: Likeness[int] = Likeness()
    seen: dict[int, SourceRow] = {}
    pairs = []
    for row in rows:
        if cancelled():
            raise StoppedError(_("The import was stopped"), UNCHANGED)
        pairs += [(seen[id], row) for id in likeness.like(row.source)]
        likeness.add(row.id, row.source)
        seen[row.id] = row
    return pairs


def merge_sources(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Make two sources one: what cited the second cites the first, which gets the fields that it lacked.

    The second goes to the trash; a card that cited both at the same place cites once.
    """
    columns = "SELECT uid, cite_key, csl, source_class FROM source WHERE id = ? AND trashed_at IS NULL"
    keep = source_of(*book.row(columns, (keep_id,), "source"))
    gone = source_of(*book.row(columns, (gone_id,), "source"))
    if keep_id == gone_id:
        raise RefusedError(_("A source cannot be merged with itself"), UNCHANGED)
    with book.step(label("merge-sources", gone=shorten(gone.title, 40), kept=shorten(keep.title, 40))):
        edit_source(book, keep_id, gone.csl | keep.csl, keep.source_class or gone.source_class)
        book.run("UPDATE citation SET source_id = ? WHERE source_id = ?", (keep_id, gone_id))
        book.run("UPDATE citation SET via_source_id = ? WHERE via_source_id = ?", (keep_id, gone_id))
        book.run("UPDATE document SET from_source_id = ? WHERE from_source_id = ?", (keep_id, gone_id))
        book.run(
            "UPDATE citation SET via_source_id = NULL, via_locator = '' WHERE source_id = ?1 AND via_source_id = ?1",
            (keep_id,),
        )
        book.run(
            "DELETE FROM citation WHERE source_id = ?1 AND EXISTS ("
            "SELECT 1 FROM citation other WHERE other.source_id = ?1 AND other.id < citation.id "
            "AND other.card_id = citation.card_id AND other.locator = citation.locator "
            "AND other.via_source_id IS citation.via_source_id AND other.via_locator = citation.via_locator)",
            (keep_id,),
        )
        book.run("UPDATE source SET trashed_at = ? WHERE id = ?", (now(), gone_id))


def trash_sources(book: Notebook, source_ids: Sequence[int]) -> None:
    """Put sources in the trash; RefusedError, with the cards that cite one, where any is in use."""
    titles = []
    for id in source_ids:
        row = book.row("SELECT uid, cite_key, csl, source_class FROM source WHERE id = ?", (id,), "source")
        titles.append(shorten(source_of(*row).title, 40))
        if uses := {use.card_id: use.title for use in source_uses(book, id)}:
            cards = [_("“{title}”", title=shorten(title, 40)) for title in uses.values()]
            raise RefusedError(
                n_(
                    "“{title}” is cited by {n} card ({cards}): first remove it from that card, or merge it with "
                    "another source.",
                    "“{title}” is cited by {n} cards ({cards}): first remove it from them, or merge it with "
                    "another source.",
                    len(cards),
                    title=titles[-1],
                    cards=listed(cards, p_("between parts of a list", ", "), most=3),
                )
            )
    many = len(titles) != 1
    with book.step(label("trash-sources", n=len(titles)) if many else label("trash-source", title=titles[0])):
        for id in source_ids:
            book.run("UPDATE document SET from_source_id = NULL WHERE from_source_id = ?", (id,))
            book.run("UPDATE source SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL", (now(), id))
