"""What the notebook and the whole jobs say, as far as they can be made to: `python -m tests.notebook.sayings FOLDER`.

What the student would have written is a number here, so that a word that is left in English stands out.
"""

import contextlib
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import label
from essayplanner.notebook import (
    backups,
    cards,
    health,
    importing_sources,
    library,
    outlining,
    row_words,
    sentences,
    sources,
)
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import find_placement, find_section, topmost
from essayplanner.notebook.outlines import duplicate_outline, find_outline, new_outline, outlines
from essayplanner.notebook.reading import find_card, read_cards
from essayplanner.notebook.schema import TABLES
from essayplanner.work import new_notebooks, pack_accounts, restoring, targets
from essayplanner.work.progress import Progress
from tests.notebook.tools import execute

Said = list[str]


def refused(act: Callable[[], object]) -> str:
    """The sentence with which something is refused."""
    try:
        act()
    except EssayError as error:
        return str(error)
    raise AssertionError(act)


def of_names(book: Notebook) -> Said:
    """Of things that are not found by their names, or several of which are; and what they are called at first."""
    said = [refused(lambda: find_outline(book))]
    question = new_outline(book, "")
    for title in ("", "12", "12", "13"):
        new_outline(book, title)
    duplicate_outline(book, question)
    said += [refused(partial(find_outline, book, name)) for name in ("?", "1", "12")]
    said.append(refused(lambda: find_section(book, question, "?")))
    section = outlining.add_section(book, Spot("outline", question))
    for title in ("12", "12", "13"):
        outlining.add_section(book, Spot("outline", question), title)
    said += [refused(partial(find_section, book, question, name)) for name in ("?", "1", "12")]
    said.append(refused(lambda: find_placement(book, section, "?")))
    ids = [cards.add_card(book, kind) for kind in Kind]
    cards.duplicate_card(book, ids[0])
    said += [card.title for card in read_cards(book)]
    near = f"18 {cards.add_card(book, Kind.CLAIM) and read_cards(book)[0].title}"
    for number in (11, 12, 13, 14, 15, 16, 17, 18, 18):
        cards.add_card(book, Kind.CLAIM, str(number))
    said += [refused(partial(find_card, book, name)) for name in ("?", "1", "18", near)]
    said += [info.title for info in outlines(book)]
    return said + [title for (title,) in book.rows("SELECT title FROM section")]


def of_rows() -> Said:
    """Of rows of every table."""
    said = [say(table) for table in ("", *TABLES) for say in (row_words.gone, row_words.deleted)]
    said += [row_words.wrong_value(table) for table in (*TABLES, "?")]
    said += [row_words.wrong_text(table) for table in TABLES]
    return said + [row_words.reference_missing(table, other) for table in (*TABLES, "?") for other in (*TABLES, "?")]


def of_places(book: Notebook) -> Said:
    """Of what may not stand somewhere."""
    question = new_outline(book, "1")
    section = outlining.add_section(book, Spot("outline", question), "1")
    other = outlining.add_section(book, Spot("outline", question), "2")
    ids = {kind: cards.add_card(book, kind, "3") for kind in Kind}
    said = [refused(partial(outlining.place, book, [id], Spot("outline", question))) for id in ids.values()]
    placed = {kind: outlining.place(book, [id], Spot("section", section))[0] for kind, id in ids.items()}
    on_evidence = Spot("placement", placed[Kind.EVIDENCE])
    said += [refused(partial(outlining.place, book, [id], on_evidence)) for id in ids.values()]
    (deep,) = outlining.place(book, [ids[Kind.CLAIM]], Spot("placement", placed[Kind.CLAIM]))
    lower, deepest = section, deep
    for _level in range(4):
        lower = outlining.add_section(book, Spot("section", lower), "4")
        (deepest,) = outlining.place(book, [ids[Kind.CLAIM]], Spot("placement", deepest))
    moved, card = [Item("section", section)], [Item("placement", deep)]
    trashed = cards.add_card(book, Kind.CLAIM, "5")
    cards.trash_cards(book, [trashed])
    acts: list[Callable[[], object]] = [
        lambda: cards.edit_card(book, ids[Kind.CLAIM], kind=Kind.EVIDENCE),
        lambda: topmost(book, [*card, Item("section", other)]),
        lambda: outlining.move(book, moved, Spot("section", section)),
        lambda: outlining.move(book, moved, Spot("placement", deep)),
        lambda: outlining.move(book, card, Spot("placement", deep)),
        lambda: outlining.add_section(book, Spot("section", lower)),
        lambda: outlining.place(book, [ids[Kind.CLAIM]], Spot("placement", deepest)),
        lambda: outlining.place(book, [trashed], Spot("section", section)),
        lambda: outlining.edit_section(book, section, words=-1),
        lambda: outlining.edit_section(book, 9999, title="1"),
        lambda: cards.link_cards(book, trashed, trashed, Relation.SUPPORTS),
    ]
    said += map(refused, acts)
    return said


