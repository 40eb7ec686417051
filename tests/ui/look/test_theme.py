"""Fonts and colours as they are handed out."""

from PySide6.QtGui import QFont

from essayplanner.ui.look.theme import Theme


def test_who_changes_a_font_changes_it_for_nobody_else(theme: Theme) -> None:
    theme.font(11, bold=True).setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3)
    assert theme.font(11, bold=True).letterSpacing() == 0
