"""A newer version of a pack has its outlines otherwise: they are laid out anew around what the student wrote there."""

from essayplanner.domain.packs import Pack, PackPlacement
from essayplanner.notebook import demands, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack, pack_changes
from tests.notebook.test_pack_updating import FIRST, asked, next_version, said
from tests.notebook.tools import dump


def with_outline(**changes: object) -> Pack:
    (outline,) = FIRST.outlines
    (section,) = outline.sections
    return next_version(outlines=(outline._replace(sections=(section._replace(**changes),)),))  # type: ignore[arg-type]


def test_notes_of_outlines_are_updated_beside_the_students_own(book: Notebook) -> None:
    import_pack(book, FIRST)
    (placement,) = book.row("SELECT id FROM placement WHERE note = 'mine'")
    outlining.edit_note(book, placement, "My own note")
    (section,) = FIRST.outlines[0].sections
    first = section.placements[0]._replace(note="Theirs")
    second = with_outline(note="Corrected", placements=(first, *section.placements[1:]))
    assert asked(book, second) == [("placement", "note", "My own note", "Theirs")]
    import_pack(book, second)
    assert said(book, "section", "note", 1) == "Corrected"
    assert said(book, "placement", "note", placement) == "My own note"


def test_an_outline_that_the_student_left_alone_is_laid_out_anew(book: Notebook) -> None:
    import_pack(book, FIRST)
    (section,) = FIRST.outlines[0].sections
    second = with_outline(placements=(*section.placements, PackPlacement("c5", "New here")))
    import_pack(book, second)
    assert book.row("SELECT count(*) FROM placement WHERE note = 'New here'") == (1,)
    assert pack_changes(book, second)[:3] == ((), (), ())


def test_an_outline_that_the_student_works_on_is_asked_about(book: Notebook) -> None:
    import_pack(book, FIRST)
    outlining.add_section(book, Spot("outline", 1), "My section")
    assert asked(book, next_version()) == []
    (section,) = FIRST.outlines[0].sections
    added = with_outline(placements=(*section.placements, PackPlacement("c5", "New here")))
    book.undo()
    assert asked(book, added) == []  # what was undone is no work of the student
    book.redo()
    second = with_outline(placements=(*section.placements, PackPlacement("c5", "New here")))
    assert [each[:3] for each in asked(book, second)] == [("outline", "shape", "3 sections and 4 cards")]
    import_pack(book, second)
    assert book.row("SELECT count(*) FROM section") == (3,)
    import_pack(book, second, take=None)
    assert book.rows("SELECT title FROM section ORDER BY id") == [("Terror",), ("Kirov",)]


def test_an_outline_that_the_student_deleted_stays_away(book: Notebook) -> None:
    import_pack(book, FIRST)
    outlines.delete_outline(book, 1)
    assert asked(book, FIRST) == [("outline", "", "deleted", "bring it back")]
    assert import_pack(book, FIRST).outlines == 0
    assert import_pack(book, FIRST, take=None).outlines == 1


def test_what_was_written_in_an_outline_stays_when_it_is_laid_out_anew(book: Notebook) -> None:
    import_pack(book, FIRST)
    (placement,) = book.row("SELECT id FROM placement WHERE note = 'mine'")
    outlining.edit_note(book, placement, "My own note")
    outlining.edit_section(book, 1, note="Of the section", words=777)
    demand = demands.add_demand(book, 1, "Says why")
    demands.tick_demand(book, demand, 1, met=True)
    before = dump(book)
    (section,) = FIRST.outlines[0].sections
    second = with_outline(placements=(PackPlacement("c5", "New here"), *section.placements))
    import_pack(book, second)
    assert book.row("SELECT note, words FROM section WHERE id = 1") == ("Of the section", 777)
    assert said(book, "placement", "note", placement) == "My own note"
    assert book.rows("SELECT section_id FROM demand_met") == [(1,)]
    assert book.row("SELECT note FROM placement WHERE section_id = 1 ORDER BY position") == ("New here",)
    book.undo()
    assert dump(book) == before


def test_what_was_written_in_a_section_that_is_no_longer_in_the_pack_is_asked_about(book: Notebook) -> None:
    other = FIRST.outlines[0].sections[0]._replace(title="Elsewhere", placements=(), sections=())
    first = FIRST._replace(outlines=(FIRST.outlines[0]._replace(sections=(*FIRST.outlines[0].sections, other)),))
    import_pack(book, first)
    id = book.row("SELECT id FROM section WHERE title = 'Elsewhere'")[0]
    assert asked(book, next_version()) == []
    demand = demands.add_demand(book, 1, "Says why")
    demands.tick_demand(book, demand, id, met=True)
    assert [each[:2] for each in asked(book, next_version())] == [("outline", "shape")]
    book.undo()
    assert asked(book, next_version()) == []
    outlining.edit_section(book, id, note="Mine")
    assert [each[:2] for each in asked(book, next_version())] == [("outline", "shape")]
    import_pack(book, next_version())
    assert said(book, "section", "note", id) == "Mine"
    import_pack(book, next_version(), take=None)
    assert book.rows("SELECT title FROM section ORDER BY id") == [("Terror",), ("Kirov",)]


def test_an_outline_in_another_order_is_put_in_that_order(book: Notebook) -> None:
    import_pack(book, FIRST)
    more = with_outline(placements=(PackPlacement("c5"), PackPlacement("c6", "Mine")))
    import_pack(book, more)
    ids = book.rows("SELECT id FROM placement WHERE section_id = 1 ORDER BY position")
    other = with_outline(placements=(PackPlacement("c6", "Mine"), PackPlacement("c5")))
    (change,) = pack_changes(book, other).updated
    assert (change.table, change.field) == ("outline", "shape")
    import_pack(book, other)
    assert book.rows("SELECT id FROM placement WHERE section_id = 1 ORDER BY position") == ids[::-1]
    assert pack_changes(book, other)[:3] == ((), (), ())
