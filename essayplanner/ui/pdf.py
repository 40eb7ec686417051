"""Documents set on paper: HTML as PDF, over as many pages as it takes or fitted to one."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from essayplanner.domain.errors import RefusedError
from essayplanner.ui.theme import SERIFS

#: The paper that can be chosen.
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
#: Points: the usual size of text, and the smallest that can still be read on paper.
USUAL, SMALLEST = 11.0, 6.0
_RESOLUTION = 300


def pdf_of(html: str, title: str, paper: str = "A4", *, one_page: bool = False) -> bytes:
    """HTML set on paper, with page numbers; with `one_page` the text is made smaller until it fits.

    Raises RefusedError where it would have to be too small to read.
    """
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setTitle(title)
    writer.setCreator("EssayPlanner")
    writer.setResolution(_RESOLUTION)
    margin = 12.0 if one_page else 22.0
    margins = QMarginsF(margin, margin, margin, margin)
    writer.setPageLayout(
        QPageLayout(QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    room = QSizeF(writer.pageLayout().paintRectPixels(_RESOLUTION).size())
    foot = 0.0 if one_page else _RESOLUTION * 0.35
    page = QSizeF(room.width(), room.height() - foot)
    size = USUAL
    document = _document(html, writer, page, size)
    while one_page and document.pageCount() > 1 and size > SMALLEST:
        size -= 0.5
        document = _document(html, writer, page, size)
    if one_page and document.pageCount() > 1:
        raise RefusedError("The plan is too long for one page: export headings only, or without card texts.")
    with QPainter(writer) as painter:
        for number in range(document.pageCount()):
            if number:
                writer.newPage()
            _draw(painter, document, number, page, foot)
    return bytes(device.data().data())


def _document(html: str, writer: QPdfWriter, page: QSizeF, size: float) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont()
    font.setFamilies(SERIFS)
    font.setPointSizeF(size)
    document.setDefaultFont(font)
    scale = size / USUAL
    document.setDefaultStyleSheet(
        f"h1 {{ font-size: {18 * scale}pt; }} h2 {{ font-size: {13.5 * scale}pt; }} h3 {{ font-size: {12 * scale}pt; }}"
        "a { color: #000000; text-decoration: none; }"
    )
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(page)
    return document


def _draw(painter: QPainter, document: QTextDocument, number: int, page: QSizeF, foot: float) -> None:
    painter.save()
    painter.translate(0, -number * page.height())
    document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
    painter.restore()
    if foot:
        painter.setFont(QFont(document.defaultFont().families(), 9))
        box = QRectF(0, page.height(), page.width(), foot)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(number + 1))
