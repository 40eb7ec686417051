"""What is typed in the editor is on disk as steps; undo refreshes; nothing typed is lost."""

from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import Trouble
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import edit_source, sources, trash_sources
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.names import NameEdit, PeoplePart
from tests.ui.sources.shelf import Shelf, filled, focused, opened
from tests.ui.waiting import until

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def people(shelf: Shelf, role: str = "author") -> PeoplePart:
    part = shelf.dialog.editor.form.parts[role]
    assert isinstance(part, PeoplePart)
    return part


def test_typing_is_one_step_a_pause_and_undo_refreshes(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.show("service")
    field = shelf.type_in("publisher", "Penguin")
    qtbot.waitUntil(lambda: shelf.csl("service")["publisher"] == "Penguin")
    QTest.keyClicks(field, " Books")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert shelf.csl("service")["publisher"] == "Penguin Books"
    assert shelf.labels() == ["Edit source “A History of Twentieth-Century Russia”"]
    shelf.field("publisher")
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert shelf.csl("service")["publisher"] == "Allen Lane"
    assert field.toPlainText() == "Allen Lane"  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Y, CTRL)
    assert field.toPlainText() == "Penguin Books"  # type: ignore[attr-defined]


def test_what_is_typed_goes_to_its_own_source_when_another_is_chosen(shelf: Shelf) -> None:
    shelf.show("service")
    shelf.type_in("title", "Another title")
    shelf.show("letter")
    assert shelf.csl("service")["title"] == "Another title"
    assert shelf.csl("letter")["title"] == "Letter to the Congress"


def test_closing_saves(shelf: Shelf) -> None:
    shelf.show("letter")
    shelf.type_in("archive", "GARF")
    shelf.dialog.close()
    assert shelf.csl("letter")["archive"] == "GARF"


def test_blanking_a_field_takes_it_away(shelf: Shelf) -> None:
    shelf.show("service")
    field = shelf.field("ISBN")
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert "ISBN" not in shelf.csl("service")
    assert shelf.csl("service")["publisher"] == "Allen Lane"


def test_the_type_changes_and_every_value_stays(shelf: Shelf) -> None:
    shelf.show("service")
    form = shelf.dialog.editor.form
    before = shelf.csl("service")
    choose(form.type, "webpage")
    assert shelf.csl("service") == before | {"type": "webpage"}
    assert not form.parts["ISBN"].isVisible()
    assert form.parts["URL"].isVisible()
    assert "ISBN" in form.more.text()
    QTest.mouseClick(form.more, Qt.MouseButton.LeftButton)
    assert form.parts["ISBN"].isVisible()
    shelf.type_in("ISBN", "0713991488")
    choose(form.type, "book")
    assert shelf.csl("service") == before | {"ISBN": "0713991488"}
    assert shelf.keys().count("service1997") == 1
    shelf.dialog.undo()
    assert shelf.csl("service")["type"] == "webpage"
    assert form.type.currentData() == "webpage"


def test_primary_or_secondary(shelf: Shelf) -> None:
    shelf.show("letter")
    choose(shelf.dialog.editor.form.klass, "primary")
    assert {row.source.cite_key: row.source.source_class for row in sources(shelf.book)}["lenin"] == "primary"
    shelf.dialog.undo()
    assert shelf.dialog.editor.form.klass.currentData() == ""


def test_an_impossible_date_is_kept_as_it_was_typed(shelf: Shelf) -> None:
    shelf.show("letter")
    field = shelf.type_in("issued", "30 February 1922")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert shelf.csl("letter")["issued"] == {"literal": "30 February 1922"}
    part = shelf.dialog.editor.form.parts["issued"]
    assert "printed as you wrote it" in part.hint.text()  # type: ignore[attr-defined]
    field = shelf.type_in("issued", "25 December 1922")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert shelf.csl("letter")["issued"] == {"date-parts": [[1922, 12, 25]]}
    assert part.hint.text() == ""  # type: ignore[attr-defined]


