"""The view of a PDF: pages drawn and read beside the window."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.pdf.file import PdfFile
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_pdf import PdfReadable
from essayplanner.ui.read.pages_readable import PAGE_END, At, PageMark
from essayplanner.ui.read.pages_text import TextReadable
from essayplanner.ui.read.view import PagesView
from tests.pdf.made import Pdf, column, stream
from tests.ui.read.lessons import LESSON, begin_of, box_of, end_of, selected, spot_of, sweep

ROOT = Path(__file__).parents[3]
TEXTS = [f"Page {number} of the lesson\nKirov was shot in Lenin-\ngrad on {number} December." for number in range(1, 7)]


def made(folder: Path) -> Path:
    """Six pages of text, two of them under headings, and a scan."""
    pdf = Pdf([column(text) for text in TEXTS])
    picture = pdf.add(
        stream(
            b"\0\xff", "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        )
    )
    pdf.add_page(b"q 612 0 0 792 0 0 cm /I Do Q", more=f"/Resources << /XObject << /I {picture} 0 R >> >>")
    pdf.outline([(1, "Kirov", 2), (2, "After", 5)])
    return pdf.write(folder / "lesson.pdf")


@pytest.fixture
def open_pdf(empty_view: PagesView, tmp_path: Path) -> Iterator[Callable[[], PagesView]]:
    """Shows the PDF in the view; its process ends after the test."""
    opened: list[PdfReadable] = []

    def open_one() -> PagesView:
        opened.append(PdfReadable(PdfFile(made(tmp_path)), "lesson.pdf", empty_view))
        empty_view.show_readable(opened[0])
        return empty_view

    yield open_one
    empty_view.show_readable(None)
    for readable in opened:
        readable.close()


@pytest.fixture
def paged(open_pdf: Callable[[], PagesView], qtbot: QtBot) -> PagesView:
    """The view of the PDF, whose first page was drawn and read."""
    view = open_pdf()
    qtbot.waitUntil(lambda: bool(view.readable and view.readable.text(1)) and has_ink(view))
    return view


def has_ink(view: PagesView, colour: str = "#000000") -> bool:
    """Whether words are seen, or something of another colour."""
    image = view.viewport().grab(view.box_of(view.page).toAlignedRect()).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for y in range(60, min(200, image.height())) for x in range(image.width()))


def test_pages_are_blank_until_they_are_drawn_and_follow_the_scroll_bar(
    open_pdf: Callable[[], PagesView], qtbot: QtBot
) -> None:
    view = open_pdf()
    assert not has_ink(view)
    qtbot.waitUntil(lambda: has_ink(view))
    with qtbot.waitSignal(view.page_changed) as changed:
        view.go_to_page(5)
    assert changed.args == [5]
    assert view.accessibleName() == "lesson.pdf, page 5 of 7"
    qtbot.waitUntil(lambda: has_ink(view))


def test_a_passage_over_the_end_of_a_page(paged: PagesView, qtbot: QtBot) -> None:
    paged.go_to_page(2)
    qtbot.waitUntil(lambda: bool(paged.readable and paged.readable.text(2)))
    paged.set_zoom(50)
    qtbot.waitUntil(lambda: bool(paged.readable and paged.readable.text(3)))
    sweep(paged, begin_of(paged, "Kirov", 2), end_of(paged, "Page 3", 3))
    found = paged.selection
    assert found is not None
    assert found.quoted == "Kirov was shot in Leningrad on 2 December. Page 3"
    assert found.pages == (2, 3)
    assert paged.readable is not None
    joined = PAGE_END.join(paged.readable.text(page) or "" for page in found.pages)
    assert paged.readable.quoted(joined[found.spot.first : found.spot.last]) == found.quoted
    paged.set_marks([PageMark(1, Kind.CLAIM, found.spot, found.quoted)])
    paged.clear_selection()
    for page in found.pages:
        lines = [rect for rect in paged.rects_of(found.spot) if paged.box_of(page).contains(rect)]
        assert len(lines) == {2: 2, 3: 1}[page]
        assert paged.mark_at(paged.box_of(page).topLeft()) == 0
    assert paged.mark_at(box_of(paged, "Page 3", 3).center()) == 1


def test_the_end_of_a_selection_on_four_pages_is_found_where_its_beginning_is_far_out_of_sight(
    paged: PagesView, qtbot: QtBot
) -> None:
    assert paged.range
    paged.range.choose(At(1, 0), At(4, 6))
    paged.go_to_page(4)
    qtbot.waitUntil(lambda: paged.selection is not None and 1 not in paged.pages_in_sight())
    assert paged.selection
    box = paged.box_of(4)
    assert [box.contains(rect) for rect in paged.rects_of(paged.selection.spot)][-1]


def test_a_mark_set_while_its_page_is_out_of_sight_is_there_when_it_comes(paged: PagesView, qtbot: QtBot) -> None:
    paged.go_to_page(3)
    qtbot.waitUntil(lambda: bool(paged.readable and paged.readable.text(3)))
    spot = spot_of(paged, "Kirov was shot", 3)
    paged.go_to_page(1)
    paged.set_marks([PageMark(1, Kind.CLAIM, spot, "Kirov was shot")])
    assert paged.anchor_of(1) is None
    paged.go_to_page(3)
    anchor = paged.anchor_of(1)
    assert anchor is not None
    assert paged.box_of(3).top() < anchor.y() < paged.box_of(3).bottom()


def test_keys_select_over_the_end_of_a_page(paged: PagesView, qtbot: QtBot) -> None:
    QTest.mouseClick(paged.viewport(), Qt.MouseButton.LeftButton, pos=begin_of(paged, "December.", 1))

    def goes_on() -> bool:
        QTest.keyClick(paged, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        return len(paged.range.pages if paged.range else ()) == 2

    qtbot.waitUntil(goes_on)
    QTest.keyClick(paged, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected(paged).split()[:3] == ["December.", "Page", "2"]


def test_going_to_a_passage_of_a_page_that_was_not_read(paged: PagesView, qtbot: QtBot, theme: Theme) -> None:
    spot = spot_of(paged, "Kirov", 1)._replace(page=6)
    paged.go_to(spot)
    assert paged.page in (5, 6)
    qtbot.waitUntil(lambda: bool(paged.rects_of(spot)))
    assert paged.viewport().rect().contains(paged.rects_of(spot)[0].toAlignedRect())
    qtbot.waitUntil(lambda: has_ink(paged, theme.tokens.mark))


def test_in_the_dark_pages_have_the_colours_of_the_theme_or_their_own(
    paged: PagesView, qtbot: QtBot, theme: Theme
) -> None:
    theme.choose(mode="dark")
    qtbot.waitUntil(lambda: has_ink(paged, theme.tokens.ink))
    assert not has_ink(paged, "#ffffff")
    assert isinstance(paged.readable, PdfReadable)
    picture = paged.readable._pictures.get(1)
    assert picture
    assert not picture.data  # its colours are in memory of their own
    paged.set_night(False)
    qtbot.waitUntil(lambda: has_ink(paged, "#ffffff") and has_ink(paged, "#000000"))


AT_ONCE = """
import sys, threading
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage, QPainter
from essayplanner.ui.read.pages_pdf import PdfReadable

