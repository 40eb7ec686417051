"""Read as a screen of the window; the widgets are imported when it is first turned to."""

from typing import TYPE_CHECKING

from essayplanner.language import p_
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import RIGHT, ContextMenu, DrawerLook, Screen

if TYPE_CHECKING:
    from essayplanner.ui.read.whole import ReadScreen


def _make(desk: Desk) -> "ReadScreen":
    from essayplanner.ui.read.whole import ReadScreen

    return ReadScreen(desk)


def _scopes(screen: "ReadScreen") -> tuple[Scope, ...]:
    from essayplanner.ui.read.actions import scopes_of

    return scopes_of(screen)


def _menus(screen: "ReadScreen") -> tuple[ContextMenu, ...]:
    from essayplanner.ui.read.actions import menus_of

    return menus_of(screen)


SCREEN = Screen(
    "read",
    p_("screen", "Read"),
    "Alt+5",
    _make,
    _scopes,
    folds=frozenset({RIGHT}),
    drawer=DrawerLook(50, lined=False),
    menus=_menus,
    left=lambda screen: screen.left(),
    take_up=lambda screen, left: screen.take_up(left),
)
