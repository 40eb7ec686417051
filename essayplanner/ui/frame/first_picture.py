"""What a window shows while its notebook is opened: the question, the thesis and the rows in sight, where they will be.

Imports and calls nothing that has Qt's own namespace made (`look.inking`), and nothing of the notebook but `glimpse`.
"""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from essayplanner.domain.outline import section_numbers
from essayplanner.language import code
from essayplanner.notebook.glimpse import Glimpse, glimpse
from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import SectionRow
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.look.inking import fill, inked
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import wrapped
from essayplanner.ui.outline.captions import caption
from essayplanner.ui.outline.measures import Measures, question_font, thesis_font
from essayplanner.ui.outline.nodes import Node, item_of, parent_of
from essayplanner.ui.outline.painting import Look, RowPainter

if TYPE_CHECKING:
    from essayplanner.ui.outline.whole import OutlineScreen

#: The screen that the picture is of.
_SCREEN = "outline"


class Places(NamedTuple):
    """Where the parts of a window stood when it was whole: left, top, width and height of each.

    `size` is that of the window. `of` is an outline and what else the places go by, so that they hold for nothing else.
    """

    of: list[int]
    size: list[int]
    centre: list[int]
    question: list[int]
    thesis: list[int]
    rows: list[int]


def keep_places(window: QMainWindow, outline: "OutlineScreen", settings: Settings, uid: str) -> bool:
    """Keep, by the uid of the notebook, where the parts of a window stand that shows an outline; gives whether that is
    news. Nothing is read for it: the file may be held by another program."""
    question, thesis = outline.header.question, outline.header.thesis
    scrolling = (question, thesis, outline.view.viewport())
    down = QPoint(0, outline.scrolled.gone)  # it begins at the top
    kept = Places(
        _of(outline.model.outline_id, f"{question.toPlainText()}\n{thesis.toPlainText()}", outline.theme),
        [window.width(), window.height()],
        _box(outline, outline.contentsRect(), window),
        *(_box(part, part.contentsRect().translated(down), window) for part in scrolling),
    )._asdict()
    before = settings.places.get(uid)
    settings.places[uid] = kept
    return before != kept


def _box(part: QWidget, room: QRect, window: QWidget) -> list[int]:
    """The room within a part, as the window sees it."""
    corner = part.mapTo(window, room.topLeft())
    return [corner.x(), corner.y(), room.width(), room.height()]


def _of(outline_id: int, told: str, theme: Theme) -> list[int]:
    goes_by = f"{told}\n{theme.scale} {theme.font().family()} {code} {QGuiApplication.isRightToLeft()}"
    return [outline_id, zlib.crc32(goes_by.encode("utf-8", "replace"))]


def first_picture(path: Path, window: QMainWindow, theme: Theme, settings: Settings) -> "FirstPicture | None":
    """The picture of the notebook at a path for a window; None where not all is as it was when the window was whole."""
    if not settings.places:
        return None
    measures = Measures(theme)
    measures.from_right = QGuiApplication.isRightToLeft()
    seen = glimpse(path, settings.outlines, window.screen().size().height() // measures.line + 2)
    if not seen or not seen.seen or settings.screens.get(seen.uid, _SCREEN) != _SCREEN:
        return None
    kept, known = settings.places.get(seen.uid, {}), _of(seen.outline_id, f"{seen.question}\n{seen.thesis}", theme)
    numbers = dict.fromkeys(Places._fields, 4) | {"of": 2, "size": 2}
    if {name: len(each) for name, each in kept.items()} != numbers:
        return None
    places = Places(**kept)
    is_as_large = window.isMaximized() or places.size == [window.width(), window.height()]
    if places.of != known or not is_as_large:
        return None
    return FirstPicture(seen, places, measures, in_minutes=settings.budget == "minutes")


class FirstPicture(QWidget):
    """Paints it; `painted` says that it was.

    How large a maximized window is, is only known then: where it is not as large as it was, nothing is painted.
    """

    painted = Signal()

    def __init__(self, seen: Glimpse, places: Places, measures: Measures, in_minutes: bool) -> None:
        super().__init__()
        self.notebook, self._seen, self._places = seen.title, seen, places
        self._theme, self._measures = measures.theme, measures
        self._rows = _Rows(seen, in_minutes)
        self._painter = RowPainter(self._rows, measures.theme, measures)
        measures.room = QRect(*places.rows).size()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._places.size == [self.width(), self.height()]:
            with QPainter(self) as painter:
                self._paint(painter)
        self.painted.emit()

    def _paint(self, painter: QPainter) -> None:
        self._paint_grounds(painter)
        seen, places, theme = self._seen, self._places, self._theme
        self._paint_text(painter, seen.question, question_font(theme), places.question, theme.color("ink"))
        self._paint_text(painter, seen.thesis, thesis_font(theme), places.thesis, theme.color("muted"))
        self._paint_rows(painter)

    def _paint_grounds(self, painter: QPainter) -> None:
        """The panes, and the lines between them, the bars above and the bar below."""
        x, y, wide, high = self._places.centre
        for colour, box in (
            ("pane", (0, 0, self.width(), self.height())),
            ("line", (0, y - 1, self.width(), 1)),
            ("line", (x - 1, y, wide + 2, high)),
            ("paper", (x, y, wide, high)),
            ("line", (0, y + high, self.width(), 1)),
        ):
            ground = QPainterPath()
            ground.addRect(QRectF(*box))
            fill(painter, ground, self._theme.color(colour))

    def _paint_text(self, painter: QPainter, text: str, font: QFont, place: list[int], colour: QColor) -> None:
        box = QRectF(*place)
        painter.save()
        painter.setClipRect(box)
        lines = wrapped(text, font, box.width(), formats=inked(text, colour), from_right=self._measures.from_right)
        lines.draw(painter, box.topLeft())
        painter.restore()

    def _paint_rows(self, painter: QPainter) -> None:
        x, y, wide, high = self._places.rows
        painter.setClipRect(QRectF(x, y, wide, high).intersected(QRectF(*self._places.centre)))
        painter.translate(QPointF(x, y))
        top, first = 0, Look(tinted=True, focused=self.isActiveWindow())
        for node in self._rows.nodes:
            height = self._measures.height(node)
            self._painter.paint(painter, QRect(0, top, wide, height), node, Look() if top else first)
            top += height
            if top > high:
                break


class _Rows:
    """The rows that are seen, as the painter asks for them: all open, for nothing is folded yet.

    The minutes of a section are known when all of the essay is.
    """

    def __init__(self, seen: Glimpse, in_minutes: bool) -> None:
        self.outline_id = seen.outline_id
        root = Node(Item("outline", seen.outline_id))
        known = {root.item: root}
        self.nodes: list[Node] = []
        for row, below, facts in seen.seen:
            node = Node.of(row)
            known[parent_of(row, root.item)].adopt(node, node.order)
            known[item_of(row)] = node
            node.aside = caption(node, below, facts, {} if in_minutes else None)
            self.nodes.append(node)
        sections = (row for row, _, _ in seen.seen if isinstance(row, SectionRow))
        self._numbers = section_numbers((row.id, row.parent_id) for row in sections)

    def number(self, section: Node) -> str:
        """A section's number, as “2” or “2.1”."""
        return self._numbers[section.id]

    def is_open(self, node: Node) -> bool:
        """Whether what stands under a node is shown."""
        return True

    def caption(self, node: Node) -> str:
        """The few words at the right of a row."""
        return node.aside or ""
