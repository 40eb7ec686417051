"""The pages of a document, with the passages that became cards marked on them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QStyle

from essayplanner.domain.documents import Spot
from essayplanner.language import _
from essayplanner.ui.controls.finding import FindingBar, way_asked
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.drawing_marks import (
    Ground,
    paint_caret,
    paint_flash,
    paint_found,
    paint_selected,
)
from essayplanner.ui.read.pages_readable import Readable, Stretch
from essayplanner.ui.read.view_marked import MarkedPages
from essayplanner.ui.read.view_spoken import speak_for

#: Milliseconds for which it is shown where somebody was led.
_FLASH = 1600


class PagesView(MarkedPages):
    """Shows a document; `scan_changed` tells whether the page that is read has pictures and no text, so that nothing on
    it can be selected."""

    scan_changed = Signal(bool)
    #: Another document is shown, or none.
    readable_changed = Signal()

    #: What finds words in it, where something does.
    find_bar: FindingBar | None = None

    def __init__(self, theme: Theme) -> None:
        self._hits: dict[int, list[Stretch]] = {}
        self._hit: Stretch | None = None
        self._led: tuple[Spot, bool] | None = None
        self._flashed: Spot | None = None
        self._is_scan = False
        super().__init__(theme)
        self._flash = QVariantAnimation(self)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.setKeyValueAt(0.6, 1.0)
        self._flash.setDuration(_FLASH)
        self._flash.valueChanged.connect(self._fade)
        self._flash.finished.connect(self._end_flash)
        self.page_changed.connect(self._look_for_text)
        self.page_changed.connect(self._name_page)
        self._name_page()

    def show_readable(self, readable: Readable | None) -> None:
        """Show another document, without marks and what was found."""
        self._hits, self._hit, self._led, self._flashed = {}, None, None, None
        super().show_readable(readable)
        self._name_page()
        self._look_for_text()
        self.readable_changed.emit()

    @Slot(int)
    def _take_text(self, page: int) -> None:
        super()._take_text(page)
        if page == self.page:
            self._look_for_text()
        if self._led and max(1, self._led[0].page) == page:
            self.go_to(*self._led)

    # Going there

    def go_to(self, spot: Spot, flash: bool = True) -> None:
        """Bring a passage into sight; with `flash` it is shown for a moment where it is."""
        if self.readable is None or not 0 < max(1, spot.page) <= self.page_count:
            return
        page = max(1, spot.page)
        self._led = (spot, flash) if self.readable.text(page) is None else None
        rects = self.readable.rects(page, spot.first, spot.first + 1)
        if rects:
            self.bring_into_sight(
                self.to_viewport(page, rects[0]).adjusted(0, -self.theme.px(24), 0, self.theme.px(24))
            )
        else:
            self.go_to_page(page)
        if flash and self._led is None:
            self._flashed = spot
            self._flash.stop()
            self._flash.start()
        self.viewport().update()

    @Slot()
    def _fade(self) -> None:
        self.viewport().update()

    @Slot()
    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()

    # In words

    def words_of_page(self, page: int) -> str:
        """Which page it is, in words; empty for a text, which has none."""
        if self.readable is None or not self.readable.has_pages:
            return ""
        return _("page {page} of {count}", page=page, count=self.page_count)

    def text_in_sight(self) -> str:
        """The text of the page that is read, as far as it was, or why it cannot be; of a text, the paragraphs in
        sight."""
        if self.readable is None or not self.page:
            return ""
        if (trouble := self.readable.trouble(self.page)) or (text := self.readable.text(self.page)) is None:
            return trouble
        first, last = 0, len(text)
        if not self.readable.has_pages:
            top = -self.box_of(1).top() / self.scale
            first, last = self.readable.seen_of(1, top, top + self.viewport().height() / self.scale)
        return self.readable.quoted(text[first:last])

    @Slot()
    def _name_page(self) -> None:
        name, page = self.readable.name if self.readable else "", self.words_of_page(self.page)
        whole = _("{document}, {page}", document=name, page=page) if page else name
        self.setAccessibleName(whole or _("Document"))
        if page:
            tell_settled_of(self, page)

    def showEvent(self, event: QShowEvent) -> None:
        """It is told of as a document."""
        super().showEvent(event)
        speak_for(self, self.text_in_sight)

    # A page without text

    @property
    def is_scan(self) -> bool:
        """Whether the page that is read has pictures and no text."""
        return self._is_scan

    @Slot()
    def _look_for_text(self) -> None:
        now = bool(self.readable and self.page and self.readable.lacks_text(self.page))
        if now != self._is_scan:
            self._is_scan = now
            self.scan_changed.emit(now)

    # What was found

    def _takes(self, event: QKeyEvent) -> bool:
        return super()._takes(event) or (self.find_bar is not None and way_asked(event) is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F finds, F3 goes on."""
        way = way_asked(event) if self.find_bar else None
        if way is not None and self.find_bar:
            self.find_bar.answer(way)
        else:
            super().keyPressEvent(event)

    def show_hits(self, hits: Sequence[Stretch], current: Stretch | None) -> None:
        """Show these places as found, and one of them as the one that the search stands at."""
        self._hit = current
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.page, []).append(hit)
        self.viewport().update()

    # Painting

    def paint_over(self, painter: QPainter, page: int, part: QRectF) -> None:
        """The marks, what was found and what is selected."""
        if self.readable is None:
            return
        super().paint_over(painter, page, part)
        ground = self.ground()
        for hit in self._hits.get(page, ()):
            if rects := self._boxes(hit):
                paint_found(painter, ground, rects, current=hit == self._hit)
        if self.range and (chosen := self.range.stretch(page)) and (rects := self._boxes(chosen)):
            paint_selected(painter, ground, rects)
        if self._flashed:
            self._paint_flash(painter, ground, page)
        if self.hasFocus() and self.range and (at := self.range.caret) and at.page == page:
            for rect in self._boxes(Stretch(page, at.place, at.place))[:1]:
                paint_caret(painter, ground, rect)

    def _paint_flash(self, painter: QPainter, ground: Ground, page: int) -> None:
        assert self._flashed is not None
        still = not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        for part in self._parts(self._flashed):
            if part.page == page and (rects := self._boxes(part)):
                paint_flash(painter, ground, rects, 1.0 if still else self._flash.currentValue())
