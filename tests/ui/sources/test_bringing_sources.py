"""Files, drops and pasted text come in as one step with names and capitals intact; BibTeX and CSL-JSON go out."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from essayplanner.domain.source_lists import SourceList
from essayplanner.notebook.sources import SourceRow, similar_pairs, sources
from essayplanner.ui.controls.choosing import TargetChooser
from essayplanner.ui.sources import model
from essayplanner.ui.sources.recognising import bibliography_files, bibliography_text
from essayplanner.work.bringing_in import sources_in
from essayplanner.work.progress import Progress
from tests.ui.choosers import enter_name
from tests.ui.sources.shelf import Shelf, focused

BIBTEX = """@book{muller1988,
  author = {M{\\"u}ller, J{\\"u}rgen and {British Museum}},
  title = {Der Stalin-Kult in der {UdSSR}: Lenin and Tolstoy},
  year = 1988, publisher = {Olzog}, address = {M{\\"u}nchen}
}
@article{getty1993, author={Getty, J. Arch}, title={Victims of the {Soviet} Penal System}, journal={The American
  Historical Review}, volume=98, number=4, pages={1017--1049}, year=1993}
"""
BIBLATEX = """@book{figes,
  author = {Figes, Orlando}, title = {A People’s Tragedy}, subtitle = {The Russian Revolution}, date = {1996},
  location = {London}, publisher = {Jonathan Cape}
}
"""
RIS = """TY  - BOOK
AU  - Čapek, Karel
TI  - Conversations with Masaryk in Prague
PY  - 1935
PB  - Allen & Unwin
CY  - London
ER  -
"""
CSL = json.dumps(
    [
        {
            "id": "kotkin2014",
            "type": "book",
            "title": "Stalin: Paradoxes of Power",
            "author": [{"family": "Kotkin", "given": "Stephen"}],
            "issued": {"date-parts": [["2014"]]},
        }
    ]
)


def wait(qtbot: QtBot, shelf: Shelf) -> None:
    qtbot.waitUntil(lambda: not shelf.dialog.bringing.busy, timeout=30000)


def brought(shelf: Shelf) -> dict[str, dict[str, object]]:
    return {row.source.cite_key: row.source.csl for row in sources(shelf.book) if row.id not in shelf.ids.values()}


@pytest.mark.parametrize(
    ("name", "text", "title", "person"),
    [
        ("a.bib", BIBTEX, "Der Stalin-Kult in der UdSSR: Lenin and Tolstoy", {"family": "Müller", "given": "Jürgen"}),
        ("b.bib", BIBLATEX, "A People’s Tragedy: The Russian Revolution", {"family": "Figes", "given": "Orlando"}),
        ("c.ris", RIS, "Conversations with Masaryk in Prague", {"family": "Čapek", "given": "Karel"}),
        ("d.json", CSL, "Stalin: Paradoxes of Power", {"family": "Kotkin", "given": "Stephen"}),
    ],
)
def test_each_format_comes_in_as_one_step(
    qtbot: QtBot, shelf: Shelf, tmp_path: Path, name: str, text: str, title: str, person: dict[str, str]
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    shelf.dialog.bringing.read_files([tmp_path / name])
    assert shelf.dialog.message.stop.isVisible()
    wait(qtbot, shelf)
    items = list(brought(shelf).values())
    assert any(item["title"] == title and item["author"][0] == person for item in items)  # type: ignore[index]
    assert len(shelf.labels()) == 1
    assert shelf.said[-1] == f"Imported {len(items)} source{'s' if len(items) > 1 else ''}."
    assert shelf.dialog.message.words.text() == shelf.said[-1]
    assert not shelf.dialog.message.stop.isVisible()
    shelf.dialog.undo()
    assert brought(shelf) == {}


def test_pasted_text_comes_in(qtbot: QtBot, shelf: Shelf) -> None:
    QApplication.clipboard().setText(BIBTEX)
    shelf.dialog.list.view.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, shelf)
    assert set(brought(shelf)) == {"muller1988", "getty1993"}
    assert shelf.dialog.editor.source_id not in shelf.ids.values()


def test_a_paste_into_a_field_is_text(shelf: Shelf) -> None:
    QApplication.clipboard().setText("GARF")
    shelf.show("letter")
    field = shelf.field("archive")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "GARF"  # type: ignore[attr-defined]
    assert not shelf.dialog.bringing.busy


def test_dropped_files_come_in_as_one_step(qtbot: QtBot, shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "c.ris").write_text(RIS, "utf-8")
    (tmp_path / "d.json").write_text(CSL, "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("c.ris", "d.json")])
    drop = QDropEvent(
        QPointF(40, 40), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter = QDragEnterEvent(
        QPoint(40, 40), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    shelf.dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert shelf.dialog.message.words.text().startswith("Drop to import")
    shelf.dialog.dragLeaveEvent(QDragLeaveEvent())
    assert shelf.dialog.message.words.text().startswith("To import sources")
    shelf.dialog.dropEvent(drop)
    wait(qtbot, shelf)
    assert len(brought(shelf)) == 2
    assert len(shelf.labels()) == 1


@pytest.mark.parametrize(
    ("name", "data", "is_taken"),
    [
        ("list.txt", BIBTEX.encode(), True),
        ("list.txt", RIS.encode("utf-16"), True),
        ("list", CSL.encode(), True),
        ("list.txt", (CSL[:-1] + "," + " " * 100_000 + CSL[1:]).encode(), True),
        ("list.txt", b"My essay. I cite @book{x} here.", False),
        ("list.py", b"@dataclass(frozen=True)", False),
        ("folder.txt/", b"", False),
        ("gone.txt", None, False),
    ],
)
def test_a_text_is_taken_if_it_holds_sources(tmp_path: Path, name: str, data: bytes | None, is_taken: bool) -> None:
    path = tmp_path / name
    if name.endswith("/"):
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert bibliography_files(mime) == ([path] if is_taken else [])


def test_a_text_that_holds_none_is_refused_in_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("My essay.", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "essay.txt"))])
    QApplication.clipboard().setMimeData(mime)
    shelf.dialog.taking_in.paste()
    assert "No BibTeX" in shelf.failures[-1]


@pytest.mark.parametrize(("answer", "sources_after"), [("Keep what is here", 4), ("Add them anyway", 5), ("Cancel", 3)])
def test_duplicates_are_noticed_and_the_one_here_is_kept(
    qtbot: QtBot, shelf: Shelf, answer: str, sources_after: int
) -> None:
    twice = CSL[:-1] + ', {"id": "x", "type": "book", "ISBN": "978-0-7139-9148-2", "title": "History"}]'
    shelf.dialog.bringing.read_text(twice)
    wait(qtbot, shelf)
    question = shelf.dialog.bringing.question
    assert question
    assert "1 of 2 sources seems to be here already" in question.text()
    assert "Service 1997" in question.informativeText()
    assert question.defaultButton().text() == "Keep what is here"
    before = shelf.csl("service")
    button = next(button for button in question.buttons() if button.text() == answer)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(qtbot, shelf)
    assert len(shelf.keys()) == sources_after
    assert shelf.csl("service") == before
    assert len(shelf.labels()) == (1 if sources_after > 3 else 0)
    assert shelf.said[-1].startswith(("Imported", "Nothing was imported"))


def test_what_cannot_be_read_is_said_and_changes_nothing(qtbot: QtBot, shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_bytes(b"\x00\xff nothing here")
    for path in (tmp_path / "x.bib", tmp_path / "gone.bib"):
        shelf.dialog.bringing.read_files([path])
        wait(qtbot, shelf)
        assert path.name in shelf.failures[-1]
    QApplication.clipboard().setText("just words")
    shelf.dialog.taking_in.paste()
    assert "No BibTeX" in shelf.failures[-1]
    assert shelf.labels() == []


def test_one_file_at_a_time(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.dialog.bringing.read_text(BIBTEX)
    shelf.dialog.bringing.read_text(RIS)
    assert "still being read" in shelf.failures[-1]
    wait(qtbot, shelf)
    assert len(brought(shelf)) == 2


class Held:
    """Reads no text before it is told to stop."""

    def __init__(self) -> None:
        self.begun, self.over = threading.Event(), threading.Event()

    def __call__(self, data: bytes, name: str, progress: Progress) -> SourceList:
        self.begun.set()
        ends = monotonic() + 20
        while not progress.cancelled() and monotonic() < ends:
            sleep(0.005)
        try:
            return sources_in(data, name, progress)
        finally:
            self.over.set()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """What reads the texts that are brought."""
    held = Held()
    monkeypatch.setattr("essayplanner.work.bringing_in.sources_in", held)
    return held


def test_reading_can_be_stopped(qtbot: QtBot, shelf: Shelf, held: Held) -> None:
    shelf.dialog.bringing.read_text(BIBTEX)
    qtbot.waitUntil(held.begun.is_set)
    QTest.mouseClick(shelf.dialog.message.stop, Qt.MouseButton.LeftButton)
    wait(qtbot, shelf)
    assert "Stopped" in [*shelf.said, *shelf.failures][-1]
    assert brought(shelf) == {}


def test_closing_while_a_file_is_read_is_safe(qtbot: QtBot, shelf: Shelf, held: Held) -> None:
    shelf.dialog.bringing.read_text(BIBTEX)
    qtbot.waitUntil(held.begun.is_set)
    shelf.dialog.close()
    qtbot.waitUntil(held.over.is_set)
    qtbot.wait(300)
    assert brought(shelf) == {}


def test_sources_go_out_and_come_back(qtbot: QtBot, shelf: Shelf, tmp_path: Path) -> None:
    out = {"csl": tmp_path / "out.json", "bibtex": tmp_path / "out.bib", "biblatex": tmp_path / "new.bib"}
    for kind, path in out.items():
        shelf.dialog.bringing.choose_target(kind)
        enter_name(shelf.dialog.findChildren(TargetChooser)[-1], str(path.with_suffix("")))
        wait(qtbot, shelf)
        assert path.stat().st_size > 200
        assert f"Exported 3 sources to “{path.name}”" in shelf.said[-1]
    assert {item["id"] for item in json.loads((tmp_path / "out.json").read_text("utf-8"))} == set(shelf.keys())
    assert "year = {1997}" in (tmp_path / "out.bib").read_text("utf-8")
    assert "date = {1997}" in (tmp_path / "new.bib").read_text("utf-8")


def test_a_target_that_cannot_be_written_is_said(qtbot: QtBot, shelf: Shelf, tmp_path: Path) -> None:
    shelf.dialog.bringing.write("csl", tmp_path / "no such folder" / "x.json")
    wait(qtbot, shelf)
    assert "was not written" in shelf.failures[-1]


def test_the_menus_offer_every_way(shelf: Shelf) -> None:
    asked: list[str] = []
    listed = shelf.dialog.list
    for action in (listed.import_menu.actions()[0], *listed.export_menu.actions()):
        action.trigger()
        (chooser,) = [each for each in shelf.dialog.findChildren(QFileDialog) if each.isVisible()]
        asked.append(chooser.windowTitle())
        chooser.reject()
    exports = ["Export sources as BibTeX", "Export sources as BibLaTeX", "Export sources as CSL-JSON"]
    assert asked == ["Import sources", *exports]
    QApplication.clipboard().setText("words")
    listed.import_menu.aboutToShow.emit()
    assert not listed.paste.isEnabled()
    QApplication.clipboard().setText(RIS)
    listed.import_menu.aboutToShow.emit()
    assert listed.paste.isEnabled()
    listed.new_menu.actions()[1].trigger()
    assert shelf.dialog.adding
    assert shelf.dialog.adding.form.kind.currentData() == "chapter"
    shelf.dialog.adding.reject()


def test_many_sources_are_compared_beside_the_window(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("essayplanner.ui.sources.model.COMPARED", 2)
    asked: list[str] = []

    def compared(rows: list[SourceRow], *cancelled: Callable[[], bool]) -> list[tuple[SourceRow, SourceRow]]:
        asked.append(threading.current_thread().name)
        return similar_pairs(rows, *cancelled)

    monkeypatch.setattr(model, "similar_pairs", compared)
    shelf.dialog.model.load()
    twice = {"id": "again", "type": "book", "title": "The Same", "author": [{"family": "Same"}]}
    shelf.dialog.bringing.read_text(json.dumps([twice, twice | {"id": "third"}]))
    wait(qtbot, shelf)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    qtbot.waitUntil(lambda: any(entry.twins for entry in shelf.dialog.model.entries), timeout=20_000)
    assert threading.main_thread().name not in asked


def test_an_empty_clipboard_holds_no_sources() -> None:
    assert bibliography_text(None) == ""  # what Qt gives where there is no screen
    assert bibliography_files(None) == []
