"""Documents come into the notebook: chosen or dropped, locked, scanned, left where they are or copied."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.notebook import cards, documents, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.adding import DocumentDialog
from essayplanner.ui.read.shelf import State
from essayplanner.ui.read.source_choice import SourceChoice, Which
from tests.pdf.made import Pdf, column, locked
from tests.ui.read.hands import Key, Shown, add, chapter_file, lesson_file
from tests.ui.waiting import until

Essay = dict[str, int]
Open = Callable[..., Window]


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Open) -> Shown:
    """The screen of a notebook without documents."""
    return Shown(open_window(book), State.NOTHING)


def asked(shown: Shown) -> DocumentDialog:
    """The window that asks about a document, once it is there."""
    until(lambda: shown.screen.coming.dialog and shown.screen.coming.dialog.isVisible())
    dialog = shown.screen.coming.dialog
    assert dialog
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    return dialog


def drop(shown: Shown, *paths: Path) -> None:
    """Let files go over the screen."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = QPointF(shown.screen.rect().center())
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(shown.screen, QDragEnterEvent(middle.toPoint(), action, data, left, none))
    event = QDropEvent(middle, action, data, left, none)
    QApplication.sendEvent(shown.screen, event)
    assert event.isAccepted()


def test_a_file_is_added_with_a_source_from_what_it_says_of_itself(shown: Shown, tmp_path: Path) -> None:
    steps = len(shown.book.history())
    drop(shown, lesson_file(tmp_path))
    dialog = asked(shown)
    assert dialog.source.which is Which.NEW
    assert dialog.source.form.title.text() == "Kirov and after"
    assert dialog.source.hint.text() == "This is what the file says about itself: check it."
    untyped = SourceChoice(shown.screen.desk)
    untyped.begin({"type": "document", "title": "Power and fear"})
    assert untyped.hint.text().startswith("The file does not say what kind of source it is")
    assert untyped.form.item()["type"] == "book"
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    until(lambda: shown.shelf.state is State.OPEN)
    (document,) = documents.documents(shown.book)
    (source,) = [row.source for row in sources.sources(shown.book) if row.id == document.source_id]
    assert (document.name, document.lies_at, source.title) == ("Lesson 9.html", "", "Kirov and after")
    assert len(shown.book.history()) == steps + 1
    until(lambda: document.digest in shown.window.settings.documents)
    shown.settle()
    assert shown.screen.heading.about.text().startswith("Smith")
    # The same content once more is what is there already
    drop(shown, lesson_file(tmp_path, "Again.html"))
    until(lambda: shown.window.status.said.text() == "“Lesson 9.html” is in this notebook already.")
    assert len(documents.documents(shown.book)) == 1


def test_a_copy_lies_beside_the_notebook_and_is_of_a_source_that_is_there(shown: Shown, tmp_path: Path) -> None:
    there = sources.add_source(shown.book, "smith", {"title": "Kirov and after", "author": [{"family": "Smith"}]})
    drop(shown, lesson_file(tmp_path))
    dialog = asked(shown)
    assert dialog.source.which is Which.THERE
    assert dialog.source.chosen() == there
    none, taken = dialog.source.choice.segments[Which.NONE], dialog.source.choice.segments[Which.THERE]
    dialog.add.setFocus()
    none.click()
    for key, stop in (  # Tab comes to what is chosen, and leaves it again
        (Key.Key_Tab, dialog.place.segments[False]),
        (Key.Key_Tab, none),
        (Key.Key_Tab, dialog.cancel),
        (Key.Key_Backtab, none),
    ):
        QTest.keyClick(dialog.focusWidget(), key)
        assert dialog.focusWidget() is stop
    QTest.mouseClick(taken, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.place.segments[True], Qt.MouseButton.LeftButton)
    dialog.add.setFocus()
    QTest.keyClick(dialog.add, Key.Key_Return)
    until(lambda: shown.shelf.state is State.OPEN)
    (document,) = documents.documents(shown.book)
    copies = f"{shown.book.path.stem} documents"
    assert (document.lies_at, document.source_id) == (f"{copies}/Lesson 9.html", there)
    assert (shown.book.path.parent / document.lies_at).is_file()


