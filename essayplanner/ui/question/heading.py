"""The line above the question: what the page is, what is lacking, and a menu for words that are selected."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.ui.look.fields import ElidedButton, ElidedLabel
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme


class Heading(QWidget):
    """`asked` asks for the menu of the words that are selected."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._is_urgent = False
        self.title, self.advice, self.this_is = Label(), ElidedLabel(), ElidedButton()
        for label in (self.title, self.advice):
            label.setProperty("muted", "true")
        self.this_is.setFlat(True)
        self.this_is.setProperty("flat", True)
        self.this_is.clicked.connect(self.asked)
        self.this_is.hide()
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(8))
        row.setContentsMargins(0, theme.px(6), 0, 0)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.advice)
        row.addWidget(self.this_is)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.title.setFont(self.theme.font(12, bold=True))
        for small in (self.advice, self.this_is):
            small.setFont(self.theme.font(12))
        self.setMinimumHeight(
            self.this_is.sizeHint().height() + self.theme.px(6)
        )  # nothing moves where words are selected

    def show_advice(self, words: str, *, urgent: bool) -> None:
        """Say what can be done; what is urgent has all of the line, where there is no room for both."""
        self._is_urgent = urgent
        self.advice.setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has other room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self.title.sizeHint().width() + self.advice.sizeHint().width() + self.theme.px(16)
        self.title.setHidden(self._is_urgent and not self.advice.isHidden() and both > self.width())

    def show_chosen(self, words: str) -> None:
        """Offer the menu for these words in place of the advice; empty for none."""
        self.advice.setHidden(bool(words))
        self._fit()
        self.this_is.setVisible(bool(words))
        self.this_is.show_words(_("“{words}” is…", words=shorten(words, 24)), " ▾")
        self.this_is.setAccessibleName(_("“{words}” is, menu", words=shorten(words, 80)))

    def open(self, menu: QMenu) -> None:
        """Have a menu open below the words."""
        menu.popup(self.this_is.mapToGlobal(QPoint(0, self.this_is.height())))
