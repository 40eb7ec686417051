"""Documents set on paper: HTML as PDF or as pictures of its pages, over as many pages as it takes or fitted to one."""

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextDocument,
    QTextListFormat,
)
from shiboken6 import Shiboken

from essayplanner.domain.errors import EssayError, RefusedError
from essayplanner.formats.export import Pages
from essayplanner.language import _
from essayplanner.ui.paper.documents import Document
from essayplanner.ui.paper.layout import INK, MUTED, RESOLUTION, Page, lay_out, pages_of

#: The paper that can be chosen.
PAPERS = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3, "Letter": QPageSize.PageSizeId.Letter}
#: Dots of the unit in which marks of lists are measured.
_MARK = 22.0
#: How much larger or smaller a plan may be set so that it fills its page; by steps of _STEP.
_LARGEST, _SMALLEST, _STEP = 1.25, 0.55, 0.05


class Sheets:
    """HTML laid out on paper, with page numbers where it has more than one.

    To be used in the thread that made it and, where that is not the window's, with `with`: Qt's documents must end in
    the thread where they began, and what an error carries along is let go of in any.
    """

    def __init__(
        self,
        html: str,
        title: str,
        paper: str = "A4",
        *,
        one_page: bool = False,
        works: bool = False,
        went_on: Callable[[str], object] | None = None,
    ) -> None:
        """With `one_page` the text is made larger or smaller until it fills a page; `works` as in `Pages`.

        `went_on` is told now and then that it goes on, and may raise to stop. Raises RefusedError where the text of
        one page would have to be too small to read.
        """
        self._went_on = went_on or (lambda _words: None)
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        margin = 14.0 if one_page else 24.0
        margins = QMarginsF(margin, margin, margin, margin if one_page else 16.0)
        self._writer = writer = new_writer(self._buffer, title, paper, margins)
        self._document = Document()
        room = QSizeF(writer.pageLayout().paintRectPixels(RESOLUTION).size())
        self._foot = 0.0 if one_page else RESOLUTION * 0.45
        self._page = QSizeF(room.width(), room.height() - self._foot)
        self._scale = 1.0
        self._pages: list[Page] = []
        try:
            self._lay_out(html, one_page=one_page, works=works)
        except BaseException:
            self.close()
            raise
        self.count = max(1, len(self._pages))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End Qt's objects here and now; nothing can be drawn any more."""
        self._pages = []
        for made in (self._document, self._writer, self._buffer):
            if Shiboken.isValid(made):
                Shiboken.delete(made)

    def _lay_out(self, html: str, *, one_page: bool, works: bool) -> None:
        def pause() -> None:
            self._went_on(_("Laying out the pages…"))

        lay_out(self._document, html, self._writer, self._page.width(), pause, works=works)
        if one_page:
            self._fit()
        else:
            self._pages = pages_of(self._document, self._page.height(), pause)

    def _fit(self) -> None:
        """Find the largest size by which the text stands on one page."""
        low, high = 0, round((_LARGEST - _SMALLEST) / _STEP)
        best = 0.0
        while low <= high:  # the size falls from step to step; the first that fits is looked for by halves
            step = (low + high) // 2
            scale = _LARGEST - step * _STEP
            self._document.setPageSize(self._page / scale)
            if self._document.pageCount() == 1:
                best, high = scale, step - 1
            else:
                low = step + 1
        if not best:
            raise RefusedError(_("The plan is too long for one page: use fewer cards in the outline, or export a PDF."))
        self._scale = best
        self._document.setPageSize(self._page / best)

    def pdf(self) -> bytes:
        """The pages as a PDF file."""
        with QPainter(self._writer) as painter:
            for number in range(self.count):
                self._went_on(_("Laying out page {page} of {pages}…", page=number + 1, pages=self.count))
                if number:
                    self._writer.newPage()
                self._paint(painter, number)
        return bytes(self._buffer.data().data())

    def picture(self, number: int, width: int) -> QImage:
        """A page, margins and all, on white paper; `width` is in pixels."""
        whole = self._writer.pageLayout().fullRectPixels(RESOLUTION)
        inner = self._writer.pageLayout().paintRectPixels(RESOLUTION)
        scale = width / whole.width()
        image = QImage(width, round(whole.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        with QPainter(image) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(scale, scale)
            painter.translate(inner.topLeft())
            self._paint(painter, number)
        return image

    def put_on(self, device: QPagedPaintDevice, first: int, last: int) -> None:
        """Draw these pages, from 1, on a device that has all of its paper to draw on, each as large as fits there.

        EssayError where the device takes nothing.
        """
        whole = self._writer.pageLayout().fullRectPixels(RESOLUTION)
        inner = self._writer.pageLayout().paintRectPixels(RESOLUTION)
        painter = QPainter()
        if not painter.begin(device):
            raise EssayError(_("The printer did not accept the pages"), _("nothing was printed"))
        try:
            scale = min(device.width() / whole.width(), device.height() / whole.height())
            painter.scale(scale, scale)
            painter.translate(inner.topLeft())
            for number in range(first - 1, min(last, self.count)):
                self._went_on(_("Printing page {page} of {pages}…", page=number + 1, pages=self.count))
                if number >= first:
                    device.newPage()
                self._paint(painter, number)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, number: int) -> None:
        if not self._foot:
            painter.save()
            painter.scale(self._scale, self._scale)
            self._document.drawContents(painter)
            painter.restore()
            return
        painter.save()
        painter.translate(0, -self._pages[number].top)
        self._paint_lines(painter, number)
        painter.restore()
        painter.setFont(_small(self._document))
        painter.setPen(QColor(MUTED))
        box = QRectF(0, self._page.height(), self._page.width(), self._foot)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(number + 1))

    def _paint_lines(self, painter: QPainter, number: int) -> None:
        """The lines of one page, each once: Qt's own way draws that before too, out of sight but in the text."""
        for block, lines in self._pages[number].lines:
            layout = block.layout()
            place = layout.position()
            for index in lines:
                line = layout.lineAt(index)
                if not index and block.textList() is not None:
                    _paint_mark(painter, block, place + line.position(), line.ascent())
                painter.setPen(QColor(INK))
                line.draw(painter, place)


