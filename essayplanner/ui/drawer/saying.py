"""How the line looks that says how something will stand: a sign, the sentence, and because of what."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from essayplanner.ui.drawer.painting import Painter
from essayplanner.ui.drawer.standing import Standing
from essayplanner.ui.look.glyphs import paint_link, paint_refusal
from essayplanner.ui.look.wrapping import cut_lines, wrapped

#: Lines of a sentence, and of a because, that are shown.
_MOST_LINES = 3


class Saying:
    """Measures and draws it."""

    def __init__(self, paint: Painter) -> None:
        self.paint, self.theme = paint, paint.theme

    def height(self, said: Standing, wide: int) -> int:
        """How high it is with words of a width."""
        lines = self._because(said, wide)
        serif = QFontMetrics(self.theme.font(12, serif=True)).lineSpacing()
        return round(self._sentence(said, wide).boundingRect().height()) + len(lines) * serif

    def draw(self, painter: QPainter, sign: QRect, words: QRect, said: Standing) -> None:
        """Draw it into these rooms; the sign stands beside the first line."""
        sentence, serif = self._sentence(said, words.width()), self.theme.font(12, serif=True)
        self._draw_sign(painter, sign.adjusted(0, 0, 0, round(sentence.lineAt(0).height()) - sign.height()), said)
        at = QPointF(words.topLeft())
        if self.paint.from_right:
            at.setX(at.x() + words.width() - sentence.maximumWidth())
        painter.setPen(self.theme.color("ink"))
        sentence.draw(painter, at)
        line = QRect(words.left(), 0, words.width(), QFontMetrics(serif).lineSpacing())
        line.moveTop(words.top() + round(sentence.boundingRect().height()))
        painter.setFont(serif)
        painter.setPen(self.theme.color("muted"))
        for text in self._because(said, words.width()):
            self.paint.write(painter, line, text)
            line.translate(0, line.height())

    def _draw_sign(self, painter: QPainter, room: QRect, said: Standing) -> None:
        if said.refused:
            side = self.theme.px(12)
            box = QRectF(room.center().x() - side / 2, room.center().y() - side / 2 + 1, side, side)
            paint_refusal(painter, box, self.theme.color("ink"), self.theme.px(13) / 10)
        elif said.relation:
            paint_link(painter, QRectF(room), said.relation, self.theme.color("link"), 1.3)

    def _because(self, said: Standing, wide: int) -> list[str]:
        return cut_lines(said.because, self.theme.font(12, serif=True), wide, _MOST_LINES) if said.because else []

    def _sentence(self, said: Standing, wide: int) -> QTextLayout:
        strong = QTextLayout.FormatRange()
        strong.start, strong.length = said.strong
        style = QTextCharFormat()
        style.setFontWeight(self.theme.font(12, bold=True).weight())
        strong.format = style
        return wrapped(said.text, self.theme.font(12), wide, _MOST_LINES, [strong])
