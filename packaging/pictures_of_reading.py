"""The pictures of Read and of Bring in, on a chapter and notes that are made for them from the sample's own cards."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from essayplanner.notebook.notebook import Notebook
    from essayplanner.ui.frame.window import Window

_TITLE = "From Kirov to the Great Purge"
#: The tag of the cards that the chapter is made of, and how many of them.
_TAG, _CARDS = "great terror", 60
_NOTES = """# Lesson 9: why the purges slowed

## What happened

- Nov 1938: Beria replaces Yezhov
- Service p. 227: the tools were Lenin’s, their use was not
- many of the arrested of 1937 had joined after 1929

## What follows?

- the army needed officers, industry engineers
- If one man could stop it, one man had driven it?
- *but* arrests never ended altogether
"""


def wait_until(there: Callable[[], bool], longest: int = 20_000) -> None:
    """Let the window go on, other threads too, until something is there; RuntimeError after so many milliseconds."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

    clock = QElapsedTimer()
    clock.start()
    while not there():
        if clock.hasExpired(longest):
            raise RuntimeError("Nothing came of it.")
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def show_reading(window: "Window") -> None:
    """Read a chapter of which two passages are cards, and select a third."""
    from essayplanner.domain.cards import Kind
    from essayplanner.domain.documents import Spot
    from essayplanner.notebook.documents import add_document, clip
    from essayplanner.notebook.sources import add_source
    from essayplanner.ui.read.pages_readable import Stretch
    from essayplanner.ui.read.shelf import State
    from essayplanner.ui.read.whole import ReadScreen
    from essayplanner.work.document_files import digest_of

    book, path = window.book, window.book.path.with_name("Lesson 9.pdf")
    _write_chapter(book, path)
    source = add_source(book, "lesson9", {"type": "manuscript", "title": _TITLE, "issued": {"date-parts": [[2026]]}})
    document = add_document(
        book, path.name, source=source, lies_at=path.name, digest=digest_of(path), pages=3, printed="1=102"
    )
    window.centre.turn_to("read")
    screen = cast(ReadScreen, window.centre.currentWidget())
    view, shelf = screen.view, screen.shelf
    wait_until(lambda: shelf.state is State.OPEN and bool(view.readable and view.readable.text(1)))
    assert view.readable is not None
    text = view.readable.text(1) or ""
    sentences = [found.span() for found in re.finditer(r"[A-Z][^.]{40,200}\.", text)]
    for (at, end), kind in ((sentences[1], Kind.EVIDENCE), (sentences[3], Kind.CLAIM)):
        clip(book, document, kind, view.readable.quoted(text[at:end]), Spot(1, at, end), locator="p. 102")
    view.select(Stretch(1, *sentences[5]))
    wait_until(lambda: len(screen.margin.entries) == 2)


def show_bringing(window: "Window") -> None:
    """Bring in a page of notes."""
    path = window.book.path.with_name("Lesson 9.md")
    path.write_text(_NOTES, "utf-8")
    files = window.commands.files
    files.bring([path])
    wait_until(lambda: bool(files.bringing and files.bringing.shown and files.bringing.shown.isVisible()))


def _write_chapter(book: "Notebook", path: Path) -> None:
    """Write what cards of the sample say as a chapter."""
    from html import escape

    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

    rows = book.rows(
        "SELECT title || '. ' || text FROM card JOIN card_tag ON card_id = card.id JOIN tag ON tag.id = tag_id "
        "WHERE tag.name = ? AND kind = 'evidence' AND length(text) > 60 ORDER BY card.id LIMIT ?",
        (_TAG, _CARDS),
    )
    texts = [text for (text,) in rows]
    paragraphs = [" ".join(texts[at : at + 3]) for at in range(0, len(texts), 3)]
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    writer.setResolution(96)
    writer.setTitle(_TITLE)
    document = QTextDocument()
    document.setDefaultStyleSheet("body { font-family: serif; font-size: 10pt; } p { line-height: 125%; }")
    document.setHtml(f"<body><h2>{_TITLE}</h2>{''.join(f'<p>{escape(each)}</p>' for each in paragraphs)}</body>")
    document.setPageSize(QSizeF())
    document.print_(writer)
