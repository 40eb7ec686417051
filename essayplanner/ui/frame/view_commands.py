"""What the actions of the View and Help menus do."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from essayplanner.language import _
from essayplanner.ui.desk.actions import HELP, VIEW, InWords, Scope, Spec, line
from essayplanner.ui.desk.looks import choose_looks
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.look.theme import SCALES

SPECS = (
    Spec("larger", VIEW, _("&Larger text"), ("Ctrl++", "Ctrl+=")),
    Spec("smaller", VIEW, _("&Smaller text"), ("Ctrl+-",)),
    Spec("normal_size", VIEW, _("&Normal text size"), ("Ctrl+0",)),
    line(VIEW),
    Spec("theme_system", VIEW, _("S&ystem colours")),
    Spec("theme_light", VIEW, _("L&ight colours")),
    Spec("theme_dark", VIEW, _("&Dark colours")),
    Spec("contrast", VIEW, _("High con&trast")),
    line(VIEW),
    Spec("show_card", VIEW, _("&Card"), ("Ctrl+1",)),
    Spec("show_preview", VIEW, _("&Preview"), ("Ctrl+2",)),
    Spec("show_history", VIEW, _("&History"), ("Ctrl+3",)),
    Spec("show_coach", VIEW, _("Co&ach"), ("Ctrl+4",)),
    line(VIEW),
    Spec("sort_cards", VIEW, _("S&ort cards…")),
    Spec("fold_library", VIEW, _("Fold or unfold the li&brary"), ("F9",)),
    Spec("fold_right", VIEW, _("Fold or unfold the sid&e panel"), ("Shift+F9",)),
    Spec("full_screen", VIEW, _("F&ull screen"), ("F11",)),
    Spec("guide", HELP, _("&Guide")),
    Spec("shortcuts", HELP, _("&Keyboard shortcuts"), ("F1",)),
    Spec("about", HELP, _("&About EssayPlanner")),
)


class ViewCommands:
    """The size of text, colours, panels and help; `all_keys` gives every key of the window."""

    def __init__(self, parts: Parts, all_keys: Callable[[], list[InWords]]) -> None:
        self.parts, self.theme, self.settings = parts, parts.desk.theme, parts.desk.settings
        self._all_keys = all_keys

    def scopes(self) -> tuple[Scope, ...]:
        """The actions, and what each does; those that turn to a screen only where there is another to turn to."""
        show, sides, screens = self.parts.show_tab, self.parts.sides, self.parts.centre.screens.values()
        turn = self.parts.centre.turn_to
        to_screens = tuple(
            Spec(f"screen_{each.name}", VIEW, f"&{each.keys[-1]} {each.title}", (each.keys,)) for each in screens
        )
        deeds: dict[str, Callable[[], object]] = {
            f"screen_{each.name}": lambda name=each.name: turn(name)  # type: ignore[misc]
            for each in screens
        }
        own = Scope(
            SPECS,
            {
                "larger": lambda: self.scale(1),
                "smaller": lambda: self.scale(-1),
                "normal_size": lambda: self.scale(0),
                "theme_system": lambda: self.colours("system"),
                "theme_light": lambda: self.colours("light"),
                "theme_dark": lambda: self.colours("dark"),
                "contrast": self.high_contrast,
                "show_card": lambda: show("card"),
                "show_preview": lambda: show("preview"),
                "show_history": lambda: show("history"),
                "show_coach": lambda: show("coach"),
                "sort_cards": self.sort_cards,
                "fold_library": lambda: sides.toggle("library"),
                "fold_right": lambda: sides.toggle("right"),
                "full_screen": self.full_screen,
                "guide": self.guide,
                "shortcuts": self.shortcuts,
                "about": self.about,
            },
            marks={
                "theme_system": lambda: self.theme.mode == "system",
                "theme_light": lambda: self.theme.mode == "light",
                "theme_dark": lambda: self.theme.mode == "dark",
                "contrast": lambda: self.theme.contrast,
                "full_screen": self.parts.window.isFullScreen,
            },
            one_of=("theme_system", "theme_light", "theme_dark"),
        )
        return (Scope((*to_screens, line(VIEW)), deeds), own) if len(to_screens) > 1 else (own,)

    def scale(self, step: int) -> None:
        """Make text larger, smaller, or normal (0)."""
        at = SCALES.index(self.theme.scale) if self.theme.scale in SCALES else 0
        chosen = SCALES[min(max(at + step, 0), len(SCALES) - 1)] if step else 100
        choose_looks(self.theme, self.settings, scale=chosen)
        self._say(_("Text at {size} %", size=self.theme.scale))

    def colours(self, mode: str) -> None:
        """Follow the system's colours, or stay light or dark."""
        choose_looks(self.theme, self.settings, mode=mode)
        self._say({"system": _("System colours"), "light": _("Light colours")}.get(mode, _("Dark colours")))

    def high_contrast(self) -> None:
        """Show stronger colours, or no longer; without, what the system asks for is followed."""
        choose_looks(self.theme, self.settings, contrast=not self.theme.contrast)
        self._say(_("High contrast") if self.theme.contrast else _("Normal contrast"))

    def _say(self, sentence: str) -> None:
        self.parts.desk.announcer.say(self.parts.window, sentence)

    def full_screen(self) -> None:
        """Fill the screen, or be as large as before."""
        window = self.parts.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def sort_cards(self) -> None:
        """Ask by what the cards of the library are to be sorted."""
        self.parts.sides.unfold(LIBRARY)
        self.parts.library.filters.choose_sort()

    def guide(self) -> None:
        """Show the manual."""
        from essayplanner.ui.dialogs.guide import GuideDialog

        dialog = GuideDialog(self.theme, self.parts.window)
        dialog.keep_size(self.settings, "guide")
        dialog.open()

    def every_key(self) -> list[InWords]:
        """The keys of all actions, and those within lists, fields and other windows."""
        from essayplanner.ui.frame.other_keys import other_keys

        return [*self._all_keys(), *other_keys(self.parts.card)]

    def shortcuts(self) -> None:
        """Show all keys."""
        from essayplanner.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self.every_key(), self.theme, self.parts.window)
        dialog.keep_size(self.settings, "shortcuts")
        dialog.open()

    def about(self) -> None:
        """Say what this program is."""
        from essayplanner.ui.dialogs.about import AboutDialog

        AboutDialog(self.theme, self.parts.desk.book.path, self.parts.window).open()
