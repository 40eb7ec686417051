"""A text that is too long for a field, to be read in parts and copied whole."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from essayplanner.language import _, n_, p_
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.look.plain import Label

#: Characters of one part: a text view lays out so many in 50 ms.
PART = 50_000


class LongTextDialog(Dialog):
    """Shows one part after another; a text of any length opens at once, and is copied whole."""

    def __init__(
        self, name: str, shown: str, parent: QWidget, whole: str = "", further: Sequence[QWidget] = ()
    ) -> None:
        """`whole` is what is copied, where that is more than what is shown; `further` stands beside “Copy”."""
        super().__init__(name, (720, 560), parent)
        self._whole, self._number = whole or shown, 0
        self._parts = _parts(shown)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.place = Label()
        self.before = push_button(_("Previous part"), lambda: self.show_part(self._number - 1))
        self.after = push_button(_("Next part"), lambda: self.show_part(self._number + 1))
        self.copy = push_button(p_("verb", "Copy"), self._copy, _("Copy all of the text"))
        for part in (self.place, self.before, self.after):
            part.setVisible(len(self._parts) > 1)
        column = QVBoxLayout(self)
        for widget in (self.place, self.text):
            column.addWidget(widget)
        add_buttons(column, [push_button(_("Close"), self.reject)], [self.before, self.after, self.copy, *further])
        self.show_part(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)

    def show_part(self, number: int) -> None:
        """Turn to a part, counted from 0."""
        self._number = max(0, min(number, len(self._parts) - 1))
        self.text.setPlainText(self._parts[self._number])
        self.place.setText(
            n_(
                "Part {part} of {parts} ({n} character in all)",
                "Part {part} of {parts} ({n} characters in all)",
                sum(map(len, self._parts)),
                part=self._number + 1,
                parts=len(self._parts),
            )
        )
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number < len(self._parts) - 1)


def _parts(text: str) -> list[str]:
    """The text in parts that end where a line does, if there is such a place."""
    parts, at = [], 0
    while len(text) - at > PART:
        end = text.rfind("\n", at + 1, at + PART) + 1 or at + PART
        parts.append(text[at:end])
        at = end
    return [*parts, text[at:]]
