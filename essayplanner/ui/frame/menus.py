"""The menu bar, with nothing in its menus yet."""

from PySide6.QtWidgets import QMainWindow, QMenu

from essayplanner.ui.desk.actions import CARD, EDIT, FILE, HELP, OUTLINE, VIEW, Menu

#: The menus in their order; that of a screen stands before View.
MENUS = (FILE, EDIT, CARD, OUTLINE, VIEW, HELP)


def menus_of(window: QMainWindow) -> dict[Menu, QMenu]:
    """The menus of a window, made here."""
    return {menu: window.menuBar().addMenu(menu.title) for menu in MENUS}
