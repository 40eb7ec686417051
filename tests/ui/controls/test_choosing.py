"""Where a file is written: under its ending, and over nothing that the student did not agree to lose."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.choosing import SourceChooser, TargetChooser, with_ending
from essayplanner.ui.frame.window import Window
from tests.ui.choosers import enter_name

KEPT = "what stood here"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("plan", "plan.essayplan"),
        ("plan.essayplan", "plan.essayplan"),
        ("plan.EssayPlan", "plan.EssayPlan"),
        ("plan v1.2", "plan v1.2.essayplan"),
        ("plan.", "plan.essayplan"),
        ("plan  ", "plan.essayplan"),
        (" plan.essayplan ", "plan.essayplan"),
        ("St. Petersburg", "St. Petersburg.essayplan"),
        (".plan", ".plan.essayplan"),
        ("   ", ".essayplan"),
    ],
)
def test_the_ending_is_added_where_it_lacks(typed: str, name: str) -> None:
    assert with_ending(f"/a.essayplan/{typed}", ".essayplan") == Path("/a.essayplan", name)


class Asked:
    """A chooser on the screen, and what came of it."""

    def __init__(self, qtbot: QtBot, folder: Path, refusal: Callable[[Path], str] = lambda _: "") -> None:
        self.window, self.chosen, self.qtbot = QWidget(), list[Path](), qtbot
        qtbot.addWidget(self.window)
        self.window.show()
        start = folder / "suggested.essayplan"
        self.chooser = TargetChooser(self.window, "Save", start, "Notebooks", ".essayplan", refusal)
        self.chooser.chosen.connect(self.chosen.append)
        self.chooser.open()

    def type(self, name: str) -> None:
        enter_name(self.chooser, name)

    def question(self) -> str:
        """What stands in the way; nothing where nothing does."""
        return self.chooser.question.text() if self.chooser.question else ""

    def answer(self, name: str) -> None:
        assert self.chooser.question is not None
        (button,) = [each for each in self.chooser.question.buttons() if each.text() == name]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("typed", ["there", "there.essayplan", "there ", " there.essayplan", "v1.2", "there."])
def test_what_would_be_replaced_is_asked_about_whatever_is_typed(qtbot: QtBot, tmp_path: Path, typed: str) -> None:
    for name in ("there.essayplan", "v1.2.essayplan"):
        (tmp_path / name).write_text(KEPT)
    asked = Asked(qtbot, tmp_path)
    asked.type(typed)
    assert asked.chosen == []
    assert "already exists. Replace it?" in asked.question()
    asked.answer("Replace")
    assert asked.chosen == [with_ending(str(tmp_path / typed), ".essayplan")]
    assert asked.chosen[0].exists()


def test_another_name_can_be_chosen_or_none(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "there.essayplan").write_text(KEPT)
    asked = Asked(qtbot, tmp_path)
    asked.type("there")
    asked.answer("Choose another name")
    assert asked.chooser.isVisible()
    asked.type("there")
    asked.answer("Choose another name")
    asked.type("free")
    assert asked.question() == ""
    assert asked.chosen == [tmp_path / "free.essayplan"]
    again = Asked(qtbot, tmp_path)
    again.type("there")
    again.answer("Cancel")
    assert again.chosen == []
    assert (tmp_path / "there.essayplan").read_text() == KEPT


def test_a_link_says_where_it_leads(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "real").write_text(KEPT)
    for name, target in (("link", "real"), ("lost", "gone")):
        (tmp_path / f"{name}.essayplan").symlink_to(tmp_path / target)
        asked = Asked(qtbot, tmp_path)
        asked.type(name)
        assert f"is a shortcut to “{tmp_path / target}”" in asked.question()
        asked.answer("Cancel")


def test_a_folder_of_that_name_is_no_place_for_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "plan.essayplan").mkdir()
    asked = Asked(qtbot, tmp_path)
    asked.type("plan")
    assert asked.question() == "“plan.essayplan” is a folder. Choose another name."
    assert [button.text() for button in asked.chooser.question.buttons()] == ["Choose another name", "Cancel"]  # type: ignore[union-attr]


def test_a_file_needs_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    asked = Asked(qtbot, tmp_path)
    for typed in ("...", "  ", ".essayplan"):
        asked.type(typed)
        assert asked.question() == "The file needs a name.", typed
        asked.answer("Choose another name")


def test_names_are_no_markup(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "<b>x<b>.essayplan").write_text(KEPT)
    asked = Asked(qtbot, tmp_path)
    asked.type("<b>x<b>")
    assert asked.chooser.question is not None
    assert asked.chooser.question.textFormat() == Qt.TextFormat.PlainText


def chooser_of(window: QWidget) -> TargetChooser:
    return next(each for each in window.findChildren(TargetChooser) if each.isVisible())


def test_save_as_replaces_no_notebook_unasked(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    other = tmp_path / "other.essayplan"
    make_notebook(other, "Another student’s")
    before = other.read_bytes()
    window.commands.files.save_as()
    chooser = chooser_of(window)
    enter_name(chooser, str(tmp_path / "other"))
    assert chooser.question is not None
    assert "“other.essayplan” already exists" in chooser.question.text()
    chooser.question.reject()
    assert other.read_bytes() == before


def test_save_as_writes_beside_and_opens_that(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.commands.files.save_as()
    with qtbot.waitSignal(window.asked.file_wanted) as wanted:
        enter_name(chooser_of(window), str(tmp_path / "mine"))
    assert wanted.args == [tmp_path / "mine.essayplan"]
    copy = Notebook.open(tmp_path / "mine.essayplan")
    assert copy.title == window.book.title
    copy.close()


def test_save_as_over_itself_is_no_copy(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "link.essayplan").symlink_to(window.book.path)
    for typed in (window.book.path.stem, "link"):
        window.commands.files.save_as()
        chooser = chooser_of(window)
        enter_name(chooser, str(window.book.path.with_name(typed)))
        assert chooser.question is not None
        assert chooser.question.text().startswith("This notebook is saved already.")
        chooser.question.reject()


def test_a_new_notebook_replaces_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESSAYPLANNER_DATA", str(tmp_path / "data"))
    there = tmp_path / "there.essayplan"
    there.write_text(KEPT)
    program = Program(qapp)
    make_notebook(tmp_path / "first.essayplan", "First")
    window = program.open(tmp_path / "first.essayplan")
    assert window is not None
    window.asked.new_notebook_wanted.emit()
    chooser = chooser_of(window)
    enter_name(chooser, str(tmp_path / "there"))
    assert chooser.question is not None
    assert "already exists. Choose another name" in chooser.question.text()
    assert "Replace" not in [button.text() for button in chooser.question.buttons()]
    (another, _) = chooser.question.buttons()
    QTest.mouseClick(another, Qt.MouseButton.LeftButton)
    enter_name(chooser, str(tmp_path / "new"))
    assert [path.stem for path in program.windows] == ["first", "new"]
    assert there.read_text() == KEPT
    for each in [*program.windows.values()]:
        each.close()


@pytest.mark.parametrize("is_lost", [False, True])
def test_a_copy_takes_no_name_that_another_window_has_open(qapp: QApplication, tmp_path: Path, is_lost: bool) -> None:
    first, other = tmp_path / "first.essayplan", tmp_path / "other.essayplan"
    for path in (first, other):
        make_notebook(path, path.stem)
    program = Program(qapp)
    windows = [program.open(path) for path in (first, other)]
    for window in filter(None, windows):
        window.complete_now()
    if is_lost:
        first.unlink()
    before = other.read_bytes()
    assert windows[0] is not None
    for _ in range(2):  # then with nothing at that place, which the other window has lost
        windows[0].commands.files.save_as()
        chooser = chooser_of(windows[0])
        enter_name(chooser, str(other))
        assert chooser.question is not None
        assert chooser.question.text().startswith("“other.essayplan” is open in another window.")
        assert other.exists() == (other.exists() and other.read_bytes() == before)
        chooser.question.reject()
        other.unlink(missing_ok=True)
    program.end()


@pytest.mark.parametrize("name", ["how far was it a continuation? " * 8, "é" * 130])
def test_a_name_that_is_too_long_is_told(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    asked = Asked(qtbot, tmp_path)
    asked.type(name)
    assert asked.question() == "Nothing can be saved there, because its name is too long. Choose another name."
    asked.answer("Choose another name")
    assert asked.chooser.isVisible()


def test_a_file_to_open_may_be_typed_without_its_ending(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "plan.essayplan").touch()
    window = QDialog()
    qtbot.addWidget(window)
    chooser = SourceChooser(window, "Open", tmp_path, "Notebooks (*.essayplan)", ".essayplan")
    chooser.open()
    with qtbot.waitSignal(chooser.chosen) as told:
        enter_name(chooser, "plan")
    assert told.args == [[tmp_path / "plan.essayplan"]]
