"""Packs are read and imported beside the window: it goes on, and Stop works at once."""

import os
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from essayplanner.domain.reading_files import read_file
from essayplanner.domain.source_lists import Item
from essayplanner.notebook.cards import edit_card, trash_cards
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.importing_sources import ImportedSources, import_sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.sources import add_source, sources
from essayplanner.ui.controls.long_text import LongTextDialog
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.dialogs.pack_changes_rows import fitted_heading, heading
from essayplanner.ui.frame.window import Window

HEAD = '[pack]\nid = "a"\ntitle = "A pack"\n'


def pack_of(path: Path, cards: int) -> Path:
    path.write_text(
        HEAD
        + "".join(f'[[cards]]\nkey = "k{n}"\nkind = "claim"\ntitle = "Card {n} of the pack"\n' for n in range(cards)),
        encoding="utf-8",
    )
    return path


def count(book: Notebook) -> int:
    return int(book.rows("SELECT count(*) FROM card")[0][0])


def test_the_window_goes_on_while_a_pack_is_read(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    ticks: list[int] = []
    timer = QTimer(window, interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    before = count(window.book)
    window.commands.files.import_file(pack_of(tmp_path / "p.toml", 1_500))
    timer.start()
    importing = window.commands.files.importing
    assert importing is not None
    assert importing.job.running
    assert count(window.book) == before
    qtbot.waitUntil(lambda: not importing.job.running, timeout=60_000)
    assert len(ticks) > 3
    assert count(window.book) == before + 1_500
    assert "Imported 1,500 cards" in window.status.said.text()
    qtbot.waitUntil(lambda: len(window.library.model.ids) == before + 1_500, timeout=20_000)
    window.commands.edit.undo()
    assert count(window.book) == before


def test_stop_frees_the_window_at_once_and_nothing_is_imported(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(path: Path, largest: int, kept: str) -> bytes:
        assert go_on.wait(60)
        return read_file(path, largest, kept)

    monkeypatch.setattr("essayplanner.work.bringing_in.read_file", slow)
    before = count(window.book)
    window.commands.files.import_file(pack_of(tmp_path / "p.toml", 3))
    importing = window.commands.files.importing
    assert importing is not None
    dialog = importing.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    stop = dialog.findChild(QPushButton)
    assert isinstance(stop, QPushButton)
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert importing.job.running
    go_on.set()
    qtbot.waitUntil(lambda: not importing.job.running, timeout=60_000)
    assert count(window.book) == before
    assert "stopped; nothing was changed" in window.status.said.text()


def test_packs_that_are_dropped_together_come_in_one_after_the_other(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    before = count(window.book)
    first = pack_of(tmp_path / "p.toml", 2)
    second = tmp_path / "q.toml"
    second.write_text(first.read_text("utf-8").replace('id = "a"', 'id = "b"'), encoding="utf-8")
    for path in (first, second):
        window.commands.files.import_file(path)
    qtbot.waitUntil(lambda: unless_busy(count)(window.book) == before + 4, timeout=20_000)


def test_a_source_of_a_pack_that_looks_like_one_here_is_told_by_name_until_that_is_undone(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    add_source(window.book, "own", {"type": "book", "title": "Stalin: A Biography"})
    path = tmp_path / "p.toml"
    path.write_text(HEAD + '[[sources]]\nkey = "k"\ntype = "book"\ntitle = "Stalin: A Biography"\n', "utf-8")
    window.commands.files.import_file(path)
    importing = window.commands.files.importing
    assert importing is not None
    qtbot.waitUntil(lambda: not importing.job.running, timeout=20_000)
    banner = window.banner
    assert banner.text.text().endswith("1 source looks like one that was here before; both are kept.")
    QTest.mouseClick(banner.rest, Qt.MouseButton.LeftButton)
    dialog = banner.findChildren(LongTextDialog)[0]
    assert "“Stalin: A Biography”: looks like “Stalin: A Biography” (own)" in dialog.text.toPlainText()
    dialog.close()
    window.commands.actions.by_name["new_claim"].trigger()
    assert banner.isVisible()
    window.commands.edit.undo()
    qtbot.waitUntil(lambda: not banner.isVisible())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_named_as_a_pack_or_a_list_is_refused(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("p.toml", "s.bib", "s.txt"):
        os.mkfifo(tmp_path / name)
    window._open_dropped([str(tmp_path / "p.toml")])
    qtbot.waitUntil(lambda: "“p.toml” is not a file" in window.banner.text.text())
    said: list[str] = []
    window.commands.cards.sources().desk.announcer.failed.connect(lambda error: said.append(str(error)))
    window._open_dropped([str(tmp_path / "s.bib")])
    qtbot.waitUntil(partial(said.__contains__, "“s.bib” is not a file; nothing was imported."))
    window._open_dropped([str(tmp_path / "s.txt")])
    qtbot.waitUntil(lambda: "“s.txt” is not a file" in window.banner.text.text())


def test_two_imports_into_one_notebook_come_one_after_the_other(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, the second would find the notebook in use for as long as the step of the first takes."""
    go_on, order = threading.Event(), list[str]()

    def slow(book: Notebook, *rest: object) -> Imported:
        order.append("pack begun")
        assert go_on.wait(60)
        return import_pack(book, *rest)  # type: ignore[arg-type]

    def noted(book: Notebook, items: list[Item], **rest: object) -> ImportedSources:
        order.append("sources begun")
        return import_sources(book, items, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr("essayplanner.work.bringing_in.import_pack", slow)
    monkeypatch.setattr("essayplanner.work.bringing_in.import_sources", noted)
    window.commands.files.import_file(pack_of(tmp_path / "p.toml", 2))
    qtbot.waitUntil(lambda: order == ["pack begun"], timeout=20_000)
    bringing = window.commands.cards.sources().bringing
    bringing.read_text('[{"id": "a", "type": "book", "title": "A book"}]')
    qtbot.waitUntil(lambda: bringing._importing.running, timeout=20_000)
    qtbot.wait(100)
    assert order == ["pack begun"]
    go_on.set()
    qtbot.waitUntil(lambda: not bringing.busy, timeout=20_000)
    assert order == ["pack begun", "sources begun"]
    assert [row.source.title for row in sources(window.book)] == ["A book"]


def test_files_are_asked_for_in_a_folder_that_is_there(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    window.settings.folder = window.settings.always_folder = ""
    assert Path(window.commands.files._folder()).is_dir()  # a home without “Documents”


def test_of_what_the_student_changed_each_is_asked_and_one_step_does_it(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path, book = pack_of(tmp_path / "p.toml", 3), window.book
    window.commands.files.import_file(path)
    importing = window.commands.files.importing
    assert importing is not None
    qtbot.waitUntil(lambda: not importing.job.running, timeout=20_000)
    book.look_for_changes()
    ids = [id for (id,) in book.rows("SELECT id FROM card WHERE title LIKE 'Card % of the pack' ORDER BY id")]
    for id in ids[:2]:
        edit_card(book, id, title=f"Mine {id}")
    steps = len(book.history())
    path.write_text(path.read_text("utf-8").replace("of the pack", "of the newer one"), encoding="utf-8")
    window.commands.files.import_file(path)
    qtbot.waitUntil(lambda: importing.asking is not None and importing.asking.isVisible(), timeout=20_000)
    dialog = importing.asking
    assert dialog is not None
    view = dialog.view
    assert view.model().rowCount() == 2
    change, metrics = dialog.model.changes[0], QFontMetrics(view.font())
    narrow = fitted_heading(change, metrics, metrics.horizontalAdvance(heading(change)) - 10)
    assert narrow.endswith("…”: title")
    assert metrics.horizontalAdvance(narrow) < metrics.horizontalAdvance(heading(change))
    row = view.visualRect(view.model().index(1, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.bottomLeft() + QPoint(40, -12))
    assert dialog.model.taken == {dialog.model.changes[1].key}
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not dialog.model.taken
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not importing.job.running, timeout=20_000)
    book.look_for_changes()
    titles = [book.row("SELECT title FROM card WHERE id = ?", (id,))[0] for id in ids]
    assert titles == [f"Mine {ids[0]}", "Card 1 of the newer one", "Card 2 of the newer one"]
    assert len(book.history()) == steps + 1


def test_to_keep_everything_as_it_is_is_a_key_away(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path, book = pack_of(tmp_path / "p.toml", 1), window.book
    window.commands.files.import_file(path)
    importing = window.commands.files.importing
    assert importing is not None
    qtbot.waitUntil(lambda: not importing.job.running, timeout=20_000)
    book.look_for_changes()
    (id,) = book.row("SELECT id FROM card WHERE title = 'Card 0 of the pack'")
    trash_cards(book, [id])
    steps = len(book.history())
    window.commands.files.import_file(path)
    qtbot.waitUntil(lambda: importing.asking is not None and importing.asking.isVisible(), timeout=20_000)
    assert importing.asking is not None
    assert importing.asking.model.changes[0].mine == "in the trash"
    QTest.keyClick(importing.asking, Qt.Key.Key_Escape)
    assert "Nothing was imported" in window.status.said.text()
    assert len(book.history()) == steps
