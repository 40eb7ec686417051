"""The question, the thesis and how far the plan has come."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, RowKey
from essayplanner.domain.outline import Totals
from essayplanner.language import _, n_
from essayplanner.notebook import outlines
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.inking import fill
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme, css_font, mixed
from essayplanner.ui.outline.measures import question_font, thesis_font
from essayplanner.ui.outline.model import OutlineModel


class WordBar(QWidget):
    """A strip of the sections by their word targets: planned, current, and still empty."""

    def __init__(self, model: OutlineModel, theme: Theme) -> None:
        super().__init__()
        self.model, self.theme = model, theme
        self._current = self._target = 0
        self._parts: list[tuple[int, int, bool]] = []
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Words planned"))
        theme.changed.connect(self._draw_anew)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(6))

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
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)

    def _boxes(self) -> Iterator[tuple[int, bool, QRectF]]:
        whole = max(self._target, sum(words for _, words, _ in self._parts), 1)
        x, gap = 0.0, self.theme.px(2)
        for id, words, held in self._parts:
            width = words / whole * self.width()
            yield id, held, QRectF(x, 0, max(1.0, width - gap), self.height())
            x += width


class OutlineHeader(QWidget):
    """The question and the thesis, edited in place, with the totals beneath."""

    def __init__(self, desk: Desk, model: OutlineModel) -> None:
        super().__init__()
        book, theme = self.book, self.theme = desk.book, desk.theme
        self.model = model
        self.question = GrowingText(_("Essay question"), _("The essay question"), paragraph=True)
        self.thesis = GrowingText(_("Thesis"), _("Thesis: your answer to the question in a sentence"), paragraph=True)
        self.bar = WordBar(model, theme)
        self.counts = [Label(), Label(), Label(), Label()]
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
        for widget in (self.question, self.thesis, self.bar):
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
        large = self.theme.scale >= 150
        self.question.rest_at(2 if large else 0)
        self.thesis.rest_at(2 if large else 0)

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
