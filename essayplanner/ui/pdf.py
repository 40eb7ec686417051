"""Documents set on paper: HTML as PDF or as pictures of its pages, over as many pages as it takes or fitted to one."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from essayplanner.domain.errors import RefusedError
from essayplanner.ui.theme import SERIFS

#: The paper that can be chosen.
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
#: Points: the usual size of text.
USUAL = 11.0
_RESOLUTION = 300
#: Dots by which the second line of a work is set in.
_HANG = 60.0
#: Dots of the unit in which marks of lists are measured.
_MARK = 22.0
_INK, _MUTED = "#22252b", "#646871"
#: How much larger or smaller a plan may be set so that it fills its page; by steps of _STEP.
_LARGEST, _SMALLEST, _STEP = 1.25, 0.55, 0.05
#: Relayouts that keep headings with their text; more pages than that end in a heading only by malice.
_MOST_MOVES = 200
_SHEET = f"""
body {{ color: {_INK}; }}
p {{ line-height: 118%; margin-top: 0; margin-bottom: 5px; }}
h1 {{ font-size: 19pt; margin-bottom: 10px; }}
h2 {{ font-size: 13.5pt; margin-top: 20px; margin-bottom: 6px; }}
h3 {{ font-size: 11.5pt; margin-top: 12px; margin-bottom: 5px; }}
h4, h5, h6 {{ font-size: 11pt; margin-top: 10px; margin-bottom: 4px; color: {_MUTED}; }}
li {{ line-height: 118%; margin-bottom: 3px; }}
ol li {{ font-size: 9.5pt; line-height: 112%; }}
a {{ color: {_INK}; text-decoration: none; }}
"""


class Sheets:
    """HTML laid out on paper, with page numbers where it has more than one; to be used in the thread that made it."""

    def __init__(self, html: str, title: str, paper: str = "A4", *, one_page: bool = False) -> None:
        """With `one_page` the text is made larger or smaller until it fills a page.

        Raises RefusedError where it would have to be too small to read.
        """
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = writer = QPdfWriter(self._buffer)
        writer.setTitle(title)
        writer.setCreator("EssayPlanner")
        writer.setResolution(_RESOLUTION)
        margin = 14.0 if one_page else 24.0
        writer.setPageLayout(
            QPageLayout(
                QPageSize(PAPERS.get(paper, PAPERS["A4"])),
                QPageLayout.Orientation.Portrait,
                QMarginsF(margin, margin, margin, margin if one_page else 16.0),
                QPageLayout.Unit.Millimeter,
            )
        )
        room = QSizeF(writer.pageLayout().paintRectPixels(_RESOLUTION).size())
        self._foot = 0.0 if one_page else _RESOLUTION * 0.45
        self._page = QSizeF(room.width(), room.height() - self._foot)
        self._scale = 1.0
        self._document = self._fitted(html) if one_page else _laid_out(html, writer, self._page)
        if not one_page:
            _keep_headings(self._document)
        self.count = self._document.pageCount()
        self._blocks = [] if one_page else self._by_page()

    def _fitted(self, html: str) -> QTextDocument:
        """The text in the largest size by which it stands on one page."""
        steps = round((_LARGEST - _SMALLEST) / _STEP)
        low, high = 0, steps  # the size falls from step to step; the first that fits is looked for by halves
        best: tuple[float, QTextDocument] | None = None
        while low <= high:
            step = (low + high) // 2
            scale = _LARGEST - step * _STEP
            document = _laid_out(html, self._writer, QSizeF(self._page.width() / scale, self._page.height() / scale))
            if document.pageCount() == 1:
                best, high = (scale, document), step - 1
            else:
                low = step + 1
        if best is None:
            raise RefusedError("The plan is too long for one page: take fewer cards into the outline, or export a PDF.")
        self._scale = best[0]
        return best[1]

    def pdf(self, went_on: Callable[[str], None] | None = None) -> bytes:
        """The pages as a PDF file; `went_on` is told each page, and may raise to stop."""
        with QPainter(self._writer) as painter:
            for number in range(self.count):
                if went_on:
                    went_on(f"Setting page {number + 1:,} of {self.count:,}…")
                if number:
                    self._writer.newPage()
                self._paint(painter, number)
        return bytes(self._buffer.data().data())

    def picture(self, number: int, width: int) -> QImage:
        """A page, margins and all, on white paper; `width` is in pixels."""
        whole = self._writer.pageLayout().fullRectPixels(_RESOLUTION)
        inner = self._writer.pageLayout().paintRectPixels(_RESOLUTION)
        scale = width / whole.width()
        image = QImage(width, round(whole.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        with QPainter(image) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(scale, scale)
            painter.translate(inner.topLeft())
            self._paint(painter, number)
        return image

    def _paint(self, painter: QPainter, number: int) -> None:
        if not self._foot:
            painter.save()
            painter.scale(self._scale, self._scale)
            self._document.drawContents(painter)
            painter.restore()
            return
        painter.save()
        painter.translate(0, -number * self._page.height())
        self._paint_lines(painter, number)
        painter.restore()
        painter.setFont(_small(self._document))
        painter.setPen(QColor(_MUTED))
        box = QRectF(0, self._page.height(), self._page.width(), self._foot)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(number + 1))

    def _paint_lines(self, painter: QPainter, number: int) -> None:
        """The lines of one page, each once: Qt's own way draws that before too, out of sight but in the text."""
        for block in self._blocks[number]:
            layout = block.layout()
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                if self._page_of(layout.position().y() + line.y()) != number:
                    continue
                if not index and block.textList() is not None:
                    _paint_mark(painter, block, layout.position() + line.position(), line.ascent())
                painter.setPen(QColor(_INK))
                line.draw(painter, layout.position())

    def _page_of(self, y: float) -> int:
        return int((y + 1) // self._page.height())

    def _by_page(self) -> list[list[QTextBlock]]:
        """The blocks of each page; one that goes on over the edge stands in both."""
        pages: list[list[QTextBlock]] = [[] for _ in range(self.count)]
        for block in _blocks(self._document):
            layout = block.layout()
            if layout.lineCount():
                first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
                top = layout.position().y()
                for page in range(self._page_of(top + first.y()), self._page_of(top + last.y()) + 1):
                    pages[min(page, self.count - 1)].append(block)
        return pages


def pdf_of(html: str, title: str, paper: str = "A4", *, one_page: bool = False) -> bytes:
    """HTML set on paper (“A4” or “Letter”) as a PDF file; see Sheets."""
    return Sheets(html, title, paper, one_page=one_page).pdf()


def _laid_out(html: str, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont()
    font.setFamilies(SERIFS)
    font.setPointSizeF(USUAL)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_SHEET)
    document.setIndentWidth(22)
    document.setDocumentMargin(0)
    document.setHtml(html)
    _set_in(document)
    document.setPageSize(page)
    return document


def _set_in(document: QTextDocument) -> None:
    """Give left margins their size on paper, where Qt takes pixels for dots, and works cited a hanging indent."""
    blocks = [*_blocks(document)]
    headings = [block for block in blocks if block.blockFormat().headingLevel() == 2]
    works = headings[-1].blockNumber() if headings and headings[-1].text() == "Works cited" else len(blocks)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in blocks:
        form = block.blockFormat()
        listed = block.textList()
        if block.blockNumber() > works and listed is not None:
            listed.remove(block)
            form.setIndent(0)
            form.setObjectIndex(-1)
            form.setLeftMargin(_HANG)
            form.setTextIndent(-_HANG)
        elif form.leftMargin() <= 0:
            continue
        else:
            form.setLeftMargin(form.leftMargin() * _RESOLUTION / 96)
        QTextCursor(block).setBlockFormat(form)
    cursor.endEditBlock()


def _keep_headings(document: QTextDocument) -> None:
    """Move headings, and titles of cards, that would stand alone at the foot of a page to the next."""
    high, moves = document.pageSize().height(), 0
    run: QTextBlock | None = None
    document.pageCount()  # the layout is lazy; this finishes it
    for block in _blocks(document):
        if run is not None and int((_top(block) + 1) // high) > int((_top(run) + 1) // high) and moves < _MOST_MOVES:
            if run.blockNumber() and _top(run) % high > high / 3:
                form = run.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(run).setBlockFormat(form)
                document.pageCount()
                moves += 1
            run = None
        leads = block.blockFormat().headingLevel() > 0 or _has_text_below(block)
        run = (run or block) if leads else None


def _has_text_below(block: QTextBlock) -> bool:
    """Whether this is the title of a card whose text comes next."""
    below = block.next()
    if block.textList() is None or not below.isValid() or below.textList() is not None:
        return False
    return below.blockFormat().indent() > 0 and not below.blockFormat().headingLevel()


def _top(block: QTextBlock) -> float:
    """Where the first line of a block stands."""
    layout = block.layout()
    return layout.position().y() + (layout.lineAt(0).y() if layout.lineCount() else 0.0)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def _small(document: QTextDocument) -> QFont:
    font = QFont(document.defaultFont().families())
    font.setPixelSize(round(9 / 72 * _RESOLUTION))
    return font


def _paint_mark(painter: QPainter, block: QTextBlock, at: QPointF, ascent: float) -> None:
    """The number of a note or the sign of a card, left of its first line."""
    listed = block.textList()
    if listed.format().style() == QTextListFormat.Style.ListDecimal:
        painter.setFont(_small(block.document()))
        painter.setPen(QColor(_MUTED))
        box = QRectF(at.x() - _MARK * 4, at.y(), _MARK * 3.4, ascent * 2)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(listed.itemNumber(block) + 1)
        )
        return
    middle = at + QPointF(-_MARK * 1.5, ascent * 0.68)
    if listed.format().indent() > 1:
        painter.fillRect(QRectF(middle.x() - _MARK * 0.35, middle.y() - 1.5, _MARK * 0.9, 3), QColor(_MUTED))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_INK))
        painter.drawEllipse(middle, _MARK * 0.28, _MARK * 0.28)
