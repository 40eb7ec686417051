"""How a notebook file comes to have its tables: migrations, in order, never edited once released."""

import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from essayplanner.notebook.schema import APPLICATION_ID, TABLES
from essayplanner.notebook.uids import derived_uid

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

_FIRST = (
    """CREATE TABLE notebook (
        id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, cite_key TEXT NOT NULL,
        csl TEXT NOT NULL, source_class TEXT NOT NULL DEFAULT '', trashed_at TEXT
    ) STRICT""",
    """CREATE TABLE debate (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, question TEXT NOT NULL, position INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE side (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        debate_id INTEGER NOT NULL REFERENCES debate(id) ON DELETE CASCADE,
        name TEXT NOT NULL, says TEXT NOT NULL DEFAULT '',
        is_between INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE card (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('claim', 'evidence', 'historian')),
        title TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', happened TEXT NOT NULL DEFAULT '',
        undated TEXT NOT NULL DEFAULT '', first_day INTEGER, last_day INTEGER,
        side_id INTEGER REFERENCES side(id) ON DELETE SET NULL,
        caution TEXT NOT NULL DEFAULT '', aliases TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL, edited_at TEXT NOT NULL, trashed_at TEXT
    ) STRICT""",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT""",
    """CREATE TABLE card_tag (
        id INTEGER PRIMARY KEY, card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE, UNIQUE (card_id, tag_id)
    ) STRICT""",
    """CREATE TABLE citation (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
        locator TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE link (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        from_card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        to_card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        relation TEXT NOT NULL CHECK (relation IN ('supports', 'challenges', 'qualifies')),
        because TEXT NOT NULL DEFAULT '', CHECK (from_card_id <> to_card_id)
    ) STRICT""",
    """CREATE TABLE outline (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, thesis TEXT NOT NULL DEFAULT '',
        words INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE section (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        outline_id INTEGER NOT NULL REFERENCES outline(id) ON DELETE CASCADE,
        parent_id INTEGER REFERENCES section(id) ON DELETE CASCADE, position INTEGER NOT NULL,
        title TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('introduction', 'paragraph', 'conclusion', 'heading')),
        note TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE placement (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        outline_id INTEGER NOT NULL REFERENCES outline(id) ON DELETE CASCADE,
        section_id INTEGER REFERENCES section(id) ON DELETE CASCADE,
        parent_id INTEGER REFERENCES placement(id) ON DELETE CASCADE,
        card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE, position INTEGER NOT NULL,
        note TEXT NOT NULL DEFAULT '', CHECK ((section_id IS NULL) <> (parent_id IS NULL))
    ) STRICT""",
    """CREATE TABLE step (
        id INTEGER PRIMARY KEY, label TEXT NOT NULL, at TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
        merge TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE step_row (
        id INTEGER PRIMARY KEY, step_id INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE,
        tbl TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT
    ) STRICT""",
    "CREATE INDEX card_by_kind ON card (trashed_at, kind)",
    "CREATE INDEX card_by_day ON card (first_day)",
    "CREATE INDEX card_by_side ON card (side_id)",
    "CREATE INDEX card_tag_by_tag ON card_tag (tag_id)",
    "CREATE INDEX citation_by_card ON citation (card_id)",
    "CREATE INDEX citation_by_source ON citation (source_id)",
    "CREATE INDEX link_from ON link (from_card_id)",
    "CREATE INDEX link_to ON link (to_card_id)",
    "CREATE INDEX side_by_debate ON side (debate_id)",
    "CREATE INDEX section_by_outline ON section (outline_id, parent_id, position)",
    "CREATE INDEX section_by_parent ON section (parent_id)",
    "CREATE INDEX placement_by_outline ON placement (outline_id)",
    "CREATE INDEX placement_by_section ON placement (section_id, position)",
    "CREATE INDEX placement_by_parent ON placement (parent_id, position)",
    "CREATE INDEX placement_by_card ON placement (card_id)",
    "CREATE INDEX step_row_by_step ON step_row (step_id)",
)

_CITED_IN = (
    "ALTER TABLE citation ADD COLUMN via_source_id INTEGER REFERENCES source(id) ON DELETE SET NULL",
    "ALTER TABLE citation ADD COLUMN via_locator TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX citation_by_via ON citation (via_source_id)",
)

_READY_TO_MERGE = (
    "ALTER TABLE step ADD COLUMN uid TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE step ADD COLUMN device TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE step ADD COLUMN format INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE step ADD COLUMN details TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE step_row ADD COLUMN refs TEXT",
    """CREATE TABLE discarded (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL, device TEXT NOT NULL,
        label TEXT NOT NULL, details TEXT NOT NULL, at TEXT NOT NULL, discarded_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE discarded_rows (
        id INTEGER PRIMARY KEY REFERENCES discarded(id) ON DELETE CASCADE, format INTEGER NOT NULL, rows TEXT NOT NULL
    ) STRICT""",
    "UPDATE step SET uid = step_uid((SELECT uid FROM notebook), id, at)",
)

_SHORT_FORMS = ("ALTER TABLE card ADD COLUMN short TEXT NOT NULL DEFAULT ''",)

#: Where a historian stands on the line of a debate, the dates an essay question asks about, and cards that the student
#: put somewhere on the map.
_SEEN = (
    "ALTER TABLE card ADD COLUMN stand INTEGER",
    "ALTER TABLE outline ADD COLUMN dates TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE map_place (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        in_outline_id INTEGER REFERENCES outline(id) ON DELETE CASCADE,
        card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE, x INTEGER NOT NULL, y INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX map_place_by_outline ON map_place (in_outline_id, card_id)",
    "CREATE INDEX map_place_by_card ON map_place (card_id)",
)

#: What the coach is told: how the question is read, the scheme and the time, what is asked of the outline and what was
#: set aside, what kind a claim is and what is answered to the questions that break such a claim; slots to be filled.
_COACHED = (
    "ALTER TABLE outline ADD COLUMN reading TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outline ADD COLUMN scheme TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outline ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE section ADD COLUMN slots TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE card ADD COLUMN claim_kind TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE demand (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        outline_id INTEGER NOT NULL REFERENCES outline(id) ON DELETE CASCADE,
        demand_key TEXT NOT NULL DEFAULT '', says TEXT NOT NULL DEFAULT '',
        is_goal INTEGER NOT NULL DEFAULT 0, is_off INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX demand_by_outline ON demand (outline_id, position)",
    """CREATE TABLE demand_met (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        demand_id INTEGER NOT NULL REFERENCES demand(id) ON DELETE CASCADE,
        section_id INTEGER NOT NULL REFERENCES section(id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX demand_met_by_demand ON demand_met (demand_id)",
    "CREATE INDEX demand_met_by_section ON demand_met (section_id)",
    """CREATE TABLE set_aside (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        outline_id INTEGER NOT NULL REFERENCES outline(id) ON DELETE CASCADE,
        rule TEXT NOT NULL, places TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
        rested_on TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX set_aside_by_outline ON set_aside (outline_id)",
    """CREATE TABLE reply (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        question TEXT NOT NULL, answer_id INTEGER REFERENCES card(id) ON DELETE SET NULL,
        note TEXT NOT NULL DEFAULT '', is_aside INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX reply_by_card ON reply (card_id)",
    "CREATE INDEX reply_by_answer ON reply (answer_id)",
)

#: Documents and the passages that became cards, the three voices of a card, and whence a card was brought.
_READ = (
    "ALTER TABLE card ADD COLUMN quotation TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE card ADD COLUMN idea TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE card ADD COLUMN voice TEXT NOT NULL DEFAULT '' CHECK (voice IN ('', 'quotation', 'idea'))",
    """CREATE TABLE document (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        from_source_id INTEGER REFERENCES source(id) ON DELETE SET NULL,
        name TEXT NOT NULL, lies_at TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '',
        pages INTEGER NOT NULL DEFAULT 0, printed TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX document_by_source ON document (from_source_id)",
    """CREATE TABLE passage (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
        card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        quoted TEXT NOT NULL, page INTEGER NOT NULL DEFAULT 0, first INTEGER NOT NULL, last INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX passage_by_document ON passage (document_id)",
    "CREATE INDEX passage_by_card ON passage (card_id)",
    """CREATE TABLE origin (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        card_id INTEGER NOT NULL REFERENCES card(id) ON DELETE CASCADE,
        came_from TEXT NOT NULL, found_at TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX origin_by_card ON origin (card_id)",
)

#: The pack of which a notebook was made.
_MADE_OF = ("ALTER TABLE notebook ADD COLUMN made_of TEXT NOT NULL DEFAULT ''",)

#: In order; the number of a migration is its place in the tuple, from 1, and the `user_version` it leaves behind.
ALL: tuple[tuple[str, ...], ...] = (_FIRST, _CITED_IN, _READY_TO_MERGE, _SHORT_FORMS, _SEEN, _COACHED, _READ, _MADE_OF)

#: Asks for the whole schema of a file, text and all.
SCHEMA = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"

#: The `user_version` of a notebook made or brought up to date by this program.
CURRENT = len(ALL)

#: By what name sqlite-utils notes the migrations it has run.
MIGRATION_SET = "essayplanner"

#: The tables in which it does, in its own words; made here, so that they read alike whatever its release.
_BOOKKEEPING = (
    'CREATE TABLE "_sqlite_migrations" (\n   "id" INTEGER PRIMARY KEY,\n   "migration_set" TEXT,\n'
    '   "name" TEXT,\n   "applied_at" TEXT\n)',
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"\n'
    '    ON "_sqlite_migrations" ("migration_set", "name")',
)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Apply the migrations that the file lacks, all of them or none.

    The connection must be in autocommit mode.
    """
    from sqlite_utils import Database, Migrations

    db = Database(connection, execute_plugins=False, recursive_triggers=False)
    migrations = Migrations(MIGRATION_SET)
    for number, statements in enumerate(ALL, start=1):
        migrations(name=f"{number:04}")(_runner(statements))
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not db["_sqlite_migrations"].exists():
            for statement in _BOOKKEEPING:
                connection.execute(statement)
        migrations.apply(db)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(ALL)}")
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


def _runner(statements: tuple[str, ...]) -> "Callable[[Database], None]":
    return lambda db: _run(db.conn, statements)


def _run(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    connection.create_function("step_uid", 3, _step_uid)
    for statement in statements:
        connection.execute(statement)


def _step_uid(notebook_uid: str | None, step_id: int, at: str) -> str:
    """The uid of a step that was made before steps had any: the same in every copy of the notebook that has the step,
    and another where a copy has another step of that number."""
    return derived_uid(notebook_uid or "", "step", step_id, at)


def column_kinds(version: int = CURRENT) -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """By table, the columns that a file of that version has: name, TEXT or INTEGER, and whether none may be empty."""
    return _made(version)[0]


def expected_schema(version: int) -> frozenset[tuple[str, str, str, str]]:
    """What the schema of a file of that version holds: type, name, table and SQL, as SQLite keeps them."""
    return _made(version)[1]


@cache
def _made(
    version: int,
) -> tuple[dict[str, tuple[tuple[str, str, bool], ...]], frozenset[tuple[str, str, str, str]]]:
    """Columns and schema of a file of that version, of one that is made for it: that takes 2 ms of a start."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statements in (_BOOKKEEPING, *ALL[:version]):
            _run(connection, statements)
        kinds = {
            table: tuple((name, kind, bool(needed or key)) for _, name, kind, needed, _, key in columns)
            for table in TABLES
            if (columns := connection.execute(f"PRAGMA table_info({table})").fetchall())
        }
        return kinds, frozenset(connection.execute(SCHEMA))
