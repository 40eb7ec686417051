"""Every action of the window as data: name, words, keys, menu."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from essayplanner.ui.desk.busy import unless_busy


class Spec(NamedTuple):
    """An action. `place` is where its keys hold: everywhere, in the outline's tree, or in the list of cards.

    `changes` says that it changes the notebook, and so is off where that is read-only.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    place: str = "window"
    changes: bool = False


#: A menu's actions in order; a blank text draws a line.
SPECS = (
    Spec("new_notebook", "File", "&New notebook…", ("Ctrl+Shift+N",)),
    Spec("open", "File", "&Open…", ("Ctrl+O",)),
    Spec("open_sample", "File", "Open the &sample"),
    Spec("save_as", "File", "Save a copy &as…", ("Ctrl+Shift+S",)),
    Spec("", "File", ""),
    Spec("import_pack", "File", "&Import pack…", ("Ctrl+I",), changes=True),
    Spec("export", "File", "&Export…", ("Ctrl+E",)),
    Spec("restore_backup", "File", "&Restore backup…"),
    Spec("", "File", ""),
    Spec("close", "File", "&Close", ("Ctrl+W", "Ctrl+Q")),
    Spec("undo", "Edit", "&Undo", ("Ctrl+Z",), changes=True),
    Spec("redo", "Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), changes=True),
    Spec("history", "Edit", "&History", ("Ctrl+H",)),
    Spec("", "Edit", ""),
    Spec("copy_markdown", "Edit", "Copy essay as &Markdown", ("Ctrl+Shift+M",)),
    Spec("copy_rich", "Edit", "Copy essay as rich &text", ("Ctrl+Shift+T",)),
    Spec("", "Edit", ""),
    Spec("find", "Edit", "&Find cards", ("Ctrl+F",)),
    Spec("next_pane", "Edit", "Next &pane", ("F6",)),
    Spec("new_claim", "Card", "New &claim", ("Ctrl+N",), changes=True),
    Spec("new_evidence", "Card", "New &evidence", ("Ctrl+Alt+E",), changes=True),
    Spec("new_historian", "Card", "New &historian", ("Ctrl+Alt+H",), changes=True),
    Spec("", "Card", ""),
    Spec("edit_card", "Card", "E&dit card", ("Return", "F2"), "library"),
    Spec("place", "Card", "&Place in the current section", ("Ctrl+Return", "Ctrl+Enter"), "library", changes=True),
    Spec("place_under", "Card", "Place &under the current card", ("Ctrl+Shift+Return",), "library", changes=True),
    Spec("duplicate_card", "Card", "Du&plicate card", ("Ctrl+D",), "library", changes=True),
    Spec("copy_cards", "Card", "C&opy as text", ("Ctrl+C",), "library"),
    Spec("trash_card", "Card", "Move to the &trash", ("Delete",), "library", changes=True),
    Spec("restore_card", "Card", "&Restore from the trash", (), "library", changes=True),
    Spec("empty_trash", "Card", "E&mpty the trash", changes=True),
    Spec("", "Card", ""),
    Spec("sources", "Card", "&Sources…", ("Ctrl+Shift+O",)),
    Spec("missing", "Card", "What is &missing…", ("Ctrl+Alt+M",)),
    Spec("new_outline", "Outline", "&New outline", ("Ctrl+Alt+N",), changes=True),
    Spec("rename_outline", "Outline", "&Rename outline", (), changes=True),
    Spec("duplicate_outline", "Outline", "&Duplicate outline", (), changes=True),
    Spec("delete_outline", "Outline", "Delete &outline", (), changes=True),
    Spec("word_target", "Outline", "&Word target of the essay…", (), changes=True),
    Spec("", "Outline", ""),
    Spec("add_section", "Outline", "Add &section", ("Ctrl+Shift+Return",), "outline", changes=True),
    Spec("add_subsection", "Outline", "Add section &within", ("Ctrl+Alt+Return",), "outline", changes=True),
    Spec("add_sibling", "Outline", "Add &after this", ("Return", "Enter"), "outline", changes=True),
    Spec("rename", "Outline", "Rena&me", ("F2",), "outline", changes=True),
    Spec("write_note", "Outline", "Write a no&te", ("Shift+F2",), "outline", changes=True),
    Spec("", "Outline", ""),
    Spec("move_up", "Outline", "Move &up", ("Alt+Up",), "outline", changes=True),
    Spec("move_down", "Outline", "Move d&own", ("Alt+Down",), "outline", changes=True),
    Spec("indent", "Outline", "&Indent", ("Tab",), "outline", changes=True),
    Spec("outdent", "Outline", "Ou&tdent", ("Shift+Tab",), "outline", changes=True),
    Spec("place_again", "Outline", "Place a&gain", ("Ctrl+D",), "outline", changes=True),
    Spec("copy_items", "Outline", "&Copy as text", ("Ctrl+C",), "outline"),
    Spec("remove", "Outline", "R&emove from the outline", ("Delete",), "outline", changes=True),
    Spec("", "Outline", ""),
    Spec("fold_all", "Outline", "&Fold all"),
    Spec("unfold_all", "Outline", "Unfold a&ll"),
    Spec("larger", "View", "&Larger text", ("Ctrl++", "Ctrl+=")),
    Spec("smaller", "View", "&Smaller text", ("Ctrl+-",)),
    Spec("normal_size", "View", "&Normal text size", ("Ctrl+0",)),
    Spec("", "View", ""),
    Spec("theme_system", "View", "Colours of the s&ystem"),
    Spec("theme_light", "View", "&Light colours"),
    Spec("theme_dark", "View", "&Dark colours"),
    Spec("", "View", ""),
    Spec("show_card", "View", "&Card", ("Ctrl+1",)),
    Spec("show_preview", "View", "&Preview", ("Ctrl+2",)),
    Spec("show_history", "View", "&History", ("Ctrl+3",)),
    Spec("guide", "Help", "&Guide"),
    Spec("shortcuts", "Help", "&Keyboard shortcuts", ("F1",)),
    Spec("about", "Help", "&About EssayPlanner"),
)


def make_actions(
    window: QWidget, places: Mapping[str, QWidget], handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """The actions, connected to their handlers; keys of a place hold only while that widget has the focus.

    Raises KeyError for an action without a handler, so that none is dead.
    """
    actions = {}
    for spec in SPECS:
        if not spec.name:
            continue
        action = QAction(spec.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.place != "window":
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            places[spec.place].addAction(action)
        else:
            window.addAction(action)
        handler = unless_busy(handlers[spec.name])
        action.triggered.connect(lambda checked=False, handler=handler: handler())
        actions[spec.name] = action
    return actions


def fill_menu(menu: QMenu, actions: Mapping[str, QAction], names: list[str]) -> None:
    """Put actions into a menu, in order; a blank name draws a line."""
    for name in names:
        menu.addAction(actions[name]) if name else menu.addSeparator()


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Build every menu; gives them by name."""
    menus: dict[str, QMenu] = {}
    for spec in SPECS:
        menu = menus.setdefault(spec.menu, bar.addMenu(f"&{spec.menu}")) if spec.menu not in menus else menus[spec.menu]
        fill_menu(menu, actions, [spec.name])
    return menus
