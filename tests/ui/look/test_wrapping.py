"""Text in lines, and cut with an ellipsis."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided

TITLES = (
    "The tools of the Terror were forged under Lenin",
    "“Что делать?” asked Lenin, and TAV To WAVE again",
    "Cafe\u0301 society, and a\u0301 e\u0301 i\u0301 o\u0301 u\u0301 with their marks apart",
    "Revolution \U0001f600\U0001f600\U0001f600 and 革命之后的世界",
    "המהפכה של 1917",
    "i",
    "",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_cut_where_qt_cuts_it(qapp: QApplication, theme: Theme, title: str) -> None:
    """To the letter, or one before: Qt measures a letter together with the next one, which is then not drawn."""
    for font in (theme.font(13), theme.font(15, bold=True), theme.font(22, bold=True, serif=True)):
        for width in range(-3, 600, 7):
            ours = elided(title, font, width)
            qts = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, width)
            assert ours == qts or qts.startswith(ours.rstrip("…"))
            assert len(ours) >= len(qts) - 2  # a letter and its mark
            if ours != title and ours:
                assert QFontMetricsF(font).horizontalAdvance(ours) <= max(width, 1) + 0.5


def test_a_title_that_fits_is_left_as_it_is(qapp: QApplication, theme: Theme) -> None:
    font = theme.font(13)
    for title in TITLES:
        assert elided(title, font, QFontMetricsF(font).horizontalAdvance(title)) == title
