"""What is said of a view without rows: painted in it, and told to a screen reader as its description."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.ui.look.marks import paint_ring
from essayplanner.ui.look.mirroring import write_lines
from essayplanner.ui.look.theme import Theme

_WRAPPED = (Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop).value


class EmptyHint(QObject):
    """Says `text` as long as a view, which has its model, has no rows; else the description is what `describe` was
    given last."""

    def __init__(self, view: QAbstractItemView, text: str = "") -> None:
        super().__init__(view)
        self._view, self.text, self._usual = view, text, ""
        model = view.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.tell)
        self.tell()

    @property
    def is_shown(self) -> bool:
        """Whether it is said now."""
        return bool(self.text) and not self._view.model().rowCount()

    def say(self, text: str) -> None:
        """Say this from now on."""
        if text != self.text:
            self.text = text
            self.tell()
            if self.is_shown:
                self._view.viewport().update()

    def describe(self, usual: str) -> None:
        """Have this as the description of the view with rows; without rows it comes after what is said."""
        self._usual = usual
        self.tell()

    def tell(self) -> None:
        """Have the description as it is now."""
        told = f"{self.text} {self._usual}".strip() if self.is_shown else self._usual
        if told != self._view.accessibleDescription():
            self._view.setAccessibleDescription(told)

    def paint(self, theme: Theme, gap: int, size: int = 13, flags: int = _WRAPPED) -> None:
        """Draw it where there are no rows, so many pixels from the edges of the view; the focus is around it."""
        if self._view.model().rowCount():
            return
        room = self._view.viewport().rect()
        inner = room.adjusted(gap, gap, -gap, 0)
        with QPainter(self._view.viewport()) as painter:
            painter.setFont(theme.font(size))
            if self._view.hasFocus():
                ring = QRectF(room)
                if flags == _WRAPPED:
                    ring.setBottom(painter.boundingRect(inner, flags, self.text).bottom() + gap)
                paint_ring(painter, theme, ring)
            painter.setPen(theme.color("muted"))
            write_lines(painter, inner, self.text, flags, self._view.isRightToLeft())
