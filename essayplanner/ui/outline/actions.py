"""The actions of the outline: what its keys and menus do."""

from essayplanner.language import _
from essayplanner.ui.desk.actions import CARD, EDIT, OUTLINE, Scope, Spec, line
from essayplanner.ui.outline.whole import OutlineScreen

IN_TREE = (
    Spec("add_section", OUTLINE, _("Add &section"), ("Ctrl+Shift+Return",), changes=True),
    Spec("add_subsection", OUTLINE, _("Add section wit&hin"), ("Ctrl+Alt+Return",), changes=True),
    Spec("add_sibling", OUTLINE, _("Add &after this"), ("Return", "Enter"), changes=True),
    Spec("fill_slot", CARD, _("Fill in the next &blank"), ("Shift+Return", "Shift+Enter"), changes=True),
    Spec("rename", OUTLINE, _("Rena&me"), ("F2",), changes=True),
    Spec("write_note", OUTLINE, _("&Write a note"), ("Shift+F2",), changes=True),
    line(OUTLINE),
    Spec("move_up", OUTLINE, _("Mo&ve up"), ("Alt+Up",), changes=True),
    Spec("move_down", OUTLINE, _("Move d&own"), ("Alt+Down",), changes=True),
    Spec("indent", OUTLINE, _("&Indent"), ("Tab", "Alt+Shift+Right"), changes=True),
    Spec("outdent", OUTLINE, _("Ou&tdent"), ("Shift+Tab", "Alt+Shift+Left"), changes=True),
    Spec("place_again", OUTLINE, _("&Place again"), ("Ctrl+D",), changes=True),
    Spec("copy_items", OUTLINE, _("&Copy"), ("Ctrl+C",)),
    Spec("paste_items", EDIT, _("P&aste"), ("Ctrl+V",), changes=True),
    Spec("remove", OUTLINE, _("R&emove from the outline"), ("Delete",), changes=True),
    line(OUTLINE),
)
FOLDS = (Spec("fold_all", OUTLINE, _("&Fold all")), Spec("unfold_all", OUTLINE, _("&Unfold all")))
#: The context menus of the place below its rows, and of the rows.
ON_NOTHING = ("add_section", "paste_items", "", "fold_all", "unfold_all", "", "word_target", "undo", "redo")
MENU = (
    "add_sibling",
    "add_section",
    "add_subsection",
    "fill_slot",
    "rename",
    "write_note",
    "section_words",
    "",
    "move_up",
    "move_down",
    "indent",
    "outdent",
    "place_again",
    "copy_items",
    "paste_items",
    "",
    "remove",
    "fold_all",
    "unfold_all",
)


def scopes_of(screen: OutlineScreen) -> tuple[Scope, ...]:
    """The actions, and what each does."""
    view = screen.view
    on_rows = (
        "rename",
        "write_note",
        "move_up",
        "move_down",
        "indent",
        "outdent",
        "place_again",
        "copy_items",
        "remove",
    )
    return (
        Scope(
            IN_TREE,
            {
                "add_section": screen.add_section,
                "add_subsection": lambda: screen.add_section(inside=True),
                "add_sibling": screen.filling.add_after,
                "fill_slot": screen.filling.fill_first,
                "rename": view.rename,
                "write_note": view.write_note,
                "move_up": lambda: screen.selected.shift(-1),
                "move_down": lambda: screen.selected.shift(1),
                "indent": screen.selected.indent,
                "outdent": screen.selected.outdent,
                "place_again": screen.selected.place_again,
                "copy_items": screen.selected.copy_text,
                "paste_items": screen.selected.paste,
                "remove": screen.selected.remove,
            },
            view,
            ready=dict.fromkeys(on_rows, view.selectedIndexes) | {"fill_slot": screen.filling.can_fill},
        ),
        Scope(
            FOLDS,
            {"fold_all": lambda: view.fold_all(True), "unfold_all": lambda: view.fold_all(False)},
            ready=dict.fromkeys(("fold_all", "unfold_all"), lambda: view.rows.root.children),
        ),
    )