def new_writer(buffer: QBuffer, title: str, paper: str, margins: QMarginsF, *, landscape: bool = False) -> QPdfWriter:
    """What writes a PDF file with that title into a buffer, in dots of RESOLUTION; margins are in millimetres."""
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("EssayPlanner")
    writer.setResolution(RESOLUTION)
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    writer.setPageLayout(
        QPageLayout(QPageSize(PAPERS.get(paper, PAPERS["A4"])), way, margins, QPageLayout.Unit.Millimeter)
    )
    return writer


def sheets_of(pages: Pages, went_on: Callable[[str], object] | None = None) -> Sheets:
    """Pages laid out; see Sheets."""
    return Sheets(pages.html, pages.title, pages.paper, one_page=pages.one_page, works=pages.works, went_on=went_on)


def typeset(pages: Pages, went_on: Callable[[str], object] | None = None) -> bytes:
    """Pages as a PDF file; see Sheets."""
    with sheets_of(pages, went_on) as sheets:
        return sheets.pdf()


def _small(document: QTextDocument) -> QFont:
    font = QFont(document.defaultFont().families())
    font.setPixelSize(round(9 / 72 * RESOLUTION))
    return font


def _paint_mark(painter: QPainter, block: QTextBlock, at: QPointF, ascent: float) -> None:
    """The number of a note or the sign of a card, left of its first line."""
    listed = block.textList()
    if listed.format().style() == QTextListFormat.Style.ListDecimal:
        painter.setFont(_small(block.document()))
        painter.setPen(QColor(MUTED))
        box = QRectF(at.x() - _MARK * 4, at.y(), _MARK * 3.4, ascent * 2)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(listed.itemNumber(block) + 1)
        )
        return
    middle = at + QPointF(-_MARK * 1.5, ascent * 0.68)
    if listed.format().indent() > 1:
        painter.fillRect(QRectF(middle.x() - _MARK * 0.35, middle.y() - 1.5, _MARK * 0.9, 3), QColor(MUTED))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(INK))
        painter.drawEllipse(middle, _MARK * 0.28, _MARK * 0.28)
