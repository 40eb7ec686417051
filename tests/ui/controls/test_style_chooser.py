"""The choice of a citation style."""

from pytestqt.qtbot import QtBot

from essayplanner.ui.controls.style_chooser import StyleChooser
from essayplanner.ui.look.theme import Theme
from essayplanner.work.choice import PLAIN


def test_the_list_is_as_wide_as_its_words_however_narrow_the_choice(qtbot: QtBot, theme: Theme) -> None:
    styles = StyleChooser(theme)
    qtbot.addWidget(styles)
    styles.show_style(PLAIN)
    styles.resize(100, styles.sizeHint().height())
    styles.show()
    styles.showPopup()
    view = styles.view()
    wide = max(view.fontMetrics().horizontalAdvance(styles.itemText(row)) for row in range(styles.count()))
    assert view.viewport().width() > wide > styles.width()
    styles.hidePopup()
