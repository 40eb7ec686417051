"""What the cards can be sorted by, as it is offered and remembered."""

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from essayplanner.language import p_
from essayplanner.notebook.sorting import Sort

#: In the order in which they are offered.
NAMES = {
    Sort.TOPIC: p_("sort cards by", "Topic order"),
    Sort.TITLE: p_("sort cards by", "Title"),
    Sort.DATE: p_("sort cards by", "Date"),
    Sort.KIND: p_("sort cards by", "Kind"),
    Sort.CHANGED: p_("sort cards by", "Last changed"),
    Sort.USED: p_("sort cards by", "Most used"),
}


def kept_sort(kept: str) -> Sort:
    """The order that settings name."""
    return next((sort for sort in Sort if sort.value == kept), Sort.TOPIC)


def offer_sorts(menu: QMenu, now: Sort, choose: Callable[[Sort], object]) -> None:
    """Offer all of them, of which one holds."""
    group = QActionGroup(menu)
    for sort, name in NAMES.items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(sort is now)
        group.addAction(action)
        action.triggered.connect(lambda checked=False, sort=sort: choose(sort))
