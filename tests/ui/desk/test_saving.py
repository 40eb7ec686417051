"""Text on its way to a step: no letter is lost, none comes to another row or file."""

import contextlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import card_fields, tags_of
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.frame.window import Window
from tests.notebook.tools import new_notebook
from tests.ui.desk.others import elsewhere, held, question, typed

Essay = dict[str, int]


@pytest.fixture(autouse=True)
def impatient(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other program lets us wait for a moment only, so that the tests need not."""
    window.book.connection.execute("PRAGMA busy_timeout = 20")
    for module in ("bound", "saving"):
        monkeypatch.setattr(f"essayplanner.ui.desk.{module}.AGAIN_AFTER", 0.2)


def test_an_outline_deleted_elsewhere_leaves_the_others_alone(window: Window, essay: Essay) -> None:
    other = outlines.new_outline(window.book, "Who won the struggle for power?")
    window.selection.show_outline(essay["outline"])
    typed(window.outline.header.question, "How far did the Terror serve him")
    with elsewhere(window) as book:
        outlines.delete_outline(book, essay["outline"])
    window.watch.look()
    assert window.selection.outline_id == other
    assert question(window, other) == window.outline.header.question.toPlainText() == "Who won the struggle for power?"
    focused = QGuiApplication.focusObject()
    QTest.keyClicks(focused if isinstance(focused, QWidget) else window, " and his state")
    assert question(window, other) == "Who won the struggle for power?"
    (draft,) = window.saving.unsaved_drafts()
    assert draft.text == "How far did the Terror serve him"
    assert draft.text in window.banner.sentence
    with elsewhere(window) as book:
        book.undo()
    window.watch.look()
    assert window.book.settle()
    assert question(window, essay["outline"]) == "How far did the Terror serve him"


def test_a_new_row_with_an_old_id_is_another_row(window: Window, essay: Essay) -> None:
    typed(window.outline.header.thesis, "He broke with Lenin")
    with elsewhere(window) as book:
        outlines.delete_outline(book, essay["outline"])
        assert outlines.new_outline(book, "Another question") == essay["outline"]
    window.book.settle()
    assert outlines.outline_info(window.book, essay["outline"])[2:4] == ("Another question", "")
    assert window.outline.header.thesis.toPlainText() == ""
    assert [draft.text for draft in window.saving.unsaved_drafts()] == ["He broke with Lenin"]


@pytest.mark.parametrize(("field", "how"), [("question", "IMMEDIATE"), ("thesis", "EXCLUSIVE")])
def test_what_another_program_keeps_from_the_disk_stays_and_is_tried_again(
    qtbot: QtBot, window: Window, essay: Essay, field: str, how: str
) -> None:
    widget = getattr(window.outline.header, field)
    with held(window.book.path, how):
        typed(widget, "To what extent, then?")
        assert not window.book.settle()
        assert widget.toPlainText() == "To what extent, then?"
        assert "is kept, and will be saved as soon as" in window.banner.text.text()
        assert window.status.saved.text() == "● Not saved"
    qtbot.waitUntil(lambda: not window.saving.unsaved_drafts())
    info = outlines.outline_info(window.book, essay["outline"])
    assert (info.title if field == "question" else info.thesis) == "To what extent, then?"
    qtbot.waitUntil(window.banner.isHidden)
    qtbot.waitUntil(lambda: window.status.saved.text() == "● Saved")


@pytest.mark.parametrize(("noting", "how"), [(False, "IMMEDIATE"), (True, "EXCLUSIVE")])
def test_an_editor_in_the_outline_that_closes_unsaved_loses_nothing(
    qtbot: QtBot, window: Window, essay: Essay, noting: bool, how: str
) -> None:
    view = window.outline.view
    view.choose(Item("section", essay["first"]))
    view.write_note() if noting else view.rename()
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, QWidget)
    with held(window.book.path, how):
        typed(editor, "What he was handed")
        window.library.view.setFocus()
        qtbot.waitUntil(lambda: not view.is_editing())
    qtbot.waitUntil(lambda: not window.saving.unsaved_drafts())
    node = window.outline.model.node(window.outline.model.index_of_item(Item("section", essay["first"])))
    assert (node.note if noting else node.title) == "What he was handed"


def test_a_word_target_is_a_step_of_its_own_before_undo(window: Window, essay: Essay) -> None:
    outlining.edit_section(window.book, essay["first"], note="A note")
    window.show_tab("card")
    window.outline.view.choose(Item("section", essay["first"]))
    typed(window.card.section.words, "350")
    window.commands.edit.undo()
    assert window.card.section.words.value() == 0
    node = window.outline.model.node(window.outline.model.index_of_item(Item("section", essay["first"])))
    assert (node.words, node.note) == (0, "A note")
    window.commands.edit.redo()
    assert window.card.section.words.value() == 350


@pytest.mark.parametrize("noting", [False, True])
def test_undo_is_seen_in_the_editor_of_a_row(window: Window, essay: Essay, noting: bool) -> None:
    view, model = window.outline.view, window.outline.model
    outlining.edit_section(window.book, essay["first"], note="What he was given")
    for item in (Item("section", essay["first"]), Item("placement", essay["placed_tools"])):
        node = model.node(model.index_of_item(item))
        before = node.note if noting else node.title
        view.choose(item)
        view.write_note() if noting else view.rename()
        editor = QGuiApplication.focusObject()
        assert isinstance(editor, Prose)
        typed(editor, "Typed in place")
        window.commands.edit.undo()
        assert editor.toPlainText() == before
        window.commands.edit.redo()
        assert editor.toPlainText() == "Typed in place"
        QTest.keyClicks(editor, " and more")
        view.setFocus()
        assert window.book.settle()
        assert "more" in (node.note if noting else node.title)


def test_escape_takes_back_what_was_typed_and_nothing_else(window: Window, essay: Essay) -> None:
    view = window.outline.view
    node = window.outline.model.node(window.outline.model.index_of_item(Item("section", essay["first"])))
    view.choose(node.item)
    view.rename()
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, Prose)
    with elsewhere(window) as book:
        outlining.edit_section(book, essay["first"], title="Theirs")
    window.watch.look()
    assert editor.toPlainText() == "Theirs"
    typed(editor, "Mine")
    assert window.book.settle()
    assert node.title == "Mine"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert node.title == "Theirs"
    assert not view.is_editing()


def test_a_text_is_called_the_same_whatever_comes_in_its_way(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    view = window.outline.view
    view.choose(Item("section", essay["first"]))
    view.rename()
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, Prose)
    with held(window.book.path):
        typed(editor, "What he was handed")
        view.setFocus()  # the field of the card panel goes on with it
        assert "“Title of What Stalin inherited” is kept" in window.banner.sentence
    with elsewhere(window) as book:
        outlining.remove(book, [Item("section", essay["first"])])
    assert not window.book.settle()
    assert "“Title of What Stalin inherited” no longer has a place" in window.banner.sentence
    assert [draft.called for draft in window.saving.unsaved_drafts()] == ["Title of What Stalin inherited"]


def test_every_verb_comes_after_what_was_typed(window: Window, essay: Essay) -> None:
    typed(window.outline.header.thesis, "He continued him")
    outlining.place(window.book, [essay["party"]], Spot("section", essay["second"]))
    labels = [step.label.words for step in window.book.history()]
    assert labels[-2].startswith("Edit outline")
    assert labels[-1].startswith("Place")


def test_what_is_copied_holds_what_was_typed(window: Window, essay: Essay) -> None:
    clipboard = QGuiApplication.clipboard()
    window.show_tab("card")
    window.outline.view.choose(Item("placement", essay["placed_tools"]))
    typed(window.card.card.title, "The tools were ready")
    window.outline.selected.copy_text()
    assert "The tools were ready" in clipboard.text()
    typed(window.outline.header.thesis, "He had only to take them up")
    window.preview.copying.markdown()
    assert "He had only to take them up" in clipboard.text()


def test_a_file_overwritten_in_place_is_another_notebook(window: Window, essay: Essay, tmp_path: Path) -> None:
    other_path = tmp_path / "other.essayplan"
    with contextlib.closing(new_notebook(other_path, "Another topic")) as other:
        cards.add_card(other, Kind.CLAIM, "A claim of another notebook")
        outlines.new_outline(other, "Its question")
        for number in range(40):
            cards.edit_card(other, 1, text=f"text {number}")
    before = other_path.read_bytes()
    typed(window.outline.header.question, "Typed into the first")
    with other_path.open("rb") as source, window.book.path.open("rb+") as target:
        shutil.copyfileobj(source, target)
        target.truncate()
    assert not window.book.settle()
    assert window.book.path.read_bytes() == before
    assert "overwritten" in window.banner.sentence
    assert "Typed into the first" in [draft.text for draft in window.saving.unsaved_drafts()]


def test_a_copy_with_the_same_counter_is_noticed(window: Window, essay: Essay, tmp_path: Path) -> None:
    """SQLite alone takes a file for unchanged whose change counter and size are what they were."""
    apart = tmp_path / "apart.essayplan"
    shutil.copyfile(window.book.path, apart)
    with contextlib.closing(Notebook.open(apart)) as copy:
        cards.edit_card(copy, essay["party"], text="Written in the copy")
    cards.edit_card(window.book, essay["tools"], text="Written here")
    with apart.open("rb") as source, window.book.path.open("rb+") as target:
        shutil.copyfileobj(source, target)
    outlining.edit_section(window.book, essay["first"], note="And then")
    assert card_fields(window.book, essay["party"]).text == "Written in the copy"
    with contextlib.closing(Notebook.open(window.book.path)) as fresh:
        assert card_fields(fresh, essay["party"]).text == "Written in the copy"
        assert card_fields(fresh, essay["tools"]).text == ""


def test_a_tag_that_could_not_be_saved_stays_in_its_field(qtbot: QtBot, window: Window, essay: Essay) -> None:
    window.show_tab("card")
    window.selection.choose(essay["party"])
    line = window.card.card.tags.line
    with held(window.book.path):
        typed(line, "purges")
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == "purges"
    qtbot.waitUntil(lambda: tags_of(window.book, essay["party"]) == ["purges"])
    assert line.text() == ""


def test_a_tag_of_another_program_stays(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    window.selection.choose(essay["party"])
    typed(window.card.card.tags.line, "purges")
    with elsewhere(window) as book:
        cards.set_tags(book, essay["party"], ["terror"])
    window.selection.choose(essay["tools"])
    assert sorted(tags_of(window.book, essay["party"])) == ["purges", "terror"]


def test_rows_that_go_while_their_form_saves(window: Window, essay: Essay) -> None:
    """Seen as “dictionary changed size during iteration” when another card was chosen."""
    window.show_tab("card")
    window.selection.choose(essay["cheka"])
    for row in list(window.card.card.links.outgoing.rows.values()):
        typed(row.entry(), "it was there before him, too")
    with elsewhere(window) as book:
        cards.link_cards(book, essay["cheka"], essay["party"], Relation.SUPPORTS, "theirs")
        cards.trash_cards(book, [essay["delegates"]])
    window.selection.choose(essay["party"])
    window.selection.choose(essay["cheka"])
    becauses = {row.value.because for row in window.card.card.links.outgoing.rows.values()}  # type: ignore[attr-defined]
    assert becauses == {"it was there before him, too", "theirs"}


def test_a_blank_title_gives_way_to_the_old_one(window: Window, essay: Essay) -> None:
    header = window.outline.header
    typed(header.question, " ")
    header.thesis.setFocus()
    assert header.question.toPlainText() == question(window, essay["outline"]) != ""
    assert window.book.settle()