def of_sources(book: Notebook) -> Said:
    """Of sources, and of how cards stand to sources and to each other."""
    first, second = sources.add_source(book, "1", {"title": "2"}), sources.add_source(book, "2", {"title": "3"})
    ids = [cards.add_card(book, Kind.CLAIM, str(number)) for number in range(5)]
    for id in ids:
        cards.cite(book, id, first)
    citation = cards.cite(book, ids[0], second)
    acts: list[Callable[[], object]] = [
        lambda: sources.add_source(book, "", {}),
        lambda: sources.trash_sources(book, [first]),
        lambda: sources.merge_sources(book, first, first),
        lambda: importing_sources.import_sources(book, [{}], cancelled=lambda: True),
        lambda: cards.edit_citation(book, citation, via=second),
    ]
    said = [*map(refused, acts)]
    cards.remove_citation(book, book.row("SELECT id FROM citation WHERE card_id = ?", (ids[0],))[0])
    cards.edit_citation(book, citation, via=first)
    for relation in Relation:
        cards.link_cards(book, ids[0], ids[4], relation)
    people = [cards.add_card(book, Kind.HISTORIAN, str(number)) for number in (1, 2, 3)]
    cards.link_cards(book, people[0], people[1], Relation.CHALLENGES)
    cards.link_cards(book, people[0], people[2], Relation.SUPPORTS)
    rows = library.card_rows(book, [ids[0], ids[4], people[0]])
    return [*said, rows[ids[0]].source, rows[ids[4]].relations, rows[people[0]].relations]


def of_steps(book: Notebook) -> Said:
    """Of steps that are on disk and in doubt."""

    def fail(changed: ChangeSet) -> None:
        raise EssayError("1.")

    said = []
    for origin in ("step", "undo", "redo"):
        changed = ChangeSet(label("add-note"), origin=origin)
        end = book.subscribe(fail)
        said.append(refused(partial(book._announce_saved, changed)))
        end()
        book._doubt = sqlite3.OperationalError()
        said.append(refused(partial(book._announce_saved, changed)))
        book._doubt = None
    return [*said, refused(lambda: book.save_copy(book.path))]


def of_sqlite(path: Path) -> Said:
    """Of what SQLite reports."""
    said = sentences.damage_words(["Page 3: 1", "Page 4: 1", "index 1", "?"]) + sentences.damage_words(["Page 3: 1"])
    for code in ("BUSY", "FULL", "READONLY_DBMOVED", "READONLY", "IOERR", "CORRUPT", "CONSTRAINT_FOREIGNKEY", "ERROR"):
        error = sqlite3.OperationalError("1")
        error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{code}")
        said += [str(sentences.sentence(error, path)), sentences.why_not_made(error)]
    return said


