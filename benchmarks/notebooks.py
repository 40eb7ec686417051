"""Large notebooks to measure with, and where they are made."""

import contextlib
import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import new_uid
from essayplanner.notebook.ordering import SPACING

_WORDS = 6000
_KINDS = ("claim", "evidence", "evidence", "historian")


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder for notebooks, which is also the app-data folder while the block runs."""
    with tempfile.TemporaryDirectory(prefix="essayplanner-bench-") as name:
        before = os.environ.get("ESSAYPLANNER_DATA")
        os.environ["ESSAYPLANNER_DATA"] = str(Path(name) / "app-data")
        try:
            yield Path(name)
        finally:
            if before is None:
                del os.environ["ESSAYPLANNER_DATA"]
            else:
                os.environ["ESSAYPLANNER_DATA"] = before


class Author:
    """Writes the same texts at every run; common words are common, as in a language."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        ends = "abcdefghijklmnopqrstuvwxyz"
        vowels = "aeiou"
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            pairs = range(self.chance.randint(1, 4))
            made["".join(self.chance.choice(ends) + self.chance.choice(vowels) for _ in pairs)] = None
        self.words = list(made)
        self.weights = [1 / (rank + 3) for rank in range(_WORDS)]

    def text(self, words: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self.words, self.weights, k=words))


def make_library(path: Path, cards: int, sources: int = 200) -> Path:
    """A notebook with so many cards, each with a tag and a citation, and no history."""
    make_notebook(path, "Benchmarks")
    author = Author()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(
            "INSERT INTO source (uid, cite_key, csl) VALUES (?, ?, ?)",
            [
                (
                    new_uid(),
                    f"s{n}",
                    f'{{"id": "s{n}", "type": "book", "title": "{author.text(4)}", '
                    f'"author": [{{"family": "{author.text(1).title()}"}}], '
                    f'"issued": {{"date-parts": [[{1900 + n % 90}]]}}}}',
                )
                for n in range(sources)
            ],
        )
        raw.executemany("INSERT INTO tag (uid, name) VALUES (?, ?)", [(new_uid(), f"tag {n}") for n in range(50)])
        raw.executemany(
            "INSERT INTO card (uid, kind, title, text, happened, first_day, last_day, created_at, edited_at) "
            "VALUES (?, ?, ?, ?, '1934-12-01', 19341201, 19341201, '2026-01-01', '2026-01-01')",
            [(new_uid(), _KINDS[n % 4], author.text(7), author.text(38)) for n in range(cards)],
        )
        raw.executemany(
            "INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", [(n + 1, n % 50 + 1) for n in range(cards)]
        )
        raw.executemany(
            "INSERT INTO citation (uid, card_id, source_id, locator, position) VALUES (?, ?, ?, ?, 1)",
            [(new_uid(), n + 1, n % sources + 1, f"p. {n % 400}") for n in range(cards)],
        )
    return path


def add_outline(path: Path, items: int, sections: int = 500) -> int:
    """An outline of so many items: sections in chapters, claims with evidence, some with a note; gives its id."""
    author = Author(8)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            "INSERT INTO outline (uid, title, thesis, words, position) VALUES (?, ?, ?, 100000, ?)",
            (new_uid(), author.text(12), author.text(20), SPACING),
        )
        outline_id = int(raw.execute("SELECT max(id) FROM outline").fetchone()[0])
        kinds = dict(raw.execute("SELECT id, kind FROM card"))
        claims = [id for id, kind in kinds.items() if kind == "claim"]
        others = [id for id, kind in kinds.items() if kind != "claim"]
        chapter = None
        homes = []
        for n in range(sections):
            found = raw.execute(
                "INSERT INTO section (uid, outline_id, parent_id, position, title, role, note, words) "
                "VALUES (?, ?, ?, ?, ?, 'paragraph', ?, 200)",
                (
                    new_uid(),
                    outline_id,
                    chapter if n % 10 else None,
                    n * SPACING,
                    author.text(6),
                    author.text(30) if n % 4 == 0 else "",
                ),
            )
            if n % 10 == 0:
                chapter = found.lastrowid
            homes.append(found.lastrowid)
        above = None
        for n in range(items - sections):
            claim = n % 5 == 0
            card = (claims if claim else others)[n % len(claims if claim else others)]
            home = homes[n * len(homes) // (items - sections)]
            found = raw.execute(
                "INSERT INTO placement (uid, outline_id, section_id, parent_id, card_id, position, note) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    new_uid(),
                    outline_id,
                    home if claim else None,
                    None if claim else above,
                    card,
                    n * SPACING,
                    author.text(18) if n % 8 == 0 else "",
                ),
            )
            if claim:
                above = found.lastrowid
    return outline_id


def make_argument(path: Path, cards: int, links: int, items: int = 300, sections: int = 20) -> Path:
    """A notebook to draw: cards with dates over forty years and sides of a debate, so many links, and an outline of so
    many items, the sections counted in."""
    make_library(path, cards)
    chance = random.Random(9)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO debate (uid, question, position) VALUES (?, 'Did he break with it?', 1)", (new_uid(),))
        raw.executemany(
            "INSERT INTO side (uid, debate_id, name, is_between, position) VALUES (?, 1, ?, ?, ?)",
            [(new_uid(), name, name == "Both", at) for at, name in enumerate(("Continuity", "Both", "Break"))],
        )
        for card in range(1, cards + 1):
            first = f"{chance.randint(1914, 1953)}"
            date = first if card % 3 else f"{first}-{chance.randint(1, 12):02}"
            year, month = int(date[:4]), int(date[5:] or 0)
            days = (year * 10000 + (month or 1) * 100 + 1, year * 10000 + (month or 12) * 100 + 28)
            raw.execute(
                "UPDATE card SET happened = ?, first_day = ?, last_day = ?, side_id = ? WHERE id = ?",
                (date, *days, chance.choice((None, 1, 2, 3)) if card % 4 != 1 else None, card),
            )
        ends = [(chance.randint(1, cards), chance.randint(1, cards)) for _ in range(links)]
        raw.executemany(
            "INSERT INTO link (uid, from_card_id, to_card_id, relation, because) VALUES (?, ?, ?, ?, 'it says so')",
            [
                (new_uid(), one, other, chance.choice(("supports", "supports", "challenges", "qualifies")))
                for one, other in ends
                if one != other
            ],
        )
    add_outline(path, min(items, cards + sections), sections)
    return path


def make_essay(path: Path, items: int = 10_000, cards: int = 10_000) -> Path:
    """A notebook with a library and one outline of so many items."""
    make_library(path, cards)
    add_outline(path, items)
    return path
