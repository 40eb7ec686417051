"""The outline as a screen of the window."""

from essayplanner.language import _
from essayplanner.ui.desk.screen import Screen
from essayplanner.ui.outline.actions import scopes_of
from essayplanner.ui.outline.whole import OutlineScreen

SCREEN = Screen("outline", _("Outline"), "Alt+1", OutlineScreen, scopes_of)