def test_authors_are_added_put_in_order_and_removed_by_keys(shelf: Shelf) -> None:
    shelf.show("service")
    QTest.keyClick(shelf.field("author"), Qt.Key.Key_Return)
    assert focused().accessibleName().startswith("Author 2")
    QTest.keyClicks(focused(), "Lewin, Moshe")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "Institute of History")
    QTest.keyClick(focused(), Qt.Key.Key_Up, ALT)
    assert focused().accessibleName().startswith("Author 2")
    assert [each.get("family") or each["literal"] for each in shelf.csl("service")["author"]] == [
        "Service",
        "Institute of History",
        "Lewin",
    ]
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert [each["family"] for each in shelf.csl("service")["author"]] == ["Service", "Lewin"]
    QTest.mouseClick(people(shelf).rows.rows[0].cross, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert shelf.csl("service")["author"] == [{"family": "Lewin", "given": "Moshe"}]
    shelf.dialog.undo()
    assert [row.entry().text() for row in people(shelf).rows.rows.values()] == ["Service, Robert", "Lewin, Moshe"]  # type: ignore[attr-defined]


def test_a_name_left_blank_goes_and_a_blank_row_leaves_no_step(shelf: Shelf) -> None:
    shelf.show("service")
    people(shelf).add_one()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert len(people(shelf).rows.rows) == 1
    assert shelf.labels() == []
    field = shelf.field("author")
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    shelf.field("ISBN")
    assert "author" not in shelf.csl("service")
    assert len(shelf.labels()) == 1


def test_particles_survive_an_edit_of_another_author(shelf: Shelf) -> None:
    odd = [{"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"}, {"family": "X", "given": "Y"}]
    edit_source(shelf.book, shelf.ids["service"], shelf.csl("service") | {"author": odd})
    shelf.show("service")
    part = people(shelf)
    part.rows.rows[1].entry().setFocus()
    QTest.keyClicks(focused(), "Z")
    shelf.book.settle()
    assert shelf.csl("service")["author"][0] == odd[0]


def test_another_windows_change_is_shown_and_typing_stays(shelf: Shelf) -> None:
    shelf.show("service")
    field = shelf.field("publisher")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " and Co")
    with closing(Notebook.open(shelf.book.path)) as other:
        edit_source(other, shelf.ids["service"], shelf.csl("service") | {"ISBN": "1"})
    shelf.book.look_for_changes()
    assert field.toPlainText() == "Allen Lane and Co"  # type: ignore[attr-defined]
    shelf.book.settle()
    assert shelf.csl("service")["publisher"] == "Allen Lane and Co"
    assert shelf.csl("service")["ISBN"] == "1"


def test_a_field_that_another_program_fills_meanwhile_stays(shelf: Shelf) -> None:
    """All fields of a source are one text of the file: only the one that was typed in may be written."""
    shelf.show("service")
    shelf.type_in("publisher", "Penguin")
    with closing(Notebook.open(shelf.book.path)) as other:
        edit_source(other, shelf.ids["service"], shelf.csl("service") | {"ISBN": "1"})
    shelf.book.settle()
    assert (shelf.csl("service")["publisher"], shelf.csl("service")["ISBN"]) == ("Penguin", "1")


def test_a_name_that_moved_while_it_was_typed_is_found_where_it_stands(shelf: Shelf) -> None:
    shelf.show("service")
    people(shelf).rows.rows[0].entry().setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), " J.")
    mine, theirs = shelf.csl("service")["author"], {"family": "Sebag Montefiore", "given": "Simon"}
    with closing(Notebook.open(shelf.book.path)) as other:
        edit_source(other, shelf.ids["service"], shelf.csl("service") | {"author": [theirs, *mine]})
    shelf.book.settle()
    assert shelf.csl("service")["author"] == [theirs, mine[0] | {"given": f"{mine[0]['given']} J."}]
    names = [row.value.text for row in people(shelf).rows.rows.values()]  # type: ignore[attr-defined]
    shown = [row.entry().text() for row in people(shelf).rows.rows.values()]  # type: ignore[attr-defined]
    assert shown == names


