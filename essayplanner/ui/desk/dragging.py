"""A drag of cards: one at a time, and its window stays until it is over."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from essayplanner.ui.desk.announcing import announcer_above

#: A property of the application: whether a drag is under way.
_UNDER_WAY = "a card is being dragged"


def is_dragging() -> bool:
    """Whether cards are being dragged anywhere in the program.

    Events go on meanwhile. A press and a move that come with the release, before Qt has ended the drag, would begin
    another one within it, and a window that went would take the view with it that waits for the end.
    """
    return bool(QApplication.instance().property(_UNDER_WAY))  # type: ignore[union-attr]


def drag(
    source: QWidget, data: QMimeData, picture: tuple[QPixmap, QPoint], actions: Qt.DropAction, usual: Qt.DropAction
) -> None:
    """Drag this until it is let go; `picture` is what hangs at the pointer, and where. Nothing within another drag."""
    if is_dragging():
        return
    application = QApplication.instance()
    assert application is not None
    carried = QDrag(source)
    carried.setMimeData(data)
    carried.setPixmap(picture[0])
    carried.setHotSpot(picture[1])
    application.setProperty(_UNDER_WAY, True)
    try:
        carried.exec(actions, usual)
    finally:
        application.setProperty(_UNDER_WAY, False)
    if isValid(source) and (announcer := announcer_above(source)[0]):
        announcer.end_aim()


def cancel_drag() -> None:
    """End what is being dragged, as Escape does."""
    QDrag.cancel()
