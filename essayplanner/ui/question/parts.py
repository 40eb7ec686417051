"""The word below a part of the question, which opens the menu to correct it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from essayplanner.domain.question import Mark
from essayplanner.language import _
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.targets import grown
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.words import title_of

_OPENS = " ▾"


class PartButton(Painted):
    """Says what some words of the question are taken for; a click, Enter or Alt+Down asks for its menu."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme)
        self.setParent(parent)
        self.mark: Mark | None = None

    def show_mark(self, mark: Mark | None, word: str) -> None:
        """Stand for these words of the question, or for none."""
        self.mark = mark
        self.setText(word)
        if mark:
            self.setAccessibleName(_("{part}: {words}, menu", part=title_of(mark.part), words=mark.text))
            give_tip(self, f"{title_of(mark.part)}: {mark.text}")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word."""
        metrics = QFontMetrics(self.theme.font(11))
        wide = metrics.horizontalAdvance(self.text() + _OPENS) + self.theme.px(6) + 1
        return grown(QSize(wide, metrics.height() + self.theme.px(4)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line above it is drawn in the colour of the focus."""
        super().focusInEvent(event)
        self._redraw_line()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no longer."""
        super().focusOutEvent(event)
        self._redraw_line()

    def _redraw_line(self) -> None:
        if question := self.parentWidget():
            question.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the menu, as a click does."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the word, cut where the next one begins."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lively = self.hasFocus() or self.underMouse()
            if self.hasFocus():
                painter.setPen(QPen(self.theme.color("claim"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.theme.px(5), self.theme.px(5))
            painter.setPen(self.theme.color("claim" if lively else "muted"))
            painter.setFont(self.theme.font(11))
            inset = self.theme.px(3) if self.hasFocus() else 0
            room = self.rect().adjusted(inset, 0, -inset, 0)
            metrics = painter.fontMetrics()
            width = room.width() - metrics.horizontalAdvance(_OPENS)
            word = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
            write(painter, room, word + _OPENS, self.isRightToLeft())
