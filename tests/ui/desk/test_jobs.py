"""The one runner of work beside the window: what is awaited, in which order, and how it ends."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.ui.desk.jobs import Job, Jobs, Progress

ROOT = Path(__file__).resolve().parents[3]
#: Seconds that nothing takes on any machine.
LONG = 20


class Gate:
    """Work that waits until it is let through, or told to stop; says when it was there and in which thread."""

    def __init__(self, name: str = "", *, deaf: bool = False) -> None:
        self.name, self._deaf = name, deaf
        self.begun, self.open, self.over = threading.Event(), threading.Event(), threading.Event()
        self.told_to_stop = False

    def __call__(self, progress: Progress) -> str:
        self.begun.set()
        while not self.open.wait(0.005):
            if progress.cancelled() and not self._deaf:
                break
        self.told_to_stop = progress.cancelled()
        self.over.set()
        return self.name


class Heard:
    """What a job tells, each with the thread in which it was told."""

    def __init__(self, job: Job) -> None:
        self.done: list[object] = []
        self.failed: list[EssayError] = []
        self.meanwhile: list[object] = []
        self.threads: set[threading.Thread] = set()
        job.done.connect(lambda result: self._note(self.done, result))
        job.failed.connect(lambda error: self._note(self.failed, error))
        job.went_on.connect(lambda words: self._note(self.meanwhile, words))
        job.advanced.connect(lambda done, of: self._note(self.meanwhile, (done, of)))

    def _note(self, to: list, what: object) -> None:
        to.append(what)
        self.threads.add(threading.current_thread())


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    yield (owner := QObject())
    Jobs.of_program().end()
    del owner


def test_what_comes_of_it_is_told_in_the_thread_of_the_window(qtbot: QtBot, owner: QObject) -> None:
    job = Job(owner)
    heard = Heard(job)

    def work(progress: Progress) -> threading.Thread:
        progress.say("half")
        assert progress.advance(1, 2)
        return threading.current_thread()

    def broken(progress: Progress) -> None:
        raise EssayError("It cannot be done.")

    job.start(work)
    assert job.running
    qtbot.waitUntil(lambda: not job.running)
    assert heard.meanwhile == ["half", (1, 2)]
    assert heard.done != [threading.main_thread()]
    job.start(broken)
    qtbot.waitUntil(lambda: not job.running)
    assert [str(error) for error in heard.failed] == ["It cannot be done."]
    assert heard.threads == {threading.main_thread()}


def test_what_is_started_takes_the_place_of_what_was_under_way(qtbot: QtBot, owner: QObject) -> None:
    job = Job(owner)
    heard = Heard(job)
    first, between, last = Gate("first"), Gate("between"), Gate("last")
    last.open.set()
    job.start(first)
    assert first.begun.wait(LONG)
    job.start(between)
    job.start(last)
    qtbot.waitUntil(lambda: not job.running, timeout=LONG * 1000)
    assert heard.done == ["last"]
    assert first.told_to_stop
    assert not between.begun.is_set()


def test_what_is_stopped_while_it_waits_never_begins(qtbot: QtBot, owner: QObject) -> None:
    job = Job(owner)
    heard = Heard(job)
    first, second = Gate(deaf=True), Gate()
    job.start(first)
    assert first.begun.wait(LONG)
    job.start(second)
    job.stop()
    assert job.running
    first.open.set()
    qtbot.waitUntil(lambda: not job.running, timeout=LONG * 1000)
    assert isinstance(heard.failed[0], StoppedError)
    assert not second.begun.is_set()
    assert heard.done == []


def test_jobs_of_one_line_are_done_one_after_the_other(qtbot: QtBot, owner: QObject) -> None:
    jobs = [Job(owner, "line") for _ in range(5)]
    order: list[str] = []
    at_work = threading.Lock()

    def work(name: str, progress: Progress) -> None:
        assert at_work.acquire(blocking=False)
        order.append(name)
        at_work.release()

    gate = Gate(deaf=True)
    held = Job(owner, "line")
    held.start(gate)
    for number, job in enumerate(jobs):
        job.start(partial(work, str(number)))
    assert gate.begun.wait(LONG)
    assert order == []
    gate.open.set()
    qtbot.waitUntil(lambda: not any(job.running for job in jobs), timeout=LONG * 1000)
    assert order == ["0", "1", "2", "3", "4"]


def test_nothing_waits_for_long_work_of_another_kind(qtbot: QtBot, owner: QObject) -> None:
    gates = [Gate(deaf=True) for _ in range(12)]
    for gate in gates:
        Job(owner).start(gate)
    job = Job(owner)
    heard = Heard(job)
    job.start(lambda _: "found")
    qtbot.waitUntil(lambda: heard.done == ["found"], timeout=LONG * 1000)
    assert not any(gate.over.is_set() for gate in gates)
    for gate in gates:
        gate.open.set()


def test_work_whose_owner_is_gone_is_told_to_stop(qtbot: QtBot, owner: QObject) -> None:
    dialog = QObject(owner)
    gate = Gate()
    Job(dialog).start(gate)
    assert gate.begun.wait(LONG)
    dialog.deleteLater()
    qtbot.waitUntil(gate.over.is_set, timeout=LONG * 1000)
    assert gate.told_to_stop


def test_a_fault_in_the_work_is_reported_and_the_line_goes_on(qtbot: QtBot, owner: QObject) -> None:
    job, other = Job(owner, "line"), Job(owner, "line")
    heard = Heard(job)
    with qtbot.captureExceptions() as faults:
        job.start(lambda _: [][0])
        other.start(lambda _: None)
        qtbot.waitUntil(lambda: not job.running and not other.running, timeout=LONG * 1000)
    assert [fault[0] for fault in faults] == [IndexError]
    assert "Something went wrong in EssayPlanner" in str(heard.failed[0])


def test_a_job_can_be_waited_for(owner: QObject) -> None:
    job = Job(owner)
    gate = Gate()
    job.start(gate)
    assert gate.begun.wait(LONG)
    job.cancel()
    job.wait()
    assert gate.over.is_set()
    job.wait()  # where nothing is at work there is nothing to wait for


def test_at_the_end_all_is_told_to_stop_and_over(owner: QObject) -> None:
    gates = [Gate() for _ in range(4)]
    for gate in gates[:2]:
        Job(owner).start(gate)
    for gate in gates[2:]:
        Job(owner, "line").start(gate)
    assert all(gate.begun.wait(LONG) for gate in gates[:3])
    Jobs.of_program().end()
    assert all(gate.over.is_set() for gate in gates[:3])
    assert not gates[3].begun.is_set()


def test_no_window_is_needed() -> None:
    code = """
import sys
from PySide6.QtCore import QCoreApplication
from essayplanner.ui.desk.jobs import Job, Jobs
application = QCoreApplication([])
job = Job(application)
job.done.connect(lambda result: (print(result), application.quit()))
job.start(lambda progress: 6 * 7)
application.exec()
Jobs.of_program().end()
print("QtGui" in str(sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["42", "False"], "")
