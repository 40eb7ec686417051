"""What the timeline does for one picture of it."""

from PySide6.QtCore import QEvent, QObject

from tests.ui.timeline.hands import Shown
from tests.ui.waiting import until


class Paints(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_step_of_zooming_is_painted_once(shown: Shown) -> None:
    paints = Paints(shown.view.viewport())
    for step in (1, 2, 3):
        shown.wheel(120)
        until(lambda step=step: paints.count >= step)  # type: ignore[misc]
        later = iter(range(5))
        until(lambda later=later: next(later) == 4)  # type: ignore[misc]
        assert paints.count == step
