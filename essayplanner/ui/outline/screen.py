"""The outline as a screen of the window."""

from PySide6.QtWidgets import QWidget

from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import Screen
from essayplanner.ui.outline.actions import scopes_of
from essayplanner.ui.outline.panel import OutlinePanel


def _make(desk: Desk) -> QWidget:
    return OutlinePanel(desk.book, desk.theme, desk.selection, desk.announcer, desk.saving)


SCREEN = Screen("outline", "Outline", "Alt+1", _make, scopes_of)
