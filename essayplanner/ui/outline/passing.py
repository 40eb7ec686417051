"""A hand that goes through the window by Tab goes through the outline too: nothing is indented on the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.language import _
from essayplanner.ui.desk.actions import keys_here
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.words import keys_in_words

if TYPE_CHECKING:
    View = QAbstractItemView
else:
    View = object


class PassedThrough(View):
    """A view in which Tab does something, but not before the hand that came by Tab has done anything else there."""

    _is_passed = False

    def tab_leaves(self) -> bool:
        """Whether Tab never does anything here but leave, as the preferences can have it."""
        return False

    def is_only_read(self) -> bool:
        """Whether nothing can be indented: Tab leaves then as anywhere."""
        return False

    def describe(self, ways_out: str) -> None:
        """Have the ways out told to a screen reader."""

    def say_ways_out(self) -> None:
        """Tell, in the status bar and to a screen reader, how the focus leaves a view that keeps Tab for itself."""
        if self.is_only_read():
            return
        if self.tab_leaves():
            name_keys(self, _("Alt+Shift+Right and Alt+Shift+Left indent and outdent · Tab leaves the outline"))
            self.describe(_("Alt+Shift+Right indents and Alt+Shift+Left outdents. Tab leaves the outline."))
            return
        out = keys_in_words(QKeySequence(keys_here("Ctrl+Tab")))
        name_keys(self, _("Tab and Shift+Tab indent and outdent · F6 or {keys} leaves the outline", keys=out))
        self.describe(
            _(
                "After any other key, Tab indents and Shift+Tab outdents. F6 or {keys} leaves the outline.",
                keys=out,
            )
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab may go on by Tab."""
        self._is_passed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.say_ways_out()
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who clicks stays."""
        self._is_passed = False
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps Tab from the action that has it while the hand passes; who presses any other key stays."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
                if plain and (self._is_passed or self.tab_leaves()):
                    event.accept()
                    return True
            elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
                self._is_passed = False
        return super().event(event)
