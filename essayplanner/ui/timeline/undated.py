"""What is said in place of the lanes as long as no card has a date, with the way to the cards that could have one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from essayplanner.domain.timeline import Timeline
from essayplanner.language import _, n_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme


def undated_words(line: Timeline) -> str:
    """Why there is nothing to see; empty where there is."""
    if line.items:
        return ""
    if undated := len(line.undated):
        return n_("No card has a date yet. {n} could have one", "No card has a date yet. {n} could have one", undated)
    return _("No card has a date yet. Write one at “When”, in the card of a claim or of evidence")


class NothingDated(QWidget):
    """Lies in the middle of the lanes."""

    def __init__(self, theme: Theme, lanes: QAbstractItemView, line: Timeline, undated: Callable[[], object]) -> None:
        super().__init__(lanes.viewport())
        self.theme, self.words, self._lanes = theme, Label(), lanes
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.setProperty("muted", "true")
        self.list = quiet_button(_("Show these cards"), _("Show the cards without a date"), undated)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.list, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.follow(line)

    def _restyle(self) -> None:
        self.words.setFont(self.theme.font(14))

    def follow(self, line: Timeline) -> None:
        """Say it where it is so."""
        words = undated_words(line)
        self.setVisible(bool(words))
        self.words.setText(words)
        self._lanes.setAccessibleDescription(words)
        self.list.setVisible(bool(line.undated))
