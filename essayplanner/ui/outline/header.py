"""The question, the thesis and how far the plan has come."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, RowKey
from essayplanner.domain.outline import Totals
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook import outlines
from essayplanner.notebook.items import Item
from essayplanner.ui.controls.texts import BlankHint, GrowingText
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedLabel, FlowLayout
from essayplanner.ui.look.inking import fill
from essayplanner.ui.look.plain import Label, give_tip, show_tip_at
from essayplanner.ui.look.theme import Theme, css_font, mixed
from essayplanner.ui.outline.measures import NOTE_WIDEST, question_font, thesis_font
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node


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
        self.setAccessibleName(_("Words planned"))
        self.setMouseTracking(True)
        theme.changed.connect(self._draw_anew)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(12))

    def show_sections(self, target: int) -> None:
        """Show the sections of the model, of so many words in all."""
        sections = self.model.root.sections()
        parts = [(node.id, node.words, bool(node.note or node.first_section())) for node in sections if node.words]
        if (parts, target) != (self._parts, self._target):
            self._parts, self._target = parts, target
            self._draw_anew()

    def show_current(self, section_id: int) -> None:
        """Mark a section."""
        if self._current != section_id:
            self._current = section_id
            self.update()

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

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._draw()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            for id, _, box in self._boxes():
                if id == self._current:
                    painter.setClipRect(box.toAlignedRect())
                    self._ground(painter)
                    painter.setBrush(self.theme.color("claim"))
                    painter.drawRect(box)

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
        """What is drawn: half as high as what can be clicked."""
        high = self.height() / 2
        return QRectF(0, high / 2, self.width(), high)

    def _boxes(self) -> Iterator[tuple[int, bool, QRectF]]:
        whole = max(self._target, sum(words for _, words, _ in self._parts), 1)
        x, gap, strip = 0.0, self.theme.px(2), self._strip()
        for id, words, held in self._parts:
            width = words / whole * self.width()
            yield id, held, QRectF(x, strip.top(), max(1.0, width - gap), strip.height())
            x += width


class OutlineHeader(QWidget):
    """The question and the thesis, edited in place, with the totals beneath; `words_wanted` says that the words were
    clicked twice, `left` that Escape was pressed."""

    words_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, model: OutlineModel) -> None:
        super().__init__()
        book, theme = self.book, self.theme = desk.book, desk.theme
        self.model = model
        self.question = GrowingText(_("Essay question"), _("The essay question"), paragraph=True)
        self.thesis = GrowingText(_("Thesis"), _("Thesis: your answer to the question in a sentence"), paragraph=True)
        self.blank = BlankHint(theme, self.question)
        self.bar = WordBar(model, theme)
        self.counts = [Label(), Label(), Label(), ElidedLabel()]
        for label in self.counts:
            label.setProperty("muted", "true")
        for field in (self.question, self.thesis):
            field.set_editable(not book.read_only)
        self._question = desk.bound(
            self.question,
            "title",
            lambda book, id, text, merge: outlines.edit_outline(book, id, merge, title=text),
            needed=True,
        )
        self._thesis = desk.bound(
            self.thesis, "thesis", lambda book, id, text, merge: outlines.edit_outline(book, id, merge, thesis=text)
        )
        line = QWidget()
        flow = FlowLayout(line, theme.px(4), lead=0, justified=True)
        for label in self.counts:
            flow.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(4))
        for widget in (self.question, self.blank, self.thesis, self.bar):
            layout.addWidget(widget)
        layout.addWidget(line)
        self._counting = AfterPicture(self, self._total)
        self.destroyed.connect(book.subscribe(self.apply))
        self.question.setObjectName("question")
        self.thesis.setObjectName("thesis")
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for label in self.counts:
            label.setFont(self.theme.font(12))
        self.bar.updateGeometry()
        self.thesis.setMaximumWidth(self.theme.px(NOTE_WIDEST))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Asks for the words of the essay."""
        if event.button() == Qt.MouseButton.LeftButton and self.childAt(event.position().toPoint()) is self.counts[3]:
            self.words_wanted.emit()

    def show_outline(self) -> None:
        """Show the outline of the model."""
        self._fill()
        self.setVisible(bool(self.model.outline_id))
        self._total()

    def _fill(self) -> None:
        there = next((one for one in outlines.outlines(self.book) if one.id == self.model.outline_id), None)
        key = RowKey("outline", there.uid) if there else None
        self._question.show(key, there.title if there else "")
        self._thesis.show(key, there.thesis if there else "")
        title = shorten(there.title, 80) if there else ""
        self.blank.show_for(
            _("An outline needs a question. Until you type one it stays “{title}”.", title=title) if title else ""
        )

    def rename(self) -> None:
        """Go to the question, all of it selected."""
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question and the thesis; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def apply(self, changed: ChangeSet) -> None:
        """Follow what a step changed."""
        if not self.model.outline_id:
            return
        if changed.touches("outline"):
            self._fill()
        if changed.touches("outline", "section", "placement", "card"):
            self._counting.begin()

    def _total(self) -> None:
        if not any(outline.id == self.model.outline_id for outline in outlines.outlines(self.book)):
            return
        found: Totals = outlines.totals(self.book, self.model.outline_id)
        planned = _("No word targets yet")
        if target := found.target:
            planned = n_(
                "{planned} of {n} word planned", "{planned} of {n} words planned", target, planned=found.planned
            )
        elif found.planned:
            planned = n_("{n} word planned", "{n} words planned", found.planned)
        cards = n_("{n} card", "{n} cards", found.cards)
        historians = n_("{n} historian", "{n} historians", outlines.historians(self.book, self.model.outline_id))
        texts = (
            n_("{n} paragraph", "{n} paragraphs", found.paragraphs),
            f"· {cards}",
            f"· {historians}",
            planned,
        )
        for label, text in zip(self.counts, texts, strict=True):
            label.setText(text)
        give_tip(self.counts[3], _("Double-click to change the word target of the essay"))
        self.bar.setAccessibleDescription(planned)
        self.bar.show_sections(found.target)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return "".join(
        f"QPlainTextEdit#{name} "
        f"{{ background: transparent; border: 0; padding: 0; color: {colour}; {css_font(shown)} }}"
        f"QPlainTextEdit#{name}:focus {{ border: 0; padding: 0; background: {t.card}; }}"
        for name, shown, colour in (
            ("question", question_font(theme), t.ink),
            ("thesis", thesis_font(theme), t.muted),
        )
    )
