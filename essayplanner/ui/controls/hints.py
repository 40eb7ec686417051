"""The line below a field: how it is filled, or what is wrong with what stands in it."""

from PySide6.QtWidgets import QWidget

from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words


class FieldHint(Words):
    """Is the description of its field too; what comes by a hand is told a screen reader, once."""

    def __init__(self, theme: Theme, field: QWidget, *, inset: int = INSET) -> None:
        super().__init__(theme, inset=inset)
        self._field, self._news, self._told = field, "", ""

    def advise(self, words: str, *, by_hand: bool = False) -> None:
        """Say how the field is filled, or nothing where there is nothing to say; `by_hand` is for what was made of what
        was just typed."""
        self.paint_in("muted")
        self._show(words, words if by_hand else "")

    def warn(self, words: str, *, by_hand: bool) -> None:
        """Say what is wrong with what stands in the field; `by_hand` is for what was just typed."""
        self.paint_in("caution")
        self._show(words, words if by_hand or words == self._told else "")

    def _standing(self) -> str:
        return self._news if self.isVisible() else ""

    def _show(self, words: str, news: str) -> None:
        """Show the words; what is news is told when nothing was typed for a while, if it is shown then."""
        self._news = news
        if news and news != self._told:
            tell_settled_of(self, self._standing)
        self._told = news
        self.say(words)
        if self._field.accessibleDescription() != words:
            self._field.setAccessibleDescription(words)
