"""Tab goes through the panel from top to bottom, whenever its rows were made."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QLayout, QWidget

from essayplanner.ui.controls.segments import Segments
from essayplanner.ui.controls.tags import TagsField


class TabOrder(QObject):
    """The way of Tab through parts of a window, as they are when it is found; found anew when they were rearranged."""

    def __init__(self, owner: QWidget, parts: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(owner)
        self._parts = parts
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.find)

    @Slot()
    def find_soon(self) -> None:
        """Find it anew, once, however much is rearranged until then."""
        self._soon.start()

    @Slot()
    def find(self) -> None:
        """Find it now: everything that takes the focus, in the order of the layouts."""
        self._soon.stop()
        for first, second in pairwise(stop for part in self._parts() for stop in stops(part)):
            QWidget.setTabOrder(first, second)

    def find_if_rearranged(self) -> None:
        """Find it now, where that was to come."""
        if self._soon.isActive():
            self.find()


def stops(widget: QWidget) -> Iterator[QWidget]:
    """All of a widget that takes the focus, from top to bottom."""
    if isinstance(widget, Segments):
        yield from widget.segments.values()
    elif isinstance(widget, TagsField):
        yield from widget.stops()
    elif widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif layout := widget.layout():
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """What is in a layout, without asking for its items, which are Qt's (docs/adr/0011-who-owns-what.md)."""
    parts = [each for owner in (layout.parentWidget(), layout) if owner for each in owner.children()]
    placed = [
        (place, part) for part in parts if isinstance(part, QWidget | QLayout) and (place := layout.indexOf(part)) >= 0
    ]
    for _place, part in sorted(placed, key=lambda each: each[0]):
        yield from stops(part) if isinstance(part, QWidget) else _in_layout(part)
