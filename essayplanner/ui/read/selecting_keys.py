"""Selecting in the pages of a document by keys, from a caret that they move."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence

from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.read.pages_readable import At
from essayplanner.ui.read.selecting import SelectingPages

_Key, _Shift, _Ctrl = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_Pad = Qt.KeyboardModifier.KeypadModifier
#: What the keys do with Ctrl: a step larger, smaller, or back.
_ZOOMS = {_Key.Key_Plus: 1, _Key.Key_Equal: 1, _Key.Key_Minus: -1, _Key.Key_0: 0}
_MOVES = frozenset(
    (
        *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down),
        *(_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown),
    )
)


class KeyedPages(SelectingPages):
    """Pages that the keys scroll, zoom and select in."""

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if chosen := self.selection:
            QGuiApplication.clipboard().setText(chosen.quoted)

    def event(self, event: QEvent) -> bool:
        """The keys that select are not those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        has_something = self.range is not None and self.range.ends is not None
        copies = event.matches(QKeySequence.StandardKey.Copy) and has_something
        leaves = event.key() == _Key.Key_Escape and has_something
        zooms = event.key() in _ZOOMS and event.modifiers() & _Ctrl and not event.modifiers() & ~(_Ctrl | _Shift | _Pad)
        return (
            copies
            or leaves
            or bool(zooms)
            or (event.key() in _MOVES and not event.modifiers() & ~(_Shift | _Ctrl | _Pad))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, with Shift the end of the selection; Ctrl+C copies, Escape clears."""
        key, keys = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == _Key.Key_Escape and self.range and self.range.ends:
            self.clear_selection()
        elif keys & _Ctrl and key in _ZOOMS:
            self.zoom_by(_ZOOMS[_Key(key)])
        elif key == _Key.Key_Space and not keys & ~_Shift:
            self._turn(-1 if keys & _Shift else 1)
        elif key in _MOVES and self.range and not keys & ~(_Shift | _Ctrl | _Pad):
            self._move_caret(_Key(key), ctrl=bool(keys & _Ctrl), keep=bool(keys & _Shift))
        else:
            event.ignore()

    def _turn(self, way: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + way * round(0.9 * bar.pageStep()))

    def _move_caret(self, key: Qt.Key, *, ctrl: bool, keep: bool) -> None:
        assert self.range is not None
        if self.range.caret is None or not self._is_caret_near():
            self._begin_caret()
        way = 1 if key in (_Key.Key_Right, _Key.Key_Down, _Key.Key_End, _Key.Key_PageDown) else -1
        if key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self._turn_with_caret(way, keep=keep)
            return
        along = key in (_Key.Key_Up, _Key.Key_Down)
        if along:
            to = self.range.line_beside(way)
        elif key in (_Key.Key_Home, _Key.Key_End):
            to = self._document_end(way) if ctrl else self.range.line_end(way)
        else:
            to = self.range.word_beside(way) if ctrl else self.range.beside(way)
        if to is None:
            if along and not self.range.awaits(way):
                self._scroll_by(self.verticalScrollBar(), way * self.verticalScrollBar().singleStep())
            return
        (self.range.go_along if along else self.range.go)(to, keep=keep)
        self._caret_moved()
        if along and not keep and self.readable:
            first, last = self.readable.line_of(*to)
            tell_settled_of(self, (self.readable.text(to.page) or "")[first:last])

    def _caret_moved(self) -> None:
        assert self.range is not None
        if self.readable and (at := self.range.caret):
            for rect in self.readable.rects(at.page, at.place, at.place)[:1]:
                self.bring_into_sight(self.to_viewport(at.page, rect))
            if not self.readable.text(at.page):
                self.go_to_page(at.page)
        self._follow()
        self._tell_selection()

    def _is_caret_near(self) -> bool:
        """Whether the caret is on a page in sight; who scrolled away from it begins where they are."""
        assert self.range is not None
        caret = self.range.caret
        if caret is None or self.readable is None or self.range.ends:
            return caret is not None
        rects = self.readable.rects(caret.page, caret.place, caret.place) if caret.page in self.pages_in_sight() else []
        port = QRectF(self.viewport().rect())
        return any(self.to_viewport(caret.page, rect).adjusted(0, 0, 1, 0).intersects(port) for rect in rects)

    def _begin_caret(self) -> None:
        assert self.range is not None
        at = self.place_at_top() or At(max(1, self.page), 0)
        self.range.choose(at, at)

    def _document_end(self, way: int) -> At | None:
        page = self.page_count if way > 0 else 1
        if not self.readable or not page:
            return None
        return At(page, len(self.readable.text(page) or "") if way > 0 else 0)

    def _turn_with_caret(self, way: int, *, keep: bool) -> None:
        assert self.range is not None
        self._turn(way)
        y = self.viewport().height() * (0.9 if way > 0 else 0.1)
        if at := self.place_under(QPointF(self.viewport().width() / 4, y)):
            self.range.go(at, keep=keep)
        self._tell_selection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The caret is seen."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret is seen no more."""
        super().focusOutEvent(event)
        self.viewport().update()
