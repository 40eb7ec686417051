"""The running program, what a trial does to it, and what went wrong."""

import hashlib
import os
import random
import signal
import sys
import traceback
from collections import Counter, deque
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from essayplanner.app import Program
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import Label
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, health, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.sources import add_source
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.running.application import make_application
from tests.notebook.tools import new_notebook
from tests.trials.window_actions import ACTIONS, WEIGHTS

#: After so many actions memory is measured first, and by so much it may be higher at the end: fonts, and the history.
SETTLED, GROWTH = 10_000, 1.15
#: Actions that are told where a process died.
TOLD = 25


class Trial:
    """A program with one window, in which one action a turn of the event loop is done."""

    def __init__(self, count: int, seed: int, seconds: float, folder: Path, die_at: int = 0) -> None:
        self.count, self.seconds, self.folder, self.die_at = count, seconds, folder, die_at
        self.chance = random.Random(seed)
        self.path = folder / "notebook.essayplan"
        self.number = 0
        self.raised: Counter[str] = Counter()
        self.warned: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.memory: dict[int, int] = {}
        self.last: deque[str] = deque(maxlen=TOLD)
        self.log = (folder / "log").open("w")
        sys.excepthook = self._note_raised
        self.application = make_application()
        qInstallMessageHandler(self._note_warning)
        self.application.setQuitOnLastWindowClosed(False)
        fill_notebook(self.path)
        self.program = Program(self.application)
        self.window = self.open()
        self.first_step = max(step.id for step in self.book.history())
        self.start = self.digest()
        self.clock = QElapsedTimer()
        self._next = QTimer(self.application, singleShot=True, interval=0)
        self._next.timeout.connect(self.go_on)
        self._answer = QTimer(self.application, singleShot=True, interval=40)
        self._answer.timeout.connect(self.answer)

    # What is there

    @property
    def book(self) -> Notebook:
        """The notebook of the window."""
        return self.window.book

    def ids(self, table: str, where: str = "1") -> list[int]:
        """The keys of a table's rows."""
        return [row[0] for row in self.book.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY id")]

    def nodes(self) -> list[Node]:
        """The rows of the outline."""
        model = self.window.outline.model
        return [node for node in model.nodes.values() if node is not model.root]

    def steps(self) -> list[int]:
        """The steps that were done since the beginning and are not undone."""
        return [step.id for step in self.book.history() if not step.undone and step.id > self.first_step]

    def shown(self, kind: type[QWidget], within: QWidget) -> list[Any]:
        """The widgets of a kind that can be used now."""
        return [each for each in within.findChildren(kind) if each.isVisible() and each.isEnabled()]

    def digest(self) -> str:
        """What the student wrote, as the file has it."""
        sum = hashlib.sha256()
        for table, columns in LOGGED.items():
            for row in self.book.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"):
                sum.update(repr((table, *row)).encode("utf-8", "surrogatepass"))
        return sum.hexdigest()

    # What is done

    def open(self) -> Window:
        """Open the notebook as the program does, and wait until its window is whole."""
        window = self.program.open(self.path)
        assert window is not None
        window.resize(1366, 768)
        QTest.qWaitForWindowExposed(window)
        window.complete_now()
        window.activateWindow()
        return window

    def close_other_windows(self) -> None:
        """Close the windows of backups that were restored and of notebooks that were saved under another name."""
        for each in QApplication.topLevelWidgets():
            if isinstance(each, Window) and each is not self.window:
                each.close()

    def keys(self, widget: QWidget, text: str = "", *keys: Qt.Key) -> None:
        """Type into a widget that has the focus or takes it."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(widget, letter)
            else:  # which QTest cannot type
                press = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(widget, press)
        for key in keys:
            QTest.keyClick(widget, key)

    def go_on(self) -> None:
        """Do one thing; the event loop runs before the next."""
        if self.number >= self.count or self.clock.elapsed() > self.seconds * 1000:
            self.finish()
            return
        action = self.chance.choices(ACTIONS, WEIGHTS)[0].do
        self.number += 1
        self.last.append(f"{self.number} {action.__name__}")
        self.log.write(f"{self.last[-1]}\n")
        self.log.flush()
        if self.number == self.die_at:
            os.kill(os.getpid(), signal.SIGSEGV)
        try:
            action(self)
        except EssayError:
            pass  # refused; the window's own verbs tell it themselves
        except Exception as error:
            self._note_raised(type(error), error, error.__traceback__)
        if self.number == SETTLED or self.number % 2500 == 0:
            self.measure()
        self._next.start()

    def measure(self) -> None:
        """Note the memory, with one window open and what is free given back, and look whether the file is sound."""
        self.window.saving.flush()
        self.close_other_windows()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.program.collector.thaw()
        self.program.collector.look()
        self.memory[self.number] = memory()
        self.wrong += [f"{self.number}: {fault}" for fault in health.faults(self.path)[:3]]
        self.log.write(f"{self.number} measured {self.memory[self.number]} KB\n")

    def answer(self) -> None:
        """Answer what asks and keeps everything else waiting, mostly with Escape."""
        self._answer.start()  # first: an answer may lead to another question
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and self.chance.random() < 0.3:
            self.keys(modal, "", Qt.Key.Key_Escape if self.chance.random() < 0.8 else Qt.Key.Key_Return)
        popup = QApplication.activePopupWidget()
        if popup is not None and self.chance.random() < 0.5:
            self.keys(
                popup,
                "",
                *([Qt.Key.Key_Down, Qt.Key.Key_Return] if self.chance.random() < 0.2 else []),
                Qt.Key.Key_Escape,
            )

    def finish(self) -> None:
        """Undo all, redo all, and close the window; the program then ends by itself."""
        self._answer.stop()
        try:
            self.undo_all_and_redo_all()
        finally:
            self.close_other_windows()
            self.application.setQuitOnLastWindowClosed(True)
            self.window.close()
            if self.window.isVisible():  # a text whose row is gone: it has no place any more
                self.window.leaving.close_over_text(self.folder / "not saved.txt")

    def undo_all_and_redo_all(self) -> None:
        """Undo of all is the start, and redo of all the end."""
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QDialog | QMenu):
                box.close()
        self.measure()
        end, last = self.digest(), max(self.steps(), default=self.first_step)
        self.book.jump(self.first_step)
        if self.digest() != self.start:
            self.wrong.append("undo of all is not the start")
        self.book.jump(last)
        if self.digest() != end:
            self.wrong.append("redo of all is not the end")

    def report(self) -> dict[str, Any]:
        """The figures, and what went wrong."""
        settled = self.memory.get(SETTLED, 0)
        now = self.memory[max(self.memory)]
        if settled and now > settled * GROWTH:
            self.wrong.append(f"memory grew from {settled} to {now} KB")
        return {
            "actions": self.number,
            "settled_kb": settled,
            "end_kb": now,
            "wrong": self.wrong,
            "raised": dict(self.raised),
            "warned": dict(self.warned),
        }

    def _note_raised(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-6:]]
        self.raised[
            f"{kind.__name__}: {str(error)[:120]} at {' > '.join(places)}; {', '.join(list(self.last)[-3:])}"
        ] += 1

    def _note_warning(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if kind == QtMsgType.QtFatalMsg:
            print(message, file=sys.stderr, flush=True)  # Qt ends the process next
        elif not (message or "").startswith("This plugin does not support"):
            self.warned[f"{message}; {', '.join(list(self.last)[-3:])}"] += 1


def fill_notebook(path: Path) -> None:
    """A notebook with cards, tags, links, sources, and cards that stand in three outlines."""
    book = new_notebook(path, "Tried")
    kinds = list(Kind)
    with book.step(Label("Fill")):
        made = [
            cards.add_card(
                book,
                kinds[number % 3],
                f"Card {number} about Kirov",
                text="Words of the card. " * (number % 9),
                when="1934-12-01" if number % 3 == 1 else "",
            )
            for number in range(60)
        ]
        author = [{"family": "Service", "given": "R."}]
        source = add_source(book, "service", {"title": "A History", "author": author, "type": "book"})
        for number, card in enumerate(made):
            if number % 3 == 0:
                cards.set_tags(book, card, [f"tag {number % 5}", "terror"])
                cards.cite(book, card, source, f"p. {number}")
            if number:
                cards.link_cards(book, made[number - 1], card, list(Relation)[number % 3], "because")
        for number in range(3):
            outline = outlines.new_outline(book, f"Question {number}", f"Thesis {number}", 1000)
            for part, role in enumerate(list(Role)[:3]):
                section = outlining.add_section(book, Spot("outline", outline), f"Section {number}.{part}", role)
                top = outlining.place(book, [made[0], made[3 + part * 3]], Spot("section", section))
                outlining.place(book, [made[1 + part * 3]], Spot("placement", top[1]))
    book.close()


def memory() -> int:
    """The memory in use, in KB; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * (os.sysconf("SC_PAGE_SIZE") // 1024)
    except OSError:
        return 0
