"""The program as a whole: started twice, without a display, on files that cannot be opened."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards, opening
from essayplanner.notebook.backups import back_up, backups
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import delete_outline, find_outline, new_outline, outline_info, read_outline
from essayplanner.ui.desk.mime import dragged_files
from essayplanner.ui.dialogs.unsaved import UnsavedBox
from essayplanner.ui.frame.window import Window
from essayplanner.work.new_notebooks import SAMPLE_NAME, make_sample
from tests.notebook.journals import super_journal
from tests.ui.running.started import ROOT


def test_a_recent_notebook_that_cannot_be_asked_for_is_passed_over(program: Program) -> None:
    program.settings.recent = ["/" + "x" * 300]
    window = program.open_last()
    assert window
    assert window.book.path.name == SAMPLE_NAME


def test_opening_makes_a_backup_in_the_background(program: Program, qtbot: QtBot) -> None:
    window = program.open(make_sample())
    assert window is not None
    path = window.book.path
    qtbot.waitUntil(lambda: len(backups(path)) == 1)


def test_a_large_damaged_notebook_is_offered_for_rescue_once_it_is_checked(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_sample()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM source WHERE id = 1")
    monkeypatch.setattr(opening, "CHECKED_AT_OPENING", 0)  # a large one is opened unchecked
    said: list[str] = []

    def save() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            next(button for button in box.buttons() if "intact" in button.text()).click()
        else:
            QTimer.singleShot(50, save)

    assert program.open(path) is not None
    QTimer.singleShot(50, save)
    saved = path.with_name(f"{path.stem} (saved 1){path.suffix}").resolve()
    qtbot.waitUntil(lambda: saved in program.windows, timeout=20_000)
    assert "refers to a source that is missing" in said[0]
    assert faults(saved) == []


def test_what_was_done_is_there_after_closing(program: Program, qtbot: QtBot) -> None:
    window = program.open(make_sample())
    assert window is not None
    path = window.book.path
    with qtbot.waitSignal(window.completed):
        pass
    window.outline.header.question.setPlainText("Was Stalin Lenin’s heir?")
    window.close()
    again = program.open(path)
    assert again is not None
    assert find_outline(again.book).title == "Was Stalin Lenin’s heir?"
    again.complete_now()
    again.commands.edit.undo()
    assert read_outline(again.book, again.selection.outline_id).title.startswith("To what extent")


def test_work_in_another_thread_is_over_before_the_program_is(tmp_path: Path) -> None:
    code = """
import os, sys, threading, time
from PySide6.QtCore import QObject, QTimer
from essayplanner import app
from essayplanner.ui.desk.jobs import Job
application = app.make_application()
job, begun = Job(application), threading.Event()
def work(progress):
    print("begun", flush=True)
    begun.set()
    while not progress.cancelled():
        time.sleep(0.01)
    time.sleep(0.3)
    print("over", flush=True)
job.start(work)
look = QTimer(application, interval=10)
look.timeout.connect(lambda: application.quit() if begun.is_set() else None)
look.start()
code = app.run(application)
print("left", flush=True)
sys.exit(code)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.stdout.split() == ["begun", "over", "left"], done.stderr
    assert done.returncode == 0


def test_a_closed_window_follows_the_theme_no_more(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    make_notebook(tmp_path / "other.essayplan", "Other")
    first, second = program.open(make_sample()), program.open(tmp_path / "other.essayplan")
    assert first is not None
    assert second is not None
    second.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(second))
    program.theme.choose(mode="dark")
    program.theme.choose(scale=125)
    assert not first.banner.isVisible()
    program.theme.choose(mode="light", scale=100)


posix = pytest.mark.skipif(os.name == "nt", reason="POSIX alone")


