"""Looks that are over."""

from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.theme import Theme


def undress(theme: Theme) -> None:
    """Have a theme follow the system no more: the application outlives it."""
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.disconnect(theme.apply)
    hints.accessibility().contrastPreferenceChanged.disconnect(theme.apply)
