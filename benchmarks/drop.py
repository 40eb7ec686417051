"""From the drop to the repainted outline of 10,000 items, all unfolded: reading what is dragged until the next picture.

Everything that a step sets off in the window takes part: totals, history, library, top bar. The picture counts when the
viewport was painted and Qt has sent it to the screen; it is waited for in an event loop, as in the program. `--folded`
shows it with the sections closed that are not worked in.
"""

import argparse
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt

from benchmarks.common import FRAME, finish, make_essay, open_desk, rest, show, times_of, under, workplace
from essayplanner.ui.desk.mime import CARDS, ITEMS, _packed
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.nodes import Node


class Painted(QObject):
    """Waits until a viewport has been painted, and what was painted with it has been sent to the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = QEventLoop()
        self.at = self.worked = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() == QEvent.Type.Paint and self.loop.isRunning():
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Ends the wait: what comes right after the painting of the window, and before all that waited for it."""
        if event.type() == QEvent.Type.User:
            self.at, self.worked = time.perf_counter(), time.thread_time()
            self.loop.quit()
        return super().event(event)

    def wait(self) -> None:
        """Until the next picture."""
        self.loop.exec()


def main(words: list[str]) -> None:
    """Measure and print."""
    from PySide6.QtCore import QMimeData

    parser = argparse.ArgumentParser(prog="drop", description=__doc__)
    parser.add_argument("--runs", type=int, default=150)
    parser.add_argument("--folded", action="store_true", help="with all sections closed but those worked in")
    given = parser.parse_args(words)
    with workplace() as place:
        desk = open_desk(make_essay(place / "essay.essayplan"))
        window = desk.window
        model, view, book = window.outline.model, window.outline.view, window.book
        claims = [node for node in model.nodes.values() if node.kind == "claim"]
        cards = [id for (id,) in book.rows("SELECT id FROM card WHERE kind = 'evidence'")]
        watcher = Painted()
        view.viewport().installEventFilter(watcher)

        def measured(act: Callable[[], object]) -> tuple[float, float, float]:
            """Milliseconds that an act takes, those until the next picture, and what our thread works for both."""
            began, worked = time.perf_counter(), time.thread_time()
            act()
            done = time.perf_counter()
            view.viewport().update()
            watcher.wait()
            found = done - began, watcher.at - began, watcher.worked - worked
            rest(0.03)
            return found[0] * 1000, found[1] * 1000, found[2] * 1000

        def drop(kind: str, keys: list[object], action: Qt.DropAction, row: int, node: Node) -> None:
            mime = QMimeData()
            mime.setData(kind, _packed(book, keys))
            dragged = Dragged(book, mime)
            assert model.may_drop(dragged, action, node), model.refusal
            assert model.drop(dragged, action, row, node) is not None

        if given.folded:
            view.fold_all(True)
        for where, nodes in (("at the top", claims[:20]), ("in the middle", claims[900:920])):
            for node in nodes:
                model.reveal(node)
            view.scrollTo(model.index_of(nodes[10]), view.ScrollHint.PositionAtCenter)
            rest(0.3)
            found: dict[str, list[tuple[float, float, float]]] = {"place": [], "move": [], "undo": []}
            copy, move = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
            for number in range(given.runs):
                node, other = nodes[number % 20], nodes[(number + 7) % 20]
                known = set(model.nodes)
                found["place"].append(measured(partial(drop, CARDS, [cards[number]], copy, 0, node)))
                (item,) = set(model.nodes) - known
                found["move"].append(measured(partial(drop, ITEMS, [[item.what, item.id]], move, -1, other)))
                if number % 3 == 0:
                    found["undo"].append(measured(book.undo))
            for name, each in found.items():
                done, painted, worked = (times_of(values) for values in zip(*each, strict=True))
                show(f"{name} {where}: the step and its changes", done)
                show(f"{name} {where}: to the picture", painted)
                show(f"{name} {where}: of which our thread works", worked)
                under(f"{name} {where}, p99", painted.p99, FRAME)
        finish(desk)
