"""The line above the question: what the page is, what is lacking, and a menu for words that are selected."""

from PySide6.QtCore import QPoint, Signal
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
        self.title.setMinimumHeight(self.this_is.sizeHint().height())  # nothing moves where words are selected

    def show_chosen(self, words: str) -> None:
        """Offer the menu for these words in place of the advice; empty for none."""
        self.advice.setHidden(bool(words))
        self.this_is.setVisible(bool(words))
        self.this_is.show_words(_("“{words}” is…", words=shorten(words, 24)), " ▾")
        self.this_is.setAccessibleName(_("“{words}” is, menu", words=shorten(words, 80)))

    def open(self, menu: QMenu) -> None:
        """Have a menu open below the words."""
        menu.popup(self.this_is.mapToGlobal(QPoint(0, self.this_is.height())))
