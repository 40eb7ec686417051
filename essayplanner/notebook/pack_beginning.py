"""A notebook that was made of a pack: what it began with is no step, and came from the pack all the same."""

import json
from collections.abc import Collection
from typing import NamedTuple

from essayplanner.domain.packs import Pack
from essayplanner.notebook.notebook import Notebook

#: The tables of what a pack brings that has a uid.
_TABLES = ("source", "debate", "side", "card", "citation", "link", "outline", "section", "placement", "demand")

_Pair = tuple[str, str]


class Beginning(NamedTuple):
    """What a notebook was made with: the version of the pack, things by table and uid, and tags by card and folded
    name."""

    version: str = ""
    brought: Collection[_Pair] = ()
    tags: Collection[_Pair] = ()


def as_made_of(pack: Pack) -> str:
    """A pack as a notebook remembers that it was made of it."""
    return json.dumps({"pack": pack.id, "version": pack.version}, ensure_ascii=False)


def beginning(book: Notebook, pack: Pack, came: Collection[_Pair], tagged: Collection[_Pair]) -> Beginning:
    """What of the notebook is there since it was made of the pack; nothing where it was made of none, or another.

    `came` and `tagged` are what the log tells of the things and tags that were added later.
    """
    (made_of,) = book.row("SELECT made_of FROM notebook")
    try:
        told = json.loads(made_of or "{}")
    except (ValueError, RecursionError):
        return Beginning()
    if not isinstance(told, dict) or told.get("pack") != pack.id:
        return Beginning()
    there = {(table, uid) for table in _TABLES for (uid,) in book.rows(f"SELECT uid FROM {table}")}
    tags = book.rows(
        "SELECT c.uid, t.name FROM card_tag ct JOIN card c ON c.id = ct.card_id JOIN tag t ON t.id = ct.tag_id"
    )
    folded = {(uid, name.casefold()) for uid, name in tags}
    return Beginning(str(told.get("version") or ""), there - {*came}, folded - {*tagged})
