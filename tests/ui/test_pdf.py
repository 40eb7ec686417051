"""Paper: pages that hold what they were given, headings with their text, and a plan that fits on one sheet."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from essayplanner.domain.errors import RefusedError
from essayplanner.ui.pdf import Sheets, pdf_of

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
    pages = pages_of(pdf_of(many(40, words), "Question"), tmp_path)
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
    whole = " ".join(pages_of(pdf_of(f"<p>{text}</p>", "T", "Letter"), tmp_path)).split()
    assert [word for word in whole if word.startswith("w")] == text.split()


def test_one_page_grows_and_shrinks_and_says_where_it_cannot(qapp: QApplication) -> None:
    few, more = (Sheets(f"<div>{'<p>line of the plan</p>' * n}</div>", "T", one_page=True) for n in (3, 40))
    assert few.count == more.count == 1
    assert few._scale > more._scale
    with pytest.raises(RefusedError, match="too long for one page"):
        pdf_of("<p>line</p>" * 400, "T", one_page=True)


def test_a_page_is_drawn_as_a_picture(qapp: QApplication) -> None:
    picture = Sheets("<h1>Black on white</h1>", "T").picture(0, 400)
    assert (picture.width(), picture.height()) == (400, 566)
    colours = {picture.pixelColor(x, y).name() for x in range(400) for y in range(200)}
    assert "#ffffff" in colours
    assert min(colours) < "#606060"


def test_an_unknown_paper_is_a4(qapp: QApplication) -> None:
    assert Sheets("<p>x</p>", "T", "Foolscap").picture(0, 100).height() in (141, 142)