@posix
@pytest.mark.parametrize("where", ["beside the link", "beside the file"])
def test_a_notebook_is_opened_where_a_link_leads(
    program: Program, notebook_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    link = tmp_path / "links" / "link.essayplan"
    link.parent.mkdir()
    link.symlink_to(notebook_path)
    victim = tmp_path / "thesis.docx"
    victim.write_text("three years of work")
    beside = link if where == "beside the link" else notebook_path
    journal = beside.with_name(f"{beside.name}-journal")
    journal.write_bytes(super_journal(victim))
    told: list[str] = []
    monkeypatch.setattr(program, "_tell", lambda error, path: told.append(str(error)))
    window = program.open(link)
    if where == "beside the link":
        assert window
        assert window.book.path == notebook_path.resolve()
        assert program.open(notebook_path) is window
    else:
        assert window is None
        assert "that EssayPlanner did not write" in told[0]
    assert journal.exists()
    assert victim.exists()


@pytest.mark.parametrize("offered", ["Open the backup as a copy", "Save what is intact as a copy"])
def test_what_is_offered_for_a_damaged_notebook_is_opened(program: Program, notebook_path: Path, offered: str) -> None:
    book = Notebook.open(notebook_path)
    cards.add_card(book, Kind.CLAIM, "Long", text="x" * 9000)
    book.close()
    assert back_up(notebook_path)
    notebook_path.write_bytes(notebook_path.read_bytes()[:-4096])
    asked: list[str] = []

    def choose() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                asked.append(box.text())
                ways = {button.text(): button for button in box.buttons()}
                ways[offered if len(asked) == 1 else "Close"].click()

    timer = QTimer(interval=20)
    timer.timeout.connect(choose)
    timer.start()
    window = program.open(notebook_path)
    timer.stop()
    assert len(asked) == 1, asked
    assert window
    assert window.isVisible()
    assert window.book.path != notebook_path
    assert window.book.path.parent == notebook_path.parent


@posix
def test_a_shortcut_that_leads_in_a_circle_is_one_sentence(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle = tmp_path / "circle.essayplan"
    circle.symlink_to(circle)
    told: list[str] = []
    monkeypatch.setattr(program, "_tell", lambda error, path: told.append(str(error)))
    assert program.open(circle) is None
    assert "circle" in told[0]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_dropped_file_is_found_by_its_bytes() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromEncoded(b"file:///essays/caf%E9%20%FF.essayplan"), QUrl.fromLocalFile("/é\ufffd.essayplan")])
    assert dragged_files(mime) == [os.fsdecode(b"/essays/caf\xe9 \xff.essayplan"), "/é\ufffd.essayplan"]


def test_a_sample_whose_pack_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("essayplanner.work.new_notebooks.pack_path", lambda name: tmp_path)
    with pytest.raises(EssayError, match="is not a file; nothing was imported"):
        make_sample()


def opened_with_an_outline(program: Program, path: Path) -> tuple[Window, int]:
    """A window on a notebook, complete, and the outline that it shows."""
    with closing(Notebook.open(path)) as book:
        outline = new_outline(book, "How far?")
    window = program.open(path)
    assert window is not None
    window.complete_now()
    return window, outline


@pytest.mark.parametrize("name", ["kept.essayplan", "essay.essayplan"])  # the second is that of the lost file
def test_a_copy_takes_the_place_of_a_lost_file(
    program: Program, notebook_path: Path, tmp_path: Path, name: str
) -> None:
    old, outline = opened_with_an_outline(program, notebook_path)
    notebook_path.unlink()
    old.outline.header.thesis.setPlainText("Typed when the file was gone")
    ended: list[bool] = []
    program.application.lastWindowClosed.connect(lambda: ended.append(program.application.quitOnLastWindowClosed()))
    old.commands.files._save_as(tmp_path / name)
    assert list(program.windows) == [tmp_path / name]
    assert not old.isVisible()
    new = program.windows[tmp_path / name]
    assert new.isVisible()
    assert True not in ended
    assert outline_info(new.book, outline).thesis == "Typed when the file was gone"


def test_a_program_without_a_window_ends(program: Program, notebook_path: Path) -> None:
    """The copy in the place of a lost file cannot be opened after all."""
    old = program.open(notebook_path)
    assert old is not None
    old.complete_now()
    notebook_path.unlink()
    notebook_path.write_bytes(b"no notebook, " * 1000)
    late = QTimer(singleShot=True, interval=20_000)
    late.timeout.connect(lambda: program.application.exit(3))
    late.start()
    answer = QTimer(interval=20)
    answer.timeout.connect(lambda: box.close() if (box := QApplication.activeModalWidget()) else None)
    answer.start()
    QTimer.singleShot(0, lambda: old.asked.file_moved.emit(notebook_path))
    assert program.application.exec() == 0
    assert not program.windows
    answer.stop()
    late.stop()


def test_text_for_which_a_copy_has_no_place_is_not_let_go(
    program: Program, notebook_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    old, outline = opened_with_an_outline(program, notebook_path)
    old.outline.header.thesis.setPlainText("Its outline is gone")
    with closing(Notebook.open(notebook_path)) as book:
        delete_outline(book, outline)
    old.book.look_for_changes()
    notebook_path.unlink()
    old.commands.files._save_as(tmp_path / "kept.essayplan")
    assert tmp_path / "kept.essayplan" in program.windows
    assert [draft.text for draft in old.saving.unsaved_drafts()] == ["Its outline is gone"]
    assert old.findChild(UnsavedBox) is not None
    old.saving.give_up()
