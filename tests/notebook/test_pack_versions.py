"""Whatever a version of a pack says, a notebook that was left alone says it too after the import, and one in which the
student worked keeps what he wrote."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayplanner.domain.packs import Pack
from essayplanner.notebook import cards
from essayplanner.notebook.health import faults
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