class File:
    sizes = ((9.0, 9.0),)

def draw(image):
    begin.wait()
    with QPainter(image) as painter:
        painter.fillRect(image.rect(), QColor("red"))

application = QCoreApplication([])
readable = PdfReadable(File(), "a.pdf")
sys.setswitchinterval(1e-6)
begin = threading.Event()
images = [QImage(9, 9, QImage.Format.Format_RGB32) for _number in range(5)]
threads = [threading.Thread(target=draw, args=(image,)) for image in images[1:]]
for thread in threads:
    thread.start()
begin.set()
draw(images[0])
for thread in threads:
    thread.join()
"""


def test_the_window_and_another_thread_may_be_the_first_to_draw_at_once() -> None:
    subprocess.run([sys.executable, "-c", AT_ONCE], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)


def test_a_scan_says_that_it_is_one(paged: PagesView, qtbot: QtBot) -> None:
    assert not paged.is_scan
    with qtbot.waitSignal(paged.scan_changed) as changed:
        paged.go_to_page(7)
    assert changed.args == [True]
    assert paged.is_scan
    with qtbot.waitSignal(paged.scan_changed):
        paged.go_to_page(2)
    assert not paged.is_scan


def test_a_page_that_cannot_be_read_says_so_on_its_paper(empty_view: PagesView, tmp_path: Path, qtbot: QtBot) -> None:
    pdf = Pdf([column("one")])
    pdf.kids, pdf.count = [2], 2
    readable = PdfReadable(PdfFile(pdf.write(tmp_path / "circle.pdf")), "circle.pdf", empty_view)
    empty_view.show_readable(readable)
    blank = empty_view.grab().toImage()
    qtbot.waitUntil(lambda: "Page 1 of “circle.pdf” is broken" in empty_view.text_in_sight())
    assert empty_view.grab().toImage() != blank
    readable.close()


def test_two_pages_side_by_side(paged: PagesView) -> None:
    paged.set_two_pages(True)
    one, two, three = (paged.box_of(page) for page in (1, 2, 3))
    assert one.y() == two.y() < three.y()
    assert one.right() < two.left()
    assert paged.point_at(two.center())[0] == 2


def test_the_text_of_the_page_is_told(paged: PagesView) -> None:
    from PySide6.QtGui import QAccessible

    told = QAccessible.queryAccessibleInterface(paged)
    assert told.role() == QAccessible.Role.Document
    assert told.text(QAccessible.Text.Name) == "lesson.pdf, page 1 of 7"
    assert told.text(QAccessible.Text.Description).startswith("Page 1 of the lesson")


def test_pages_beside_those_in_sight_are_drawn_while_there_is_memory_for_them(
    paged: PagesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or they would throw each other out without end."""
    readable = paged.readable
    assert isinstance(readable, PdfReadable)
    assert readable._look is not None
    assert {page for page, _how in readable._wanted(readable._look)} > set(readable._in_sight)
    monkeypatch.setattr("essayplanner.ui.read.pages_pdf.MOST", 1)
    assert [page for page, _how in readable._wanted(readable._look)] == readable._in_sight


def test_a_sweep_ends_with_the_document_in_which_it_began(paged: PagesView, qtbot: QtBot) -> None:
    port, left, none = paged.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    paged.go_to_page(3)
    qtbot.waitUntil(lambda: bool(paged.readable and paged.readable.text(3)))
    QTest.mousePress(port, left, none, begin_of(paged, "Kirov", 3))
    QTest.mouseMove(port, end_of(paged, "was", 3))
    assert selected(paged) == "Kirov was"
    paged.show_readable(TextReadable(LESSON, "lesson.docx", paged))
    point = begin_of(paged, "Kirov")
    QTest.mouseMove(port, point)
    QTest.mouseRelease(port, left, none, point)
    assert selected(paged) == ""
