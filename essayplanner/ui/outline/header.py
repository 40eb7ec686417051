"""The question, the thesis and how far the plan has come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, RowKey
from essayplanner.domain.outline import Totals, counted
from essayplanner.notebook import outlines
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme, css_font, mixed
from essayplanner.ui.outline.model import OutlineModel


class WordBar(QWidget):
    """A strip of the sections by their word targets: planned, current, and still empty."""

    def __init__(self, model: OutlineModel, theme: Theme) -> None:
        super().__init__()
        self.model, self.theme = model, theme
        self.current = 0
        self.target = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Words planned")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("chip"))
            painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
            sections = [node for node in self.model.root.sections() if node.words]
            whole = max(self.target, sum(node.words for node in sections), 1)
            x, gap = 0.0, self.theme.px(2)
            current, filled = self.theme.color("claim"), QColor(tokens.muted)
            empty = mixed(tokens.muted, tokens.line, 0.75)
            for node in sections:
                width = node.words / whole * self.width()
                held = node.note or any(child.what == "placement" for child in node.children)
                colour = filled if held else empty
                painter.setBrush(current if node.id == self.current else colour)
                painter.drawRect(QRectF(x, 0, max(1.0, width - gap), self.height()))
                x += width


class OutlineHeader(QWidget):
    """The question and the thesis, edited in place, with the totals beneath."""

    def __init__(self, desk: Desk, model: OutlineModel) -> None:
        super().__init__()
        book, theme = self.book, self.theme = desk.book, desk.theme
        self.model = model
        self.question = GrowingText("Essay question", "The essay question", paragraph=True)
        self.thesis = GrowingText("Thesis", "Thesis: your answer to the question in a sentence", paragraph=True)
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
            self._total()

    def _total(self) -> None:
        if not any(outline.id == self.model.outline_id for outline in outlines.outlines(self.book)):
            return
        found: Totals = outlines.totals(self.book, self.model.outline_id)
        planned = f"{found.planned:,} of {found.target:,} words planned" if found.target else "No word targets yet"
        texts = (counted(found.paragraphs, "paragraph"), f"· {counted(found.cards, 'card')}",
                 f"· {counted(found.historians, 'historian')}", planned)  # fmt: skip
        for label, text in zip(self.counts, texts, strict=True):
            label.setText(text)
        self.bar.target = found.target
        self.bar.setAccessibleDescription(planned)
        self.bar.update()

    def show_current(self, section_id: int) -> None:
        """Mark a section in the strip."""
        self.bar.current = section_id
        self.bar.update()


def _rules(theme: Theme) -> str:
    large = 22 if theme.scale < 150 else 17
    t, font = theme.tokens, theme.font
    return "".join(
        f"QPlainTextEdit#{name} "
        f"{{ background: transparent; border: 0; padding: 0; color: {colour}; {css_font(shown)} }}"
        f"QPlainTextEdit#{name}:focus {{ border: 0; padding: 0; background: {t.card}; }}"
        for name, shown, colour in (
            ("question", font(large, bold=True, serif=True), t.ink),
            ("thesis", font(14, italic=True), t.muted),
        )
    )
