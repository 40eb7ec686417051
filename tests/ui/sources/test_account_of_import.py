"""What is told of an import in the sources window: a short sentence, and behind it every record, to read and copy."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from essayplanner.domain.source_lists import Listed, Remark, SourceList, Unread
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources
from essayplanner.ui.controls.long_text import PART, LongTextDialog
from essayplanner.ui.desk.busy import PATIENCE
from essayplanner.ui.look.theme import Theme
from essayplanner.work.progress import Progress
from tests.ui.sources.shelf import SERVICE, Shelf, focused, opened

CASES = Path(__file__).parents[2] / "cases"
BROKEN = "@book{smith1999,\n  title = {Stalin},\n  month = winter\n}"


def wait(qtbot: QtBot, shelf: Shelf) -> None:
    qtbot.waitUntil(lambda: not shelf.dialog.bringing.busy, timeout=30000)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def full_message(shelf: Shelf) -> LongTextDialog:
    click(shelf.dialog.message.full)
    return next(each for each in shelf.dialog.findChildren(LongTextDialog) if each.isVisible())


def read_so(monkeypatch: pytest.MonkeyPatch, *lists: SourceList) -> None:
    """Have files and pasted texts read as these lists."""
    waiting = iter(lists)

    def read(data: bytes, name: str, progress: Progress) -> SourceList:
        return next(waiting)

    monkeypatch.setattr("essayplanner.work.bringing_in.sources_in", read)


def test_newspapers_of_several_days_stay_apart(qtbot: QtBot, shelf: Shelf) -> None:
    before = len(sources(shelf.book))
    shelf.dialog.bringing.read_files([CASES / "ris-newspapers-taken-for-one.ris"])
    wait(qtbot, shelf)
    assert shelf.said[-1] == "Imported 3 sources."
    assert len(sources(shelf.book)) == before + 3
    assert not shelf.dialog.message.full.isVisible()


def test_what_was_not_added_can_be_read_and_copied(qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    new = {"type": "book", "title": "Lenin’s Last Struggle", "author": [{"family": "Lewin"}]}
    unread = Unread(3, 40, "smith1999", "“winter” is no month.", BROKEN)
    remark = Remark(1, 2, "“abstract” was cut short.")
    records = (Listed(1, 2, new), Listed(2, 20, new))
    read_so(monkeypatch, SourceList("zotero.bib", records, (unread,), (remark,)))
    shelf.dialog.bringing.read_text("@book{")
    wait(qtbot, shelf)
    message = shelf.dialog.message
    assert message.words.text().startswith("Imported 1 source. 2 others: 1 was in the list twice, 1 could not be read.")
    assert message.full.isVisible()
    dialog = full_message(shelf)
    assert dialog.windowTitle().startswith("Full message")
    shown = dialog.text.toPlainText()
    assert "No. 3, line 40, “smith1999”: “winter” is no month.\n" in shown
    assert "No. 2, line 20, Lewin, “Lenin’s Last Struggle”: the same as No. 1, line 2\n" in shown
    click(dialog.copy)
    assert QApplication.clipboard().text() == shown
    (entries,) = [each for each in dialog.findChildren(QPushButton) if "not read" in each.text()]
    assert entries.text() == "Copy the entries that were not read"
    click(entries)
    assert QApplication.clipboard().text() == BROKEN
    dialog.close()
    click(message.away)
    assert not message.full.isVisible()
    assert message.words.text().startswith("To import sources")


def test_the_account_stays_until_something_else_is_said(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = {"type": "book", "title": "One", "author": [{"family": "Lewin"}]}
    read_so(monkeypatch, SourceList("a.bib", (Listed(1, 0, item), Listed(2, 0, item))))
    shelf.dialog.bringing.read_text("@book{")
    wait(qtbot, shelf)
    message = shelf.dialog.message
    assert not message._time.isActive()
    message.hint("Drop here")
    message.hint("")
    assert message.words.text().startswith("Imported 1 source. 1 source was in the list twice")
    assert message.full.isVisible()
    shelf.dialog.undo()
    assert not message.full.isVisible()
    assert message.words.text().startswith("Undid")


def test_where_nothing_was_read_that_is_told_and_can_be_copied(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = tuple(Unread(n, 4 * n, f"smith{n}", "“winter” is no month.", BROKEN) for n in (1, 2))
    read_so(monkeypatch, SourceList("zotero.bib", (), unread))
    shelf.dialog.bringing.read_text("@book{")
    wait(qtbot, shelf)
    assert shelf.labels() == []
    assert (
        shelf.dialog.message.words.text()
        == "None of the sources in “zotero.bib” could be read, so nothing was imported."
    )
    dialog = full_message(shelf)
    assert "No. 2, line 8, “smith2”" in dialog.text.toPlainText()
    assert [each for each in dialog.findChildren(QPushButton) if "not read" in each.text()]


def test_thousands_of_lines_open_in_parts_of_whole_lines(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = {"type": "book", "title": "One", "author": [{"family": "Lewin"}]}
    listed = (Listed(1, 0, item),)
    unread = tuple(Unread(n, 3 * n, f"smith{n}", "“winter” is no month.", "x") for n in range(2, 2_662))
    read_so(monkeypatch, SourceList("zotero.bib", listed, unread))
    shelf.dialog.bringing.read_text("@book{")
    wait(qtbot, shelf)
    dialog = full_message(shelf)
    read = ""
    while True:
        part = dialog.text.toPlainText()
        assert len(part) <= PART
        assert part.endswith("\n") or not dialog.after.isEnabled()
        read += part
        if not dialog.after.isEnabled():
            break
        click(dialog.after)
    click(dialog.copy)
    assert QApplication.clipboard().text() == read
    assert len(read.splitlines()) > 2_660


def test_one_file_that_cannot_be_read_keeps_no_other_back(qtbot: QtBot, shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text('[{"id": "a", "type": "book", "title": "A book"}]', "utf-8")
    (tmp_path / "bad.bib").write_bytes(b"\x00\xff nothing here")
    shelf.dialog.bringing.read_files([tmp_path / "bad.bib", tmp_path / "good.json"])
    wait(qtbot, shelf)
    assert "A book" in [row.source.title for row in sources(shelf.book)]
    assert shelf.said[-1] == "Imported 1 source. 1 file could not be read."
    assert "bad.bib" in full_message(shelf).text.toPlainText()


def test_the_question_names_the_records_and_what_is_here(qtbot: QtBot, shelf: Shelf) -> None:
    items = [{"type": "book", "title": f"New {n}", "author": [{"family": "Lewin"}]} for n in range(1, 8)]
    shelf.dialog.bringing.read_text(json.dumps(items))
    wait(qtbot, shelf)
    again = [SERVICE, *items]
    shelf.dialog.bringing.read_text(json.dumps(again))
    wait(qtbot, shelf)
    question = shelf.dialog.bringing.question
    assert question
    assert question.text() == "8 of 8 sources seem to be here already:"
    first = re.sub(r", line \d+", "", question.informativeText().splitlines()[0])
    title = "“A History of Twentieth-Century Russia”"
    assert first == f"•  No. 1, Service 1997, {title}: here as Service 1997, {title} (service1997)"
    assert "…and 5 more" in question.informativeText()
    click(next(each for each in question.buttons() if each.text() == "Full list…"))
    assert question.isVisible()
    full = question.findChildren(LongTextDialog)[0]
    assert [line.partition(", ")[0] for line in full.text.toPlainText().splitlines()] == [
        f"No. {n}" for n in range(1, 9)
    ]
    full.close()
    click(next(each for each in question.buttons() if each.text() == "Keep what is here"))
    wait(qtbot, shelf)
    assert shelf.said[-1] == "Imported 0 sources. 8 sources were here already and stay as they are."


def test_what_is_pasted_while_another_program_holds_the_notebook_is_told(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.book.be_patient(PATIENCE)
    QApplication.clipboard().setText('[{"id": "a", "type": "book", "title": "A book"}]')
    with closing(sqlite3.connect(shelf.book.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        shelf.dialog.list.view.setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert "try again in a moment" in shelf.failures[-1]
        assert "try again in a moment" in shelf.dialog.message.words.text()
        shelf.dialog.bringing.write("csl", shelf.book.path.with_name("out.json"))
        assert len(shelf.failures) == 2
        other.execute("ROLLBACK")
    assert not shelf.dialog.bringing.busy
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, shelf)
    assert shelf.said[-1] == "Imported 1 source."


def test_a_file_that_is_brought_to_a_notebook_for_reading_only_is_told_so(
    qtbot: QtBot, notebook_path: Path, book: Notebook, theme: Theme, tmp_path: Path
) -> None:
    book.close()
    notebook_path.chmod(0o444)
    with closing(Notebook.open(notebook_path)) as for_reading:
        shelf = opened(qtbot, for_reading, theme, {})
        (tmp_path / "a.json").write_text('[{"id": "a", "type": "book", "title": "A book"}]', "utf-8")
        shelf.dialog.bringing.read_files([tmp_path / "a.json"])
        assert not shelf.dialog.bringing.busy
        assert shelf.failures == [str(for_reading.read_only)]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.json"))])
        QApplication.clipboard().setMimeData(mime)
        shelf.dialog.taking_in.paste()
        assert len(shelf.failures) == 2
        shelf.dialog.close()
    notebook_path.chmod(0o644)
