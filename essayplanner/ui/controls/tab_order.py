"""Tab goes through the panel from top to bottom, whenever its rows were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from essayplanner.ui.controls.segments import Segments
from essayplanner.ui.controls.tags import TagsField


def set_tab_order(root: QWidget) -> None:
    """Chain everything that takes the focus in the order of the layouts."""
    for first, second in pairwise(list(stops(root))):
        QWidget.setTabOrder(first, second)


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