#: What is done to a notebook, each of which it cannot be opened after, or has faults.
SPOILT = (
    ("CREATE TABLE '9' (x)",),
    ("CREATE INDEX '9' ON card (title)",),
    ("DROP INDEX card_by_kind",),
    ("DROP TABLE step_row",),
    ("DROP INDEX card_by_kind", "CREATE INDEX card_by_kind ON card (id)"),
    ("DROP TABLE tag", "CREATE TABLE tag (id INTEGER PRIMARY KEY, uid TEXT UNIQUE, name TEXT UNIQUE)"),
    ("ALTER TABLE card ADD COLUMN '9' TEXT",),
    ("ALTER TABLE card DROP COLUMN undated",),
    ("CREATE TRIGGER '9' AFTER INSERT ON card BEGIN SELECT 1; END",),
    ("PRAGMA user_version = 0",),
    ("PRAGMA application_id = 0",),
    ("DELETE FROM source WHERE id = 1",),
    ("PRAGMA ignore_check_constraints = ON", "UPDATE card SET kind = 'x'"),
    ("DELETE FROM notebook",),
    ("UPDATE section SET parent_id = id",),
    ("INSERT INTO outline (uid, title, position) VALUES ('', '', 1)", "UPDATE section SET outline_id = 1 + outline_id"),
    ("UPDATE placement SET section_id = NULL, parent_id = id",),
    ("UPDATE placement SET outline_id = 1",),
    ("UPDATE source SET csl = ''", "UPDATE step_row SET after = ''"),
    ("INSERT INTO discarded VALUES (1, '', '', '', '', '', '')", "INSERT INTO discarded_rows VALUES (1, 2, '')"),
)


def of_files(folder: Path, path: Path) -> Said:
    """Of files that are damaged, are no notebooks, or lie where none may."""
    said: Said = []
    whole = path.read_bytes()
    copy = folder / "2.essayplan"
    for statements in SPOILT:
        copy.write_bytes(whole)
        execute(copy, *statements)
        with contextlib.suppress(EssayError):
            said += health.faults(copy)
            continue
        said.append(refused(partial(health.faults, copy)))
    for content in (b"", b"1" * 200, whole[:5000], whole[:18] + b"99" + whole[20:], whole[:18] + b"\2\2" + whole[20:]):
        copy.write_bytes(content)
        said.append(refused(lambda: Notebook.open(copy)))
    copy.write_bytes(whole)
    journal = folder / "2.essayplan-journal"
    journal.write_bytes(b"1" * 600)
    said.append(refused(lambda: Notebook.open(copy)))
    copy.unlink()
    makings = (copy, path, journal / "3", folder / "3" / "3")
    said += [refused(partial(make_notebook, place, "1")) for place in makings]
    said.append(refused(lambda: Notebook.open(copy)))
    return said


def of_places_on_disk(path: Path) -> Said:
    """Of a notebook that may not be written, has another name, or is not there any more."""
    path.chmod(0o444)
    with closing(Notebook.open(path)) as book:
        said = [refused(lambda: cards.add_card(book, Kind.CLAIM))]
    path.chmod(0o644)
    other = path.with_name("9.essayplan")
    with closing(Notebook.open(path)) as book:
        other.hardlink_to(path)
        said.append(str(book.lost()))
        said.append(str(Notebook.open(other).read_only))
        other.unlink()
        path.rename(other)
        said.append(str(book.lost()))
    other.rename(path)
    return said


class Stopped(Progress):
    """Somebody stops this one."""

    def cancelled(self) -> bool:
        return True


def of_jobs(folder: Path, path: Path) -> Said:
    """Of whole jobs, and the names and titles of what they make."""
    backup = cast(backups.Backup, backups.back_up(path)).path
    said = [restoring.contents_of(backup).sentence, pack_accounts.pack_account(Imported(3, 2, 1, 0)).sentence]
    said += [place.name for place in (backups.restore(backup, path), restoring.save_what_is_intact(path))]
    said.append(refused(lambda: targets.refuse_notebook(path, path)))
    said.append(refused(lambda: Stopped().say("")))
    blank = folder / "4.essayplan"
    new_notebooks.make_blank(blank)
    with closing(Notebook.open(blank)) as book:
        said.append(find_outline(book).title)
    return said


def all_said(folder: Path) -> Said:
    """Everything, in a folder of its own."""
    path = folder / "1.essayplan"
    make_notebook(path, "1")
    with closing(Notebook.open(path)) as book:
        said = [*of_names(book), *of_places(book), *of_sources(book), *of_steps(book)]
    return [
        *said,
        *of_rows(),
        *of_sqlite(path),
        *of_files(folder, path),
        *of_places_on_disk(path),
        *of_jobs(folder, path),
    ]


if __name__ == "__main__":
    print(json.dumps(all_said(Path(sys.argv[1]))))
