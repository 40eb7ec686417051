"""How the words of an essay are shared among its sections, as a strip."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.items import Item
from essayplanner.ui.look.inking import fill
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme, mixed
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node

_WORDS = _("Words planned")


class WordBar(QWidget):
    """A strip of the sections by their word targets: planned, current, and still empty. A click goes to a section, by
    `section_wanted` with its id, and the tip names it."""

    section_wanted = Signal(int)

    def __init__(self, model: OutlineModel, theme: Theme) -> None:
        super().__init__()
        self.model, self.theme = model, theme
        self._current = self._target = 0
        self._parts: list[tuple[int, int, bool]] = []
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_WORDS)
        self.setMouseTracking(True)
        theme.changed.connect(self._draw_anew)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), max(LEAST, self.theme.px(12)))

    def show_sections(self, target: int) -> None:
        """Show the sections of the model, of so many words in all."""
        sections = self.model.root.sections()
        parts = [(node.id, node.words, bool(node.note or node.first_section())) for node in sections if node.words]
        if (parts, target) != (self._parts, self._target):
            self._parts, self._target = parts, target
            self._draw_anew()
        self._name()

    def show_current(self, section_id: int) -> None:
        """Mark a section."""
        if self._current != section_id:
            self._current = section_id
            self._name()
            self.update()

    def _name(self) -> None:
        node = self.model.nodes.get(Item("section", self._current))
        is_part = any(id == self._current for id, _words, _held in self._parts)
        here = _("Words planned, at section {section}", section=self.said_of(node)) if node and is_part else ""
        self.setAccessibleName(here or _WORDS)

    def section_at(self, x: float) -> int:
        """The id of the section whose part is there; 0 for none."""
        return next((id for id, _held, box in self._boxes() if box.left() <= x <= box.right()), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand where a click goes somewhere."""
        there = self.section_at(event.position().x())
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to a section."""
        if event.button() == Qt.MouseButton.LeftButton and (there := self.section_at(event.position().x())):
            self.section_wanted.emit(there)

    def event(self, event: QEvent) -> bool:
        """Names the section under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            node = self.model.nodes.get(Item("section", self.section_at(event.pos().x())))
            show_tip_at(self, event.globalPos(), self.said_of(node) if node else "")
            return True
        return super().event(event)

    def said_of(self, node: Node) -> str:
        """A section in the words of its tip."""
        return n_(
            "{number} {title}: {n} word",
            "{number} {title}: {n} words",
            node.words,
            number=self.model.number(node),
            title=shorten(node.title, 80),
        )

    @Slot()
    def _draw_anew(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._draw()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            for id, _, box in self._boxes():
                if id == self._current:
                    more = box.height() / 2
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(self.theme.color("claim"))
                    painter.drawRoundedRect(box.adjusted(0, -more, 0, more), 2, 2)

    def _draw(self) -> QPixmap:
        """The strip without the current section: hundreds of parts, which change seldom."""
        tokens, ratio = self.theme.tokens, self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        held, empty = QColor(tokens.muted), mixed(tokens.muted, tokens.line, 0.75)
        with QPainter(picture) as painter:
            self._ground(painter)
            for _, is_held, box in self._boxes():
                painter.setBrush(held if is_held else empty)
                painter.drawRect(box)
        return picture

    def _ground(self, painter: QPainter) -> None:
        ground = QPainterPath()
        ground.addRect(QRectF(self.rect()))
        fill(painter, ground, self.theme.color("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("chip"))
        painter.drawRoundedRect(self._strip(), 2, 2)

    def _strip(self) -> QRectF:
        """What is drawn, in the middle of what can be clicked; the current section is twice as high."""
        high = self.theme.px(6)
        return QRectF(0, (self.height() - high) / 2, self.width(), high)

    def _boxes(self) -> Iterator[tuple[int, bool, QRectF]]:
        whole = max(self._target, sum(words for _, words, _ in self._parts), 1)
        x, gap, strip = 0.0, self.theme.px(2), self._strip()
        for id, words, held in self._parts:
            width = words / whole * self.width()
            box = QRectF(x, strip.top(), max(1.0, width - gap), strip.height())
            yield id, held, mirrored(strip, box, self.isRightToLeft())
            x += width
