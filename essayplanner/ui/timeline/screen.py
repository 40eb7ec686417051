"""The timeline as a screen of the window; the widgets are imported when it is first turned to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import drawn
from essayplanner.language import _
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import RIGHT, ContextMenu, DrawerLook, Line, Screen
from essayplanner.ui.desk.taking_up import Left

if TYPE_CHECKING:
    from essayplanner.ui.timeline.whole import TimelineScreen


def _make(desk: Desk) -> "TimelineScreen":
    from essayplanner.ui.timeline.whole import TimelineScreen

    return TimelineScreen(desk)


def _scopes(screen: "TimelineScreen") -> tuple[Scope, ...]:
    from essayplanner.ui.timeline.actions import scopes_of

    return scopes_of(screen)


def _menus(screen: "TimelineScreen") -> tuple[ContextMenu, ...]:
    from essayplanner.ui.timeline.actions import menus_of

    return menus_of(screen)


def _lines(screen: "TimelineScreen", section_ids: Sequence[int]) -> Sequence[Line]:
    return screen.section_lines(section_ids)


def _tell_places(screen: "TimelineScreen", places: Mapping[int, float]) -> None:
    screen.order.show_tiles(places)


def _sees(fields: CardFields) -> bool:
    """What has a date, and is no historian."""
    return fields.kind is not Kind.HISTORIAN and drawn(fields.when) is not None


def _left(screen: "TimelineScreen") -> Left:
    from essayplanner.ui.timeline.left import left

    return left(screen)


def _take_up(screen: "TimelineScreen", kept: Left) -> None:
    from essayplanner.ui.timeline.left import take_up

    take_up(screen, kept)


SCREEN = Screen(
    "timeline",
    _("Timeline"),
    "Alt+3",
    _make,
    _scopes,
    folds=frozenset({RIGHT}),
    drawer=DrawerLook(82, _lines, tell_places=_tell_places),
    menus=_menus,
    sees=_sees,
    left=_left,
    take_up=_take_up,
)