def test_a_source_that_goes_while_it_is_typed_in_keeps_the_words(shelf: Shelf) -> None:
    shelf.show("letter")
    shelf.type_in("archive", "GARF")
    with closing(Notebook.open(shelf.book.path)) as other:
        trash_sources(other, [shelf.ids["letter"]])
        shelf.book.look_for_changes()
        assert not shelf.book.settle()
        assert "GARF" in shelf.failures[0]
        other.undo()
    shelf.book.look_for_changes()
    shelf.show("letter")
    assert shelf.dialog.editor.form.parts["archive"].entry().text() == "GARF"  # type: ignore[attr-defined]


def test_tab_goes_from_top_to_bottom(shelf: Shelf) -> None:
    shelf.show("service")
    QTest.qWait(20)
    form = shelf.dialog.editor.form
    form.type.setFocus()
    seen = []
    for _ in range(24):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused().mapTo(shelf.dialog, focused().rect().center()).y())
        if focused() is shelf.dialog.editor.delete_button:
            break
    assert focused() is shelf.dialog.editor.delete_button
    rows = [y // 24 for y in seen[: len(seen) - 3]]
    assert len(rows) > 12


def test_a_read_only_notebook_is_only_read(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    ids = filled(book)
    book.read_only = Trouble("This notebook lies where it cannot be written.")
    shelf = opened(qtbot, book, theme, ids)
    shelf.show("service")
    dialog = shelf.dialog
    assert "cannot be written" in dialog.message.words.text()
    QTest.keyClicks(shelf.field("publisher"), "X")
    QTest.keyClicks(shelf.field("author"), "X")
    assert dialog.editor.form.parts["publisher"].entry().toPlainText() == "Allen Lane"  # type: ignore[attr-defined]
    assert not dialog.editor.form.type.isEnabled()
    assert not dialog.list.new.isEnabled()
    assert not dialog.editor.delete_button.isVisible()
    assert not people(shelf).add.isVisible()
    assert not dialog.editor.twin.isVisible()
    QApplication.clipboard().setText("@book{a, title={B}}")
    dialog.taking_in.paste()
    assert "cannot be written" in shelf.failures[-1]
    dialog.close()


def test_every_type_has_its_fields_and_loses_none(shelf: Shelf) -> None:
    shelf.show("service")
    before = shelf.csl("service")
    form = shelf.dialog.editor.form
    for kind in (
        "book",
        "chapter",
        "article-journal",
        "webpage",
        "document",
        "article-newspaper",
        "manuscript",
        "thesis",
        "report",
        "song",
    ):
        shelf.dialog.model.change(shelf.ids["service"], {"type": kind})
        assert form.type.currentData() == kind
        assert all(part.isVisible() for part in form._shown()), kind
        assert shelf.csl("service") == before | {"type": kind}


def test_the_student_says_that_a_name_is_a_persons_or_a_bodys(shelf: Shelf) -> None:
    edit_source(shelf.book, shelf.ids["letter"], {**shelf.csl("letter"), "author": [{"literal": "Yale Law School"}]})
    shelf.show("letter")
    part = shelf.dialog.editor.form.parts["author"]
    assert isinstance(part, PeoplePart)
    row = part.rows.rows[0]
    assert isinstance(row, NameEdit)
    assert not row.reading.isVisible()
    row.field.setFocus()
    until(row.reading.isVisible)
    assert row.reading.text() == "“Yale Law School” is read as an institution. Is it a person?"
    QTest.mouseClick(row.reading, Qt.MouseButton.LeftButton)
    assert shelf.csl("letter")["author"] == [{"family": "School", "given": "Yale Law"}]
    shelf.dialog.undo()
    assert row.field.text() == "Yale Law School"


def test_a_firm_with_a_comma_stays_one_while_it_is_typed(shelf: Shelf) -> None:
    firm = [{"literal": "Taylor, Walton"}]
    edit_source(shelf.book, shelf.ids["letter"], {**shelf.csl("letter"), "author": firm})
    shelf.show("letter")
    part = shelf.dialog.editor.form.parts["author"]
    field = part.entry()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " & Co")
    shelf.book.settle()
    assert shelf.csl("letter")["author"] == [{"literal": "Taylor, Walton & Co"}]
