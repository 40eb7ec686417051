"""Paper: pages that hold what they were given, headings with their text, and a plan that fits on one sheet."""

import gc
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import RefusedError, StoppedError
from essayplanner.formats.export import Pages
from essayplanner.formats.html import break_words
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.paper.pdf import Sheets, typeset

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this computer")
SECTION = "<h2>Heading {0}</h2><p>First of {0}. {1}</p><ul><li><p>Claim of {0}</p><p>Text of {0}. {1}</p></li></ul>"


def pages_of(data: bytes, folder: Path) -> list[str]:
    file = folder / "out.pdf"
    file.write_bytes(data)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def many(sections: int, words: int) -> str:
    return "<h1>Question</h1>" + "".join(SECTION.format(n, "word " * words) for n in range(sections))


@needs_poppler
@pytest.mark.parametrize("words", [20, 47, 71, 103, 160])
def test_no_heading_and_no_title_stands_alone_at_the_foot(qapp: QApplication, tmp_path: Path, words: int) -> None:
    pages = pages_of(typeset(Pages(many(40, words), "Question", "A4", False)), tmp_path)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[-1] == str(number)
        assert not lines[-2].startswith("Heading")
        assert "Claim of" not in lines[-2]
    whole = " ".join(pages)
    for number in range(40):
        assert f"Text of {number}." in whole


@needs_poppler
def test_a_long_text_goes_over_as_many_pages_as_it_takes(qapp: QApplication, tmp_path: Path) -> None:
    text = " ".join(f"w{number}" for number in range(5_000))
    whole = " ".join(pages_of(typeset(Pages(f"<p>{text}</p>", "T", "Letter", False)), tmp_path)).split()
    assert [word for word in whole if word.startswith("w")] == text.split()


def test_one_page_grows_and_shrinks_and_says_where_it_cannot(qapp: QApplication) -> None:
    few, more = (Sheets(f"<div>{'<p>line of the plan</p>' * n}</div>", "T", one_page=True) for n in (3, 40))
    assert few.count == more.count == 1
    assert few._scale > more._scale
    with pytest.raises(RefusedError, match="too long for one page"):
        typeset(Pages("<p>line</p>" * 400, "T", "A4", True))


def test_a_page_is_drawn_as_a_picture(qapp: QApplication) -> None:
    picture = Sheets("<h1>Black on white</h1>", "T").picture(0, 400)
    assert (picture.width(), picture.height()) == (400, 566)
    colours = {picture.pixelColor(x, y).name() for x in range(400) for y in range(200)}
    assert "#ffffff" in colours
    assert min(colours) < "#606060"


@pytest.mark.parametrize("heading", ["Works cited", "Ouvrages cités"])
def test_works_hang_whatever_their_heading_says_and_cards_under_such_a_heading_do_not(
    qapp: QApplication, heading: str
) -> None:
    html = f"<h2>One</h2><ul><li>A card</li></ul><h2>{heading}</h2><ul><li>A card, or a work</li></ul>"
    for works in (False, True):
        with Sheets(html, "T", works=works) as sheets:
            hanging = [block.text() for block, _ in sheets._pages[0].lines if block.blockFormat().textIndent() < 0]
        assert hanging == (["A card, or a work"] if works else [])


def test_an_unknown_paper_is_a4(qapp: QApplication) -> None:
    assert Sheets("<p>x</p>", "T", "Foolscap").picture(0, 100).height() in (141, 142)


@needs_poppler
@pytest.mark.parametrize("place", ["<h2>{}</h2>", "<p>{}</p>", "<ul><li><p><strong>{}</strong></p><p>y</p></li></ul>"])
def test_no_letter_of_a_huge_word_is_lost(qapp: QApplication, tmp_path: Path, place: str) -> None:
    html = "<h1>Q</h1>" + place.format("x" * 300_000) + "<h2>End</h2><ol><li>" + "&amp;" * 60_000 + "</li></ol>"
    whole = "".join(pages_of(typeset(Pages(break_words(html), "T", "A4", False)), tmp_path))
    assert whole.count("x") == 300_000
    assert whole.count("&") == 60_000
    assert "End" in whole


def test_a_huge_text_is_laid_out_in_pieces_and_can_be_stopped(qapp: QApplication) -> None:
    """In one piece it would keep the window from answering, for no other thread runs while Qt lays it out."""
    said: list[str] = []
    html = f"<p>\ue000{'one two ' * 40_000}</p>"
    with Sheets(html, "T", went_on=said.append) as sheets:
        blocks = [block for page in sheets._pages for block, _ in page.lines]
        assert max(block.length() for block in blocks) <= 50_001
        assert len(said) > 5

    def stop(_: str) -> None:
        raise StoppedError("stopped")

    with pytest.raises(StoppedError):
        Sheets(html, "T", went_on=stop)


@pytest.mark.parametrize("html", ["<p>line</p>" * 400, "<p>line</p>"])
def test_what_qt_made_in_another_thread_ends_there(qtbot: QtBot, html: str) -> None:
    """An error carries along what was there when it was raised; Qt says so where a timer ends in another thread."""

    def work(progress: Progress) -> None:
        with Sheets(html, "T", one_page=True):
            raise StoppedError("stopped")

    parent = QObject()
    job = Job(parent)
    with qtbot.waitSignal(job.failed) as failed:
        job.start(work)
    assert failed.args
    failed.args.clear()
    del failed
    gc.collect()
