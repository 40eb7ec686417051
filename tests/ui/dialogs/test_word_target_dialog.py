"""The dialog for the word target of the essay."""

from pytestqt.qtbot import QtBot

from essayplanner.ui.dialogs.word_target import WordTargetDialog
from essayplanner.ui.frame.window import Window
from tests.ui.inks import begins_at
from tests.ui.waiting import until


def test_its_words_begin_where_the_number_does(window: Window, essay: dict[str, int], qtbot: QtBot) -> None:
    dialog = WordTargetDialog(window.desk, essay["outline"], window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.words.setText("H")
    dialog.hint.say("H")
    dialog.set_button.setFocus()
    until(lambda: abs(begins_at(dialog.hint) - begins_at(dialog.words, edge=4)) <= 1)
