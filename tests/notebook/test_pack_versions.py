"""Whatever a version of a pack says, a notebook that was left alone says it too after the import, and one in which the
student worked keeps what he wrote."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayplanner.domain.labels import label
from essayplanner.domain.packs import Pack
from essayplanner.notebook import cards
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack, pack_changes
from tests.formats.packs_made import whole_packs
from tests.notebook.tools import dump, quick_book

SLOWLY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def without_uids(pack: Pack) -> Pack:
    """As somebody writes it by hand: versions are told by their keys alone."""
    return pack._replace(
        id="same",
        sources=tuple(each._replace(uid="") for each in pack.sources),
        debates=tuple(
            each._replace(uid="", sides=tuple(side._replace(uid="") for side in each.sides)) for each in pack.debates
        ),
        cards=tuple(each._replace(uid="") for each in pack.cards),
        outlines=tuple(each._replace(uid="") for each in pack.outlines),
    )


@SLOWLY
@given(whole_packs(), whole_packs())
def test_the_next_version_leaves_nothing_more_to_update(tmp_path: Path, first: Pack, second: Pack) -> None:
    book = quick_book(tmp_path, "versions")
    import_pack(book, without_uids(first))
    before = dump(book)
    second = without_uids(second)
    import_pack(book, second)
    changes = pack_changes(book, second)
    assert (changes.new, changes.updated, changes.asked) == ((), (), ())
    assert faults(book.path) == []
    while book.next_steps()[0] and dump(book) != before:
        book.undo()
    assert dump(book) == before
    book.close()


def write(book: Notebook, data: Any) -> dict[tuple[str, str, int], str]:
    """What the student writes here and there, by table, column and id."""
    wrote = {}
    places = (("card", "text"), ("section", "note"), ("placement", "note"), ("outline", "thesis"))
    for table, column in data.draw(st.lists(st.sampled_from(places), max_size=3)):
        if ids := [id for (id,) in book.rows(f"SELECT id FROM {table} ORDER BY id")]:
            id = data.draw(st.sampled_from(ids))
            with book.step(label("edit-card", title="A")):
                write_fields(book, table, id, {column: f"Mine, {table} {id}"})
            wrote[table, column, id] = f"Mine, {table} {id}"
    return wrote


@SLOWLY
@given(whole_packs(), whole_packs(), whole_packs(), st.data())
def test_nothing_that_was_written_between_versions_is_lost(
    tmp_path: Path, first: Pack, second: Pack, third: Pack, data: Any
) -> None:
    book = quick_book(tmp_path, "between")
    wrote: dict[tuple[str, str, int], str] = {}
    for version in map(without_uids, (first, second, third)):
        before, steps = dump(book), len(book.history())
        import_pack(book, version)
        after = dump(book)
        assert {key: after[key[0], key[2]][key[1]] for key in wrote} == wrote
        changes = pack_changes(book, version)
        assert (changes.new, changes.updated) == ((), ())
        if len(book.history()) > steps:
            book.undo()
            assert dump(book) == before
            if data.draw(st.booleans()):
                book.redo()
        wrote |= write(book, data)
    assert faults(book.path) == []
    book.close()


@SLOWLY
@given(whole_packs(), whole_packs(), st.data())
def test_what_the_student_wrote_stays_until_he_takes_theirs(
    tmp_path: Path, first: Pack, second: Pack, data: Any
) -> None:
    book = quick_book(tmp_path, "mine")
    import_pack(book, without_uids(first))
    second = without_uids(second)
    ids = [id for (id,) in book.rows("SELECT id FROM card ORDER BY id")]
    mine = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    for id in mine:
        cards.edit_card(book, id, text=f"As I wrote it {id}", caution="Mine")
    import_pack(book, second)
    for id in mine:
        assert book.row("SELECT text, caution FROM card WHERE id = ?", (id,)) == (f"As I wrote it {id}", "Mine")
    import_pack(book, second, take=None)
    changes = pack_changes(book, second)
    assert (changes.new, changes.updated, changes.asked) == ((), (), ())
    book.close()
