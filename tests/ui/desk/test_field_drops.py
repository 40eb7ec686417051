"""What is dropped on text fields: cards never change a text, text comes in where it may, and no letter is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from essayplanner.notebook import sources
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.text_fields import NO_CARDS, NO_TEXT, OneLine, Prose
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.dialogs.word_target import WordTargetDialog
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.adding import NewSourceDialog
from essayplanner.ui.sources.merging import MergeDialog
from tests.ui.desk.fields import card_mimes, done, drag_onto, fields_of, stored, surface, text_mime, text_of

Essay = dict[str, int]


Field = QLineEdit | QPlainTextEdit | QTextEdit


Opener = Callable[[Window, Essay], QWidget]


def _of_card(window: Window, essay: Essay) -> QWidget:
    window.show_tab("card")
    window.selection.choose(essay["cheka"], Item("placement", essay["placed_cheka"]))
    return window


def _of_section(window: Window, essay: Essay) -> QWidget:
    window.show_tab("card")
    window.selection.choose(0, Item("section", essay["first"]))
    return window


def _title_in_place(window: Window, essay: Essay) -> QWidget:
    window.outline.view.choose(Item("section", essay["first"]))
    window.outline.view.rename()
    return window


def _note_in_place(window: Window, essay: Essay) -> QWidget:
    window.outline.view.choose(Item("placement", essay["placed_tools"]))
    window.outline.view.write_note()
    return window


def _sources(window: Window, essay: Essay) -> QWidget:
    dialog = window.commands.cards.sources()
    dialog.list.choose_first()
    return dialog


def _new_source(window: Window, essay: Essay) -> QWidget:
    dialog = window.commands.cards.sources()
    dialog.new_source()
    assert isinstance(dialog.adding, NewSourceDialog)
    return dialog.adding


def _merge(window: Window, essay: Essay) -> QWidget:
    dialog = window.commands.cards.sources()
    merge = MergeDialog(dialog.desk, dialog.model, 1, parent=dialog)
    merge.open()
    return merge


def _shortcuts(window: Window, essay: Essay) -> QWidget:
    window.commands.view.shortcuts()
    return window.findChildren(QDialog)[-1]


def _export(window: Window, essay: Essay) -> QWidget:
    window.commands.files.export()
    return window.findChildren(ExportDialog)[-1]


def _file_chooser(window: Window, essay: Essay) -> QWidget:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    return dialog


def _number(window: Window, essay: Essay) -> QWidget:
    window.commands.outlines.word_target()
    return window.findChildren(WordTargetDialog)[-1]


class _Unthought(QLineEdit):
    pass


def _strange(window: Window, essay: Essay) -> QWidget:
    """Fields of Qt's own, and of a class that knows nothing of drops: as somebody will write them one day."""
    dialog = QDialog(window)
    column, combo = QVBoxLayout(dialog), QComboBox(editable=True)
    combo.setLineEdit(OneLine())  # Qt's own is out of reach of the style sheet
    for field in (QLineEdit(), _Unthought(), QPlainTextEdit(), QTextEdit(), QSpinBox(), combo):
        column.addWidget(field)
    dialog.open()
    return dialog


OPENERS: list[Opener] = [
    _of_card,
    _of_section,
    _title_in_place,
    _note_in_place,
    _sources,
    _new_source,
    _merge,
    _shortcuts,
    _export,
    _file_chooser,
    _number,
    _strange,
]


def screens(window: Window, essay: Essay, qtbot: QtBot) -> Iterator[QWidget]:
    """Every part of the program with fields in it, one after another."""
    for opener in OPENERS:
        opened = opener(window, essay)
        qtbot.waitUntil(opened.isVisible)
        yield opened
        for dialog in window.findChildren(QDialog):
            dialog.close()
        qtbot.waitUntil(lambda: not any(dialog.isVisible() for dialog in window.findChildren(QDialog)))


def test_cards_change_no_text_anywhere(full: Window, essay: Essay, theme: Theme, qtbot: QtBot) -> None:
    theme.choose(mode="dark")  # the style sheet is put on again, and what it says of drops with it
    said: list[str] = []
    full.announcer.said.connect(said.append)
    kept, steps = stored(full.book), len(full.book.history())
    for screen in screens(full, essay, qtbot):
        fields = fields_of(screen)
        texts = [text_of(field) for field in fields]
        for field in fields:
            for mime in card_mimes(full, essay):
                said.clear()
                assert drag_onto(surface(field), mime) == (False, False), field.accessibleName()
                if surface(field).acceptDrops():
                    assert said == [NO_CARDS], field.accessibleName()
        full.book.settle()
        assert [text_of(field) for field in fields] == texts
        assert stored(full.book) == kept
        assert len(full.book.history()) == steps


