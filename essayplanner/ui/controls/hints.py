"""The line below a field: how it is filled, or what is wrong with what stands in it."""

from PySide6.QtWidgets import QWidget

from essayplanner.ui.desk.announcing import tell_of
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words


class FieldHint(Words):
    """Is the description of its field too; a warning that comes by a hand is told a screen reader, once."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(theme)
        self._field, self._warning = field, ""

    def advise(self, words: str) -> None:
        """Say how the field is filled, or nothing where there is nothing to say."""
        self._warning = ""
        self.paint_in("muted")
        self._show(words)

    def warn(self, words: str, *, by_hand: bool) -> None:
        """Say what is wrong with what stands in the field; `by_hand` is for what was just typed."""
        is_news = words != self._warning and by_hand
        self._warning = words
        self.paint_in("caution")
        self._show(words)
        if words and is_news:
            tell_of(self, words, settled=True)

    def _show(self, words: str) -> None:
        self.say(words)
        if self._field.accessibleDescription() != words:
            self._field.setAccessibleDescription(words)
