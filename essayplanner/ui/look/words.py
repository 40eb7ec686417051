"""Words of the card panel: captions, hints and sentences that wrap."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QTextLayout
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.ui.look.as_high import AsHigh
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped


class Words(AsHigh, Label):
    """A few words that wrap; the colour is a token's, the text stands where the text of a field stands.

    `inset` is how far in that is, in pixels of the design: of a field without an edge nothing.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: int = 11,
        color: str = "muted",
        bold: bool = False,
        inset: int = INSET,
        serif: bool = False,
    ) -> None:
        super().__init__(text)
        self.theme, self._size, self._color, self._bold, self._inset = theme, size, color, bold, inset
        self._serif = serif
        self._above = 0
        self.take_any_width()
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.fit()
        self.update()

    def paint_in(self, color: str) -> None:
        """Change to the colour of another token."""
        self._color = color
        self.update()

    def keep_apart(self, pixels: int) -> None:
        """Leave so much room above, in pixels of the design."""
        self._above = pixels
        self.fit()

    def say(self, text: str) -> None:
        """Show this, or nothing at all where it is empty."""
        self.setText(text)
        self.setVisible(bool(text))

    def setText(self, text: str) -> None:
        """Show this."""
        if text != self.text():
            super().setText(text)
            self.fit()

    def lines(self) -> QTextLayout:
        """The words as they are drawn."""
        font = self.theme.font(self._size, bold=self._bold, serif=self._serif)
        return wrapped(
            self.text(), font, self.width() - 2 * self.theme.px(self._inset), from_right=self.isRightToLeft() or None
        )

    def needed(self) -> int:
        """The height of the lines, and the room above."""
        return height_of(self.lines()) + self.theme.px(self._above)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines."""
        painter = QPainter(self)
        painter.setPen(self.theme.color(self._color))
        self.lines().draw(painter, QPointF(self.theme.px(self._inset), self.theme.px(self._above)))


def keys_in_words(keys: QKeySequence) -> str:
    """Keys as they are called on this computer, in the language in which Qt speaks."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(words: str, keys: str) -> str:
    """What a control does, and by which keys that is done as well: “Find cards (Ctrl+F)”."""
    return f"{words} ({keys_in_words(QKeySequence(keys))})"


class Labelled(QWidget):
    """A caption above its field; the letter after “&”, which the tip names, goes to the field with Alt."""

    def __init__(self, theme: Theme, caption: str, field: QWidget, *below: QWidget) -> None:
        super().__init__()
        self.caption = Words(theme, caption.replace("&", ""))
        self.caption.setBuddy(field)
        self.field = field
        #: The keys that go to the field; none on macOS, where Alt types other letters.
        self.keys = QKeySequence.mnemonic(caption).toString()
        if self.keys:
            QShortcut(QKeySequence(self.keys), field).activated.connect(self._go)
            give_tip(self.caption, with_keys(self.caption.text(), self.keys))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.caption, field, *below):
            column.addWidget(widget)

    def _go(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
