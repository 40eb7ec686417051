"""The first picture of a window: what it shows is what the window then shows, at the same place; or there is none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from essayplanner import app
from essayplanner.app import Program
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.first_picture import FirstPicture
from essayplanner.ui.frame.window import Window
from tests.notebook.tools import around, execute
from tests.ui.undressing import undress


class Starts:
    """Starts of the program on one notebook, one after the other; `pictures` is what each showed first, if anything."""

    def __init__(self, application: QApplication, path: Path, qtbot: QtBot) -> None:
        self._application, self._path, self._qtbot = application, path, qtbot
        self.program = Program(application)
        self.pictures: list[QImage] = []
        self._left: dict[Path, bytes] = {}

    def open(self, change: Callable[[Settings], None] = lambda _: None, *, again: bool = False) -> Window | None:
        """Start anew, with settings that were changed meanwhile, and open the notebook.

        `again` begins with the files with which the start before began.
        """
        self.end()
        if again:
            for file, data in self._left.items():
                file.write_bytes(data)
        files = (self._path, self.program.settings.file)
        self._left = {file: file.read_bytes() for file in files if file.exists()}
        settings = Settings.load(self.program.settings.file)
        change(settings)
        settings.save()
        self.program = Program(self._application)
        self.pictures.clear()
        return self.program.open(self._path)

    def leave_places(self, mode: str = "light", scale: int = 100, budget: str = "words") -> None:
        """A start that ends when the window has been whole for a while, in these colours and of this size of text, with
        sections so budgeted."""

        def choose(settings: Settings) -> None:
            settings.theme, settings.text_scale, settings.budget = mode, scale, budget

        window = self.open(choose)
        assert window is not None
        assert not self.pictures
        with self._qtbot.waitSignal(window.library.shown):
            window.complete_now()
        window.close()
        assert self.program.settings.places

    def end(self) -> None:
        """End the program."""
        self.program.end()
        undress(self.program.theme)


@pytest.fixture
def starts(
    qapp: QApplication, qtbot: QtBot, book: Notebook, essay: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Starts]:
    """Starts on the small essay, with a note or two, as on a screen."""
    outlines.edit_outline(book, essay["outline"], thesis="More than he said, and less than was said of him.")
    slots = ("point", "evidence", "so-what", "historian")
    outlining.edit_section(book, essay["first"], note="A note of some words, " * 12, words=370, slots=slots)
    outlining.edit_note(book, essay["placed_cheka"], "Say which years are meant.")
    book.close()
    monkeypatch.setattr(app, "has_screen", lambda: True)
    starts = Starts(qapp, book.path, qtbot)
    show = Window.show_first

    def showing(window: Window, picture: FirstPicture) -> None:
        show(window, picture)
        starts.pictures.append(window.grab().toImage())

    monkeypatch.setattr(Window, "show_first", showing)
    yield starts
    starts.end()


def cut(picture: QImage, part: QWidget, window: Window) -> QImage:
    """What is in sight of a part of the window, its foot aside: the bar below grows by some pixels when it is written
    in."""
    room = part.contentsRect().intersected(part.visibleRegion().boundingRect())
    return picture.copy(QRect(part.mapTo(window, room.topLeft()), room.size()).adjusted(0, 0, 0, -8))


@pytest.mark.parametrize(("mode", "scale", "budget"), [("light", 100, "words"), ("dark", 200, "minutes")])
def test_nothing_jumps_when_the_window_comes(starts: Starts, qtbot: QtBot, mode: str, scale: int, budget: str) -> None:
    QCursor.setPos(0, 0)  # what is under it is lit
    starts.leave_places(mode, scale, budget)
    window = starts.open()
    assert window is not None
    with qtbot.waitSignal(window.completed):
        pass
    (picture,), whole, outline = starts.pictures, window.grab().toImage(), window.outline
    assert picture.size() == whole.size()
    for part in (outline.view.viewport(), outline.header.question, outline.header.thesis):
        shown = cut(picture, part, window)
        colours = {shown.pixel(x, y) for x in range(shown.width()) for y in range(0, shown.height(), 3)}
        assert len(colours) > 5
        assert shown == cut(whole, part, window)
    assert window.windowTitle().startswith("Stalin — ")


def smaller(settings: Settings) -> None:
    """As if the window had been smaller when the places were kept."""
    for places in settings.places.values():
        places["size"] = [800, 600]


def larger_text(settings: Settings) -> None:
    """As if another size of text had been chosen without a window."""
    settings.text_scale = 125


def another_screen(settings: Settings) -> None:
    """As if another screen had been shown last."""
    settings.screens = dict.fromkeys(settings.places, "map")


def cut_short(settings: Settings) -> None:
    """As somebody may write it who is not us."""
    for places in settings.places.values():
        places["rows"].pop()


def test_where_something_is_another_the_window_comes_at_once(starts: Starts) -> None:
    starts.leave_places()
    assert starts.open()
    assert starts.pictures
    for changed in (smaller, larger_text, another_screen, cut_short):
        assert starts.open(changed, again=True)
        assert not starts.pictures, changed
    for row in ("outline SET thesis = 'Another'", "outline SET title = 'Another'", "notebook SET uid = 'another'"):
        assert starts.open(lambda _, row=row: execute(starts._path, f"UPDATE {row}"), again=True)  # type: ignore[misc]
        assert not starts.pictures, row


def test_nothing_is_painted_in_a_maximized_window_of_another_size(
    starts: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts.leave_places()
    monkeypatch.setattr(Window, "isMaximized", lambda _: True)  # no window manager is here that would do it
    assert starts.open(smaller)
    (picture,) = starts.pictures
    assert {picture.pixel(x, y) for x in range(0, picture.width(), 5) for y in range(0, picture.height(), 5)} == {
        starts.program.theme.color("pane").rgb()
    }


def test_a_notebook_that_is_refused_leaves_no_window(starts: Starts, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is seen of it is sound; what is not seen is not."""
    starts.leave_places()
    execute(starts._path, "PRAGMA foreign_keys = OFF", "INSERT INTO card_tag (card_id, tag_id) VALUES (1, 777)")
    before, said = around(starts._path.parent), []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    assert starts.open() is None
    assert len(starts.pictures) == 1
    assert "is damaged" in said[0]
    assert starts.program.failed == 1
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Window) and each.isVisible()]
    assert not starts.program.doors.is_open(starts._path)
    assert {name for name in around(starts._path.parent) if name.endswith(".essayplan")} <= before.keys()
    assert starts._path.read_bytes() == before[starts._path.name][0]


def test_a_window_that_is_closed_before_it_is_furnished_opens_nothing(
    starts: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts.leave_places()
    show = Window.show_first

    def shown(window: Window, picture: FirstPicture) -> None:
        picture.painted.connect(window.close)
        show(window, picture)

    monkeypatch.setattr(Window, "show_first", shown)
    assert starts.open() is None
    assert starts.program.failed == 0
    assert starts.program.windows == {}
    assert not starts.program.doors.is_open(starts._path)
