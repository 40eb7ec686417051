"""Garbage is collected in the window's thread alone, and memory stays flat all the same."""

import gc
import os
import platform
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.ui.frame.window import Window
from essayplanner.ui.running import collecting
from essayplanner.ui.running.collecting import LEAST, MOST, NOTHING, RESTED, Collector
from essayplanner.work.new_notebooks import make_sample
from tests.trials.window_trial import memory
from tests.ui.running.knots import Knot, tie

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def others_set_aside() -> Iterator[None]:
    """Here all is looked through, as in the program; later tests do not look through what others left."""
    yield
    gc.freeze()


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    """Garbage is collected as in the program, until the test is over."""
    gc.collect()
    Knot.freed_in.clear()
    collector = Collector(qapp)
    collector.begin()
    yield collector
    collector.end()


@pytest.fixture
def looked_through(collector: Collector) -> Iterator[list[int]]:
    """How many objects each collection looks through."""
    numbers: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            numbers.append(len(gc.get_objects()))

    gc.callbacks.append(note)
    yield numbers
    gc.callbacks.remove(note)


def work() -> None:
    """Work a little longer than a window that has nothing to do."""
    until = time.thread_time() + 2 * NOTHING / 1000
    while time.thread_time() < until:
        pass


def rest(collector: Collector) -> None:
    """Nobody does anything until all is looked through."""
    for _ in range(RESTED + 1):
        collector.look()


def test_garbage_of_a_worker_is_freed_in_the_window_s_thread(collector: Collector, qtbot: QtBot) -> None:
    QThreadPool.globalInstance().start(lambda: tie(5 * LEAST))
    QThreadPool.globalInstance().waitForDone()
    assert Knot.freed_in == []
    qtbot.waitUntil(lambda: len(Knot.freed_in) == 5 * LEAST)
    assert set(Knot.freed_in) == {threading.get_ident()}


def test_much_garbage_of_a_worker_is_freed_there_too_when_nobody_does_anything(collector: Collector) -> None:
    QThreadPool.globalInstance().start(lambda: tie(2 * MOST))
    QThreadPool.globalInstance().waitForDone()
    rest(collector)
    assert len(Knot.freed_in) == 2 * MOST
    assert set(Knot.freed_in) == {threading.get_ident()}


def test_garbage_that_grew_old_is_freed_too(collector: Collector) -> None:
    old = [Knot() for _ in range(10)]
    for _ in range(2):  # the middle-aged, the old
        gc.collect(1)
    old.clear()
    kept: list[list[int]] = [[] for _ in range(2 * LEAST)]
    collector.look()
    del kept
    assert len(Knot.freed_in) == 10


def test_what_is_much_is_looked_through_only_while_nobody_does_anything(
    collector: Collector, looked_through: list[int]
) -> None:
    much = [(Knot(), [number]) for number in range(10 * MOST)]
    for _ in range(2 * RESTED):
        more: list[list[int]] = [[] for _ in range(2 * LEAST)]
        work()
        collector.look()
        del more
    assert looked_through
    assert max(looked_through) <= MOST
    much.clear()
    assert Knot.freed_in == []
    looked_through.clear()
    rest(collector)
    assert len(Knot.freed_in) == 10 * MOST
    assert len(looked_through) == 1
    rest(collector)
    assert len(looked_through) == 1


def test_what_was_open_when_all_was_looked_through_goes_at_a_later_rest(
    collector: Collector, looked_through: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "STALE", 0)
    opened = [Knot()]
    tie(2 * MOST)
    rest(collector)
    opened.clear()
    Knot.freed_in.clear()
    work()
    rest(collector)
    assert len(Knot.freed_in) == 1
    looked_through.clear()
    rest(collector)
    assert looked_through == []  # nobody did anything


def test_whoever_never_rests_keeps_memory_all_the_same(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "ASIDE_AT_MOST", 3)
    for _ in range(5):
        tie(2 * MOST)
        work()
        collector.look()
    assert len(Knot.freed_in) >= 8 * MOST


