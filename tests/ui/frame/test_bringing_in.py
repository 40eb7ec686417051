"""Files and pasted text are brought in by what they are; notes are shown as cards before any is made."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from essayplanner.domain.brought import Writing
from essayplanner.domain.errors import EssayError
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.bringing.dialog import BringingDialog
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.desk.mime import NOTE_ENDINGS, dragged_files
from essayplanner.ui.frame.window import Window
from essayplanner.work.bringing_notes import ENDINGS
from essayplanner.work.proposing import AT_ONCE

NOTES = "Kirov\n- 1 Dec 1934: shot in Leningrad\n- popular in the Party\n"


def shown(window: Window, qtbot: QtBot) -> BringingDialog:
    bringing = window.commands.files.bringing
    assert bringing is not None
    qtbot.waitUntil(lambda: bringing.shown is not None)
    dialog = bringing.shown
    assert dialog is not None
    return dialog


def test_every_file_that_is_read_may_be_dropped() -> None:
    assert set(NOTE_ENDINGS) == set(ENDINGS)


def test_notes_that_are_dropped_become_cards_and_are_chosen(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    notes = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in notes:
        path.write_text(NOTES.replace("Kirov", path.stem), encoding="utf-8")
    notes[1].write_text("- popular in the Party\n" * (AT_ONCE + 1), encoding="utf-8")
    before = len(read_cards(window.book))
    window._open_dropped([str(path) for path in notes])
    dialog = shown(window, qtbot)
    assert dialog.windowTitle().startswith("Bring in")
    assert len(read_cards(window.book)) == before
    QTest.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
    bringing = window.commands.files.bringing
    assert bringing is not None
    qtbot.waitUntil(lambda: bringing.shown not in (None, dialog))
    second = shown(window, qtbot)
    assert (second.writing.came_from, len(second.draft.cards)) == ("two.txt", AT_ONCE + 1)
    assert "“one”: 2 cards made. Ctrl+Z undoes this." in window.status.said.text()
    assert len(window.selection.cards) == 2
    qtbot.waitUntil(lambda: sorted(window.library.view.selected_ids()) == sorted(window.selection.cards))
    second.reject()
    assert "Nothing was imported" in window.status.said.text()
    window.commands.edit.undo()
    assert len(read_cards(window.book)) == before


def test_a_text_of_the_clipboard_is_pasted_into_the_cards(window: Window, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("one thing\nanother")
    mime.setHtml("<ul><li>one <i>thing</i></li><li>another</li></ul>")
    QApplication.clipboard().setMimeData(mime)
    window.library.view.setFocus()
    QTest.keyClick(window.library.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(window, qtbot)
    assert [block.text for block in dialog.writing.blocks] == ["one *thing*", "another"]
    assert [card.title for card in dialog.draft.cards] == ["One thing", "Another"]
    dialog.reject()


@pytest.mark.parametrize("name", ["s.txt", "s.ris"])
def test_a_list_of_sources_goes_to_the_sources(window: Window, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(
        "TY  - BOOK\nAU  - Getty, J. Arch\nTI  - The Road to Terror\nPY  - 1999\nER  - \n", encoding="utf-8"
    )
    window._open_dropped([str(path)])
    qtbot.waitUntil(lambda: bool(window.book.rows("SELECT 1 FROM source WHERE cite_key = 'getty1999'")))


def test_the_notes_in_a_list_of_sources_are_offered_once_it_came_in(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.ris"
    path.write_text(
        "TY  - BOOK\nAU  - Getty, J. Arch\nTI  - The Road to Terror\nPY  - 1999\nN1  - It grew from below.\nER  - \n",
        encoding="utf-8",
    )
    window._open_dropped([str(path)])
    dialog = shown(window, qtbot)
    assert (dialog.writing.title, dialog.writing.came_from) == ("list", "list.ris")
    QTest.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
    (made,) = read_cards(window.book, window.selection.cards)
    assert [each.source.cite_key for each in made.citations] == ["getty1999"]


def test_what_cannot_be_read_is_said(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" \n")
    window._open_dropped([str(path)])
    qtbot.waitUntil(lambda: "empty.txt" in window.banner.text.text())


class Unreadable(Writing):
    """Notes beside which the notebook cannot be read."""

    @property
    def came_from(self) -> str:
        raise EssayError("It cannot be read now", "nothing was imported")


def test_what_waits_behind_what_fails_comes_all_the_same(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    said = {"empty.txt": " \n", "list.txt": "TY  - BOOK\nTI  - The Road to Terror\nER  - \n", "one.txt": NOTES}
    for name, text in said.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    window._open_dropped([str(tmp_path / name) for name in said])
    dialog = shown(window, qtbot)
    assert dialog.writing.came_from == "one.txt"
    assert "empty.txt" in window.banner.text.text()
    bringing = window.commands.files.bringing
    assert bringing is not None
    for writing in (Unreadable("Lost", ""), dialog.writing._replace(title="Two")):
        bringing.offer(writing)
    dialog.reject()
    assert "It cannot be read now" in window.banner.text.text()
    assert bringing.shown is not None
    assert bringing.shown.writing.title == "Two"
    bringing.shown.reject()


def test_a_folder_of_notes_that_is_dropped_is_read(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    vault = tmp_path / "Vault"
    vault.mkdir()
    (vault / "Terror.md").write_text("It grew from below.", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(vault))])
    window._open_dropped(dragged_files(mime))
    dialog = shown(window, qtbot)
    assert [block.title for block in dialog.writing.blocks] == ["Terror"]
    dialog.reject()


def test_a_folder_of_notes_is_chosen_from_the_menu(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    vault = tmp_path / "Vault"
    vault.mkdir()
    (vault / "Terror.md").write_text("It grew from below.", encoding="utf-8")
    window.commands.actions.by_name["bring_in_folder"].trigger()
    chooser = window.findChild(SourceChooser)
    assert chooser is not None
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.selectFile(str(vault))
    chooser.accept()
    dialog = shown(window, qtbot)
    assert [block.title for block in dialog.writing.blocks] == ["Terror"]
    dialog.reject()
