"""Message boxes and progress dialogs that show their texts as they are (see `plain`)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressDialog, QPushButton, QWidget

from essayplanner.domain.text import clean_text
from essayplanner.ui.look.plain import Label


class MessageBox(QMessageBox):
    """Says `text` and, smaller, `more`. Never the system's own box: on macOS that guesses whether texts are HTML."""

    def __init__(self, title: str, text: str, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOption(QMessageBox.Option.DontUseNativeDialog)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(clean_text(text))
        self.setInformativeText(clean_text(more))

    def setInformativeText(self, text: str) -> None:
        """Show this below; Qt makes a label for it, whose format it leaves open."""
        super().setInformativeText(text)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def add_reading(self, text: str, show: Callable[[], object]) -> QPushButton:
        """Add a button that shows something, and does not answer: the box stays open."""
        button = self.addButton(text, QMessageBox.ButtonRole.ActionRole)
        button.setAccessibleName(text)
        button.clicked.disconnect()  # Qt's own, which closes the box
        button.clicked.connect(lambda _checked=False: show())
        return button

    def event(self, event: QEvent) -> bool:
        """Keeps its buttons whole: Qt takes no more room than for usual letters, and cuts them."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            needed = min(self.minimumSizeHint().width(), self.screen().availableSize().width())
            if self.width() < needed:
                self.setFixedWidth(needed)
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stays on the screen where it grows: its place was found for the size it had."""
        super().resizeEvent(event)
        room = self.screen().availableGeometry()
        beyond = self.geometry().right() - room.right()
        if beyond > 0:
            self.move(max(room.left(), self.x() - beyond), self.y())


class ProgressDialog(QProgressDialog):
    """Says `text` above the progress from 0 to 100, and has a button to stop."""

    def __init__(self, text: str, stop: str, parent: QWidget | None = None) -> None:
        super().__init__("", stop, 0, 100, parent)
        self.setLabel(Label(text))
