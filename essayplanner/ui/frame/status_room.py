"""How the parts of the status bar share a bar that is too narrow for all of them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from essayplanner.ui.look.fields import ElidedButton, ElidedLabel

#: As wide as any widget may be, and what Qt leaves between the parts of a status bar.
_ANY, _GAP = 16_777_215, 6


class StatusRoom(QObject):
    """What is said comes first: the numbers give way to it, then the words of the history after the first. Other
    buttons in the bar have the room that they need."""

    def __init__(
        self, bar: QStatusBar, saved: QWidget, steps: ElidedButton, said: ElidedLabel, counts: ElidedLabel
    ) -> None:
        super().__init__(bar)
        self._bar, self._saved, self._steps, self._said, self._counts = bar, saved, steps, said, counts
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width, or other words, need another share."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share()
        return False

    def _share(self) -> None:
        is_long = bool(self._said.text()) and not self._fits(self._saved, self._steps, self._said, self._counts)
        self._counts.setHidden(is_long)
        is_short = is_long and not self._fits(self._saved, self._steps, self._said)
        most = self._steps.least() if is_short else _ANY
        if self._steps.maximumWidth() != most:
            self._steps.setMaximumWidth(most)

    def _fits(self, *parts: QWidget) -> bool:
        there = self._bar.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [each for each in there if each is not self._steps and not each.isHidden()]
        taken = sum(part.sizeHint().width() + _GAP for part in (*parts, *others))
        return taken + _GAP <= self._bar.contentsRect().width()
