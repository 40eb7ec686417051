"""What the bars of dates look like, in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import Form
from essayplanner.language import join_facts, p_
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.timeline.painting import Ink, paint_bar

_WORDS = (
    (Form.MOMENT, p_("a date on the timeline", "moment")),
    (Form.SPAN, p_("a date on the timeline", "year, span")),
    (Form.ABOUT, p_("a date on the timeline", "about, doubtful")),
    (Form.BY, p_("a date on the timeline", "by")),
    (Form.FROM, p_("a date on the timeline", "from")),
)
#: Pixels of the design: a moment, any other bar, between it and its word, and between two of them.
_SHORT, _LONG, _GAP, _BETWEEN = 5, 22, 5, 12


class Legend(QWidget):
    """A bar and a word for each form of a date."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(join_facts(words for _form, words in _WORDS))
        theme.changed.connect(self.updateGeometry)

    def _bar(self, form: Form) -> int:
        return self.theme.px(_SHORT if form is Form.MOMENT else _LONG)

    def sizeHint(self) -> QSize:
        """All of them side by side."""
        px, wide = self.theme.px, QFontMetrics(self.theme.font(11)).horizontalAdvance
        all_of_them = sum(self._bar(form) + px(_GAP) + wide(words) + px(_BETWEEN) for form, words in _WORDS)
        return QSize(all_of_them, px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them, where reading begins first."""
        px, font, from_right, ink = self.theme.px, self.theme.font(11), self.isRightToLeft(), Ink(self.theme)
        whole, left = QRectF(self.rect()), 0.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            for form, words in _WORDS:
                wide = QFontMetrics(font).horizontalAdvance(words)
                bar = mirrored(whole, QRectF(left, whole.center().y() - px(3), self._bar(form), px(6)), from_right)
                paint_bar(painter, ink, bar, form, Kind.EVIDENCE, used=True, from_right=from_right)
                left += self._bar(form) + px(_GAP)
                painter.setPen(self.theme.color("muted"))
                room = mirrored(whole, QRectF(left, 0, wide + 2, whole.height()), from_right)
                write(painter, room, words, from_right)
                left += wide + px(_BETWEEN)
