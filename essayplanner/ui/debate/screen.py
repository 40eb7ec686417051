"""The debate as a screen of the window. What it is made of is imported when it is first turned to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from essayplanner.domain.cards import Kind
from essayplanner.language import _
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import LIBRARY, ContextMenu, DrawerLook, Line, Screen
from essayplanner.ui.desk.taking_up import Left

if TYPE_CHECKING:
    from essayplanner.ui.debate.whole import DebateScreen


def _make(desk: Desk) -> QWidget:
    from essayplanner.ui.debate.whole import DebateScreen

    return DebateScreen(desk)


def _scopes(screen: "DebateScreen") -> tuple[Scope, ...]:
    from essayplanner.ui.debate.actions import scopes_of

    return scopes_of(screen)


def _menus(screen: "DebateScreen") -> tuple[ContextMenu, ...]:
    from essayplanner.ui.debate.actions import menus_of

    return menus_of(screen)


def _lines(screen: "DebateScreen", section_ids: Sequence[int]) -> list[Line]:
    from essayplanner.ui.debate.tile_lines import lines_of_sections

    return lines_of_sections(screen, section_ids)


def _sees(fields: CardFields) -> bool:
    return fields.kind is not Kind.EVIDENCE or fields.side_id is not None


def _left(screen: "DebateScreen") -> Left:
    from essayplanner.ui.debate.left import left

    return left(screen)


def _take_up(screen: "DebateScreen", kept: Left) -> None:
    from essayplanner.ui.debate.left import take_up

    take_up(screen, kept)


SCREEN = Screen(
    "debate",
    _("Debate"),
    "Alt+2",
    _make,
    _scopes,
    folds=frozenset((LIBRARY,)),
    drawer=DrawerLook(96, _lines),
    menus=_menus,
    sees=_sees,
    left=_left,
    take_up=_take_up,
)