def test_what_was_there_at_the_beginning_is_looked_through_when_a_window_closes(qapp: QApplication) -> None:
    gc.collect()
    knot = Knot()
    gone = weakref.ref(knot)
    collector = Collector(qapp)
    collector.begin()
    del knot
    gc.collect()
    assert gone() is not None
    collector.thaw()
    collector.look()
    assert gone() is None
    collector.end()
    assert gc.isenabled()


def test_the_program_collects_so_from_when_its_window_is_complete(qapp: QApplication, qtbot: QtBot) -> None:
    program = Program(qapp)
    window = program.open(make_sample())
    assert window is not None
    with qtbot.waitSignal(window.completed):
        pass
    assert not gc.isenabled()
    program.end()
    assert program.windows == {}
    assert gc.isenabled()


def test_a_closed_window_and_all_it_held_is_freed(qapp: QApplication, qtbot: QtBot) -> None:
    program = Program(qapp)
    window = program.open(make_sample())
    assert window is not None
    with qtbot.waitSignal(window.library.shown):
        pass
    window.complete_now()
    parts = [weakref.ref(each) for each in (window, window.commands, window.card, window.preview, window.outline.view)]
    del window
    program.end()
    assert [part() for part in parts] == [None] * len(parts)


def test_a_program_that_copied_something_ends_as_it_should(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QTimer
from essayplanner import app
from essayplanner.work.new_notebooks import make_sample
program = app.Program(app.make_application())
window = program.open(make_sample())
window.complete_now()
window.outline.view.selectAll()
window.outline.selected.copy_text()
QTimer.singleShot(0, window.close)
code = app.run(program.application)
program.end()
sys.exit(code)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "ESSAYPLANNER_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_collected_before_the_window_is_complete(tmp_path: Path) -> None:
    code = """
import gc
from essayplanner.__main__ import main
from essayplanner.ui.running.collecting import Collector
seen = []
begin = Collector.begin
Collector.begin = lambda self: (print("collections:", len(seen)), begin(self))
gc.callbacks.append(lambda phase, about: seen.append(phase))
main([])
"""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "ESSAYPLANNER_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert "collections: 0" in done.stdout.splitlines(), done.stdout + done.stderr


def test_menus_and_boxes_are_gone_when_they_were_closed(window: Window, qtbot: QtBot) -> None:
    def there() -> int:
        return len(window.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly))

    def one(opened: QWidget | None) -> QWidget:
        assert opened is not None
        return opened

    def open_and_close() -> None:
        for view in (window.outline.view, window.library.view):
            view.menu_wanted.emit(view.viewport().rect().center())
            QTest.keyClick(one(QApplication.activePopupWidget()), Qt.Key.Key_Escape)
        for open_one in (window.commands.view.about, window.commands.view.guide, window.commands.view.shortcuts):
            open_one()
            QTest.keyClick(one(QApplication.activeModalWidget()), Qt.Key.Key_Escape)

    open_and_close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.wait(1)
    before = there()
    for _ in range(3):
        open_and_close()
    qtbot.waitUntil(lambda: there() <= before)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library that keeps what was freed")
def test_memory_that_is_free_goes_back_to_the_system(collector: Collector) -> None:
    """What stays lies between what goes, as after a dialog: of itself no page would be given back."""
    blocks = [bytes(1000) for _ in range(100_000)]
    kept = blocks[::50]
    del blocks
    before = memory()
    collector.thaw()
    collector.look()
    assert len(kept) == 2000
    assert before - memory() > 50_000


def test_a_process_that_told_a_screen_reader_of_things_ends_as_it_should() -> None:
    """Qt, which ends last, looks for what was told of by its address: it is let go before."""
    told = ("paper/test_spoken_page.py", "frame/test_told.py::test_chips_and_switches_are_what_they_are")
    paths = [str(Path(__file__).parents[1] / each) for each in told]
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, cwd=ROOT)
    assert "8 passed" in done.stdout
    assert done.returncode == 0, done.stderr[-2000:]
