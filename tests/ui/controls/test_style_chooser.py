"""The choice of a citation style."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
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


def test_arrows_pass_over_the_entry_that_opens_a_dialog_and_the_list_leads_to_it(qtbot: QtBot, theme: Theme) -> None:
    styles = StyleChooser(theme)
    qtbot.addWidget(styles)
    styles.show_style(PLAIN)
    styles.show()
    QTest.keyClick(styles, Qt.Key.Key_End)
    assert styles.style_name == PLAIN
    assert not styles.findChildren(QFileDialog)
    styles.showPopup()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(styles.view(), key)
    (chooser,) = styles.findChildren(QFileDialog)
    chooser.reject()
    assert styles.style_name == PLAIN
