"""From the drop to the repainted outline of 10,000 items, all unfolded: from the event until the next picture.

What is chosen in the library, or in the outline, is dragged over a claim and dropped there; what came is then chosen,
as in the program, and everything that a step sets off in the window takes part: totals, history, library, card, top
bar. Each is undone. The picture counts when the viewport was painted and Qt has sent it to the screen; it is waited for
in an event loop, as in the program. `--folded` shows it with the sections closed that are not worked in.

A disk may be late at any time: one raw commit of the same rows, on a copy beside the file, is told beside them. Of our
own it is told what our thread works.
"""

import argparse
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from benchmarks.figures import FRAME, show, timed, times_of, under
from benchmarks.notebooks import make_essay, workplace
from benchmarks.place import raw_place
from benchmarks.windows import finish, open_desk, rest
from essayplanner.notebook.items import Item
from essayplanner.notebook.opening import connect
from essayplanner.ui.desk.mime import cards_mime, items_mime
from essayplanner.ui.outline.nodes import Node


class Painted(QObject):
    """Waits until a view of a window has been painted, and what was painted with it has been sent to the screen."""

    def __init__(self, window: QWidget, viewport: QWidget) -> None:
        super().__init__()
        self._window, self._loop = window, QEventLoop()
        self._is_painted = self._is_inside = False
        self.at = self.worked = 0.0
        window.installEventFilter(self)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the time right after a picture of the window, before anything that waited for it."""
        if event.type() == QEvent.Type.Paint:
            self._is_painted = True
        elif event.type() == QEvent.Type.UpdateRequest and watched is self._window and not self._is_inside:
            self._is_inside = True
            QCoreApplication.sendEvent(watched, event)
            self._is_inside = False
            if self._is_painted:
                self.at, self.worked = time.perf_counter(), time.thread_time()
                self._loop.quit()
            return True
        return False

    def wait(self) -> None:
        """Until the next picture."""
        self._is_painted = False
        self._loop.exec()


class Hand:
    """Drags over the outline of a window, and measures what it does there."""

    def __init__(self, window: Any) -> None:
        self.window, self.view = window, window.outline.view
        self._watcher = Painted(window, self.view.viewport())

    def over(self, data: QMimeData, node: Node) -> Callable[[], object]:
        """Drag something over a row; gives what lets it go there."""
        view = self.view
        at = QPointF(view.visualRect(self.window.outline.model.index_of(node)).center())
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QCoreApplication.sendEvent(view.viewport(), kind(at.toPoint(), both, data, left, plain))
        rest(0.05)

        def drop() -> None:
            event = QDropEvent(at, both, data, left, plain)
            QCoreApplication.sendEvent(view.viewport(), event)
            assert event.isAccepted()

        return drop

    def measured(self, act: Callable[[], object]) -> tuple[float, float, float]:
        """Milliseconds that an act takes, those until the next picture, and what our thread works for both."""
        began, worked = time.perf_counter(), time.thread_time()
        act()
        done = time.perf_counter()
        self.view.viewport().update()
        self._watcher.wait()
        found = done - began, self._watcher.at - began, self._watcher.worked - worked
        rest(0.1)
        return found[0] * 1000, found[1] * 1000, found[2] * 1000


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="drop", description=__doc__)
    parser.add_argument("--runs", type=int, default=150)
    parser.add_argument("--folded", action="store_true", help="with all sections closed but those worked in")
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_essay(place / "essay.essayplan")
        copy = place / "raw.essayplan"
        shutil.copyfile(path, copy)
        desk = open_desk(path)
        window = desk.window
        view, model, book = window.outline.view, window.outline.model, window.book
        hand = Hand(window)
        claims = [node for node in model.nodes.values() if node.kind == "claim"]
        kinds = dict(book.rows("SELECT id, kind FROM card"))
        cards = [id for id in window.library.model.ids[:7] if kinds[id] == "evidence"]  # all of them in sight
        if given.folded:
            view.fold_all(True)
        with closing(connect(copy)) as raw:
            commit = raw_place(raw, 1)
            for where, nodes in (("at the top", claims[:9]), ("in the middle", claims[900:909])):
                for node in nodes:
                    model.reveal(node)
                view.scrollTo(model.index_of(nodes[0]), view.ScrollHint.PositionAtTop)
                rest(0.5)
                area = view.viewport().rect()
                seen = [node for node in nodes if area.contains(view.visualRect(model.index_of(node)))]
                names = ("place", "move", "undo of a move", "undo of a place")
                found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in names}
                committed = []
                for number in range(given.runs):
                    node, other = seen[number % len(seen)], seen[(number + 1) % len(seen)]
                    card = cards[number % len(cards)]
                    window.library.show_card(card)
                    window.selection.choose(card)
                    found["place"].append(hand.measured(hand.over(cards_mime(book, [card]), node)))
                    item = window.selection.item
                    assert isinstance(item, Item)
                    found["move"].append(hand.measured(hand.over(items_mime(book, [item]), other)))
                    assert model.nodes[item].parent is other
                    found["undo of a move"].append(hand.measured(book.undo))
                    found["undo of a place"].append(hand.measured(book.undo))
                    committed.append(timed(commit))
                show(f"one raw commit of the same rows, {where}", times_of(committed))
                for name, each in found.items():
                    done, painted, worked = (times_of(values) for values in zip(*each, strict=True))
                    show(f"{name} {where}: the step and its changes", done)
                    show(f"{name} {where}: to the picture", painted)
                    show(f"{name} {where}: of which our thread works", worked)
                    under(f"{name} {where}, p99", painted.p99, FRAME)
        finish(desk)
