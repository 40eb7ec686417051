"""A PDF of 1,000 pages and a text of 300,000 words in the view that reads them: shown, scrolled, searched.

Times are those that the thread of the window works; the limit is a view that scrolls as much and has its pictures.
"""

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.figures import FRAME, ratio, show, times_of, under
from benchmarks.windows import Turns, rest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from essayplanner.domain.brought import Writing
    from essayplanner.ui.read.view import PagesView

_LINE = "On 1 December 1934 Kirov was shot in Leningrad, and a decree was pushed through"


def make_pdf(path: Path, pages: int) -> Path:
    """Pages of forty lines."""
    from tests.pdf.made import Pdf, column

    text = "\n".join([_LINE] * 40)
    return Pdf([column(f"Page {page}\n{text}") for page in range(1, pages + 1)]).write(path)


def make_text(words: int) -> "Writing":
    """Paragraphs of 75 words under a heading for every twenty of them."""
    from essayplanner.domain.brought import Block, What, Writing

    paragraph = " ".join([_LINE] * 5)
    blocks = [Block(What.PARAGRAPH, f"{number} {paragraph}") for number in range(words // 75)]
    for place in range(len(blocks) - len(blocks) % 20, -1, -20):
        blocks.insert(place, Block(What.HEADING, f"Chapter {place}", 1))
    return Writing("A book", "book", tuple(blocks))


def worked(work: Callable[[], object]) -> float:
    """Milliseconds that this thread works for something."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def ready_pictures(like: "QAbstractScrollArea") -> "QAbstractScrollArea":
    """A view of the same size and length that only shows a picture which is there, for each page again."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QAbstractScrollArea

    picture = QPixmap(612, 792)
    picture.fill(Qt.GlobalColor.white)

    class Pictures(QAbstractScrollArea):
        def scrollContentsBy(self, dx: int, dy: int) -> None:
            self.viewport().scroll(dx, dy)

        def paintEvent(self, event: QPaintEvent) -> None:
            at = self.verticalScrollBar().value()
            with QPainter(self.viewport()) as painter:
                painter.setClipRect(event.rect())
                for number in range(at // 806, (at + self.viewport().height()) // 806 + 1):
                    painter.drawPixmap(190, number * 806 - at, picture)

    view = Pictures()
    view.resize(like.size())
    view.show()
    rest(0.2)
    view.verticalScrollBar().setRange(0, like.verticalScrollBar().maximum())
    return view


def scroll(view: "PagesView", name: str, frames: int, most: float) -> None:
    """Print what a frame takes of the window's thread, what has come of other threads meanwhile included."""
    limit = ready_pictures(view)

    def frame(of: "QAbstractScrollArea", value: int) -> None:
        of.verticalScrollBar().setValue(value)
        of.viewport().repaint()
        rest(0.008)

    for how, step in (
        ("a notch", 120),
        ("a page", view.viewport().height()),
        ("a jump", view.verticalScrollBar().maximum() // 97),
    ):
        found: list[list[float]] = [[], []]
        for number in range(frames):
            value = number * step % view.verticalScrollBar().maximum()
            for times, of in zip(found, (view, limit), strict=True):
                times.append(worked(partial(frame, of, value)))
        ours, theirs = map(times_of, found)
        show(f"{name}, a frame, {how} further", ours)
        show("  of a view that has its pictures", theirs)
        ratio("  median", ours.median, theirs.median, most)
        under("  p99", ours.p99, FRAME)
    limit.close()


def mark(view: "PagesView", places: list[tuple[int, int]]) -> None:
    """Mark a passage at each of these places, and print what that takes."""
    from essayplanner.domain.cards import Kind
    from essayplanner.domain.documents import Spot
    from essayplanner.ui.read.pages_readable import PageMark

    marks = [PageMark(id, Kind.EVIDENCE, Spot(page, at, at + 40)) for id, (page, at) in enumerate(places, 1)]
    under(f"{len(marks):,} passages marked", worked(partial(view.set_marks, marks)), 100)


def read_pdf(pages: int, frames: int) -> None:
    """Show, scroll and search a PDF."""
    from essayplanner.pdf.file import PdfFile
    from essayplanner.ui.look.theme import Theme
    from essayplanner.ui.read.find_bar import DocumentFindBar
    from essayplanner.ui.read.pages_pdf import PdfReadable
    from essayplanner.ui.read.view import PagesView

    with TemporaryDirectory() as folder:
        path = make_pdf(Path(folder) / "book.pdf", pages)
        view = PagesView(Theme("light"))
        view.resize(1000, 860)
        view.show()
        rest(0.3)
        came: list[float] = []
        began = time.perf_counter()
        readable = PdfReadable(PdfFile(path), "book.pdf", view)
        readable.painted.connect(lambda _page: came.append(time.perf_counter() - began))
        view.show_readable(readable)
        while not came:
            rest(0.005)
        under("a PDF of 1,000 pages, until its first is drawn", came[0] * 1000, 1000)
        mark(view, [(1 + number % pages, 60 * (1 + number % 7)) for number in range(1_000)])
        scroll(view, "a PDF", frames, 4)
        bar = DocumentFindBar(view)
        view.go_to_page(1)
        began = time.perf_counter()
        with Turns() as turns:
            bar.begin()
            bar.field.setText("Page 9")
            while bar.is_searching:
                rest(0.02)
        print(f"  {len(bar.hits)} places found after {time.perf_counter() - began:.2f} s")
        under("  a turn of the window meanwhile", turns.worked * 1000, FRAME)
        readable.close()
        view.close()


def read_text(words: int, frames: int) -> None:
    """Show, set and scroll a text."""
    from essayplanner.ui.look.theme import Theme
    from essayplanner.ui.read.pages_text import TextReadable
    from essayplanner.ui.read.view import PagesView

    writing = make_text(words)
    view = PagesView(Theme("light"))
    view.resize(1000, 860)
    view.show()
    rest(0.3)
    made: list[TextReadable] = []
    under("a text of 300,000 words taken apart", worked(lambda: made.append(TextReadable(writing, "book", view))), 500)

    def picture() -> None:
        view.show_readable(made[0])
        view.viewport().repaint()

    under("  to its first picture", worked(picture), 100)
    began = time.perf_counter()
    with Turns() as turns:
        while not made[0].is_set:
            rest(0.05)
    print(f"  all of it set after {time.perf_counter() - began:.1f} s")
    under("  a turn of the window meanwhile", turns.worked * 1000, FRAME)
    length = len(made[0].text(1) or "")
    mark(view, [(0, number * (length // 1_000)) for number in range(1_000)])
    scroll(view, "a text", frames, 6)
    view.close()


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="reading", description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=300_000)
    parser.add_argument("--frames", type=int, default=300)
    given = parser.parse_args(words)
    from essayplanner.ui.running.application import make_application

    application = make_application()
    read_pdf(given.pages, given.frames)
    read_text(given.words, given.frames)
    del application