def test_a_document_that_is_still_copied_and_the_next_one_do_not_mix(shown: Shown, tmp_path: Path) -> None:
    coming, go_on = shown.screen.coming, Event()
    Job(shown.screen, coming.copies.line).start(lambda _progress: go_on.wait(60))  # so that copies wait
    drop(shown, lesson_file(tmp_path))
    dialog = asked(shown)
    QTest.mouseClick(dialog.place.segments[True], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert shown.window.status.said.text() == "Copying “Lesson 9.html” beside this notebook…"
    drop(shown, chapter_file(tmp_path))
    dialog = asked(shown)
    QTest.mouseClick(dialog.source.choice.segments[Which.NONE], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    until(lambda: shown.shelf.state is State.OPEN)
    assert shown.document.name == "Chapter 4.pdf"
    drop(shown, lesson_file(tmp_path, "Again.html"))
    until(lambda: shown.window.status.said.text() == "“Again.html” is being copied already.")
    go_on.set()
    until(lambda: len(documents.documents(shown.book)) == 2)
    chapter, lesson = documents.documents(shown.book)
    assert (chapter.lies_at, chapter.pages, chapter.source_id) == ("", 3, 0)
    assert (lesson.lies_at, lesson.pages) == (f"{shown.book.path.stem} documents/Lesson 9.html", 0)
    assert lesson.source_id
    assert shown.document == chapter
    shown.shelf.turn_to(lesson.id)
    until(lambda: shown.shelf.state is State.OPEN)


def test_several_files_are_asked_about_one_after_another(shown: Shown, tmp_path: Path) -> None:
    first, second = lesson_file(tmp_path), chapter_file(tmp_path)
    (broken := tmp_path / "Broken.pdf").write_bytes(b"%PDF-1.7")
    (closed := tmp_path / "Closed.pdf").write_bytes(locked(column("Kirov was shot."), "1934"))
    drop(shown, closed, first, broken, second, tmp_path / "gone.txt")
    dialog = asked(shown)
    assert shown.window.banner.sentence == "“Closed.pdf” opens with a password: add it by itself."
    QTest.keyClick(dialog.add, Key.Key_Return)
    until(lambda: shown.screen.coming.dialog and shown.screen.coming.dialog.name.text() == second.name)
    assert "“Broken.pdf”" in shown.window.banner.sentence
    QTest.keyClick(asked(shown), Key.Key_Escape)
    assert shown.window.status.said.text() == "1 other file was not added either."
    assert [each.name for each in documents.documents(shown.book)] == [first.name]


def test_the_keys_work_at_once_in_a_document_that_was_added(shown: Shown, tmp_path: Path) -> None:
    for path in (lesson_file(tmp_path), chapter_file(tmp_path)):
        drop(shown, path)
        dialog = asked(shown)
        assert dialog.add.hasFocus()
        QTest.keyClick(dialog.add, Key.Key_Return)
        until(lambda path=path: shown.shelf.state is State.OPEN and shown.document.name == path.name)  # type: ignore[misc]
        shown.window.activateWindow()
        until(shown.window.isActiveWindow)
        until(shown.view.hasFocus)
    # Nor does another that is turned to have it elsewhere while it is opened
    first, _second = shown.shelf.documents
    shown.shelf.turn_to(first.id)
    assert shown.screen.reading.instead.hasFocus()
    until(lambda: shown.shelf.state is State.OPEN)
    assert shown.view.hasFocus()
    # But what is typed elsewhere is not interrupted
    field = shown.window.library.field
    field.setFocus()
    documents.remove_document(shown.book, first.id)
    until(lambda: shown.shelf.state is State.OPEN)
    assert field.hasFocus()


def test_a_source_is_said_later_and_escape_adds_nothing(shown: Shown, tmp_path: Path) -> None:
    drop(shown, chapter_file(tmp_path))
    dialog = asked(shown)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert documents.documents(shown.book) == []
    drop(shown, chapter_file(tmp_path))
    dialog = asked(shown)
    QTest.mouseClick(dialog.source.choice.segments[Which.NONE], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    until(lambda: shown.shelf.state is State.OPEN)
    heading = shown.screen.heading
    assert heading.about.text() == "not yet a source"
    QTest.mouseClick(heading.complete, Qt.MouseButton.LeftButton)
    dialog = asked(shown)
    QTest.mouseClick(dialog.source.choice.segments[Which.NEW], Qt.MouseButton.LeftButton)
    dialog.source.form.title.setText("")
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.source.form.title, "A History")
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert shown.document.source_id
    assert heading.about.text().startswith("A History")


def test_a_locked_file_is_asked_for_its_password(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "Locked.pdf"
    path.write_bytes(locked(column("Kirov was shot."), "1934"))
    drop(shown, path)
    for password in ("no", "1934"):
        until(lambda: any(each.isVisible() for each in shown.window.findChildren(Asking)))
        (asking,) = [each for each in shown.window.findChildren(Asking) if each.isVisible()]
        QTest.keyClicks(asking._fields[0], password)
        QTest.keyClick(asking._fields[0], Key.Key_Return)
        until(lambda asking=asking: not any(each is asking for each in shown.window.findChildren(Asking)))  # type: ignore[misc]
    dialog = asked(shown)
    QTest.mouseClick(dialog.source.choice.segments[Which.NONE], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    until(lambda: shown.shelf.state is State.OPEN)
    # Turned to again it is not asked for once more, until the program ends
    shown.shelf.turn_to(0)
    shown.shelf.turn_to(documents.documents(shown.book)[0].id)
    until(lambda: shown.shelf.state is State.OPEN)
    shown.shelf.passwords.clear()
    shown.shelf.turn_to(0)
    shown.shelf.turn_to(documents.documents(shown.book)[0].id)
    until(lambda: shown.shelf.state is State.LOCKED)
    instead = shown.screen.reading.instead
    QTest.keyClicks(instead.field, "1934")
    QTest.keyClick(instead.field, Key.Key_Return)
    until(lambda: shown.shelf.state is State.OPEN)


def test_what_is_broken_or_of_another_kind_is_told_in_a_sentence(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "Broken.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing more")
    drop(shown, path)
    until(lambda: "Broken.pdf" in shown.window.banner.sentence)
    assert shown.window.status.said.text() == ""
    path.write_text("<!DOCTYPE html><title>Log in</title>")
    drop(shown, path)
    until(lambda: "“Broken.pdf” is a web page and not a PDF" in shown.window.banner.sentence)
    assert documents.documents(shown.book) == []
    # A PDF is one whatever its ending, and what was wrong before is over
    drop(shown, chapter_file(tmp_path, "Chapter.docx"))
    dialog = asked(shown)
    assert not shown.window.banner.isVisible()
    dialog.source.choice.segments[Which.NONE].click()
    dialog.add.click()
    until(lambda: shown.shelf.state is State.OPEN)
    assert shown.document.pages == 3


def test_a_scanned_page_says_so_and_has_a_card_made_by_hand(book: Notebook, essay: Essay, open_window: Open) -> None:
    pdf = Pdf()
    image = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>"
    )
    number = pdf.add(f"{image}\nstream\n".encode() + b"\x80\nendstream")
    pdf.add_page(b"q 612 0 0 792 0 0 cm /I Do Q", more=f"/Resources << /XObject << /I {number} 0 R >> >>")
    source = sources.add_source(book, "service", {"title": "A History"})
    path = pdf.write(book.path.parent / "Scan.pdf")
    add(book, path, pages=1, printed="1=210", source=source)
    window = open_window(book)
    window.centre.turn_to("read")
    screen = window.centre.currentWidget()
    until(lambda: screen.scan.isVisible())  # type: ignore[union-attr]
    QTest.mouseClick(screen.scan.button, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    until(window.card.card.title.hasFocus)
    card_id = window.selection.card_id
    cards.edit_card(window.book, card_id, title="From a scan")
    cited = window.book.rows("SELECT locator FROM citation WHERE card_id = ?", (card_id,))
    assert cited == [("p. 210",)]


def test_cards_made_before_cite_the_source_at_their_places(lesson: Shown) -> None:
    book, document = lesson.book, lesson.document
    documents.edit_document(book, document.id, source=None)
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    cited = "SELECT source_id, locator FROM citation WHERE card_id = ?"
    assert book.rows(cited, (lesson.window.selection.card_id,)) == []
    lesson.screen.coming.complete()
    dialog = asked(lesson)
    dialog.source.choice.segments[Which.THERE].click()
    dialog.source.there.setCurrentIndex(dialog.source.there.findData(document.source_id))
    QTest.keyClick(dialog.add, Key.Key_Return)
    until(lambda: not dialog.isVisible())
    assert book.rows(cited, (lesson.window.selection.card_id,)) == [(document.source_id, "§2")]
    assert lesson.window.status.said.text().startswith(
        "Cards made here now cite this source. 1 card made before does too."
    )
