"""What the menus of the filters offer: values to choose from, or years to type."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from essayplanner.domain.text import in_order, shorten
from essayplanner.language import _, number
from essayplanner.ui.look.plain import caption
from essayplanner.ui.look.theme import Theme

#: So many choices a menu offers at once, and so many each of the menus beneath it: more do not fit on a screen.
AT_ONCE, BENEATH = 60, 40


class Choice(NamedTuple):
    """A value that a filter may have, what it is called, and how many cards have it (0 says no number)."""

    value: object
    text: str
    cards: int = 0


def offer(
    menu: QMenu, none: Choice, choices: Sequence[Choice], now: object, choose: Callable[[object], object]
) -> None:
    """Offer all of them: the first, which are the most used, at once, and many others by their names beneath.

    `none` is the choice that takes the filter off, `now` the value that the filter has; `choose` is given another.
    """
    at_once = [none, *choices[:AT_ONCE], *(choice for choice in choices[AT_ONCE:] if choice.value == now)]
    _add(menu, at_once, now, choose)
    others = sorted(choices[AT_ONCE:], key=lambda choice: in_order(choice.text))
    for start in range(0, len(others), BENEATH):
        part = others[start : start + BENEATH]
        below = menu.addMenu(caption(f"{shorten(part[0].text, 20)} … {shorten(part[-1].text, 20)}"))
        below.aboutToShow.connect(partial(_fill, below, part, now, choose))


def _fill(menu: QMenu, choices: Sequence[Choice], now: object, choose: Callable[[object], object]) -> None:
    if menu.isEmpty():
        _add(menu, choices, now, choose)


def _add(menu: QMenu, choices: Sequence[Choice], now: object, choose: Callable[[object], object]) -> None:
    for value, text, cards in choices:
        action = menu.addAction(f"{caption(text)}  ({number(cards)})" if cards else caption(text))
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda checked=False, value=value: choose(value))


def ask_years(
    menu: QMenu, theme: Theme, span: tuple[int, int], now: tuple[int, int], show: Callable[..., object]
) -> None:
    """Offer the first and the last year of a span to be changed; `show` is given both, or nothing for any year. `now`
    are those that are shown."""
    from PySide6.QtWidgets import QWidgetAction

    from essayplanner.ui.library.years import YearsFields

    fields = YearsFields(theme, span, now, show, menu.close)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(fields)
    fields.grew.connect(lambda: holder.setData(not holder.data()))  # what changed is laid out anew
    menu.addAction(holder)
    menu.addAction(_("Any year")).triggered.connect(lambda: show())
    menu.aboutToShow.connect(fields.first.selectAll)
    QTimer.singleShot(0, fields, fields.first.setFocus)
