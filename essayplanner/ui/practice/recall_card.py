"""A card that is to be recalled: where it stands, its kind, and what is on it once that is shown."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.coach.recalling import Prompt, hint
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan
from essayplanner.domain.words import kind_heading
from essayplanner.language import _, join_facts
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.marks import paint_edge
from essayplanner.ui.look.mirroring import mirrored, set_margins
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.practice.recall_words import cited, number_of

#: Pixels of the design: the spine, the glyph with the room after it, the lines of a card that is not shown, and the
#: least height of any, so that little moves when it is shown.
_SPINE, _GLYPH, _ROOM, _BAR, _LEAST = 4, 10, 6, 11, 132
#: How long those lines are, in hundredths of the card: of every card the same, for they are to give nothing away.
_BARS = (72, 48, 60)


class Heading(Words):
    """A few words after the shape of a kind of card."""

    def __init__(self, theme: Theme, *, size: int = 11, bold: bool = True) -> None:
        super().__init__(theme, size=size, bold=bold, inset=_GLYPH + _ROOM)
        self._kind = Kind.CLAIM

    def show_kind(self, kind: Kind, words: str, color: str) -> None:
        """Show these words, in the colour of that token."""
        self._kind = kind
        self.paint_in(color)
        self.say(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws shape and words."""
        super().paintEvent(event)
        size, lines = self.theme.px(_GLYPH), self.lines()
        top = (lines.lineAt(0).height() - size) / 2 if lines.lineCount() else 0.0
        box = QRectF(0, top, size, size)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_glyph(
                painter, self._kind, mirrored(self.rect(), box, self.isRightToLeft()), self.theme.color(self._kind)
            )


class RecallCard(QWidget):
    """Has no words of a card that is not shown: neither eyes nor a screen reader find them. `clicked` asks for
    it to be shown."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._kind, self._is_shown = Kind.CLAIM, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading, self.hint = Heading(theme), Words(theme, size=15, color="ink", inset=0, serif=True)
        self.title = Words(theme, size=15, color="ink", bold=True, inset=0)
        self.text = Words(theme, size=13, color="ink", inset=0)
        self.note = Words(theme, size=13, color="muted", inset=0, serif=True)
        self.sources = Words(theme, size=12, color="muted", inset=0)
        self.caution = Words(theme, size=12, color="caution", inset=0)
        self._column = QVBoxLayout(self)
        for words in (self.heading, self.hint, self.title, self.text, self.note, self.sources, self.caution):
            self._column.addWidget(words)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._column, px(18), px(14), px(16), px(14))
        self._column.setSpacing(px(6))
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for what is on it, and at least for the bars."""
        return super().minimumSizeHint().expandedTo(QSize(0, self.theme.px(_LEAST)))

    def sizeHint(self) -> QSize:
        """The same."""
        return super().sizeHint().expandedTo(QSize(0, self.theme.px(_LEAST)))

    def show_prompt(self, plan: Plan, prompt: Prompt, *, shown: bool, hinted: bool, was_missed: bool) -> None:
        """Show what is asked, and what is on the card only with `shown`, its first letters with `hinted`."""
        self._kind, self._is_shown = prompt.kind, shown
        card, facts = plan.card(prompt.placed), plan.facts_of(prompt.placed.card_id)
        before = _("missed last time") if was_missed else ""
        said = join_facts((kind_heading(prompt.kind), number_of(prompt), before))
        self.heading.show_kind(prompt.kind, said, prompt.kind.value)
        self.hint.say(hint(card.title) if hinted and not shown else "")
        self.title.say(card.title if shown else "")
        self.text.say(facts.said if shown else "")
        self.note.say(prompt.placed.note if shown else "")
        self.sources.say(cited(facts.citations) if shown else "")
        self.caution.say(_("Caution: {words}", words=card.caution) if shown and card.caution else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the card; one that is not shown has bars in the place of its lines."""
        px, from_right = self.theme.px, self.isRightToLeft()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath()
            path.addRoundedRect(box, px(7), px(7))
            painter.fillPath(path, self.theme.color("card"))
            painter.setClipPath(path)
            spine = QRectF(box.left(), box.top(), px(_SPINE), box.height())
            painter.fillRect(mirrored(box, spine, from_right), self.theme.color(self._kind))
            if not self._is_shown and self.hint.isHidden():
                self._paint_bars(painter, box, from_right)
            painter.setClipping(False)
            paint_edge(painter, self.theme, box, chosen=False, focused=self.hasFocus())

    def _paint_bars(self, painter: QPainter, box: QRectF, from_right: bool) -> None:
        px, left = self.theme.px, float(self.theme.px(18))
        top = self.heading.geometry().bottom() + px(14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("chip"))
        for place, share in enumerate(_BARS):
            bar = QRectF(left, top + place * px(_BAR + 9), (box.width() - 2 * left) * share / 100, px(_BAR))
            painter.drawRoundedRect(mirrored(box, bar, from_right), px(3), px(3))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks for what is on it, as the space bar does."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
