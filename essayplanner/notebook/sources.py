"""Sources of a notebook: adding, editing, reading."""

import json
from typing import Any, NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.text import clean_line, shorten
from essayplanner.notebook.notebook import Notebook, new_uid


class SourceRow(NamedTuple):
    """A source with its key in the notebook."""

    id: int
    source: Source


def sources(book: Notebook) -> list[SourceRow]:
    """All sources, by author and title."""
    rows = book.rows("SELECT id, uid, cite_key, csl, source_class FROM source WHERE trashed_at IS NULL")
    found = [SourceRow(id, source_of(uid, key, csl, klass)) for id, uid, key, csl, klass in rows]
    return sorted(found, key=lambda row: (row.source.short.casefold(), row.source.title.casefold()))


def source_of(uid: str, cite_key: str, csl: str, source_class: str) -> Source:
    """The value of a stored source."""
    try:
        item = json.loads(csl)
        if "\\u" in csl:  # half a pair of surrogates is no text; ours are never escaped
            item = json.loads(json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        item = {}
    return Source(uid, cite_key, _well_shaped(item) if isinstance(item, dict) else {}, source_class)


def _well_shaped(item: dict[str, Any]) -> dict[str, Any]:
    """The item without people and dates that are not shaped as CSL says: a file from a stranger may hold anything."""
    for role in ("author", "editor"):
        people = item.get(role)
        if people is not None and not (isinstance(people, list) and all(isinstance(each, dict) for each in people)):
            item = item | {role: []}
    issued = item.get("issued")
    if issued is not None and not (isinstance(issued, dict) and _well_shaped_parts(issued.get("date-parts"))):
        item = {name: value for name, value in item.items() if name != "issued"}
    return item


def _well_shaped_parts(parts: Any) -> bool:
    return parts is None or (isinstance(parts, list) and all(isinstance(each, list) for each in parts))


def add_source(book: Notebook, cite_key: str, csl: dict[str, Any], source_class: str = "") -> int:
    """A new source from a CSL-JSON item; gives its id."""
    key = clean_line(cite_key)
    if not key:
        raise RefusedError("A source needs a cite key.")
    with book.step(f"Add source “{shorten(str(csl.get('title') or key), 40)}”"):
        return book.run(
            "INSERT INTO source (uid, cite_key, csl, source_class) VALUES (?, ?, ?, ?)",
            (new_uid(), key, _stored(csl, key), source_class),
        )


def edit_source(book: Notebook, source_id: int, csl: dict[str, Any], source_class: str = "", merge: str = "") -> None:
    """Change a source; its cite key stays."""
    key = book.row("SELECT cite_key FROM source WHERE id = ?", (source_id,), "The source")[0]
    with book.step(f"Edit source “{shorten(str(csl.get('title') or key), 40)}”", merge):
        book.run(
            "UPDATE source SET csl = ?, source_class = ? WHERE id = ?", (_stored(csl, key), source_class, source_id)
        )


def _stored(csl: dict[str, Any], key: str) -> str:
    return json.dumps(csl | {"id": key}, ensure_ascii=False, sort_keys=True)
