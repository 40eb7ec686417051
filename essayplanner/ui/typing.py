"""Text fields whose text is on disk as it is typed: one step a pause, at most a second of typing at risk."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from essayplanner.notebook.notebook import new_uid

#: Milliseconds from a first unsaved letter to the disk, and without a letter until the next one begins a new step.
SAVE_AFTER = 600
PAUSE = 1000

#: Saves a text as part of the step of that mark. Where it gives False, the text could not be saved and stays typed.
Save = Callable[[str, str], object]

#: The focus goes, and comes back by itself: the student has not left the field.
_AWAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Typing(QObject):
    """Watches one text field: calls `save(text, merge)` at the latest `SAVE_AFTER` after a change by hand.

    While typing goes on, `merge` stays the same, so that the saves become one step. The field's own undo is off: undo
    is the notebook's, and covers what was typed too. Where the notebook keeps a text other than it was typed (without
    a space at its end), the field shows that only when it is left, so that nothing moves under the student's hands.
    """

    def __init__(self, field: QLineEdit | QPlainTextEdit, save: Save) -> None:
        super().__init__(field)
        self.field, self._save = field, save
        self._merge = ""
        self._shown = self._stored = self.text()
        self._busy = False
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._saving.timeout.connect(self.flush)
        self._pause.timeout.connect(self.end)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        if isinstance(field, QPlainTextEdit):
            field.setUndoRedoEnabled(False)

    def text(self) -> str:
        """What the field holds, spaces that do not break included (Qt's `toPlainText` makes them plain ones)."""
        if isinstance(self.field, QPlainTextEdit):
            return self.field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return self.field.text()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self.text() != self._shown

    def show(self, text: str) -> None:
        """Fill the field from the notebook; what is being typed there, and the cursor, stay."""
        news, self._stored = text != self._stored, text
        if news and not self._busy and not self.dirty:
            self._fill(text)

    def replace(self, text: str) -> str:
        """Fill the field with something else altogether, after saving what was typed; gives what could not be saved."""
        self.end()
        unsaved = self.text() if self.dirty else ""
        self._stored = text
        self._fill(text)
        return unsaved

    def _fill(self, text: str) -> None:
        self._shown = text
        if self.text() == text:
            return
        if isinstance(self.field, QPlainTextEdit):
            place = self.field.textCursor().position()
            self.field.setPlainText(text)
            self._shown = self.text()
            cursor = self.field.textCursor()
            cursor.setPosition(min(place, self.field.document().characterCount() - 1) if self.field.hasFocus() else 0)
            self.field.setTextCursor(cursor)
        else:
            place = self.field.cursorPosition()
            self.field.setText(text)
            self._shown = self.text()
            self.field.setCursorPosition(place if self.field.hasFocus() else 0)

    def _typed(self) -> None:
        if self.dirty:
            if not self._saving.isActive():
                self._saving.start()
            self._pause.start()

    def flush(self) -> None:
        """Save now what was typed."""
        self._saving.stop()
        if not self.dirty or self._busy:
            return
        text = self.text()
        self._merge = self._merge or new_uid()
        before, self._stored = self._stored, text
        self._busy = True
        saved = False
        try:
            saved = self._save(text, self._merge) is not False
        finally:
            self._busy = False
            if saved:
                self._shown = text
            else:
                self._stored = before

    def end(self) -> None:
        """Save now; what is typed next is another step."""
        self.flush()
        self._pause.stop()
        self._merge = ""

    def _leave(self) -> None:
        self.end()
        if not self.dirty and self.text() != self._stored:
            self._fill(self._stored)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Saves when the field loses the focus, and leaves undo and redo to the window."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.end() if event.reason() in _AWAY else self._leave()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            from PySide6.QtGui import QKeySequence

            undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if undo or (event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def flush_all(window: QWidget) -> None:
    """Save what is being typed anywhere in a window."""
    for typing in window.findChildren(Typing):
        typing.end()
