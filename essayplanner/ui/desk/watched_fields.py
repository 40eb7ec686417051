"""The fields of one notebook's windows, each told when it is typed in and when it is left."""

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from shiboken6 import isValid

from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.drafts import Field
from essayplanner.ui.desk.text_fields import Prose

#: The focus goes, and comes back by itself: the student has not left the field.
_AWAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Fields(QObject):
    """Holds what saves each field, weakly, and tells it what becomes of the field.

    `added` brings the Bound of a field that is looked after from now on, `changed` that of one whose text is another.
    """

    added = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bounds: WeakSet[Bound] = WeakSet()
        #: The field with the focus: it alone is filtered, for a drop sends hundreds of events to the others.
        self._focused: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def watch(self, bound: Bound) -> None:
        """Look after a field from now on."""
        self._bounds.add(bound)
        if bound.field.hasFocus():
            self._follow_focus()
        _changed(bound.field).connect(self._typed)
        if isinstance(bound.field, Prose):
            bound.field.parted.connect(self._part)
        self.added.emit(bound)

    def bound_of(self, field: QObject | None) -> Bound | None:
        """What a field is bound to."""
        return next((bound for bound in self.living() if bound.field is field), None)

    def living(self) -> list[Bound]:
        """What saves the fields that are still there."""
        return [bound for bound in self._bounds if isValid(bound.field)]

    @Slot()
    def _typed(self) -> None:
        if bound := self.bound_of(self.sender()):
            bound.typed()
            self.changed.emit(bound)

    @Slot()
    def _part(self) -> None:
        if bound := self.bound_of(self.sender()):
            bound.end()

    @Slot()
    def _follow_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is self._focused:
            return
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = now if self.bound_of(now) else None
        if self._focused is not None:
            self._focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Saves when a field loses the focus, and leaves undo and redo to the window."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if bound := self.bound_of(watched):
                bound.end() if event.reason() in _AWAY and not bound.entry else self._leave(bound, event.reason())
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _leave(self, bound: Bound, reason: Qt.FocusReason) -> None:
        if not (bound.entry and reason == Qt.FocusReason.PopupFocusReason):  # its completions are open
            bound.leave()


def _changed(field: Field) -> SignalInstance:
    return field.valueChanged if isinstance(field, QSpinBox) else field.textChanged


def _is_undo(event: QKeyEvent) -> bool:
    undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    return undo or (event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier)
