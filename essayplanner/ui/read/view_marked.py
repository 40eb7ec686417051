"""The pages of a document with the passages on them that became cards."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter

from essayplanner.domain.documents import Spot
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_word
from essayplanner.language import _
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.tokens import LIGHT
from essayplanner.ui.read.drawing_marks import SIGN, Ground, paint_edge, paint_passage
from essayplanner.ui.read.pages_readable import At, PageMark, Readable, Stretch
from essayplanner.ui.read.selecting_keys import KeyedPages
from essayplanner.ui.read.selecting_range import MOST_PAGES, parts_of
from essayplanner.ui.read.view_marks import Marks


class MarkedPages(KeyedPages):
    """Shows a document and marks passages in it; `pressed_on` brings the id of one that was clicked."""

    pressed_on = Signal(int)
    #: Of some passages it is known now where they stand, or of none any more.
    marks_found = Signal()

    def __init__(self, theme: Theme) -> None:
        self._marks: Marks | None = None
        self._hovered = self._current = 0
        #: How far down their pages passages begin, in units of the page: of pages that were read once.
        self._downs: dict[int, float] = {}
        super().__init__(theme)

    def show_readable(self, readable: Readable | None) -> None:
        """Show another document, without marks."""
        self._marks = Marks(readable, ()) if readable else None
        self._hovered = self._current = 0
        super().show_readable(readable)

    def set_marks(self, marks: Sequence[PageMark]) -> None:
        """Mark these passages, and no others."""
        if self.readable is None:
            return
        self._marks, self._downs = Marks(self.readable, marks), {}
        self._find_in_sight()
        self._marks_found()

    @property
    def marks(self) -> Sequence[PageMark]:
        """The marks in reading order."""
        return self._marks.all if self._marks else ()

    def set_current_mark(self, id: int) -> None:
        """Mark the passage to which the keys go; 0 for none."""
        if id != self._current:
            self._current = id
            self.viewport().update()

    def mark_at(self, point: QPointF) -> int:
        """The id of the passage at a point of the viewport; 0 where there is none."""
        page, at = self.point_at(point)
        for part, mark in reversed(self._marks_in_sight(page) if page else []):
            rects = self.rects_in_sight(*part)
            if any(rect.contains(at) or rect.contains(at + QPointF(SIGN, 0)) for rect in rects):
                return mark.id
        return 0

    def _marks_in_sight(self, page: int) -> list[tuple[Stretch, PageMark]]:
        return self._marks.on(page, *self.places_in_sight(page)) if self._marks else []

    def words_of(self, mark: PageMark) -> str:
        """A passage as a screen reader says it."""
        words = shorten(mark.quoted, 300)
        if mark.spot.page:
            return _(
                "passage, {kind}, page {page}: {words}", kind=kind_word(mark.kind), page=mark.spot.page, words=words
            )
        return _("passage, {kind}: {words}", kind=kind_word(mark.kind), words=words)

    def anchor_of(self, id: int) -> QPointF | None:
        """Where a line to the card of a passage begins: at the edge of its page, or of those side by side with it, that
        is nearer to the cards, at the height of its first line, in the viewport; None where it is not known yet where
        the passage stands."""
        parts = self._marks.parts(id) if self._marks else []
        if not parts or self.readable is None:
            return None
        page, first, _last = parts[0]
        rects = self.readable.rects(page, first, first + 1)
        row = self._laid.row(page).translated(self._origin())
        x = row.left() if self.isRightToLeft() else row.right()
        return QPointF(x, self.to_viewport(page, rects[0]).center().y()) if rects else None

    def begun_near(self) -> list[int]:
        """The ids of the passages that begin in sight, or a little above or below."""
        if (marks := self._marks) is None:
            return []
        beyond = self.viewport().height() / 4
        return [
            mark.id
            for page in self.pages_in_sight(beyond)
            for part, mark in marks.on(page, *self.places_in_sight(page, beyond))
            if marks.parts(mark.id)[0] == part
        ]

    def rects_of(self, spot: Spot) -> list[QRectF]:
        """The lines of a passage that are in sight or near it, in the viewport."""
        return [self.to_viewport(part.page, rect) for part in self._parts(spot) for rect in self.rects_in_sight(*part)]

    def _parts(self, spot: Spot) -> list[Stretch]:
        """The parts of a spot that begins on a page in sight or on one of those before, on all pages to the last in
        sight."""
        if self.readable is None or not (seen := self.pages_in_sight()):
            return []
        pages = range(seen[0] - MOST_PAGES, seen[-1] + 1)

        def length_of(page: int) -> int | None:
            text = self.readable.text(page) if self.readable and page in pages else None
            return None if text is None else len(text)

        return [*parts_of(At(max(1, spot.page), spot.first), spot.last - spot.first, length_of)]

    def share_of(self, id: int) -> float:
        """How far down the document a passage begins: 0 at its beginning, 1 at its end; as far as its page does where
        that was not read yet."""
        if self.readable is None or self._marks is None or not self._laid.height:
            return 0.0
        parts, spot = self._marks.parts(id), self._marks.by_id[id].spot
        page, place = parts[0][:2] if parts else (max(1, spot.page), spot.first)
        page = min(page, self.page_count)
        if (down := self.readable.down(page, place)) is not None:
            self._downs[id] = down
        return (self._laid.box(page).top() + self._downs.get(id, 0.0) * self.scale) / self._laid.height

    def _marks_found(self) -> None:
        if self.readable and self._marks:
            self.readable.make_room(self._marks.begins)
        self.viewport().update()
        self.marks_found.emit()
        self.scrolled.emit()

    def _find_in_sight(self) -> bool:
        """Find the passages on pages in sight that were read before; gives whether there are any."""
        marks = self._marks
        pages = [page for page in self.pages_in_sight() if marks and not marks.knows(page)]
        found = [marks.read(page) for page in pages if marks]
        return any(found)

    def _follow(self) -> None:
        super()._follow()
        if self._find_in_sight():
            self._marks_found()

    @Slot(int)
    def _take_text(self, page: int) -> None:
        super()._take_text(page)
        if self._marks and self._marks.read(page):
            self._marks_found()

    def hover(self, point: QPointF) -> None:
        """A passage can be pressed."""
        self._point_at(self.mark_at(point))

    def _point_at(self, id: int) -> None:
        if id != self._hovered:
            self._hovered = id
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if id else Qt.CursorShape.IBeamCursor)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer that leaves is on no passage."""
        if event.type() == QEvent.Type.Leave:
            self._point_at(0)
        return super().viewportEvent(event)

    def click(self, point: QPointF) -> None:
        """A passage was pressed."""
        if id := self.mark_at(point):
            self.pressed_on.emit(id)

    # Painting

    def ground(self) -> Ground:
        """What is drawn on."""
        look = self.look
        own = self.readable is not None and self.readable.has_own_colours(look) and self.theme.dark
        return Ground(LIGHT if own else look.tokens, self.theme.dark and not own, look.scale)

    def paint_over(self, painter: QPainter, page: int, part: QRectF) -> None:
        """The passages."""
        ground = self.ground()
        for passage, mark in self._marks_in_sight(page):
            self._paint_mark(painter, ground, mark, passage)

    def _boxes(self, part: Stretch) -> list[QRectF]:
        return [self.to_viewport(part.page, rect) for rect in self.rects_in_sight(*part)]

    def _paint_mark(self, painter: QPainter, ground: Ground, mark: PageMark, part: Stretch) -> None:
        if not (rects := self._boxes(part)):
            return
        begins = self._marks is not None and self._marks.parts(mark.id)[0] == part
        lines = paint_passage(painter, ground, mark.kind, rects, self._sign(part) if begins else None)
        if mark.id == self._current:
            paint_edge(painter, lines, self.theme.color("claim"), 2, 2)
        elif mark.id == self._hovered:
            paint_edge(painter, lines, self.theme.color("link"), 1, 1)

    def _sign(self, part: Stretch) -> QRectF | None:
        """Where the sign of a passage is that begins there: right before it if there is room, else before its line,
        left of the signs of passages before it in that line; None where the beginning is out of sight."""
        rects = self._boxes(Stretch(part.page, part.first, part.first + 1))
        if not rects or self.readable is None or self._marks is None:
            return None
        first, wide = rects[0], SIGN * self.scale
        line = self.readable.line_of(part.page, part.first)
        before = (self.readable.text(part.page) or "")[line[0] : part.first].rstrip()
        if not before:
            return QRectF(first.left() - wide, first.top(), wide, first.height())
        stand = self._boxes(Stretch(part.page, line[0], line[0] + len(before)))
        if stand and first.left() - stand[-1].right() >= wide:
            return QRectF(first.left() - wide, first.top(), wide, first.height())
        left = stand[-1].left() if stand else first.left()
        number = sum(line[0] <= place < part.first for place in self._marks.begins(part.page))
        return QRectF(left - (number + 1) * wide - self.scale, first.top(), wide, first.height())
