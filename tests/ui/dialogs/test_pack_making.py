"""A pack is made in the window: what is ticked goes in, and what was written is told with a way to it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.formats.packs import read_pack
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_making import Chosen
from essayplanner.notebook.packing import import_pack
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.dialogs.pack_making import PackMakingDialog
from essayplanner.ui.look.theme import Theme
from tests.notebook.tools import sample_pack
from tests.ui.desks import desk_for


@pytest.fixture
def desk(notebook_path: Path, theme: Theme) -> Iterator[Desk]:
    with closing(Notebook.open(notebook_path)) as book:
        yield desk_for(book, theme)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> PackMakingDialog:
    import_pack(desk.book, sample_pack())
    desk.selection.choose(2, cards=[2, 3])
    dialog = PackMakingDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def made(dialog: PackMakingDialog, qtbot: QtBot, path: Path) -> None:
    dialog.save_to(path)
    qtbot.waitUntil(lambda: not dialog._making.running, timeout=20_000)


def test_all_goes_in_and_the_folder_is_offered(dialog: PackMakingDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.title.setText("Mine")
    QTest.keyClicks(dialog.about, "By me")
    QTest.keyClicks(dialog.licence, "CC0")
    path = tmp_path / "mine.toml"
    made(dialog, qtbot, path)
    pack = read_pack(path.read_bytes(), "mine")
    assert (pack.title, pack.about, pack.licence, pack.version) == ("Mine", "By me", "CC0", "1")
    assert (len(pack.cards), len(pack.outlines)) == (12, 1)
    assert dialog.result_bar.open_folder.isVisible()
    assert "12 cards" in dialog.result_bar.message.text()
    made(dialog, qtbot, path)
    assert ", version 2: " in dialog.result_bar.message.text()
    dialog.version.setText("1")
    made(dialog, qtbot, path)
    assert read_pack(path.read_bytes(), "mine").version == "1"  # as it was typed


def test_of_chosen_cards_no_outline_goes_in_until_it_is_ticked(
    dialog: PackMakingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.which.setFocus()
    QTest.keyClick(dialog.which, Qt.Key.Key_Down)
    assert dialog.chosen == Chosen({2, 3}, [], [1])
    path = tmp_path / "some.toml"
    made(dialog, qtbot, path)
    pack = read_pack(path.read_bytes(), "some")
    assert ([card.title for card in pack.cards], pack.outlines) == (["sample card 1", "sample card 2"], ())
    ((_id, box),) = dialog.outlines
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert [*(dialog.chosen.outlines or ())] == [1]


def test_without_a_title_nothing_can_be_made(dialog: PackMakingDialog) -> None:
    dialog.title.setText(" ")
    assert not dialog.make_button.isEnabled()


def test_a_refusal_is_said_in_the_dialog(dialog: PackMakingDialog, qtbot: QtBot, desk: Desk) -> None:
    made(dialog, qtbot, desk.book.path)
    assert "is the name of a notebook" in dialog.result_bar.message.text()
    Notebook.open(desk.book.path, again=True).close()
