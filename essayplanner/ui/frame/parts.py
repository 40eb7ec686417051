"""The window as its commands know it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMenu

from essayplanner.ui.desk.actions import Menu
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.frame.middle import Middle
from essayplanner.ui.frame.panels import Panels
from essayplanner.ui.frame.screens import Centre
from essayplanner.ui.frame.sides import Sides
from essayplanner.ui.library.panel import LibraryPanel
from essayplanner.ui.outline.whole import OutlineScreen

if TYPE_CHECKING:
    from essayplanner.ui.card.panel import CardPanel
    from essayplanner.ui.coach.looking import Looking
    from essayplanner.ui.coach.panel import CoachPanel
    from essayplanner.ui.desk.marking import Marking
    from essayplanner.ui.preview.panel import PreviewPanel


class Asked(QObject):
    """What a window asks of the program: a file in a window of its own, or in the place of this window; a new notebook;
    the sample. `why_in_use` says why no other notebook can be written to a path: it is open in another window."""

    file_wanted = Signal(object)
    file_moved = Signal(object)
    new_notebook_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self.why_in_use: Callable[[Path], str] = lambda _: ""


class Parts(NamedTuple):
    """What the commands of a window work with; `show_tab` brings a panel at the right forward, by its name, `preview`
    and `coach` give those panels, which may not be there yet; `looking` is what the coach goes by."""

    window: QMainWindow
    menus: dict[Menu, QMenu]
    desk: Desk
    asked: Asked
    centre: Centre
    middle: Middle
    sides: Sides
    tabs: Panels
    library: LibraryPanel
    outline: OutlineScreen
    card: "CardPanel"
    marking: "Marking"
    preview: "Callable[[], PreviewPanel]"
    coach: "Callable[[], CoachPanel]"
    looking: "Looking"
    show_tab: Callable[[str], object]
