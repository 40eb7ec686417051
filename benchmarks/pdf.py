"""A PDF of 1,000 pages, read in its process: opened and its first page drawn, pages drawn, text, search.

The limit is pdfium in this very process: the same pages loaded and drawn, their text as one string, its own search.
"""

import argparse
import ctypes
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.figures import FRAME, in_turn, ratio, show, under
from benchmarks.notebooks import Author, workplace
from essayplanner.pdf.file import PdfFile

_LINES, _WORDS_A_LINE, _POINTS = 42, 12, 11
#: Pixels a point of a page as it is read, and of one at 200 %.
_READ, _LARGE = 1.5, 2.0


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="pdf", description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=9)
    given = parser.parse_args(words)
    with workplace() as folder:
        path = _make(folder / "book.pdf", given.pages)
        print(f"  {given.pages} pages, {path.stat().st_size / 1e6:.1f} MB")
        ours, limit = in_turn(given.runs, partial(_first_page, path), partial(_first_page_raw, path))
        show("opened and its first page drawn", ours)
        show("... pdfium alone, in a program that runs", limit)
        under("p99", ours.p99, 1_000)
        with closing(PdfFile(path)) as file, closing(_Raw(path)) as raw:
            pages = range(1, given.pages + 1, max(1, given.pages // 50))
            for scale in (_READ, _LARGE):
                ours, limit = _each(pages, partial(_draw, file, scale), partial(raw.draw, scale))
                show(f"a page drawn at {scale:.0%}", ours)
                show("... pdfium alone", limit)
                ratio("median", ours.median, limit.median, 1.5)
            ours, limit = _each(pages, file.text, raw.text)
            show("the text of a page and its places", ours)
            show("... pdfium alone, without places", limit)
            ratio("median", ours.median, limit.median, 3)
            first, limit = in_turn(
                1, lambda: list(file.find("nowhere at all")), partial(raw.find, "nowhere at all"), warm=0
            )
            again, _ = in_turn(given.runs, lambda: list(file.find("nowhere at all")), int)
            show("a search through all pages, the first", first)
            show("... once they are known", again)
            show("... pdfium's own", limit)
            ratio("the first", first.median, limit.median, 1.2)
            ratio("once they are known", again.median, limit.median, 0.2)
            held, _ = in_turn(given.runs, partial(_draw_amid, file), int)
            show("a page drawn amid a search", held)
            under("more than without one, median", held.median - ours.median, 4 * FRAME)


def _each(pages: range, *works: Any) -> Any:
    """What each of several things takes for a page, in turn."""
    ways: list[Iterator[int]] = [iter([pages[0], *pages]) for _ in works]
    return in_turn(
        len(pages), *(lambda work=work, way=way: work(next(way)) for work, way in zip(works, ways, strict=True))
    )


def _draw(file: PdfFile, scale: float, page: int) -> object:
    return file.drawn(page, scale)


def _draw_amid(file: PdfFile) -> object:
    """A page, asked for when a search has begun that finds something on every page."""
    search = file.find("e")
    next(search)
    return file.drawn(7, _READ)


def _first_page(path: Path) -> None:
    with closing(PdfFile(path)) as file:
        file.drawn(1, _READ)


def _first_page_raw(path: Path) -> None:
    with closing(_Raw(path)) as raw:
        raw.draw(_READ, 1)


class _Raw:
    """pdfium in this process."""

    def __init__(self, path: Path) -> None:
        import pypdfium2_raw

        self.pdfium: Any = pypdfium2_raw
        self.pdfium.FPDF_InitLibrary()
        self.document = self.pdfium.FPDF_LoadDocument(str(path).encode(), None)
        self.count = self.pdfium.FPDF_GetPageCount(self.document)

    def close(self) -> None:
        """Let go of it."""
        self.pdfium.FPDF_CloseDocument(self.document)

    def draw(self, scale: float, page: int) -> None:
        """A page into a bitmap of pdfium's own."""
        loaded = self.pdfium.FPDF_LoadPage(self.document, page - 1)
        size = [
            round(side(loaded) * scale) for side in (self.pdfium.FPDF_GetPageWidthF, self.pdfium.FPDF_GetPageHeightF)
        ]
        bitmap = self.pdfium.FPDFBitmap_Create(*size, 0)
        self.pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        self.pdfium.FPDF_RenderPageBitmap(bitmap, loaded, 0, 0, *size, 0, self.pdfium.FPDF_ANNOT)
        self.pdfium.FPDFBitmap_Destroy(bitmap)
        self.pdfium.FPDF_ClosePage(loaded)

    def text(self, page: int) -> str:
        """The text of a page."""
        loaded = self.pdfium.FPDF_LoadPage(self.document, page - 1)
        read = self.pdfium.FPDFText_LoadPage(loaded)
        count = self.pdfium.FPDFText_CountChars(read)
        units = (ctypes.c_ushort * (count + 1))()
        self.pdfium.FPDFText_GetText(read, 0, count, units)
        self.pdfium.FPDFText_ClosePage(read)
        self.pdfium.FPDF_ClosePage(loaded)
        return bytes(units).decode("utf-16-le", "ignore")

    def find(self, words: str) -> int:
        """How often words stand on all pages."""
        sought = (ctypes.c_ushort * (len(words) + 1))(*map(ord, words))
        found = 0
        for page in range(self.count):
            loaded = self.pdfium.FPDF_LoadPage(self.document, page)
            read = self.pdfium.FPDFText_LoadPage(loaded)
            search = self.pdfium.FPDFText_FindStart(read, sought, 0, 0)
            while self.pdfium.FPDFText_FindNext(search):
                found += 1
            self.pdfium.FPDFText_FindClose(search)
            self.pdfium.FPDFText_ClosePage(read)
            self.pdfium.FPDF_ClosePage(loaded)
        return found


def _make(path: Path, pages: int) -> Path:
    """A book, set by Qt with a font of its own."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter

    application = QGuiApplication([])
    author = Author()
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(72)
    painter = QPainter(writer)
    painter.setFont(QFont("serif", _POINTS))
    for page in range(pages):
        if page:
            writer.newPage()
        for line in range(_LINES):
            painter.drawText(QPointF(20, 40 + line * 1.4 * _POINTS), author.text(_WORDS_A_LINE))
    painter.end()
    del painter, writer
    application.shutdown()
    return path
