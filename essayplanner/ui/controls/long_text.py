"""A text that is too long for a field, to be read in parts and copied whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from essayplanner.ui.look.plain import Label, window_title

#: Characters of one part: a text view lays out so many in 50 ms.
PART = 50_000


class LongTextDialog(QDialog):
    """Shows one part after another; a text of any length opens at once."""

    def __init__(self, name: str, whole: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(name))
        self._whole, self._number = whole, 0
        self._count = max(1, -(-len(whole) // PART))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.place = Label()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.before, self.after, self.copy = QPushButton("Previous part"), QPushButton("Next part"), QPushButton("Copy")
        for button in (self.before, self.after, self.copy):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAccessibleName("Copy all of the text")
        self.before.clicked.connect(lambda: self.show_part(self._number - 1))
        self.after.clicked.connect(lambda: self.show_part(self._number + 1))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whole))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.place, self.text, buttons):
            column.addWidget(widget)
        self.resize(720, 560)
        self.show_part(0)

    def show_part(self, number: int) -> None:
        """Turn to a part, counted from 0."""
        self._number = max(0, min(number, self._count - 1))
        self.text.setPlainText(self._whole[self._number * PART : (self._number + 1) * PART])
        self.place.setText(f"Part {self._number + 1:,} of {self._count:,} ({len(self._whole):,} characters in all)")
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < self._count - 1)
