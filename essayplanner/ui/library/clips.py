"""Passages of a document that are dropped on the library."""

from PySide6.QtWidgets import QWidget

from essayplanner.language import _
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.mime import Clip, make_clip


def take_clip(desk: Desk, clip: Clip, at: QWidget) -> None:
    """Make a card of a passage, choose it, and say so `at` what it was dropped on."""
    said = _("Made evidence from the passage: “{title}”.", title=clip.title)
    if made := desk.do(lambda: make_clip(desk.book, clip), said, at=at, undo=True):
        desk.selection.choose(made)
