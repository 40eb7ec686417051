"""Draw the pictures of the README from the real window: `python packaging/screenshots.py FOLDER`, on a screen or Xvfb.

A card is dragged with the mouse events of a real drag, and the picture is taken while it hovers; then comes Escape.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from essayplanner.ui.frame.window import Window

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pictures_of_reading import show_bringing, show_reading

SIZE = (1440, 900)


def open_sample(mode: str, scale: int = 100) -> "tuple[QApplication, Window]":
    """The sample in a window, in light or dark colours."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from essayplanner.app import Program, make_application
    from essayplanner.work.new_notebooks import make_sample

    application = QApplication.instance() or make_application()
    assert isinstance(application, QApplication)
    program = Program(application)
    program.theme.choose(mode=mode, scale=scale)
    window = program.open(make_sample())
    assert window is not None
    window.move(0, 0)
    window.resize(*SIZE)
    QTest.qWaitForWindowExposed(window)
    return application, window


def draw(folder: Path, mode: str) -> Path:
    """One picture, in light or dark colours."""
    from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
    from PySide6.QtTest import QTest

    application, window = open_sample(mode)
    QTest.qWait(900)
    QTest.keyClicks(window.library.field, "terror executions")
    found = QEventLoop()  # QTest.qWait lets no other thread of Python run, and the search has its own
    window.library.shown.connect(found.quit)
    QTimer.singleShot(3000, found.quit)
    found.exec()
    window.library.view.scrollToTop()
    view, model = window.outline.view, window.outline.model
    library, handle = window.library.view, window.windowHandle()
    claim = model.root.children[1].children[0]
    first = model.index_of(claim.children[1])
    view.choose(claim.item)
    start = library.viewport().mapTo(window, library.visualRect(library.model().index(0, 0)).center())
    row = view.visualRect(first)
    end = view.viewport().mapTo(window, QPoint(row.left() + 260, row.bottom() - 1))
    picture = folder / f"outline-{mode}.png"

    hovering: list[bool] = []

    def take() -> None:
        QTest.qWait(200)
        hovering.append(view.drag_over.aim is not None)
        application.primaryScreen().grabWindow(0, 0, 0, *SIZE).save(str(picture))

    def drag() -> None:
        move = QTest.mouseMove
        near = (QPoint(-3, 0), QPoint(), QPoint(1, 0), QPoint())
        steps = [lambda off=off: move(handle, end + off) for off in near]
        steps += [take, lambda: QTest.keyClick(handle, Qt.Key.Key_Escape)]

        def go_on() -> None:
            if steps:
                steps.pop(0)()
                QTimer.singleShot(60, go_on)

        QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTimer.singleShot(60, go_on)
        move(handle, start + QPoint(4, 4))
        move(handle, start + QPoint(24, 12))
        while steps:
            QTest.qWait(20)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
        QTest.qWait(100)

    for _ in range(3):  # a window that was just shown may miss the first one
        drag()
        if hovering[-1]:
            break
    else:
        raise SystemExit(f"No drag came about for {picture.name}.")
    window.close()
    return picture


#: How the other screens are drawn: colours, size of text, and what stands for that in the file's name.
LOOKS = (("light", 100, "light"), ("dark", 100, "dark"), ("light", 200, "200"))
#: What is chosen on each of them, by the beginning of its title.
CHOSEN = {"debate": "Robert Conquest", "timeline": "Kamenev and Zinoviev were tried", "map": "The tools of the Terror"}


def draw_screen(folder: Path, name: str, mode: str, scale: int, look: str) -> Path:
    """A picture of debate, timeline or map on the continuity debate, with a card chosen."""

    def show(window: "Window") -> None:
        window.centre.turn_to(name)
        (card_id,) = window.book.row("SELECT id FROM card WHERE title LIKE ? ORDER BY id", (f"{CHOSEN[name]}%",))[:1]
        window.selection.choose(card_id)

    return draw_shown(folder, f"{name}-{look}.png", mode, show, scale)


def draw_shown(folder: Path, name: str, mode: str, show: "Callable[[Window], None]", scale: int = 100) -> Path:
    """A picture of that name, of the window after `show` did something in it."""
    from PySide6.QtTest import QTest

    application, window = open_sample(mode, scale)
    QTest.qWait(900)
    show(window)
    QTest.qWait(900)
    picture = folder / name
    application.primaryScreen().grabWindow(0, 0, 0, *SIZE).save(str(picture))
    window.close()
    return picture


def main() -> int:
    """Draw all pictures into the folder named."""
    if len(sys.argv) != 2:
        print("Say into which folder: python packaging/screenshots.py docs/pictures", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        os.environ["ESSAYPLANNER_DATA"] = data
        for mode in ("light", "dark"):
            print(draw(folder, mode))
        for name in CHOSEN:
            for look in LOOKS:
                print(draw_screen(folder, name, *look))
        for mode in ("light", "dark"):
            print(draw_shown(folder, f"read-{mode}.png", mode, show_reading))
            print(draw_shown(folder, f"bring-in-{mode}.png", mode, show_bringing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
