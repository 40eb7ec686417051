"""A text that is too long for a field, to be read in parts and copied whole."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from essayplanner.language import _, n_, p_
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.look.plain import Label

#: Characters of one part: a text view lays out so many in 50 ms.
PART = 50_000


class LongTextDialog(Dialog):
    """Shows one part after another; a text of any length opens at once, and is copied whole."""

    def __init__(self, name: str, whole: str, parent: QWidget) -> None:
        super().__init__(name, (720, 560), parent)
        self._whole, self._number = whole, 0
        self._count = max(1, -(-len(whole) // PART))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.place = Label()
        self.before = push_button(_("Previous part"), lambda: self.show_part(self._number - 1))
        self.after = push_button(_("Next part"), lambda: self.show_part(self._number + 1))
        self.copy = push_button(p_("verb", "Copy"), self._copy, _("Copy all of the text"))
        for part in (self.place, self.before, self.after):
            part.setVisible(self._count > 1)
        column = QVBoxLayout(self)
        for widget in (self.place, self.text):
            column.addWidget(widget)
        add_buttons(column, [push_button(_("Close"), self.reject)], [self.before, self.after, self.copy])
        self.show_part(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)

    def show_part(self, number: int) -> None:
        """Turn to a part, counted from 0."""
        self._number = max(0, min(number, self._count - 1))
        self.text.setPlainText(self._whole[self._number * PART : (self._number + 1) * PART])
        self.place.setText(
            n_(
                "Part {part} of {parts} ({n} character in all)",
                "Part {part} of {parts} ({n} characters in all)",
                len(self._whole),
                part=self._number + 1,
                parts=self._count,
            )
        )
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < self._count - 1)
