"""A button that is pressed, or dragged to where its pair is to be placed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.argument import CardSeen, LinkSeen
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: how wide and high the room of the dots is, how large each is, and how far apart they stand.
_WIDE, _HIGH, _DOT, _APART = 14, 13, 2.2, 4.5


class Grip(PushButton):
    """Has dots by which it is taken; `drags` drags what it stands for."""

    def __init__(self, theme: Theme, words: str, drags: Callable[[], object]) -> None:
        super().__init__(words)
        self.theme, self._drags = theme, drags
        self._pressed: QPointF | None = None
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(px(_WIDE) * ratio), round(px(_HIGH) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("muted"))
            painter.scale(self.theme.scale / 100, self.theme.scale / 100)
            for column in (-0.5, 0.5):
                for row in (-1, 0, 1):
                    at = QPointF(_WIDE / 2 + column * _APART, _HIGH / 2 + row * _APART)
                    painter.drawEllipse(at, _DOT / 2, _DOT / 2)
        self.setIcon(QIcon(picture))
        self.setIconSize(QSize(px(_WIDE), px(_HIGH)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags it once the pointer is far enough from where it was pressed."""
        super().mouseMoveEvent(event)
        far = (event.position() - self._pressed).manhattanLength() if self._pressed is not None else 0
        if far >= QApplication.startDragDistance() and event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
            self.setDown(False)
            self._drags()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)


def drag_pair(desk: Desk, source: QWidget, link: LinkSeen, cards: Sequence[CardSeen]) -> None:
    """Drag the cards of a link, first the one that it speaks of."""
    data = drags.pair_mime(desk.book, link.id, [card.id for card in cards])
    drawn = [(card.kind, card.title, "") for card in cards]
    picture = drag_picture(desk.theme, drawn, from_right=source.isRightToLeft())
    drag(source, data, picture, Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)
