"""The commands of a window, a group a subject, and the actions that call them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.cards import is_in_trash
from essayplanner.ui.desk.actions import Menu
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.screen import ContextMenu
from essayplanner.ui.frame.actions import Actions
from essayplanner.ui.frame.card_commands import IN_CARDS, IN_TRASHES, NEW_CARDS, CardCommands
from essayplanner.ui.frame.coach_commands import CoachCommands
from essayplanner.ui.frame.edit_commands import EditCommands
from essayplanner.ui.frame.file_commands import FileCommands
from essayplanner.ui.frame.outline_commands import MENU as OF_OUTLINES
from essayplanner.ui.frame.outline_commands import OutlineCommands
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.practice_commands import PracticeCommands
from essayplanner.ui.frame.read_commands import ReadCommands
from essayplanner.ui.frame.top_bar import TopBar
from essayplanner.ui.frame.view_commands import ViewCommands
from essayplanner.ui.look.words import keys_in_words
from essayplanner.ui.outline.actions import MENU as IN_OUTLINE
from essayplanner.ui.outline.actions import ON_NOTHING as BELOW_OUTLINE

#: The menu of the drawer.
OF_DRAWER = (
    "add_section",
    "rename",
    "section_words",
    "remove",
    "",
    "screen_outline",
    "new_outline",
    "word_target",
    "",
    "undo",
    "redo",
)


class Commands:
    """All that the menus, keys and buttons of a window do."""

    def __init__(self, parts: Parts, top: TopBar) -> None:
        self._window, self._centre, self._book = parts.window, parts.centre, parts.desk.book
        self.actions = Actions(parts.window, parts.menus, read_only=bool(parts.desk.book.read_only))
        self.files, self.edit, self.outlines = (
            FileCommands(parts, top.topic.rename, lambda: self.cards.sources()),
            EditCommands(parts),
            OutlineCommands(parts),
        )
        self.practice = PracticeCommands(parts, self.outlines.questions.new_outline)
        self.coach = CoachCommands(parts, self.edit.preferences, self.outlines.questions.of_outline)
        self.practice.timing.clock.turned.connect(self.coach.be_quiet)
        self.cards = CardCommands(
            parts, lambda name: keys_in_words(self.actions.by_name[name].shortcut()), self.files.paste
        )
        self.read = ReadCommands(parts)
        self.view = ViewCommands(parts, self.actions.in_words)
        for scope in (
            self.files.scope(),
            self.edit.scope(),
            *self.cards.scopes(),
            self.read.scope(),
            self.outlines.scope(),
            self.practice.scope(),
            self.coach.scope(),
            *self.view.scopes(),
        ):
            self.actions.add(scope)
        #: By the names of screens, the menus that are there while one of them is shown.
        self._own_menus: dict[str, set[Menu]] = {}
        for name in parts.centre.screens:  # in their order: actions of the outline hold on others, too
            if name in parts.centre.widgets:
                self._add_screen(name)
        parts.centre.made.connect(self._add_screen)
        parts.centre.turned.connect(self._show_menus)
        self._show_menus()
        top.undo_wanted.connect(self.edit.undo)
        top.redo_wanted.connect(self.edit.redo)
        top.export_wanted.connect(self.files.export)
        top.outline_menu_wanted.connect(lambda menu: self.actions.fill(menu, OF_OUTLINES))
        parts.library.new_menu_wanted.connect(lambda menu: self.actions.fill(menu, NEW_CARDS))
        cards, tree = parts.library, parts.outline.view
        tree.menu_wanted.connect(lambda at: self._popup(tree, at, IN_OUTLINE, BELOW_OUTLINE))
        cards.view.menu_wanted.connect(
            lambda at: self._popup(cards.view, at, *(IN_TRASHES if cards.filters.filter.trashed else IN_CARDS))
        )
        tree.words_wanted.connect(self.outlines.section_words)
        parts.outline.header.question.addAction(self.actions.by_name["question"])
        parts.outline.header.length_wanted.connect(self.outlines.word_target)
        cards.view.doubleClicked.connect(lambda _index: self.cards.edit_card())
        parts.middle.menu_wanted.connect(lambda at: self._open(at, OF_DRAWER))
        parts.middle.section_wanted.connect(self.actions.by_name["add_section"].trigger)
        self._keep_ready(parts)

    def _add_screen(self, name: str) -> None:
        before = set(self.actions.menus)
        for scope in self._centre.scopes(name):
            self.actions.add(scope)
        self._own_menus[name] = set(self.actions.menus) - before
        for menu in self._centre.menus(name):
            menu.view.menu_wanted.connect(lambda at, menu=menu: self._popup_on_screen(menu, at))
            menu.view.edit_wanted.connect(self.cards.show_card)
            for changed in (menu.view.selectionModel().selectionChanged, menu.view.selectionModel().currentChanged):
                changed.connect(self.actions.look)

    def _show_menus(self) -> None:
        """A menu of one screen is in the way on another."""
        for name, menus in self._own_menus.items():
            for menu in menus:
                self.actions.menus[menu].menuAction().setVisible(name == self._centre.name)

    # What can be done now

    def _keep_ready(self, parts: Parts) -> None:
        """Have what could do nothing be off: at once where that shows without asking the notebook, else after the
        picture."""
        look = self.actions.look
        for view in (parts.library.view, parts.outline.view):
            view.selectionModel().selectionChanged.connect(look)
        parts.outline.model.followed.connect(look)
        parts.library.shown.connect(look)
        parts.desk.selection.changed.connect(look)
        parts.desk.selection.outline_changed.connect(look)
        QApplication.instance().focusChanged.connect(look)  # type: ignore[union-attr]
        self._reading = AfterPicture(parts.window, self._read)
        self._reading.begin()
        parts.window.destroyed.connect(parts.desk.book.subscribe(self._follow))

    def _follow(self, changed: ChangeSet) -> None:
        self.edit.next_steps, self.cards.is_in_trash = (True, True), True
        self.actions.look()
        self._reading.begin()

    def _read(self) -> None:
        self.edit.next_steps = self._book.next_steps()
        self.cards.is_in_trash = is_in_trash(self._book)
        self.read.look()
        self.actions.look()

    # Menus at the pointer

    def _popup(self, view: QAbstractItemView, at: QPoint, on_row: Sequence[str], on_nothing: Sequence[str]) -> None:
        is_on_row = view.indexAt(at).isValid()
        if not is_on_row:
            view.clearSelection()
        self._open(view.viewport().mapToGlobal(at), on_row if is_on_row else on_nothing)

    def _popup_on_screen(self, menu: ContextMenu, at: QPoint) -> None:
        """On a screen not all that can be pressed is a card: elsewhere nothing is offered that is done to cards, for it
        would be done to those that are chosen, wherever they are."""
        is_no_card = menu.view.indexAt(at).isValid() and not menu.view.card_at(at)
        self._popup(menu.view, at, menu.on_nothing if is_no_card else menu.on_card, menu.on_nothing)

    def _open(self, at: QPoint, names: Sequence[str]) -> None:
        self.actions.look()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions.fill(menu, names)
        menu.popup(at)