def test_text_from_elsewhere_comes_into_prose_alone_as_one_step(full: Window, essay: Essay, qtbot: QtBot) -> None:
    said: list[str] = []
    full.announcer.said.connect(said.append)
    kept, names = stored(full.book), set[str]()
    for screen in screens(full, essay, qtbot):
        for field in fields_of(screen):
            before, steps = text_of(field), done(full.book)
            said.clear()
            taken = drag_onto(surface(field), text_mime("two\nlines\n"), QPointF(1, 3))[1]
            prose = isinstance(field, Prose) and field.drops and not field.isReadOnly()
            assert taken == prose, field.accessibleName()
            if taken:
                assert isinstance(field, Prose)
                names.add(field.accessibleName())
                assert text_of(field) == ("two lines" if field.paragraph else "two\nlines\n") + before
                assert done(full.book) == steps + 1, field.accessibleName()
                full.book.undo()
            else:
                assert text_of(field) == before
                assert len(said) == surface(field).acceptDrops(), field.accessibleName()
            assert stored(full.book) == kept
    assert {"Essay question", "Thesis", "Your note", "Your note here", "My words", "Caution"} <= names
    assert not {"Title", "Title of the section", "Place in the source", "Search cards", "When", "Add a tag"} & names


def test_what_was_typed_before_a_drop_is_a_step_of_its_own(full: Window, essay: Essay, qtbot: QtBot) -> None:
    field = full.outline.header.thesis
    field.setFocus()
    QTest.keyClicks(field, "He did not. ")
    drag_onto(field.viewport(), text_mime("Dropped. "), QPointF(field.viewport().rect().bottomRight()))
    QTest.keyClicks(field, "Typed again.")
    full.book.settle()
    texts = []
    for _ in range(3):
        texts.append(outline_info(full.book, essay["outline"]).thesis)
        full.commands.edit.undo()
    texts.append(outline_info(full.book, essay["outline"]).thesis)
    assert texts == ["He did not. Dropped. Typed again.", "He did not. Dropped. ", "He did not. ", ""]


def test_nothing_is_dropped_into_a_notebook_that_is_only_read(book: Notebook, essay: Essay, open_window: Any) -> None:
    book.path.chmod(0o444)
    window = open_window(book)
    assert window.book.read_only
    field = window.outline.header.question
    before = field.toPlainText()
    assert drag_onto(field.viewport(), text_mime("x")) == (False, False)
    assert field.toPlainText() == before


def test_a_file_dropped_on_a_field_is_for_the_window_and_a_link_is_no_file(
    full: Window, essay: Essay, qtbot: QtBot, tmp_path: Any
) -> None:
    file = tmp_path / "another.essayplan"
    file.touch()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    for field in (full.library.field, full.outline.header.question):
        before = text_of(field)
        with qtbot.waitSignal(full.asked.file_wanted) as wanted:
            drag_onto(surface(field), mime)
        assert wanted.args == [file]
        assert text_of(field) == before

    link, said = text_mime("https://example.org/essay"), list[str]()
    link.setUrls([QUrl(link.text())])
    full.announcer.said.connect(said.append)
    assert drag_onto(full.library.field, link) == (False, False)
    assert said == [NO_TEXT]
    drag_onto(full.outline.header.thesis.viewport(), link)
    assert full.outline.header.thesis.toPlainText() == "https://example.org/essay"


def test_a_bibliography_dropped_on_a_field_of_the_sources_is_not_imported(full: Window, essay: Essay) -> None:
    dialog = _sources(full, essay)
    count = len(sources.sources(full.book))
    bibtex = text_mime("@book{x, title = {A title}, author = {Someone}, year = 1999}")
    drag_onto(dialog.list.search, bibtex)  # type: ignore[attr-defined]
    assert len(sources.sources(full.book)) == count
    assert not dialog.bringing.busy  # type: ignore[attr-defined]


def test_a_refusal_is_told_in_the_window_where_it_happens(window: Window, essay: Essay) -> None:
    """Not in one behind it alone; and in the list of sources, where there is no field, too."""
    data = drags.cards_mime(window.book, [essay["tools"]])
    shelf = window.commands.cards.sources()
    for widget in (shelf.list.view.viewport(), surface(shelf.list.search)):
        shelf.message._rest()
        assert drag_onto(widget, data) == (False, False)
        assert "Drop them on a section" in shelf.message.words.text()
        assert not QToolTip.isVisible()
    assert drag_onto(shelf.list.view.viewport(), text_mime("To what extent?")) == (False, False)
    assert "No BibTeX" in shelf.message.words.text()
    shelf.new_source()
    assert shelf.adding is not None
    field = shelf.adding.findChildren(OneLine)[0]
    assert drag_onto(field, data) == (False, False)
    assert QToolTip.isVisible()
    assert " ".join(QToolTip.text().split()) == NO_CARDS
    QToolTip.hideText()
    shelf.adding.close()


def test_files_that_hold_no_sources_are_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    prose, list_ = tmp_path / "reading list.txt", tmp_path / "list.bib"
    prose.write_text("Robert Service, Lenin, 2000. Read chapter 3.")
    list_.write_text("@book{service2000, title = {Lenin}, author = {Service, Robert}, year = 2000}")
    shelf, data = window.commands.cards.sources(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(prose))])
    assert drag_onto(shelf, data)[1]
    assert "No BibTeX" in shelf.message.words.text()
    data.setUrls([QUrl.fromLocalFile(str(prose)), QUrl.fromLocalFile(str(list_))])
    assert drag_onto(shelf, data)[1]
    qtbot.waitUntil(lambda: "Imported 1 source" in shelf.message.words.text(), timeout=20_000)
    assert "No sources were found in 1 other file." in shelf.message.words.text()
