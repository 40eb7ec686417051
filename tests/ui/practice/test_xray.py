"""A model essay turned back into its plan."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from essayplanner.coach.xray import Does
from essayplanner.notebook.outlines import outlines, read_outline
from essayplanner.ui.frame.window import Window
from essayplanner.ui.practice.xray_page import XrayPage
from tests.ui.desk.fields import drag_onto
from tests.ui.waiting import until

Key = Qt.Key
Essay = dict[str, int]
CTRL = Qt.KeyboardModifier.ControlModifier

TEXT = """Was it both? \N{BOOKS} I shall argue so.

Lenin began it. In 1921 factions were banned. So nobody could object. Conquest agrees.

It was both."""


def opened(window: Window) -> XrayPage:
    window.commands.actions.by_name["xray"].trigger()
    page = window.centre.currentWidget()
    assert isinstance(page, XrayPage)
    return page


def press(widget: QWidget, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def lit(page: XrayPage) -> str:
    """The sentence that is lit."""
    ground = page.theme.color("mark")
    shown = page.sorting.text.extraSelections()
    return "".join(each.cursor.selectedText() for each in shown if each.format.background().color() == ground)


def test_sorted_by_keys_made_in_one_step_and_beside_the_own_plan(window: Window, essay: Essay) -> None:
    """Guesses are taken by Enter, Backspace goes back, Escape keeps it; then two plans, and the way to a section."""
    page, steps = opened(window), len(window.book.history())
    text = page.sorting.text
    assert text.hasFocus()
    QTest.keyClick(text, Key.Key_Return, CTRL)
    assert not page.sorting.is_read
    text.insertPlainText(TEXT)
    QTest.keyClick(text, Key.Key_Return, CTRL)
    assert text.hasFocus()
    assert lit(page) == "Was it both?"
    press(text, Key.Key_0)
    assert lit(page) == "\N{BOOKS} I shall argue so."
    press(text, Key.Key_Return)
    assert lit(page) == "\N{BOOKS} I shall argue so."
    press(text, Key.Key_C, Key.Key_Return, Key.Key_H, Key.Key_Backspace, Key.Key_Return, Key.Key_X)
    assert lit(page) == "Conquest agrees."
    press(text, Key.Key_Escape)
    assert window.centre.page is None
    assert opened(window) is page
    press(text, Key.Key_Return, Key.Key_Space)
    assert page.progress.text() == "All 7 sentences are sorted"
    assert len(window.book.history()) == steps
    QTest.keyClick(text, Key.Key_Return, CTRL)
    made = outlines(window.book)[-1]
    sections = read_outline(window.book, made.id).sections
    assert made.title.startswith("X-ray: Was it both?")
    claim = sections[1].placements[0]
    assert [(placed.card.kind.value, placed.note) for placed in (claim, *claim.placements)] == [
        ("claim", ""),
        ("evidence", "So nobody could object."),
        ("historian", ""),
    ]
    rows = [row for row in page.plans.columns[1].rows if row.isVisible()]
    assert "claim, evidence" in rows[1].accessibleName()
    shares = page.plans.columns[0].shares
    assert [count.text() for count in shares.counts.values()] == [
        "2 claims",
        "1 piece of evidence",
        "1 historian",
        "1 explanation",
    ]
    assert page.plans.columns[0].x() + page.plans.columns[0].width() <= page.plans.columns[1].x()
    assert "yours has none" in page.plans.differs.accessibleName()
    QTest.qWait(0)
    press(page.plans.columns[0].button, Key.Key_Tab)
    assert page.plans.columns[0].rows[0].hasFocus()
    QTest.mouseClick(rows[2], Qt.MouseButton.LeftButton)
    assert window.centre.page is None
    assert window.outline.view.current_node().item.id == essay["second"]
    window.book.undo()
    assert len(outlines(window.book)) == 1


def test_a_sentence_that_is_clicked_is_lit(window: Window) -> None:
    """And what is said of it goes on to the next of which nothing is said."""
    page = opened(window)
    text = page.sorting.text
    text.setPlainText(TEXT)
    page.go_on()
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index("factions"))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(cursor).center())
    assert lit(page) == "In 1921 factions were banned."
    press(text, Key.Key_E)
    assert lit(page) == "So nobody could object."
    press(text, Key.Key_X)
    QTest.keyClick(text, Key.Key_Z, CTRL)
    QTest.keyClick(text, Key.Key_Z, CTRL)
    assert lit(page) == "In 1921 factions were banned."
    assert page.sorting.xray.done == 0
    assert window.book.next_steps()[1] is None, "nothing of the notebook was undone"


def test_an_essay_from_a_file(window: Window, tmp_path: Path) -> None:
    """It is there to be looked through; one without text is told, and what was there stays."""
    page, path = opened(window), tmp_path / "model.txt"
    page.sorting.text.insertPlainText("What I had.")
    path.write_text(TEXT, encoding="utf-8")
    page.open_files([path])
    until(lambda: page.sorting.text.toPlainText() == TEXT)
    page.sorting.text.undo()
    assert page.sorting.text.toPlainText() == "What I had."
    page.sorting.text.redo()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    path.write_text("Dropped here.", encoding="utf-8")
    assert drag_onto(page, mime) == (True, True)
    until(lambda: page.sorting.text.toPlainText() == "Dropped here.")
    page.sorting.text.undo()
    path.write_text(" ", encoding="utf-8")
    page.open_files([path])
    until(lambda: window.banner.isVisible())
    assert page.sorting.text.toPlainText() == TEXT
    page.go_on()
    assert not drag_onto(page, mime)[0], "its sentences are being sorted"
    press(page.sorting.does[Does.CLAIM], Key.Key_E)
    assert page.sorting.xray.said[0] is Does.EVIDENCE, "by a key, though the hand is on a button"
