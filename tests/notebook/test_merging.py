"""What a merge will need: steps that another notebook can read by uids alone, and those that were taken back."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import Label, label
from essayplanner.notebook import cards, discarding, outlines, outlining
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.schema import LOGGED, REFERENCES
from tests.notebook.machines import NUMBERS
from tests.notebook.picks import NothingToDoError, Picks
from tests.notebook.tools import device_in, dump, quick_book, sample_pack
from tests.notebook.verbs import VERBS

#: A row with uids in the place of ids.
Portable = dict[str, Any]


def portable(book: Notebook, step_id: int) -> Iterator[tuple[str, Portable | None, Portable | None]]:
    """What was logged of a step, as another device reads it: no id of the file is left, nor asked of it."""
    rows = book.rows("SELECT tbl, row_id, before, after, refs FROM step_row WHERE step_id = ? ORDER BY id", (step_id,))
    for place, (table, _, before, after, refs) in enumerate(rows):
        images = []
        for when, text in (("before", before), ("after", after)):
            row = json.loads(text) if text else None
            if row:
                del row["id"]
                for column, other in REFERENCES.get(table, {}).items():
                    if refs is None:
                        del row[column]  # as it was
                    elif row[column] is not None:
                        uid = json.loads(refs)[when].get(column)
                        row[column] = uid or _deleted(rows[place:], other, row[column])
            images.append(row)
        yield table, *images


def _deleted(rows: list[tuple[Any, ...]], table: str, row_id: int) -> str:
    """The uid of a row that was deleted and took others along: they stand before it."""
    return next(str(json.loads(row[2])["uid"]) for row in rows if row[:2] == (table, row_id) and row[3] is None)


def apply(book: Notebook, table: str, before: Portable | None, after: Portable | None) -> None:
    """Do in another notebook what was done."""
    changed = {name: value for name, value in (after or {}).items() if not before or before[name] != value}
    for column, other in REFERENCES.get(table, {}).items():
        if changed.get(column) is not None:
            changed[column] = book.row(f"SELECT id FROM {other} WHERE uid = ?", (changed[column],))[0]
    if before is None:
        marks = ", ".join("?" * len(changed))
        book.run(f"INSERT INTO {table} ({', '.join(changed)}) VALUES ({marks})", [*changed.values()])
        return
    if "uid" in before:
        which, key = "uid = ?", [before["uid"]]
    else:
        which, key = (
            "card_id = ? AND tag_id = ?",
            [
                book.row(f"SELECT id FROM {other} WHERE uid = ?", (before[column],))[0]
                for column, other in REFERENCES[table].items()
            ],
        )
    if after is None:
        book.run(f"DELETE FROM {table} WHERE {which}", key)
    elif changed:
        book.run(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in changed)} WHERE {which}",
            [*changed.values(), *key],
        )


def by_uid(book: Notebook) -> dict[tuple[Any, ...], Portable]:
    """All that is in a notebook save its title, without an id."""
    rows = dump(book)
    found = {}
    for (table, _), row in rows.items():
        for column, other in REFERENCES.get(table, {}).items():
            row = row | {column: row[column] and rows[other, row[column]]["uid"]}
        del row["id"]
        found[table, row.get("uid") or (row["card_id"], row["tag_id"])] = row
    return {key: row for key, row in found.items() if key[0] != "notebook"}


def with_other_ids(book: Notebook) -> Notebook:
    """The notebook with things of its own in every table, so that no id is as in a new one."""
    import_pack(book, sample_pack("own", 18))
    outlining.copy(book, [Item("section", 1)], Spot("outline", 1))
    with book.step(Label("Tags of its own")):
        book.run("UPDATE tag SET name = 'own ' || name, uid = 'own ' || uid")
    return book


def test_what_the_log_refers_to_is_what_the_tables_refer_to(book: Notebook) -> None:
    keys = {table: book.rows(f"PRAGMA foreign_key_list({table})") for table in LOGGED}
    assert {table: {row[3]: row[2] for row in rows} for table, rows in keys.items() if rows} == REFERENCES


@pytest.mark.timeout(300)  # a failing example is made smaller, which takes long
@given(done=st.lists(st.tuples(st.sampled_from([*sorted(VERBS), "undo"]), NUMBERS), min_size=12, max_size=40))
@settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_any_steps_are_done_again_in_another_notebook_by_uid_alone(done: list[tuple[str, list[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = quick_book(Path(folder), "one.essayplan")
        other = with_other_ids(quick_book(Path(folder), "other.essayplan"))
        for verb in ("import", "outline"):
            VERBS[verb](one, Picks([2, 4, 0, 1, 1]))
        for verb, numbers in done:
            try:
                one.undo() if verb == "undo" else VERBS[verb](one, Picks(numbers))
            except (NothingToDoError, EssayError):
                continue
        for step in one.history():
            if not step.undone:
                with other.step(Label("The same")):
                    for change in portable(one, step.id):
                        apply(other, *change)
        mine = by_uid(one)
        assert {key: row for key, row in by_uid(other).items() if key in mine} == mine
        one.close()
        other.close()


def test_steps_after_a_pack_are_done_again_where_the_pack_came_another_way(tmp_path: Path) -> None:
    """A row that each of them imported is one row."""
    one, other = quick_book(tmp_path, "one.essayplan"), quick_book(tmp_path, "other.essayplan")
    import_pack(one, sample_pack())
    for name in ("first", "sample"):
        import_pack(other, sample_pack(name, 15 if name == "first" else 12))
    assert one.row("SELECT id FROM card WHERE title = 'sample card 5'") != other.row(
        "SELECT id FROM card WHERE title = 'sample card 5'"
    )
    last = one.history()[-1].id
    card = cards.add_card(one, Kind.CLAIM, "Mine", side=1)
    cards.set_tags(one, card, ["terror"])
    cards.set_tags(one, 1, [])
    cards.cite(one, card, 1, "p. 9")
    cards.link_cards(one, 5, card, Relation.QUALIFIES)
    outlining.place(one, [card, 6], Spot("section", 2))
    outlining.move(one, [Item("placement", 1)], Spot("section", 2))
    cards.edit_card(one, 3, side=None)
    cards.trash_cards(one, [4])
    outlining.remove(one, [Item("section", 1)])
    for step in one.history():
        if step.id > last:
            with other.step(step.label):
                for change in portable(one, step.id):
                    apply(other, *change)
    mine, theirs = settled(one), settled(other)
    assert {key: row for key, row in theirs.items() if key in mine} == mine
    one.close()
    other.close()


def test_typing_in_which_a_card_changes_sides_is_done_again(tmp_path: Path) -> None:
    """What is typed is squeezed into one line of the log, in which nothing may refer to another row than before."""
    one, other = quick_book(tmp_path, "one.essayplan"), with_other_ids(quick_book(tmp_path, "other.essayplan"))
    for book in (one, other):
        import_pack(book, sample_pack())
    for fields in ({"text": "A"}, {"text": "Ab"}, {"side": 2}, {"text": "Abc"}, {"text": "Abcd"}, {"side": None}):
        cards.edit_card(one, 3, "typing", **fields)
    assert len(logged(one, 2)) == 4
    with other.step(Label("The same")):
        for change in portable(one, 2):
            apply(other, *change)
    mine, theirs = settled(one), settled(other)
    assert {key: row for key, row in theirs.items() if key in mine} == mine
    one.close()
    other.close()


def settled(book: Notebook) -> dict[tuple[Any, ...], Portable]:
    """As `by_uid`, without what depends on when a pack was imported, and after what."""
    rows = {key: row | dict.fromkeys(row.keys() & {"created_at", "edited_at"}) for key, row in by_uid(book).items()}
    return {key: row | {"position": 0} if key[0] == "outline" else row for key, row in rows.items()}


def logged(book: Notebook, step_id: int) -> list[list[Any]]:
    query = "SELECT tbl, row_id, before, after, refs FROM step_row WHERE step_id = ? ORDER BY id"
    return [[*row] for row in book.rows(query, (step_id,))]


def known(book: Notebook) -> list[tuple[Any, ...]]:
    return book.rows("SELECT uid, device, label, details, at FROM step ORDER BY id")


def set_apart(book: Notebook) -> list[tuple[Any, ...]]:
    return book.rows("SELECT uid, device, label, details, at FROM discarded ORDER BY id")


def test_a_step_says_what_tells_it_from_all_others(book: Notebook, app_data: Path) -> None:
    for title in ("A", "B"):
        cards.add_card(book, Kind.CLAIM, title)
    (one, *first), (other, *second) = book.rows("SELECT uid, device, format FROM step ORDER BY id")
    assert one != other
    assert {UUID(one).version, UUID(other).version} == {4}
    assert first == second == [device_in(book, app_data), 2]


def test_a_new_step_sets_apart_what_was_undone(book: Notebook) -> None:
    import_pack(book, sample_pack(size=4))
    cards.add_card(book, Kind.CLAIM, "Kept")
    cards.trash_cards(book, [1, 2])
    cards.edit_card(book, 3, title="New")
    before, rows = known(book), [logged(book, id) for id in (3, 4)]
    for _ in range(2):
        book.undo()
    assert set_apart(book) == []
    with book.step(Label("Nothing")):
        pass
    with pytest.raises(ZeroDivisionError), book.step(Label("Fails")):
        raise ZeroDivisionError
    assert (set_apart(book), len(book.history())) == ([], 4)
    cards.add_card(book, Kind.CLAIM, "Other")
    assert set_apart(book) == before[2:]
    assert known(book)[:2] == before[:2]
    kept = book.rows("SELECT rows, discarded_at, format FROM discarded JOIN discarded_rows USING (id) ORDER BY id")
    assert [json.loads(each) for each, *_ in kept] == rows
    assert {(at, format) for _, at, format in kept} == {(book.history()[-1].at, 2)}
    assert [step.id for step in book.history()] == [1, 2, 3]
    assert book.redo() is None
    book.undo()
    cards.add_card(book, Kind.CLAIM, "Another")
    assert set_apart(book)[:2] == before[2:]
    assert len(set_apart(book)) == 3
    assert faults(book.path) == []


def test_only_the_newest_of_them_keep_what_they_did(book: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discarding, "WITH_ROWS", 4)

    def keep_rows() -> list[bool]:
        return [
            bool(has)
            for (has,) in book.rows("SELECT EXISTS (SELECT 1 FROM discarded_rows r WHERE r.id = d.id) FROM discarded d")
        ]

    for number in range(6):
        cards.add_card(book, Kind.CLAIM, str(number))
    book.jump(3)
    cards.add_card(book, Kind.CLAIM, "A")
    assert keep_rows() == [True] * 3
    book.undo()
    cards.add_card(book, Kind.CLAIM, "B")
    book.undo()
    cards.add_card(book, Kind.CLAIM, "C")
    assert keep_rows() == [False] + [True] * 4
    book.jump(0)
    cards.add_card(book, Kind.CLAIM, "D")
    assert keep_rows() == [False] * 5 + [True] * 4
    assert book.row("SELECT count(*), count(DISTINCT uid) FROM discarded") == (9, 9)


def test_a_long_step_that_was_taken_back_costs_a_line(book: Notebook) -> None:
    import_pack(book, sample_pack("large", 200))
    size = book.path.stat().st_size
    book.undo()
    cards.add_card(book, Kind.CLAIM, "Instead")
    assert (book.rows("SELECT label FROM discarded"), book.rows("SELECT * FROM discarded_rows")) == (
        [("import-pack",)],
        [],
    )
    assert book.path.stat().st_size <= size


def test_what_was_taken_back_keeps_its_label(book: Notebook) -> None:
    cards.add_card(book, Kind.CLAIM, "Gone")
    book.undo()
    outlines.new_outline(book, "Question")
    ((key, details),) = book.rows("SELECT label, details FROM discarded")
    assert Label(key, details) == label("add-claim", title="Gone")
