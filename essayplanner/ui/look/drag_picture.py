"""What is dragged, drawn as the card itself."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPixmap

from essayplanner.domain.cards import Kind
from essayplanner.domain.words import kind_heading
from essayplanner.language import _, number
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme


def drag_picture(
    theme: Theme, shown: Sequence[tuple[Kind | None, str, str]], *, from_right: bool = False
) -> tuple[QPixmap, QPoint]:
    """A picture of cards (kind or None for a section, title, aside), and where the pointer holds it; mirrored where the
    window is laid out `from_right`.

    The picture lies below and to the right of the pointer, so that the place of the drop stays in sight.
    """
    px = theme.px
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    width, height, stack = px(264), px(62), px(5) * min(2, len(shown) - 1)
    picture = QPixmap(round((width + stack + px(8)) * ratio), round((height + stack + px(10)) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.95)
        for depth in range(min(2, len(shown) - 1), -1, -1):
            box = QRectF(px(3) + depth * px(5), px(3) + depth * px(5), width, height)
            _card(painter, theme, box, shown[0], from_right)
        if len(shown) > 1:
            _count(painter, theme, QRectF(width - px(20), height - px(12), px(26), px(20)), len(shown))
    return picture, QPoint(-px(12), -px(10))


def _card(painter: QPainter, theme: Theme, box: QRectF, shown: tuple[Kind | None, str, str], from_right: bool) -> None:
    kind, title, aside = shown
    px = theme.px
    accent = QColor(theme.tokens.kind(kind) if kind else theme.tokens.muted)
    shadow = QColor(0, 0, 0, 40)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shadow)
    painter.drawRoundedRect(box.translated(0, px(3)), px(7), px(7))
    painter.setBrush(theme.color("card"))
    painter.setPen(theme.color("line"))
    painter.drawRoundedRect(box, px(7), px(7))
    path = QPainterPath()
    path.addRoundedRect(box, px(7), px(7))
    painter.setClipPath(path)
    painter.fillRect(mirrored(box, QRectF(box.left(), box.top(), px(4), box.height()), from_right), accent)
    painter.setClipping(False)
    head = QRectF(int(box.left()) + px(14), int(box.top()) + px(8), int(box.width()) - px(26), px(16))
    if kind:
        sign = QRectF(head.left(), head.top() + px(3), px(9), px(9))
        paint_glyph(painter, kind, mirrored(box, sign, from_right), accent)
    font = theme.font(11, bold=True)
    painter.setFont(font)
    painter.setPen(accent)
    room = mirrored(box, head.adjusted(px(14) if kind else 0, 0, 0, 0), from_right)
    write(painter, room, kind_heading(kind) if kind else _("SECTION"), from_right)
    aside = QFontMetrics(font).elidedText(aside, Qt.TextElideMode.ElideRight, int(head.width()) // 2)
    write(painter, mirrored(box, head, from_right), aside, from_right, at_end=True)
    font = theme.font(13, bold=True)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    line = QRectF(head.left(), head.bottom() + px(4), head.width(), px(22))
    title = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, int(line.width()))
    write(painter, mirrored(box, line, from_right), title, from_right)


def _count(painter: QPainter, theme: Theme, box: QRectF, count: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("claim"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(theme.color("on_accent"))
    painter.setFont(theme.font(11, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number(count))
