"""From the drop to the repainted outline of 10,000 items: `dropMimeData` until the viewport is drawn again.

Everything that a step sets off in the window takes part: totals, history, library, top bar. The events that a drop
leaves behind are met before the picture counts. An outline as large as this is shown with its cards folded away; the
sections that are worked in are opened first. `--open` opens all of them.
"""

import argparse
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from benchmarks.common import FRAME, finish, make_essay, open_desk, settle, show, times_of, under, workplace
from essayplanner.notebook.outline_tree import Item
from essayplanner.ui.desk.mime import CARDS, ITEMS, _packed


class Painted(QObject):
    """Notes when a viewport has been painted."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def main(words: list[str]) -> None:
    """Measure and print."""
    from PySide6.QtCore import QMimeData

    parser = argparse.ArgumentParser(prog="drop", description=__doc__)
    parser.add_argument("--runs", type=int, default=150)
    parser.add_argument("--open", action="store_true", help="with every section open")
    given = parser.parse_args(words)
    with workplace() as place:
        desk = open_desk(make_essay(place / "essay.essayplan"))
        window = desk.window
        model, view, book = window.outline.model, window.outline.view, window.book
        claims = [node for node in model.nodes.values() if node.kind == "claim"]
        cards = [id for (id,) in book.rows("SELECT id FROM card WHERE kind = 'evidence'")]
        watcher = Painted()
        view.viewport().installEventFilter(watcher)

        def wait(began: float) -> float:
            """Milliseconds until the picture after `began`."""
            watcher.at = 0.0
            until = time.perf_counter() + 2
            while not watcher.at and time.perf_counter() < until:
                QCoreApplication.processEvents()
            # A paint event that the event loop delivers is followed by its flush; what is done by then is on screen.
            return (time.perf_counter() - began) * 1000 if watcher.at else 2000.0

        def drop(kind: str, keys: list[object], action: Qt.DropAction, row: int, node: object) -> tuple[float, float]:
            mime = QMimeData()
            mime.setData(kind, _packed(book, keys))
            index = model.index_of(node)
            began = time.perf_counter()
            assert model.dropMimeData(mime, action, row, 0, index), model.refusal
            done = (time.perf_counter() - began) * 1000
            view.viewport().update()
            return done, wait(began)

        if given.open:
            view.fold_all(False)
        for where, nodes in (("at the top", claims[:20]), ("in the middle", claims[900:920])):
            for node in nodes:
                view.expand(model.index_of(node.section()))
            view.scrollTo(model.index_of(nodes[10]), view.ScrollHint.PositionAtCenter)
            settle(0.3)
            found: dict[str, list[tuple[float, float]]] = {"place": [], "move": [], "undo": []}
            for number in range(given.runs):
                node, other = nodes[number % 20], nodes[(number + 7) % 20]
                known = set(model.nodes)
                found["place"].append(drop(CARDS, [cards[number]], Qt.DropAction.CopyAction, 0, node))
                (new,) = set(model.nodes) - known
                item = Item("placement", new // 2)
                found["move"].append(drop(ITEMS, [[item.what, item.id]], Qt.DropAction.MoveAction, -1, other))
                if number % 3 == 0:
                    began = time.perf_counter()
                    book.undo()
                    found["undo"].append(((time.perf_counter() - began) * 1000, wait(began)))
                settle(0.01)
            for name, pairs in found.items():
                done, painted = (times_of([pair[which] for pair in pairs]) for which in (0, 1))
                show(f"{name} {where}: the step and its changes", done)
                show(f"{name} {where}: to the picture", painted)
                under(f"{name} {where}, p99", painted.p99, FRAME)
        finish(desk)
