"""What is dragged, drawn as the card itself."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPainterPath, QPixmap

from essayplanner.domain.cards import Kind
from essayplanner.domain.words import kind_heading
from essayplanner.language import _, number
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.theme import Theme


def drag_picture(theme: Theme, shown: list[tuple[Kind | None, str, str]]) -> tuple[QPixmap, QPoint]:
    """A picture of cards (kind or None for a section, title, aside), and where the pointer holds it.

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
            _card(painter, theme, QRectF(px(3) + depth * px(5), px(3) + depth * px(5), width, height), shown[0])
        if len(shown) > 1:
            _count(painter, theme, QRectF(width - px(20), height - px(12), px(26), px(20)), len(shown))
    return picture, QPoint(-px(12), -px(10))


def _card(painter: QPainter, theme: Theme, box: QRectF, shown: tuple[Kind | None, str, str]) -> None:
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
    painter.fillRect(QRectF(box.left(), box.top(), px(4), box.height()), accent)
    painter.setClipping(False)
    head = QRect(int(box.left()) + px(14), int(box.top()) + px(8), int(box.width()) - px(26), px(16))
    if kind:
        paint_glyph(painter, kind, QRectF(head.left(), head.top() + px(3), px(9), px(9)), accent)
    font = theme.font(11, bold=True)
    painter.setFont(font)
    painter.setPen(accent)
    painter.drawText(
        head.adjusted(px(14) if kind else 0, 0, 0, 0),
        Qt.AlignmentFlag.AlignVCenter,
        kind_heading(kind) if kind else _("SECTION"),
    )
    metrics = QFontMetrics(font)
    painter.drawText(
        head,
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
        metrics.elidedText(aside, Qt.TextElideMode.ElideRight, head.width() // 2),
    )
    font = theme.font(13, bold=True)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    line = QRect(head.left(), head.bottom() + px(5), head.width(), px(22))
    painter.drawText(
        line,
        Qt.AlignmentFlag.AlignVCenter,
        QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, line.width()),
    )


def _count(painter: QPainter, theme: Theme, box: QRectF, count: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("claim"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(theme.color("on_accent"))
    painter.setFont(theme.font(11, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number(count))
