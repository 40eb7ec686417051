"""What an export will look like: as text, as a page to read, or as sheets of paper."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.formats.essay import Essay, ExportOptions
from essayplanner.formats.export import Material, Pages
from essayplanner.formats.paper import essay_pages, plan_page
from essayplanner.formats.pictured import plate_of
from essayplanner.language import _, n_
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.look.theme import Theme, css_font
from essayplanner.ui.paper.copying import copy_rich_text, copy_text
from essayplanner.ui.paper.drawn import Drawn
from essayplanner.ui.paper.joined import JoinedSheets
from essayplanner.ui.paper.page import Page
from essayplanner.ui.paper.paragraphs import Paragraph, paragraphs_of
from essayplanner.ui.paper.pdf import Sheets, sheets_of
from essayplanner.work.citing import Citer
from essayplanner.work.exporting import Export, material_of
from essayplanner.work.progress import Progress

#: Letters of the export that the preview shows, and of one line of it: a line of a megabyte takes minutes to lay out.
SHOWN_AT_MOST = 300_000
LONGEST_LINE = 5_000
#: Sheets that are drawn, and how wide, in pixels.
SHEETS, SHEET_WIDTH = 6, 1_240
#: Formats that are shown as a page to read, and what is shown of those on paper; the others are shown as their text.
_AS_PAGE = frozenset({"docx", "odt", "epub", "html"})
_ON_PAPER: dict[str, Callable[[Material], Pages]] = {"pdf": essay_pages, "plan": plan_page}


class Shown(NamedTuple):
    """What was prepared to be looked at, in one of three ways; `text` is whole, `lines` as much as is shown."""

    essay: Essay
    remark: str
    text: str = ""
    lines: str = ""
    paragraphs: Sequence[Paragraph] = ()
    sheets: Sequence[QImage] = ()
    sheets_left: int = 0
    #: The screen that is shown, in place of the essay.
    drawn: Drawn | None = None

    def copy(self, options: ExportOptions, *, markdown: bool) -> None:
        """Put all of it on the clipboard, as text where it is one."""
        if self.text:
            copy_text(self.text, markdown=markdown)
        else:
            copy_rich_text(self.essay, options.card_texts)


def prepare(export: Export, citer: Citer, progress: Progress) -> Shown:
    """Make what is to be shown; for another thread."""
    material, remark = material_of(export, citer, progress)
    essay, name = material.essay, export.exporter.name
    if isinstance(drawn := export.shown, Drawn):
        return _prepare_picture(drawn, material, export.exporter.suffix, progress)
    if name in _AS_PAGE:
        return Shown(essay, remark, paragraphs=paragraphs_of(essay, material.options.card_texts))
    if pages_of := _ON_PAPER.get(name):
        with sheets_of(pages_of(material), progress.say) as paper:
            return Shown(essay, remark, sheets=_first(paper, progress), sheets_left=max(0, paper.count - SHEETS))
    text = export.exporter.write(material).data.decode("utf-8", "replace")
    return Shown(essay, remark, text, shown_text(text))


def _prepare_picture(drawn: Drawn, material: Material, suffix: str, progress: Progress) -> Shown:
    essay, plate = material.essay, plate_of(material, suffix)
    if suffix != ".pdf":
        return Shown(essay, "", sheets=[drawn.preview(plate, SHEET_WIDTH)], drawn=drawn)
    paper = drawn.sheets(plate)
    left = max(0, paper.count - SHEETS)
    return Shown(essay, paper.remark, sheets=_first(paper, progress), sheets_left=left, drawn=drawn)


def _first(paper: Sheets | JoinedSheets, progress: Progress) -> list[QImage]:
    images = []
    for number in range(min(SHEETS, paper.count)):
        progress.say("")
        images.append(paper.picture(number, SHEET_WIDTH))
    return images


def shown_text(text: str) -> str:
    """As much of an export as can be laid out without a pause."""
    rest = _("… the preview ends here; the file has the rest.")
    text = text if len(text) <= SHOWN_AT_MOST else f"{text[:SHOWN_AT_MOST]}\n{rest}\n"
    if len(text) <= LONGEST_LINE:
        return text
    cut = _("… (shortened here)")
    return "\n".join(line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}{cut}" for line in text.split("\n"))


class ExportPreview(QStackedWidget):
    """Shows exports, each prepared in another thread; the reader's place stays where it is still there.

    `prepared` gives what is shown now, `failed` the EssayError because of which nothing is.
    """

    prepared = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Shown | None = None
        self._preparing = Job(self)
        self._preparing.done.connect(self._show)
        self._preparing.failed.connect(self._fail)
        self.setObjectName("exportPreview")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(_("Preview of the file"))
        self.text.setTabChangesFocus(True)
        self.page = Page(theme)
        self.page.setAccessibleName(_("Preview of the document"))
        self.page.setTabChangesFocus(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        framed = QFrame()
        framed.setObjectName("framedPage")
        column = QVBoxLayout(framed)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.page)
        self._framed = framed
        self.sheets = SheetsView(theme)
        for widget in (self.text, framed, self.sheets):
            self.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def whole(self) -> Shown | None:
        """What was prepared last; None where nothing was, or another is on its way."""
        return None if self._preparing.running else self._shown

    def prepare(self, export: Export | None, citer: Citer) -> None:
        """Show this export when it is there, instead of one that is on its way; nothing where there is none."""
        self.stop()
        if export:
            self._preparing.start(lambda progress: prepare(export, citer, progress))
        else:
            self._clear()

    def stop(self) -> None:
        """Prepare no more."""
        self._preparing.cancel()

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        if shown.paragraphs:
            self.page.show_paragraphs(shown.paragraphs, from_top=self.currentWidget() is not self._framed)
            self.setCurrentWidget(self._framed)
        elif shown.sheets:
            self.sheets.show_sheets(shown.sheets, shown.sheets_left)
            self.setCurrentWidget(self.sheets)
        else:
            bar = self.text.verticalScrollBar()
            place = bar.value()
            self.text.setPlainText(shown.lines)
            bar.setValue(place)
            self.setCurrentWidget(self.text)
        self.prepared.emit(shown)

    def _fail(self, error: EssayError) -> None:
        self._clear()
        self.failed.emit(error)

    def _clear(self) -> None:
        self._shown = None
        self.text.clear()
        self.setCurrentWidget(self.text)

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPixelSize(px(12))
        self.text.setStyleSheet(f"QPlainTextEdit {{ {css_font(mono)} }}")
        self._framed.setStyleSheet(
            f"#framedPage {{ background: {t.pane}; border: 1px solid {t.line}; border-radius: {px(7)}px; }}"
        )


class SheetsView(QScrollArea):
    """Sheets of paper, one below the other, as wide as there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = _Sheets(theme)
        self.setObjectName("sheetsView")
        self.setAccessibleName(_("Preview of the pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._column)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_sheets(self, sheets: Sequence[QImage], left: int) -> None:
        """Show these; `left` is the number of sheets that were not drawn."""
        self._column.take(sheets, left)
        pages = len(sheets) + left
        self.setAccessibleDescription(n_("{n} page", "{n} pages", pages))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheets follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        self._column.resize(width, max(self._column.height_for(width), self.viewport().height()))

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        self.setStyleSheet(
            f"#sheetsView {{ background: {t.chip}; border: 1px solid {t.line}; border-radius: {px(7)}px; }}"
            f"#sheetsView:focus {{ border: 2px solid {t.claim}; }}"
        )
        self._fit()


class _Sheets(QWidget):
    """Draws the sheets; each is scaled once for a width."""

    WIDEST = 620

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheets: Sequence[QImage] = ()
        self._left = 0
        self._scaled: dict[tuple[int, int], QPixmap] = {}

    def take(self, sheets: Sequence[QImage], left: int) -> None:
        self._sheets, self._left = sheets, left
        self._scaled.clear()
        self.update()

    def height_for(self, width: int) -> int:
        gap = self._theme.px(16)
        caption = self._theme.px(36) if self._left else 0
        return sum(self._size(sheet, width).height() + gap for sheet in self._sheets) + gap + caption

    def _size(self, sheet: QImage, width: int) -> QSize:
        wide = min(self._theme.px(self.WIDEST), max(1, width - self._theme.px(32)))
        return QSize(wide, round(sheet.height() * wide / max(1, sheet.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        gap, y = self._theme.px(16), self._theme.px(16)
        with QPainter(self) as painter:
            for number, sheet in enumerate(self._sheets):
                size = self._size(sheet, self.width())
                place = QRect((self.width() - size.width()) // 2, y, size.width(), size.height())
                if place.intersects(event.rect()):
                    painter.drawPixmap(place, self._picture(number, size))
                    painter.setPen(QColor(self._theme.tokens.line))
                    painter.drawRect(place.adjusted(-1, -1, 0, 0))
                y += size.height() + gap
            if self._left:
                painter.setPen(QColor(self._theme.tokens.muted))
                painter.drawText(
                    QRect(0, y - gap // 2, self.width(), self._theme.px(36)),
                    Qt.AlignmentFlag.AlignCenter,
                    n_("and {n} more page in the file", "and {n} more pages in the file", self._left),
                )

    def _picture(self, number: int, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (number, round(size.width() * ratio))
        if key not in self._scaled:
            image = self._sheets[number].scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            image.setDevicePixelRatio(ratio)
            self._scaled[key] = QPixmap.fromImage(image)
        return self._scaled[key]
