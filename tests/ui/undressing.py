"""Looks that are over."""

from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.theme import Theme


def undress(theme: Theme) -> None:
    """Have a theme follow the system no more: the application outlives it."""
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.disconnect(theme.apply)
    hints.accessibility().contrastPreferenceChanged.disconnect(theme.apply)


def is_of_looks(name: str) -> bool:
    """Whether a command has all that is there dressed anew: a test of every command gives these first, while few
    screens are there."""
    return name.startswith(("theme_", "contrast", "larger", "smaller", "normal_size"))
