"""Which rows of a damaged notebook are intact, and what of them was saved."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from essayplanner.domain.text import clean_text
from essayplanner.notebook.schema import LOGGED
from tests.trials.damage_bases import Base, Key

#: What a row refers to, and whether it is dropped where that is lost.
REFERENCES: dict[str, dict[str, tuple[str, bool]]] = {
    "side": {"debate_id": ("debate", False)},
    "card": {"side_id": ("side", False)},
    "card_tag": {"card_id": ("card", True), "tag_id": ("tag", True)},
    "citation": {
        "card_id": ("card", True),
        "source_id": ("source", True),
        "via_source_id": ("source", False),
    },
    "link": {"from_card_id": ("card", True), "to_card_id": ("card", True)},
    "section": {"outline_id": ("outline", False), "parent_id": ("section", False)},
    "placement": {
        "outline_id": ("outline", False),
        "section_id": ("section", False),
        "parent_id": ("placement", False),
        "card_id": ("card", True),
    },
}


def intact_rows(base: Base, content: bytes) -> set[Key]:
    """The rows none of whose bytes was touched."""
    if content[-base.page :] == base.content[-base.page :]:  # bytes were put in front, or are lost there
        content = content.rjust(len(base.content), b"\0")[-len(base.content) :]
    if len(content) == len(base.content):
        return {key for key, places in base.places.items() if all(content[a:b] == base.content[a:b] for a, b in places)}
    return {
        key
        for key, places in base.places.items()
        if all(b <= len(content) and content[a:b] == base.content[a:b] for a, b in places)
    }


def _referred(base: Base, key: Key, *, needed: bool) -> Iterator[Key]:
    for column, (table, is_needed) in REFERENCES.get(key[0], {}).items():
        value = base.rows[key][column]
        if value is not None and (is_needed or not needed):
            yield table, value


def expected_rows(base: Base, intact: set[Key]) -> set[Key]:
    """The intact rows that do not need a row which is not."""
    return {key for key in intact if all(other in intact for other in _referred(base, key, needed=True))}


def compare(base: Base, content: bytes, saved: Path) -> tuple[int, int, int]:
    """How many intact rows there are, how many of them were not saved as they were, and how many deleted came back."""
    with closing(sqlite3.connect(saved)) as db:
        there = {
            (table, row[0]): dict(zip(columns, row, strict=True))
            for table, columns in LOGGED.items()
            for row in db.execute(f"SELECT {', '.join(columns)} FROM {table}")
        }
    intact = intact_rows(base, content)
    wanted = expected_rows(base, intact)
    whole: dict[Key, bool] = {}

    def is_whole(key: Key) -> bool:
        """Whether a row and all that it stands in are intact."""
        if key not in whole:
            whole[key] = False
            whole[key] = key in intact and all(is_whole(other) for other in _referred(base, key, needed=False))
        return whole[key]

    lost = 0
    tagged = {(row["card_id"], row["tag_id"]) for key, row in there.items() if key[0] == "card_tag"}
    for key in wanted:
        found, row = there.get(key), base.rows[key]
        if key[0] == "card_tag" and (row["card_id"], row["tag_id"]) in tagged:
            continue  # a damaged row may say the same, and be met first
        free = () if is_whole(key) else REFERENCES.get(key[0], {}).keys()
        lost += found is None or any(
            found[name] != (clean_text(value) if isinstance(value, str) else value)
            for name, value in row.items()
            if name not in free
        )
    known = {(row["uid"]) for key, row in base.rows.items() if "uid" in row}
    returned = sum(
        key not in base.rows and row.get("uid", "") not in known and str(row.get("title", "")).startswith("Card ")
        for key, row in there.items()
        if key[0] == "card"
    )
    return len(wanted), lost, returned
