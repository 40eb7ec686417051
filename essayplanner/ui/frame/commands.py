"""The commands of a window, a group a subject, and the actions that call them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

from essayplanner.ui.frame.actions import Actions
from essayplanner.ui.frame.card_commands import IN_TRASH, MENU, CardCommands
from essayplanner.ui.frame.edit_commands import EditCommands
from essayplanner.ui.frame.file_commands import FileCommands
from essayplanner.ui.frame.outline_commands import MENU as OF_OUTLINES
from essayplanner.ui.frame.outline_commands import OutlineCommands
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.top_bar import TopBar
from essayplanner.ui.frame.view_commands import ViewCommands
from essayplanner.ui.look.words import keys_in_words
from essayplanner.ui.outline.actions import MENU as IN_OUTLINE


class Commands:
    """All that the menus, keys and buttons of a window do."""

    def __init__(self, parts: Parts, top: TopBar) -> None:
        self._window, self._centre = parts.window, parts.centre
        self.actions = Actions(parts.window, parts.menus, read_only=bool(parts.desk.book.read_only))
        self.files, self.edit, self.outlines = FileCommands(parts), EditCommands(parts), OutlineCommands(parts)
        self.cards = CardCommands(parts, lambda name: keys_in_words(self.actions.by_name[name].shortcut()))
        self.view = ViewCommands(parts, self.actions.in_words)
        for scope in (
            self.files.scope(),
            self.edit.scope(),
            *self.cards.scopes(),
            self.outlines.scope(),
            *self.view.scopes(),
        ):
            self.actions.add(scope)
        for name in parts.centre.widgets:
            self._add_screen(name)
        parts.centre.made.connect(self._add_screen)
        top.undo_wanted.connect(self.edit.undo)
        top.redo_wanted.connect(self.edit.redo)
        top.export_wanted.connect(self.files.export)
        top.outline_menu_wanted.connect(lambda menu: self.actions.fill(menu, OF_OUTLINES))
        cards, tree = parts.library, parts.outline.view
        tree.menu_wanted.connect(lambda at: self._popup(tree, at, IN_OUTLINE))
        cards.view.menu_wanted.connect(
            lambda at: self._popup(cards.view, at, IN_TRASH if cards.filters.filter.trashed else MENU)
        )

    def _add_screen(self, name: str) -> None:
        for scope in self._centre.scopes(name):
            self.actions.add(scope)

    def _popup(self, view: QAbstractScrollArea, at: QPoint, names: Sequence[str]) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions.fill(menu, names)
        menu.popup(view.viewport().mapToGlobal(at))
