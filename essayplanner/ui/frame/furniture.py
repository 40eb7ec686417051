"""What stands in a window of a notebook: the window shows its first picture before any of this is imported."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from essayplanner.notebook import outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.actions import Menu
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.busy import PATIENCE
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.screen import Screen
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.banner import Banner
from essayplanner.ui.frame.folding import Folding
from essayplanner.ui.frame.leaving import Leaving
from essayplanner.ui.frame.menus import menus_of
from essayplanner.ui.frame.middle import Middle
from essayplanner.ui.frame.panels import Panels
from essayplanner.ui.frame.parts import Asked
from essayplanner.ui.frame.screens import SCREENS, Centre
from essayplanner.ui.frame.sides import PANEL, Sides
from essayplanner.ui.frame.status import Status
from essayplanner.ui.frame.top_bar import TopBar
from essayplanner.ui.frame.watching import Watch
from essayplanner.ui.library.panel import LibraryPanel
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.whole import OutlineScreen


class Furniture(NamedTuple):
    """The parts of a window, by the names that they have in it; `whole` is what they stand in."""

    whole: QWidget
    asked: Asked
    selection: Selection
    announcer: Announcer
    saving: Saving
    desk: Desk
    centre: Centre
    outline: OutlineScreen
    library: LibraryPanel
    tabs: Panels
    top: TopBar
    middle: Middle
    sides: Sides
    banner: Banner
    status: Status
    menus: dict[Menu, QMenu]
    watch: Watch
    leaving: Leaving
    folding: Folding


def furnish(
    window: QMainWindow,
    book: Notebook,
    theme: Theme,
    settings: Settings,
    screens: Sequence[Screen] | None,
    save_as: Callable[[], object],
) -> Furniture:
    """Make all parts and put them into their places; `save_as` is what the banner may offer."""
    book.be_patient(PATIENCE)
    asked, selection, announcer = Asked(window), Selection(), Announcer(window)
    saving = Saving(book, announcer, window)
    desk = Desk(book, theme, selection, announcer, saving, settings)
    centre = Centre(desk, screens or SCREENS, settings.screens.get(book.uid, ""))
    outline = cast(OutlineScreen, centre.made_screen("outline"))
    selection.screen_wanted.connect(centre.uncover)
    library, tabs = LibraryPanel(desk), Panels()
    top = TopBar(desk, centre)
    middle = Middle(desk, centre, lambda: outline)
    sides = Sides(theme, library, middle, tabs)
    banner = Banner(theme, sides, save_as)
    status = Status(window.statusBar(), book, theme)
    status.number_of_keys = outline.number_of_keys
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(top)
    layout.addWidget(sides, 1)
    layout.addWidget(banner)
    window.setCentralWidget(whole)
    sides.set_widths(settings.panes or [theme.px(PANEL), theme.px(760), theme.px(PANEL)])
    return Furniture(
        whole,
        asked,
        selection,
        announcer,
        saving,
        desk,
        centre,
        outline,
        library,
        tabs,
        top,
        middle,
        sides,
        banner,
        status,
        menus_of(window),
        Watch(desk, banner, status, window),
        Leaving(desk, window),
        Folding(settings, centre, sides, library, tabs),
    )


def outline_left(book: Notebook, kept: int) -> int:
    """The id that was kept, if there is an outline of it, else that of the first one; 0 where there is none."""
    there = [outline.id for outline in outlines.outlines(book)]
    return kept if kept in there else there[0] if there else 0
