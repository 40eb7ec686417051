"""The field in which is typed what to search the cards for."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from essayplanner.language import _
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import keys_in_words


class SearchField(OneLine):
    """Names the keys that lead to it at its end while it is empty, and there is room for both."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setPlaceholderText(_("Search cards"))
        self.setAccessibleName(_("Search cards"))
        self.setClearButtonEnabled(False)
        self._hint = Label(keys_in_words(QKeySequence("Ctrl+F")), self)
        self._hint.setProperty("muted", "true")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        set_margins(inside, 0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(self._hint)
        self.textChanged.connect(self._leave_room)

    def restyle(self) -> None:
        """Take on the size of text in force."""
        self._hint.setFont(self.theme.font(12))
        self._leave_room()

    def least(self) -> int:
        """Pixels in which it says whole what it is for."""
        return self.fontMetrics().horizontalAdvance(self.placeholderText()) + self.theme.px(2 * 8 + 6)

    def _leave_room(self) -> None:
        """Let what is written here, or in its stead, not run into the keys."""
        room = self._hint.sizeHint().width() + 10
        if self.text() or self.least() + room > self.width():
            room = 0
        self._hint.setVisible(room > 0)
        self.setTextMargins(*((room, 0, 0, 0) if self.isRightToLeft() else (0, 0, room, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys may have room now, or none."""
        super().resizeEvent(event)
        self._leave_room()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._leave_room()
