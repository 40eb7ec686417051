"""The way of a drag, a drop and a title's edit through our code: how many calls, of how many functions, how much SQL.

Counted in the real window on the bundled sample, from the event until nothing waits to be done, and until the outline
is painted for the first time, if it is; nothing is timed. `--list` names the functions.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest

from benchmarks.notebooks import workplace
from benchmarks.windows import finish, open_desk, rest

#: Long enough for whatever a step leaves for later (search, history, previews).
_QUIET = 0.8
_PACKAGE = str(Path(__file__).parents[1] / "essayplanner")
_PICTURE = "OutlineView.paintEvent"


class Walk:
    """Counts the calls of our functions, in all threads' stead on this one, and the statements of a connection.

    `before` are the calls and statements until the first picture of the outline, None where there was none.
    """

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.before: tuple[int, int] | None = None

    def __call__(self, act: Callable[[], object]) -> tuple[Counter[tuple[str, str]], list[str]]:
        """Calls by file and function, and the statements, of an act and of all that follows from it."""
        calls: Counter[tuple[str, str]] = Counter()
        statements: list[str] = []

        def look(frame: FrameType, event: str, _argument: object) -> None:
            file, name = frame.f_code.co_filename, frame.f_code.co_qualname  # type: ignore[attr-defined]
            if event == "call" and file.startswith(_PACKAGE):
                calls[file[len(_PACKAGE) + 1 :], name] += 1
            elif event == "return" and name == _PICTURE and self.before is None:
                self.before = calls.total(), len(statements)

        self.before = None
        self.connection.set_trace_callback(statements.append)
        sys.setprofile(look)
        try:
            act()
            rest(_QUIET)
        finally:
            sys.setprofile(None)
            self.connection.set_trace_callback(None)
        return calls, statements


def main(words: list[str]) -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(prog="walk", description=__doc__)
    parser.add_argument("--list", action="store_true", help="name the functions, the most called first")
    given = parser.parse_args(words)
    with workplace():
        from essayplanner.ui.card.card_form import CardForm
        from essayplanner.ui.desk.mime import cards_mime
        from essayplanner.work.new_notebooks import make_sample

        desk = open_desk(make_sample())
        window = desk.window
        view, book = window.outline.view, window.book
        walk = Walk(book.connection)
        (card,) = book.row("SELECT id FROM card WHERE kind = 'evidence' ORDER BY id DESC LIMIT 1")
        claims = [node for node in window.outline.model.nodes.values() if node.kind == "claim"]
        spots = [QPointF(view.visualRect(window.outline.model.index_of(node)).center()) for node in claims[:2]]
        mime = cards_mime(book, [card])
        copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

        def send(kind: Any, at: QPointF) -> None:
            point = at if kind is QDropEvent else at.toPoint()
            QCoreApplication.sendEvent(view.viewport(), kind(point, copy, mime, left, plain))

        def choose() -> None:
            at = spots[1]
            for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
                QCoreApplication.sendEvent(
                    view.viewport(), QMouseEvent(kind, at, view.mapToGlobal(at), left, left, plain)
                )

        rest(1.0)
        acts: dict[str, Callable[[], object]] = {
            "a drag comes in": lambda: send(QDragEnterEvent, spots[0]),
            "a move of the mouse, same row": lambda: send(QDragMoveEvent, spots[0] + QPointF(1, 0)),
            "a move of the mouse, another row": lambda: send(QDragMoveEvent, spots[1]),
            "the drop": lambda: send(QDropEvent, spots[1]),
            "undo": book.undo,
            "a row is chosen": choose,
            "a letter of the title": lambda: QTest.keyClicks(window.card.findChild(CardForm).title, "x"),
        }
        for act in acts.values():  # what is made once is made
            act()
            rest(0.3)
        rest(2.0)
        for name, act in acts.items():
            calls, statements = walk(act)
            files = {file for file, _name in calls}
            print(
                f"  {name:<34} {calls.total():5} calls of {len(calls):4} functions in {len(files):3} files,"
                f" {len(statements):3} statements"
                + (f"; until the picture {walk.before[0]}, {walk.before[1]}" if walk.before else "")
            )
            if given.list:
                for (file, function), count in calls.most_common():
                    print(f"      {count:5} {file} {function}")
                for statement in statements:
                    print(f"            {statement[:150]}")
        finish(desk)
