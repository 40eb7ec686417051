"""Misspelt words: where they are marked and where not, and when they are looked up."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, sources
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.marking import Marking
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from tests.ui.desk.fields import fields_of
from tests.ui.desk.writing import Essay, FakeDictionaries, Writing, at_rest, marks
from tests.ui.waiting import until

Key = Qt.Key

pytestmark = pytest.mark.usefixtures("dictionaries")


def test_every_text_of_the_students_own_is_checked_and_no_other(
    full: Window, essay: Essay, dictionaries: FakeDictionaries
) -> None:
    full.outline.view.setFocus()
    QTest.qWait(300)  # as long as a look is put off
    assert dictionaries.opened == 0  # nobody writes
    seen: dict[str, set[str]] = {}
    for item in (Item("placement", essay["placed_cheka"]), Item("section", essay["first"])):
        full.show_tab("card")
        full.selection.choose(essay["cheka"] if item.what == "placement" else 0, item)
        there = [field for field in fields_of(full) if isinstance(field, Prose) and not field.isReadOnly()]
        for field in there:
            field.setFocus()
            until(field.hasFocus)
            field.moveCursor(field.textCursor().MoveOperation.End)
            QTest.keyClicks(field, " teh ")
        at_rest(full.marking)
        seen |= {field.accessibleName().partition(":")[0]: set(marks(full.marking, field)) for field in there}
    of_the_card = {"Title", "My words", "Your note here", "Because", "Caution", "Short form"}
    of_the_essay = {"Essay question", "Thesis", "Title of the section", "Your note"}
    assert {name for name, found in seen.items() if found} == of_the_card | of_the_essay
    assert {name for name, found in seen.items() if not found} == {"Also written as", "Place in Stalin"}
    full.outline.view.choose(Item("section", essay["first"]))
    full.outline.view.write_note()
    in_place = QApplication.focusWidget()
    assert isinstance(in_place, Prose)
    QTest.keyClicks(in_place, "teh end ")
    until(lambda: "teh" in marks(full.marking, in_place))
    assert dictionaries.opened == 1


@pytest.mark.parametrize("where", ["section", "placement", "notebook"])
def test_a_title_is_checked_where_it_is_renamed_in_place(full: Window, essay: Essay, where: str) -> None:
    if where == "notebook":
        full.top.topic.rename()
    else:
        full.outline.view.choose(Item("section", essay["first"]) if where == "section" else placed(essay))
        full.outline.view.rename()
    field = QApplication.focusWidget()
    assert isinstance(field, Prose)
    QTest.keyClicks(field, "teh end ")
    until(lambda: marks(full.marking, field) == ["teh"])
    at = QPoint(field.viewport().mapTo(field, field.cursorRect(field.textCursor()).center()).x() // 8, 12)
    QApplication.sendEvent(field.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at))
    menu = next(each for each in field.findChildren(QMenu) if each.isVisible())
    assert menu.accessibleName() == "Spelling of “teh”"
    menu.actions()[0].trigger()
    menu.close()
    assert field.isVisible()  # its menu does not end the typing
    assert field.toPlainText() == "the end "
    QTest.keyClick(field, Key.Key_Return)
    assert field.isHidden()
    titles = full.book.rows("SELECT title FROM section UNION SELECT title FROM card UNION SELECT title FROM notebook")
    assert ("the end",) in titles


def placed(essay: Essay) -> Item:
    return Item("placement", essay["placed_cheka"])


def test_a_word_is_left_alone_until_the_caret_has_left_it(writing: Writing) -> None:
    note = writing.note
    writing.type("so teh")
    assert writing.marks() == []
    writing.type(" ")
    assert writing.marks() == ["teh"]
    QTest.keyClick(note, Key.Key_Left)
    writing.rest()
    assert writing.marks() == ["teh"]  # to come to a word is not to type it
    QTest.keyClick(note, Key.Key_Backspace)
    writing.type("h")
    assert writing.marks() == []
    QTest.keyClick(note, Key.Key_Home)
    writing.rest()
    assert writing.marks() == ["teh"]


def test_a_word_is_marked_when_the_text_is_left(writing: Writing) -> None:
    writing.type("teh")
    assert writing.marks() == []
    writing.go_to(writing.elsewhere)
    until(lambda: writing.marks() == ["teh"])


def test_marks_come_while_somebody_types_on_without_a_pause(writing: Writing) -> None:
    writing.rest()

    def type_on() -> bool:
        QTest.keyClicks(writing.note, "teh ")
        return "teh" in writing.marks()

    until(type_on)


def test_what_is_typed_after_a_marked_word_is_not_marked_with_it(writing: Writing) -> None:
    writing.type("teh ")
    QTest.keyClick(writing.note, Key.Key_Left)
    QTest.keyClicks(writing.note, ", that")
    assert writing.marks() == ["teh"]


def test_a_key_waits_for_no_dictionary(writing: Writing, dictionaries: FakeDictionaries) -> None:
    note, british = writing.note, dictionaries.by_language["en_GB"]
    writing.type("one ")
    note.insertPlainText("never seen before " * 1_000)
    before, revision = len(british.asked), note.document().revision()
    QTest.keyClick(note, Key.Key_A)
    assert len(british.asked) == before
    assert note.document().revision() == revision + 1
    writing.rest()
    assert len(british.asked) <= before + 4  # each word once
    assert note.document().revision() == revision + 1  # marks are no part of the text


def test_a_long_text_is_looked_through_while_others_have_their_turn(writing: Writing) -> None:
    writing.rest()
    turns = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(writing.marks()))
    writing.note.insertPlainText("".join(f"word{'abcdefghij'[n % 10]} " for n in range(30_000)) + "teh ")
    timer.start(0)
    until(lambda: writing.marks() == ["teh"])
    assert len([turn for turn in turns if not turn]) > 5


def test_names_of_the_notebook_are_known(writing: Writing, book: Notebook) -> None:
    writing.type("Dzerzhinsky and teh ")
    assert writing.marks() == ["Dzerzhinsky", "teh"]
    cards.add_card(book, Kind.CLAIM, "Dzerzhinsky led the Cheka")
    until(lambda: writing.marks() == ["teh"])
    writing.note.insertPlainText("Dzerzhinsky’s dzerzhinsky ")
    writing.rest()
    assert writing.marks() == ["teh", "dzerzhinsky"]


def test_the_author_of_a_source_is_known_from_the_step_that_adds_it(writing: Writing, book: Notebook) -> None:
    writing.type("Dzerzhinsky and Teh ")
    assert book.settle()
    sources.add_source(book, "d", {"type": "book", "author": [{"family": "Dzerzhinsky", "given": "F."}]})
    until(lambda: writing.marks() == ["Teh"])
    book.undo()
    until(lambda: writing.marks() == ["Dzerzhinsky", "Teh"])


def test_what_another_program_adds_is_known(writing: Writing, book: Notebook) -> None:
    writing.type("Dzerzhinsky and Teh ")
    assert book.settle()
    other = Notebook.open(book.path, again=True)
    cards.add_card(other, Kind.HISTORIAN, "Feliks Dzerzhinsky")
    other.close()
    book.look_for_changes()
    until(lambda: writing.marks() == ["Teh"])


def test_names_are_known_in_a_window_that_comes_later(writing: Writing, book: Notebook) -> None:
    cards.add_card(book, Kind.HISTORIAN, "Feliks Dzerzhinsky")
    writing.type("Dzerzhinsky and Teh ")
    assert book.settle()
    writing.go_to(writing.elsewhere)
    later = Marking(writing.desk, writing.whole)
    until(lambda: [word.selectedText() for word in later.marked(writing.note)] == ["Teh"])


def test_a_title_is_no_proof_that_a_name_in_it_is_spelt_rightly(writing: Writing, book: Notebook) -> None:
    writing.rest()
    writing.go_to(writing.title)
    writing.type(" Histroy ", writing.title)
    assert book.settle()
    writing.rest()
    assert writing.marks(writing.title) == ["Histroy"]
    writing.go_to(writing.note)
    writing.type("Histroy ")
    assert writing.marks() == []


def test_a_name_in_a_title_of_an_earlier_day_is_known_there(book: Notebook, essay: Essay, theme: Theme) -> None:
    cards.edit_card(book, essay["tools"], title="Dzerzhinsky led the Cheka")
    writing = Writing(book, essay, theme)
    writing.go_to(writing.title)
    writing.type(" teh ", writing.title)
    assert writing.marks(writing.title) == ["teh"]
    writing.end()


def test_a_notebook_that_is_only_read_has_no_marks(
    book: Notebook, essay: Essay, theme: Theme, dictionaries: FakeDictionaries
) -> None:
    book.path.chmod(0o444)
    only_read = Notebook.open(book.path, again=True)
    assert only_read.read_only
    writing = Writing(only_read, essay, theme)
    writing.note.setPlainText("teh end")
    writing.rest()
    assert (writing.marks(), dictionaries.opened) == ([], 0)
    writing.end()
    only_read.close()


def test_marks_are_a_line_in_the_colour_of_a_caution(writing: Writing) -> None:
    theme = writing.desk.theme
    writing.note.setPlainText("teh teh teh")
    writing.rest()

    def hues() -> set[int]:
        shown = writing.note.viewport().grab().toImage()
        points = ((x, y) for x in range(0, shown.width(), 2) for y in range(shown.height()))
        seen = [shown.pixelColor(*point) for point in points]
        return {each.hue() // 10 for each in seen if each.saturation() > 60}

    assert theme.color("caution").hue() // 10 in hues()
    theme.choose(mode="dark")
    until(lambda: theme.color("caution").hue() // 10 in hues())
    writing.spelling.want(False)
    until(lambda: theme.color("caution").hue() // 10 not in hues())


def test_a_field_that_is_gone_is_looked_at_no_more(writing: Writing, open_field: Callable[[], Prose]) -> None:
    field = open_field()
    field.setPlainText("teh " * 10_000)
    QTest.qWait(260)  # the look has begun, or is about to
    field.deleteLater()
    writing.type("teh ")
    assert writing.marks() == ["teh"]


@pytest.fixture
def open_field(writing: Writing, book: Notebook, essay: Essay) -> Callable[[], Prose]:
    """Makes one more field of the window, as a new link on a card does."""

    def make() -> Prose:
        field = Prose(writing.whole)
        bound = writing.desk.bound(field, "text", lambda *_: None)
        bound.show(book.key("card", essay["party"]), "")
        field.show()
        return field

    return make
