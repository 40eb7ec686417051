"""Who listens to a window as a screen reader does."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from essayplanner.ui.desk.announcing import Announcer


class ScreenReader:
    """Keeps what is said aloud, and asks what a widget is told as."""

    def __init__(self, announcer: Announcer) -> None:
        self.heard: list[str] = []
        announcer.spoken.connect(self.heard.append)

    def since(self) -> list[str]:
        """What was heard since this was asked last."""
        heard, self.heard[:] = [*self.heard], []
        return heard


def focus_goes() -> list[QWidget | None]:
    """Where the focus goes from now on: each place is told."""
    went: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _old, new: went.append(new))  # type: ignore[union-attr]
    return went


def role(widget: QWidget) -> QAccessible.Role:
    """What a widget is to a screen reader."""
    return QAccessible.queryAccessibleInterface(widget).role()


def name(told: QAccessibleInterface) -> str:
    """What it is called."""
    return told.text(QAccessible.Text.Name)


def within(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What stands in it, in order."""
    for place in range(told.childCount()):
        if (child := told.child(place)) is not None:
            yield child


def told(view: QAbstractItemView) -> QAccessibleInterface:
    """A list as it is told."""
    return QAccessible.queryAccessibleInterface(view)


def rows(view: QAbstractItemView) -> list[QAccessibleInterface]:
    """Its rows."""
    return [told(view).child(row) for row in range(told(view).childCount())]
