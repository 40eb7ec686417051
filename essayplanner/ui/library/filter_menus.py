"""What the menus of the filters offer: values to choose from, or years to type."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QMenu

from essayplanner.domain.tags import in_groups
from essayplanner.domain.text import in_order, shorten
from essayplanner.language import _, n_, number
from essayplanner.ui.look.plain import LONGEST_CAPTION, caption
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.theme import Theme

#: So many choices a menu offers at once, and so many each of the menus beneath: more do not fit on a laptop's screen.
AT_ONCE, BENEATH = 25, 25


class Choice(NamedTuple):
    """A value that a filter may have, what it is called, and how many cards have it (0 says no number)."""

    value: object
    text: str
    cards: int = 0


class Group(NamedTuple):
    """Choices that stand in a menu of their own, in alphabetical order."""

    text: str
    choices: Sequence[Choice]


def offer(
    menu: QMenu,
    none: Choice,
    choices: Sequence[Choice],
    now: object,
    choose: Callable[[object], object],
    groups: Sequence[Group] = (),
) -> None:
    """Offer all of them: groups first; then the first, which are the most used, at once, and many others by their names
    beneath.

    `none` is the choice that takes the filter off, `now` the value that the filter has; `choose` is given another.
    """
    offered = _Offer(now, choose)
    offered.add(menu, [none])
    offered.add_in_order(menu, groups)
    room = max(0, AT_ONCE + 1 - len(menu.actions()))
    offered.add(menu, [*choices[:room], *(choice for choice in choices[room:] if choice.value == now)])
    offered.divide(menu, sorted(choices[room:], key=lambda choice: in_order(choice.text)))


def offer_tags(menu: QMenu, counts: Iterable[tuple[str, int]], now: str, choose: Callable[[object], object]) -> None:
    """Offer the tags, with the number of cards of each: those of a group in a menu of their own, by their names."""
    groups, rest = in_groups(counts)
    offer(
        menu,
        Choice("", _("Any tag")),
        [Choice(*counted) for counted in rest],
        now,
        choose,
        [Group(group.title, [Choice(*counted) for counted in group.tags]) for group in groups],
    )


class _Offer(NamedTuple):
    """Puts choices into menus; a menu beneath is filled when it is looked at, and checked where it holds what is."""

    now: object
    choose: Callable[[object], object]

    def add(self, menu: QMenu, entries: Sequence[Choice | Group]) -> None:
        """Add all of them."""
        for entry in entries:
            if isinstance(entry, Group):
                size, fill = len(entry.choices), partial(self.add_in_order, entries=entry.choices, within=entry.text)
                said = n_("{group} ({n} name)", "{group} ({n} names)", size, group=entry.text)
                self._add_below(menu, said, entry.text, [entry], fill)
                continue
            value, text, cards = entry
            action = menu.addAction(f"{caption(text)}  ({number(cards)})" if cards else caption(text))
            action.setCheckable(True)
            action.setChecked(value == self.now)
            action.triggered.connect(lambda checked=False, value=value: self.choose(value))

    def add_in_order(self, menu: QMenu, entries: Sequence[Choice | Group], within: str = "") -> None:
        """Add all of them at once, or in menus beneath where they are many; `within` is the group whose menu it is."""
        if len(entries) <= AT_ONCE:
            self.add(menu, entries)
        else:
            self.divide(menu, entries, within)

    def divide(self, menu: QMenu, entries: Sequence[Choice | Group], within: str = "") -> None:
        """Add menus beneath, named by the first and the last that each holds."""
        for start in range(0, len(entries), BENEATH):
            part = entries[start : start + BENEATH]
            text = f"{shorten(part[0].text, 20)} … {shorten(part[-1].text, 20)}"
            name = _("{group}: {names}", group=within, names=text) if within else text
            self._add_below(menu, text, name, part, partial(self.add, entries=part))

    def _add_below(
        self, menu: QMenu, text: str, name: str, holds: Sequence[Choice | Group], fill: Callable[[QMenu], None]
    ) -> None:
        below = menu.addMenu(caption(text))
        below.setAccessibleName(shorten(name, LONGEST_CAPTION))
        below.aboutToShow.connect(partial(_fill_once, below, fill))
        if any(map(self._holds_now, holds)):
            below.menuAction().setCheckable(True)
            below.menuAction().setChecked(True)

    def _holds_now(self, entry: Choice | Group) -> bool:
        return any(map(self._holds_now, entry.choices)) if isinstance(entry, Group) else entry.value == self.now


def _fill_once(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
    if menu.isEmpty():
        fill(menu)


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
    soon(fields, fields.first.setFocus)
