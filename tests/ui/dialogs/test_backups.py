"""Backups are shown with what is in them, and restored beside the notebook, never over it."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import Trouble
from essayplanner.notebook import backups, cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.opening import Opened, open_checked
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.dialogs.backups import NONE_YET, BackupsDialog
from essayplanner.ui.dialogs.backups_model import BackupsModel, size_said
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.two_lines import Role
from essayplanner.work.restoring import contents_of
from tests.ui.desks import desk_for


@pytest.fixture
def path(notebook_path: Path) -> Path:
    """A notebook with three backups: of no card, of one, and of two and an outline."""
    now = datetime.now(UTC)
    for hours, number in ((50, 0), (26, 1), (0, 2)):
        with closing(Notebook.open(notebook_path)) as book:
            while len(book.rows("SELECT id FROM card")) < number:
                cards.add_card(book, Kind.CLAIM, "A claim")
            if number == 2:
                outlines.new_outline(book, "Why?")
        assert backups.back_up(notebook_path, now - timedelta(hours=hours))
    return notebook_path


@pytest.fixture
def desk(notebook_path: Path, theme: Theme) -> Iterator[Desk]:
    with closing(Notebook.open(notebook_path)) as book:
        yield desk_for(book, theme)


def opened(qtbot: QtBot, desk: Desk) -> BackupsDialog:
    dialog = BackupsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def captions(dialog: BackupsDialog) -> list[str]:
    return [dialog.model.index(row).data(Role.CAPTION) for row in range(dialog.model.rowCount())]


def test_they_are_listed_newest_first_with_their_contents(qtbot: QtBot, path: Path, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert dialog.view.currentIndex().row() == 0
    qtbot.waitUntil(lambda: not any("Checking" in caption for caption in captions(dialog)))
    assert captions(dialog) == [
        "Stalin\u00a0· 2 cards\u00a0· 1 outline",
        "Stalin\u00a0· 1 card\u00a0· 0 outlines",
        "Stalin\u00a0· 0 cards\u00a0· 0 outlines",
    ]
    assert dialog.model.index(0).data().startswith(("Today, ", "Yesterday, "))
    dialog.grab()


def test_restoring_makes_a_copy_and_leaves_the_notebook(qtbot: QtBot, path: Path, desk: Desk) -> None:
    before, stored = path.read_bytes(), {backup.path: backup.path.read_bytes() for backup in backups.backups(path)}
    dialog = opened(qtbot, desk)
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.restored) as restored:
        QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    (copy,) = restored.args
    assert not dialog.isVisible()
    assert copy != path
    assert copy.parent == path.parent
    assert path.read_bytes() == before
    assert {backup.path: backup.path.read_bytes() for backup in backups.backups(path)} == stored
    with closing(Notebook.open(copy)) as book:
        assert len(book.rows("SELECT id FROM card")) == 1


def test_restoring_twice_makes_two_copies(qtbot: QtBot, path: Path, desk: Desk) -> None:
    made: list[Path] = []
    for _ in range(2):
        dialog = opened(qtbot, desk)
        dialog.restored.connect(made.append)
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.isHidden)
    assert len(set(made)) == 2
    assert all(copy.exists() for copy in made)


def test_a_damaged_backup_is_said_and_not_restored(qtbot: QtBot, path: Path, desk: Desk) -> None:
    newest = backups.backups(path)[0].path
    newest.write_bytes(newest.read_bytes()[:5000])
    names = sorted(file.name for file in path.parent.iterdir())
    dialog = opened(qtbot, desk)
    qtbot.waitUntil(lambda: bool(dialog.model.index(0).data(Role.WRONG)))
    dialog.restore()
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.restore_button.isEnabled()
    assert "\n" not in dialog.message.text()
    assert dialog.isVisible()
    assert sorted(file.name for file in path.parent.iterdir()) == names


def test_looking_into_a_backup_writes_nothing(path: Path) -> None:
    backup = backups.backups(path)[0]
    before = {file.name: file.read_bytes() for file in backup.path.parent.iterdir()}
    assert contents_of(backup.path).sentence == "Stalin\u00a0· 2 cards\u00a0· 1 outline"
    assert {file.name: file.read_bytes() for file in backup.path.parent.iterdir()} == before


def test_backups_are_looked_into_and_restored_beside_the_window(
    qtbot: QtBot, path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def checked(backup: Path, *, again: bool, only_read: Trouble) -> Opened:
        threads.append(threading.current_thread())
        return open_checked(backup, again=again, only_read=only_read)

    monkeypatch.setattr("essayplanner.notebook.looking_into.open_checked", checked)
    dialog = opened(qtbot, desk)
    qtbot.waitUntil(lambda: not any("Checking" in caption for caption in captions(dialog)))
    assert len(threads) == 3
    with qtbot.waitSignal(dialog.restored):
        dialog.restore()
    assert len(threads) == 4
    assert threading.main_thread() not in threads


def test_only_rows_that_are_seen_are_looked_into(qtbot: QtBot, path: Path) -> None:
    model = BackupsModel(backups.backups(path))
    assert model.index(1).data(Role.CAPTION) == "Checking…"
    qtbot.waitUntil(lambda: model.index(1).data(Role.CAPTION) == "Stalin\u00a0· 1 card\u00a0· 0 outlines")
    assert set(model._contents) == {1}


def test_without_backups_a_sentence_says_so(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    assert dialog.explanation.text() == NONE_YET
    assert not dialog.view.isVisible()
    assert not dialog.restore_button.isVisible()
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "1 KB"), (212_400, "212 KB"), (999_999, "1.0 MB"), (4_100_000, "4.1 MB")],
)
def test_sizes(size: int, said: str) -> None:
    assert size_said(size) == said


def test_every_control_has_a_name(qtbot: QtBot, path: Path, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget
    spoken = dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "KB" in spoken


def test_ctrl_click_leaves_the_one_backup_that_is_selected(qtbot: QtBot, path: Path, desk: Desk) -> None:
    view = opened(qtbot, desk).view
    at = view.visualRect(view.model().index(1, 0)).center()
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, at)
        assert [index.row() for index in view.selectedIndexes()] == [1]
