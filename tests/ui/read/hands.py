"""A hand on the screen Read in a real window."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.documents import Document
from essayplanner.notebook import documents
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.shelf import State
from essayplanner.ui.read.whole import ReadScreen
from essayplanner.work.document_files import digest_of
from tests.pdf.made import Pdf, column
from tests.ui.read.lessons import begin_of, end_of, sweep
from tests.ui.waiting import until

NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key

LESSON = """<html><head><title>Kirov and after</title><meta name="author" content="Ann Smith"></head><body>
<h1>Kirov and after</h1>
<h2>1 A Congress in doubt</h2>
<p>In 1933 no fewer than 854,300 Party cards had been withdrawn, and many had a grievance.</p>
<h2>2 The first of December</h2>
<p>Kirov was shot in Leningrad. A decree let the NKVD arrest, try and execute.</p>
<p>The leaders knew, Robert Conquest writes, that resentment was deep.</p></body></html>"""

PAGES = (
    "The Seventeenth Congress met in great tension.\n854,300 Party cards had been withdrawn.",
    "Kirov was shot in Leningrad.\nA decree let the NKVD arrest, try and execute.",
    "Stalin gained from the death.\n17",
)


def lesson_file(folder: Path, name: str = "Lesson 9.html") -> Path:
    """A lesson as a web page."""
    path = folder / name
    path.write_text(LESSON, "utf-8")
    return path


def chapter_file(folder: Path, name: str = "Chapter 4.pdf") -> Path:
    """A chapter as a PDF of three pages."""
    path = folder / name
    path.write_bytes(Pdf([column(page) for page in PAGES]).data())
    return path


def add(book: Notebook, path: Path, **known: object) -> int:
    """A document of a notebook beside which the file lies."""
    fields = {"digest": digest_of(path), "lies_at": path.name, **known}
    return documents.add_document(book, path.name, **fields)  # type: ignore[arg-type]


class Shown:
    """A window turned to Read, once the document is open."""

    def __init__(self, window: Window, state: State = State.OPEN) -> None:
        self.window, self.book = window, window.book
        window.centre.turn_to("read")
        self.screen = cast(ReadScreen, window.centre.currentWidget())
        self.view, self.margin, self.shelf = self.screen.view, self.screen.margin, self.screen.shelf
        until(lambda: self.shelf.state is state)
        if state is State.OPEN:
            self.settle()

    def settle(self) -> None:
        """Wait for the text of the first page, and for the focus."""
        until(lambda: self.view.readable is not None and bool(self.view.readable.text(1)))
        self.window.activateWindow()
        until(self.window.isActiveWindow)
        self.view.setFocus()
        until(self.view.hasFocus)

    @property
    def document(self) -> Document:
        """What is read."""
        assert self.shelf.current is not None
        return self.shelf.current

    def select(self, words: str, page: int = 0) -> None:
        """Sweep over words."""
        until(lambda: bool(self.view.readable and self.view.readable.text(max(1, page))))
        sweep(self.view, begin_of(self.view, words, page), end_of(self.view, words, page))
        assert self.view.selection is not None
        assert self.view.selection.quoted == words

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """A key at the pages."""
        QTest.keyClick(self.view, key, keys)

    def titles(self) -> list[str]:
        """The cards in the margin, as they are read."""
        return [entry.passage.title for entry in self.margin.entries]
