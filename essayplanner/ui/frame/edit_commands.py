"""What the actions of the Edit menu do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.formats.screens import SCREENS
from essayplanner.language import _
from essayplanner.notebook.outlines import outline_info
from essayplanner.ui.desk.actions import EDIT, Scope, Spec, line
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.parts import Parts

if TYPE_CHECKING:
    from essayplanner.ui.paper.copying_pictures import PictureCopying
    from essayplanner.ui.paper.drawn import Drawn

SPECS = (
    Spec("undo", EDIT, _("&Undo"), ("Ctrl+Z",), changes=True),
    Spec("redo", EDIT, _("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), changes=True),
    Spec("history", EDIT, _("&History"), ("Ctrl+H",)),
    line(EDIT),
    Spec("copy_markdown", EDIT, _("Copy essay as &Markdown"), ("Ctrl+Shift+M",)),
    Spec("copy_rich", EDIT, _("Copy essay as rich &text"), ("Ctrl+Shift+T",)),
    Spec("copy_picture", EDIT, _("&Copy this screen as a picture"), ("Ctrl+Shift+C",)),
    line(EDIT),
    Spec("find", EDIT, _("&Find cards"), ("Ctrl+F",)),
    Spec("find_in_outline", EDIT, _("Find in the &outline"), ("Ctrl+Shift+F",)),
    Spec("find_next", EDIT, _("Find &next"), ("F3",)),
    Spec("find_previous", EDIT, _("F&ind previous"), ("Shift+F3",)),
    Spec("next_pane", EDIT, _("Next &pane"), ("F6", "Ctrl+Tab")),
    Spec("previous_pane", EDIT, _("Pre&vious pane"), ("Shift+F6", "Ctrl+Shift+Tab")),
    line(EDIT),
    Spec("spelling", EDIT, _("Check &spelling")),
    Spec("next_misspelt", EDIT, _("Next misspelt &word"), ("F7",)),
    line(EDIT),
    Spec("preferences", EDIT, _("Pr&eferences…"), ("Ctrl+,",)),
)


class EditCommands:
    """Steps taken back and done again, the essay on the clipboard, and ways from pane to pane."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.desk = parts, parts.desk
        #: What undo and redo would do; until that is read, and where it cannot be, something.
        self.next_steps: tuple[object, object] = (True, True)
        self.copying: PictureCopying | None = None

    def scope(self) -> Scope:
        """The actions, and what each does."""
        preview, screens = self.parts.preview, self.parts.centre.screens
        draws = any(name in SCREENS for name in screens)
        return Scope(
            tuple(spec for spec in SPECS if draws or spec.name != "copy_picture"),
            {
                "undo": self.undo,
                "redo": self.redo,
                "history": lambda: self.parts.show_tab("history"),
                "copy_markdown": lambda: preview().copying.markdown(),
                "copy_rich": lambda: preview().copying.rich_text(),
                "copy_picture": self.copy_picture,
                "find": self.find,
                "find_in_outline": self.find_in_outline,
                "find_next": lambda: self.parts.outline.find_bar.go(1),
                "find_previous": lambda: self.parts.outline.find_bar.go(-1),
                "next_pane": self.next_pane,
                "previous_pane": lambda: self.next_pane(-1),
                "spelling": self.check_spelling,
                "next_misspelt": self.parts.marking.correcting.go_to_next,
                "preferences": lambda: self.preferences(),
            },
            ready={
                "undo": lambda: self.next_steps[0],
                "redo": lambda: self.next_steps[1],
                "copy_picture": lambda: self.parts.centre.name in SCREENS,
                **dict.fromkeys(
                    ("copy_markdown", "copy_rich", "find_in_outline", "find_next", "find_previous"),
                    lambda: self.desk.selection.outline_id,
                ),
            },
            marks={"spelling": lambda: self.parts.marking.spelling.is_wanted},
        )

    def copy_picture(self) -> None:
        """Put the screen that is shown on the clipboard, all of it."""
        from essayplanner.ui.frame.pictures import read_shown
        from essayplanner.ui.paper.copying_pictures import PictureCopying

        if self.copying is None:
            self.copying = PictureCopying(self.parts.window)
            self.copying.copied.connect(lambda said: self.desk.announcer.say(self.parts.window, said))
            self.copying.failed.connect(self.desk.announcer.fail)
        book, outline_id, centre = self.desk.book, self.desk.selection.outline_id, self.parts.centre

        def read() -> "tuple[Drawn, str]":
            drawn = read_shown(centre, book, outline_id, centre.name)
            has_question = outline_id and not drawn.of_notebook
            return drawn, outline_info(book, outline_id).title if has_question else book.title

        book.settle()
        if found := self.desk.do(read):
            self.copying.copy(*found)

    def undo(self) -> None:
        "Undo the last step."
        self.desk.do(self.desk.book.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        self.desk.do(self.desk.book.redo)

    def check_spelling(self) -> None:
        """Check spelling, or no longer; say so, or why it cannot be checked."""
        spelling = self.parts.marking.spelling
        spelling.want(not spelling.is_wanted)
        on = _("Misspelt words are underlined. F7 goes from one to the next.")
        off = _("Misspelt words are no longer underlined.")
        self.desk.announcer.say(None, spelling.why_not or on if spelling.is_wanted else off)

    def preferences(self, *, rules: bool = False) -> None:
        """Show what can be chosen for every notebook; `rules` goes to what the coach asks."""
        from essayplanner.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.desk, self.parts.window)
        dialog.keep_size(self.desk.settings, "preferences")
        dialog.rules.changed.connect(self.parts.looking.look_soon)
        dialog.open()
        if rules:
            dialog.go_to_rules()

    def find(self) -> None:
        """Go to the search field of the library."""
        self.parts.sides.unfold(LIBRARY)
        self.parts.library.focus_search()

    def find_in_outline(self) -> None:
        """Find words in the outline that is shown."""
        self.parts.centre.uncover("outline")
        self.parts.outline.find_bar.begin()

    def next_pane(self, step: int = 1) -> None:
        """Take the focus to the next of the panes, or with -1 to the one before; of a folded one to its rail."""
        stops = self._stops()
        focus = QApplication.focusWidget()
        places = [
            place for place, (pane, _) in enumerate(stops) if focus and (pane is focus or pane.isAncestorOf(focus))
        ]
        at = places[0] if places else -1 if focus is None else len(stops) - 1
        stops[(at + step) % len(stops)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _stops(self) -> list[tuple[QWidget, QWidget]]:
        """Each pane from left to right, the drawer after its screen, and the widget of it that the focus goes to; of a
        folded one, its rail."""
        parts = self.parts
        stops: list[tuple[QWidget, QWidget]] = [(parts.centre, parts.centre.shown())]
        for place, name, panel, goal in (
            (0, LIBRARY, parts.library, parts.library.view),
            (2, RIGHT, parts.tabs, parts.tabs.tabBar()),
        ):
            rail = parts.sides.rails[name]
            stop = (rail, rail.buttons[0]) if name in parts.sides.folds() else (panel, goal)
            stops.insert(place, stop)
        if (drawer := parts.middle.drawer) and not drawer.isHidden():
            stops.insert(2, (drawer, drawer))
        return stops
