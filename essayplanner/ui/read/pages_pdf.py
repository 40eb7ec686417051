"""A PDF as the view has it: pages drawn and read beside the window, those in sight first."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.quoted_text import readable
from essayplanner.pdf.values import Drawn
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.look.tokens import LIGHT
from essayplanner.ui.read.drawing_kept import MOST, How, Picture, Pictures, as_night
from essayplanner.ui.read.pages_lines import PageLines
from essayplanner.ui.read.pages_read import ReadPages
from essayplanner.ui.read.pages_readable import PAGE_WIDTH, At, Heading, Look, Readable, Stretch

if TYPE_CHECKING:
    from essayplanner.pdf.file import PdfFile

#: Dots of a drawing at most; a page that is shown larger is shown from one of so many.
_DOTS = 16_000_000


class PdfReadable(Readable):
    """The pages of a PDF; the commonest width of a page is that of a page at 100 %."""

    def __init__(self, file: "PdfFile", name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _prepare()
        self.name, self._file = name, file
        self._unit = PAGE_WIDTH / max(1.0, median(wide for wide, _ in file.sizes))
        self._sizes = [(wide * self._unit, high * self._unit) for wide, high in file.sizes]
        self._pictures = Pictures()
        self._broken: dict[int, str] = {}
        self._look: Look | None = None
        self._in_sight: list[int] = []
        self._at_work: tuple[int, How] | None = None
        self._texts = ReadPages(file, self._unit, self)
        self._texts.read.connect(self.read)
        self._drawing = Job(self)
        self._drawing.done.connect(self._take_picture)
        self._drawing.failed.connect(self._lack_picture)

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """The width and height of each page."""
        return self._sizes

    def wish(self, look: Look, in_sight: Sequence[tuple[int, float, float]], texts: Sequence[int]) -> None:
        """The pages in sight are drawn first, then one before and two after."""
        self._look, self._in_sight = look, [page for page, _top, _bottom in in_sight]
        self._draw_next()
        self._texts.wish(self._in_sight, texts)

    # Drawing

    def _how(self, page: int, look: Look) -> How:
        wide, high = self._sizes[page - 1]
        scale = look.scale * look.ratio
        most = (_DOTS / max(1.0, wide * high)) ** 0.5
        return How(min(scale, most), look.ratio, look.tokens if look.night else None)

    def _wanted(self, look: Look) -> list[tuple[int, How]]:
        """The pages in sight, and of those beside them as many as there is memory for."""
        seen = self._in_sight
        beside = [seen[-1] + 1, seen[-1] + 2, seen[0] - 1] if seen else []
        found, room = list[tuple[int, How]](), float(MOST)
        for page in [*seen, *(page for page in beside if 0 < page <= len(self._sizes))]:
            how, (wide, high) = self._how(page, look), self._sizes[page - 1]
            room -= 4 * wide * high * how.scale**2
            if page in seen or room > 0:
                found.append((page, how))
        return found

    def _draw_next(self) -> None:
        look = self._look
        if look is None:
            return
        wanted = [each for each in self._wanted(look) if each[0] not in self._broken]
        missing = [each for each in wanted if not self._pictures.has(*each)]
        now = self._at_work
        if now and (now in missing[:1] or (now in missing and missing[0][0] not in self._in_sight)):
            return
        self._at_work = missing[0] if missing else None
        if self._at_work:
            page, how = self._at_work
            self._drawing.start(partial(_drawn, self._file, page, how, self._unit))
        elif now:
            self._drawing.cancel()

    def _take_picture(self, picture: object) -> None:
        assert isinstance(picture, Picture)
        if self._at_work:
            page, self._at_work = self._at_work[0], None
            near = [other for other, _how in self._wanted(self._look)] if self._look else self._in_sight
            self._pictures.put(page, picture, near)
            self.painted.emit(page)
            self._draw_next()

    def _lack_picture(self, error: EssayError) -> None:
        """A page that cannot be drawn says why; where the file was closed, nothing is drawn any more."""
        at_work, self._at_work = self._at_work, None
        if at_work and not isinstance(error, StoppedError):
            page = at_work[0]
            self._broken[page] = str(error)
            self.painted.emit(page)
            self._draw_next()

    def paint(self, painter: QPainter, page: int, box: QRectF, clip: QRectF, look: Look) -> None:
        """The drawing that is there; blank paper where there is none yet."""
        tokens = look.tokens if look.night else LIGHT
        painter.fillRect(box & clip, QColor(tokens.card))
        picture = self._pictures.get(page)
        if picture is None or picture.how.night != (tokens if look.night else None):
            if said := self._broken.get(page):
                painter.setPen(QColor(tokens.muted))
                room = box.adjusted(40 * look.scale, 40 * look.scale, -40 * look.scale, -40 * look.scale)
                painter.drawText(room, Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value, said)
        elif picture.sharp and picture.how == self._how(page, look):
            part = (box & clip).toAlignedRect()
            dots = QRectF(QPointF(part.topLeft()) - box.topLeft(), part.size())
            dots = QRectF(dots.topLeft() * look.ratio, dots.size() * look.ratio) & QRectF(picture.image.rect())
            painter.drawImage(QPointF(part.topLeft()), picture.image, dots)
        else:
            painter.save()
            painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
            painter.drawImage(box, picture.image)
            painter.restore()

    def has_own_colours(self, look: Look) -> bool:
        """They have, unless they are shown in those of the night."""
        return not look.night

    # Reading

    def text(self, page: int) -> str | None:
        """Its text, where it was read; it is asked for where not."""
        read = self._texts.ask(page)
        return read.lines.text if read else None

    def _lines(self, page: int) -> PageLines | None:
        read = self._texts.get(page)
        return read.lines if read else None

    def place_at(self, page: int, point: QPointF) -> int | None:
        """The place nearest to a point."""
        lines = self._lines(page)
        return lines.place_at(point.x(), point.y()) if lines else None

    def rects(self, page: int, first: int, last: int) -> list[QRectF]:
        """Where characters stand; none where the page was not read."""
        lines = self._lines(page)
        return [QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for box in lines.rects(first, last)] if lines else []

    def down(self, page: int, place: int) -> float | None:
        """Its line does."""
        lines = self._lines(page)
        line = lines.line_of(place) if lines else None
        return line.box[1] if line else None

    def line_of(self, page: int, place: int) -> tuple[int, int]:
        """The line of a place."""
        lines = self._lines(page)
        line = lines.line_of(place) if lines else None
        return (line.first, line.last) if line else (place, place)

    def paragraph_of(self, page: int, place: int) -> tuple[int, int]:
        """A PDF knows of lines alone."""
        return self.line_of(page, place)

    def lacks_text(self, page: int) -> bool:
        """Whether it was read, and has pictures alone."""
        read = self._texts.get(page)
        return read is not None and read.has_images and not read.lines.text.strip()

    def trouble(self, page: int) -> str:
        """Why it could not be drawn."""
        return self._broken.get(page, "")

    def quoted(self, text: str) -> str:
        """Its lines as one."""
        return readable(text)

    def headings(self) -> Callable[[], Sequence[Heading]]:
        """Those of its outline."""
        return partial(_headings, self._file)

    def find(self, words: str, first_page: int) -> Callable[[Callable[[], bool]], Iterator[Stretch]]:
        """As the file finds them."""
        return partial(_found, self._file, words, first_page)

    def left_out(self) -> Sequence[int]:
        """As the file knows them."""
        return self._file.left_out

    def close(self) -> None:
        """Ends what reads the file."""
        self._drawing.cancel()
        self._texts.stop()
        self._look, self._at_work = None, None
        self._pictures.clear()
        self._file.close()


@cache
def _prepare() -> None:
    """PySide makes its types, and those of what they are given, when they are first used; where two threads do so at
    once, the program falls. So all that draws a page is used here, before another thread does."""
    _picture_of(Drawn(1, 1, 4, bytes(4)), How(1, 1, LIGHT), 1)


def _drawn(file: "PdfFile", page: int, how: How, unit: float, progress: Progress) -> Picture:
    drawing = file.drawn(page, how.scale * unit, cancelled=progress.cancelled)
    return _picture_of(drawing, how, file.sizes[page - 1][0] * unit * how.scale)


def _picture_of(drawing: Drawn, how: How, wide: float) -> Picture:
    """A drawing as it is shown; it is sharp where it is so many dots wide."""
    image = QImage(drawing.data, drawing.width, drawing.height, drawing.stride, QImage.Format.Format_RGB32)
    if how.night:
        image = as_night(image, how.night)
    sharp = abs(drawing.width - wide) < 2
    image.setDevicePixelRatio(how.ratio if sharp else 1.0)
    return Picture(how, sharp, image, b"" if how.night else drawing.data)


def _headings(file: "PdfFile") -> Sequence[Heading]:
    return [Heading(each.level, each.title, At(each.page, 0)) for each in file.headings()]


def _found(file: "PdfFile", words: str, first_page: int, stopped: Callable[[], bool]) -> Iterator[Stretch]:
    yield from (Stretch(*found) for found in file.find(words, first_page, stopped))
    for found in file.find(words, 1, stopped) if first_page > 1 else ():
        if found[0] >= first_page:
            return
        yield Stretch(*found)
