"""What is said below a page that is a picture of a page: nothing on it can be selected, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Words
from essayplanner.ui.read.view import PagesView


class Scan(QWidget):
    """A sentence and a button; nothing at all while the page that is read has text."""

    def __init__(self, desk: Desk, view: PagesView, by_hand: Callable[[], object]) -> None:
        super().__init__()
        self._theme, self._view = desk.theme, view
        self.words = Words(
            desk.theme,
            _("This page is a picture, so nothing on it can be selected. A program for recognising text can add it."),
            size=12,
            color="ink",
            inset=0,
        )
        self.button = quiet_button(_("Make a card by hand"), _("Make a card by hand, which cites this page"), by_hand)
        self.button.setDisabled(bool(desk.book.read_only))
        px = desk.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(6), px(24), px(6))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        view.scan_changed.connect(self._follow)
        self.hide()

    @Slot(bool)
    def _follow(self, is_scan: bool) -> None:
        self.setVisible(is_scan)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground, and a line above it."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("pane"))
            painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
