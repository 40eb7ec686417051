"""Another document comes to be read while something is asked about the one that was."""

from pathlib import Path
from threading import Event

from PySide6.QtTest import QTest

from essayplanner.notebook import documents
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.read.adding import DocumentDialog
from essayplanner.ui.read.shelf import State
from essayplanner.ui.read.source_choice import Which
from tests.ui.choosers import enter_name
from tests.ui.read.hands import LESSON, Key, Shown, chapter_file, lesson_file
from tests.ui.read.test_coming import asked, drop
from tests.ui.waiting import until

FIRST = "The Seventeenth Congress met in great tension."


def copy(shown: Shown, path: Path) -> Event:
    """Have a document copied beside the notebook, once that is allowed by what is given back."""
    go_on = Event()
    Job(shown.screen, shown.screen.coming.copies.line).start(lambda _progress: go_on.wait(60))
    drop(shown, path)
    dialog = asked(shown)
    dialog.place.segments[True].click()
    dialog.add.click()
    return go_on


def let_come(shown: Shown, go_on: Event) -> None:
    """Have it copied, added, and read."""
    before = shown.document.id
    go_on.set()
    until(lambda: shown.document.id != before and shown.shelf.state is State.OPEN)


def titled(path: Path, title: str) -> Path:
    """A lesson of that title."""
    path.write_text(LESSON.replace("Kirov and after", title), "utf-8")
    return path


def test_the_places_of_cards_made_before_are_those_of_their_own_document(chapter: Shown, tmp_path: Path) -> None:
    book, document = chapter.book, chapter.document
    documents.edit_document(book, document.id, source=None, printed="1=101")
    chapter.select(FIRST, 1)
    chapter.press(Key.Key_E)
    until(lambda: len(chapter.margin.entries) == 1)
    go_on = copy(chapter, lesson_file(tmp_path))
    chapter.screen.coming.complete()
    dialog = asked(chapter)
    dialog.source.choice.segments[Which.THERE].click()
    dialog.source.there.setCurrentIndex(dialog.source.there.findData(document.source_id))
    let_come(chapter, go_on)
    dialog.add.click()
    until(lambda: not dialog.isVisible())
    assert book.rows("SELECT source_id, locator FROM citation") == [(document.source_id, "p. 101")]


def test_a_file_that_was_asked_for_is_that_of_the_document_that_lacked_it(chapter: Shown, tmp_path: Path) -> None:
    document = chapter.document
    go_on = copy(chapter, lesson_file(tmp_path))
    chapter.screen.coming.find()
    chooser = chapter.window.findChild(SourceChooser)
    assert chooser is not None
    let_come(chapter, go_on)
    enter_name(chooser, str(chapter_file(tmp_path, "Elsewhere.pdf")))
    until(lambda: chapter.shelf.state is State.OPEN and chapter.document.id == document.id)
    assert chapter.shelf.opened
    assert chapter.shelf.opened.path.name == "Elsewhere.pdf"


def test_no_card_is_made_of_another_document_than_was_asked_about(chapter: Shown, tmp_path: Path) -> None:
    document, cards = chapter.document, chapter.book.rows("SELECT id FROM card")
    go_on = copy(chapter, lesson_file(tmp_path))
    chapter.settle()
    chapter.select(FIRST, 1)
    chapter.press(Key.Key_E)
    asking = chapter.screen.deeds.asking
    assert asking
    let_come(chapter, go_on)
    asking.field.selectAll()
    QTest.keyClicks(asking.field, "16")
    QTest.keyClick(asking.field, Key.Key_Return)
    assert documents.documents(chapter.book)[0].printed == "1=16"
    assert chapter.book.rows("SELECT id FROM card") == cards
    assert "no card was made of “Chapter 4.pdf”" in chapter.window.status.said.text()
    assert documents.documents(chapter.book)[0].id == document.id


def test_what_was_read_while_something_else_is_asked_waits_for_it(chapter: Shown, tmp_path: Path) -> None:
    coming, files = chapter.screen.coming, [titled(tmp_path / f"{name}.html", name) for name in ("One", "Two")]
    drop(chapter, *files)
    coming.complete()
    source = asked(chapter)
    until(lambda: not coming._reading.running)
    assert chapter.window.findChildren(DocumentDialog) == [source]
    QTest.keyClick(source, Key.Key_Escape)
    for path in files:
        until(lambda path=path: coming.dialog and coming.dialog.name.text() == path.name)  # type: ignore[misc]
        QTest.keyClick(asked(chapter).add, Key.Key_Return)
    until(lambda: len(documents.documents(chapter.book)) == 3)


def test_a_file_that_comes_before_another_is_read_leaves_the_rest_of_them(chapter: Shown, tmp_path: Path) -> None:
    one, two, three = (titled(tmp_path / f"{name}.html", name) for name in ("One", "Two", "Three"))
    drop(chapter, one, two)
    drop(chapter, three)
    assert chapter.window.status.said.text() == "Reading “Three.html” instead of “One.html”…"
    for path in (three, two):
        until(lambda path=path: chapter.screen.coming.dialog and chapter.screen.coming.dialog.name.text() == path.name)  # type: ignore[misc]
        QTest.keyClick(asked(chapter).add, Key.Key_Return)
    until(lambda: len(documents.documents(chapter.book)) == 3)
