"""Text fields whose text is on disk as it is typed: one step a pause, at most a second of typing at risk."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from essayplanner.notebook.notebook import new_uid

#: Milliseconds from a first unsaved letter to the disk, and without a letter until the next one begins a new step.
SAVE_AFTER = 600
PAUSE = 1000

Save = Callable[[str, str], None]


class Typing(QObject):
    """Watches one text field: calls `save(text, merge)` at the latest `SAVE_AFTER` after a change by hand.

    While typing goes on, `merge` stays the same, so that the saves become one step. The field's own undo is off: undo
    is the notebook's, and covers what was typed too.
    """

    def __init__(self, field: QLineEdit | QPlainTextEdit, save: Save) -> None:
        super().__init__(field)
        self.field, self._save = field, save
        self._merge = new_uid()
        self._shown = self.text()
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._saving.timeout.connect(self.flush)
        self._pause.timeout.connect(self.end)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        if isinstance(field, QPlainTextEdit):
            field.setUndoRedoEnabled(False)

    def text(self) -> str:
        """What the field holds."""
        return self.field.toPlainText() if isinstance(self.field, QPlainTextEdit) else self.field.text()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self.text() != self._shown

    def show(self, text: str) -> None:
        """Fill the field from the notebook; what is being typed there, and the cursor, stay."""
        if self.dirty or text == self._shown:
            return
        self._shown = text
        if isinstance(self.field, QPlainTextEdit):
            place = self.field.textCursor().position()
            self.field.setPlainText(text)
            cursor = self.field.textCursor()
            cursor.setPosition(min(place, len(self.field.toPlainText())))
            self.field.setTextCursor(cursor)
            self._shown = self.text()
        else:
            place = self.field.cursorPosition()
            self.field.setText(text)
            self.field.setCursorPosition(place if self.field.hasFocus() else 0)
            self._shown = self.text()

    def replace(self, text: str) -> None:
        """Fill the field with something else altogether, after saving what was typed."""
        self.end()
        self._shown = self.text()
        self.show(text)

    def _typed(self) -> None:
        if self.dirty:
            if not self._saving.isActive():
                self._saving.start()
            self._pause.start()

    def flush(self) -> None:
        """Save now what was typed."""
        self._saving.stop()
        if self.dirty:
            self._shown = self.text()
            self._save(self._shown, self._merge)

    def end(self) -> None:
        """Save now; what is typed next is another step."""
        self.flush()
        self._pause.stop()
        self._merge = new_uid()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Saves when the field loses the focus, and leaves undo and redo to the window."""
        if event.type() == QEvent.Type.FocusOut:
            self.end()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undo or (event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def flush_all(window: QWidget) -> None:
    """Save what is being typed anywhere in a window."""
    for typing in window.findChildren(Typing):
        typing.end()
