"""The map as a screen of the window; the widgets are imported when it is first turned to."""

from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import LIBRARY, ContextMenu, DrawerLook, Screen

if TYPE_CHECKING:
    from essayplanner.ui.map.whole import MapScreen


def _make(desk: Desk) -> "MapScreen":
    from essayplanner.ui.map.whole import MapScreen

    return MapScreen(desk)


def _scopes(screen: "MapScreen") -> tuple[Scope, ...]:
    from essayplanner.ui.map.actions import scopes_of

    return scopes_of(screen)


def _menus(screen: "MapScreen") -> tuple[ContextMenu, ...]:
    from essayplanner.ui.map.actions import menus_of

    return menus_of(screen)


SCREEN = Screen(
    "map",
    _("Map"),
    "Alt+4",
    _make,
    _scopes,
    folds=frozenset({LIBRARY}),
    drawer=DrawerLook(50, lined=False),
    menus=_menus,
    sees=lambda fields: True,
    left=lambda screen: screen.choices.left(),
    take_up=lambda screen, left: screen.choices.take_up(left),
)
