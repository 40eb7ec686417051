"""The actions of a window, made from the scopes that its parts bring, and the menus that hold them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from shiboken6 import isValid

from essayplanner.ui.desk.actions import VIEW, InWords, Menu, Scope, keys_here
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.look.words import keys_in_words


class Actions(QObject):
    """Every action by its name, in the menus of a window; with `read_only` those that change the notebook are off."""

    def __init__(self, window: QMainWindow, menus: dict[Menu, QMenu], *, read_only: bool) -> None:
        super().__init__(window)
        self._window, self.menus, self._read_only = window, menus, read_only
        self.scopes: list[Scope] = []
        self.by_name: dict[str, QAction] = {}
        for menu in menus.values():
            menu.aboutToShow.connect(self.look)

    def add(self, scope: Scope) -> None:
        """Make the actions of a scope; KeyError for one that nothing is done for, so that none is dead."""
        self.scopes.append(scope)
        for spec in scope.specs:
            menu = self.menus.get(spec.menu) or self._new_menu(spec.menu)
            if not spec.name:
                menu.addSeparator()
                continue
            if fill := scope.fills.get(spec.name):
                self._add_menu(menu, spec.text, fill)
                continue
            action = QAction(spec.text, self._window)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(keys_here(keys)) for keys in spec.keys])
            if scope.keys_in is not None:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            (scope.keys_in or self._window).addAction(action)
            deed = unless_busy(scope.deeds[spec.name])
            action.setCheckable(spec.name in scope.marks)
            action.triggered.connect(lambda checked=False, deed=deed, name=spec.name: self._do(name, deed))
            action.setEnabled(not (spec.changes and self._read_only))
            menu.addAction(action)
            self.by_name[spec.name] = action
        if scope.one_of:
            together = QActionGroup(self._window)
            for name in scope.one_of:
                together.addAction(self.by_name[name])
        for name in scope.also:
            (scope.keys_in or self._window).addAction(self.by_name[name])
        self._look_at(scope, {})

    @Slot()
    def look(self) -> None:
        """Have those that could do nothing now be off, and tick what is chosen, and nothing else."""
        if not isValid(self._window):
            return
        answers: dict[Callable[[], object], bool] = {}
        for scope in self.scopes:
            self._look_at(scope, answers)

    def _look_at(self, scope: Scope, answers: dict[Callable[[], object], bool]) -> None:
        """Look at the actions of a scope; what decides over several of them is asked once, and the answer kept."""
        for spec in scope.specs:
            if is_ready := scope.ready.get(spec.name):
                if is_ready not in answers:
                    answers[is_ready] = bool(is_ready())
                may = not (spec.changes and self._read_only)
                self.by_name[spec.name].setEnabled(may and answers[is_ready])
        for name, is_on in scope.marks.items():
            self.by_name[name].setChecked(is_on())

    def _do(self, name: str, deed: Callable[[], object]) -> None:
        """Do it; what Qt ticked for the click is ticked as it is now. A letter that is typed in an open menu is the
        menu's: it is no key of the part of the window that has the focus behind it."""
        menu, letter = QApplication.activePopupWidget(), self.by_name[name].shortcut().toString()
        if isinstance(menu, QMenu) and len(letter) == 1:
            _press_in(menu, letter)
        else:
            deed()
        self.look()

    def _add_menu(self, within: QMenu, title: str, fill: Callable[[QMenu], None]) -> None:
        def refill() -> None:
            made.clear()
            fill(made)

        made = within.addMenu(title)
        made.aboutToShow.connect(refill)

    def _new_menu(self, menu: Menu) -> QMenu:
        made = self.menus[menu] = QMenu(menu.title, self._window)
        made.aboutToShow.connect(self.look)
        if menu.within:
            self.menus[menu.within].addMenu(made)
        else:
            self._window.menuBar().insertMenu(self.menus[VIEW].menuAction(), made)
        return made

    def fill(self, menu: QMenu, names: Sequence[str]) -> None:
        """Put actions into a menu, in order; a blank name draws a line."""
        for name in names:
            menu.addAction(self.by_name[name]) if name else menu.addSeparator()
        menu.destroyed.connect(lambda: self._let_go(names))

    def _let_go(self, names: Sequence[str]) -> None:
        """A menu is gone, and with it what a screen reader knew these actions by: Qt makes that once for an action, for
        the menu in which it is met first, and would tell of it in no other any more."""
        from PySide6.QtGui import QAccessible

        if QAccessible.isActive() and isValid(self._window):
            for action in (self.by_name[name] for name in names if name):
                told = QAccessible.queryAccessibleInterface(action)
                if told is not None:
                    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))

    def in_words(self) -> list[InWords]:
        """Every action that has keys, which are called as on this computer and in the reader's language."""
        return [
            (menu.title, spec.text, tuple(keys_in_words(QKeySequence(keys_here(keys))) for keys in spec.keys))
            for menu in self.menus
            for scope in self.scopes
            for spec in scope.specs
            if spec.keys and spec.menu == menu
        ]


def _press_in(menu: QMenu, letter: str) -> None:
    """Do what has that letter in a menu, if anything has."""
    for each in menu.actions():
        if each.isEnabled() and QKeySequence.mnemonic(each.text()).toString() == f"Alt+{letter}":
            menu.setActiveAction(each)
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none))
            return
