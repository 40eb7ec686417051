"""The preview follows the notebook, does nothing while hidden, and shows a stranger's text as text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline
from essayplanner.notebook.sources import add_source
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.preview.panel import PreviewPanel
from tests.ui.desks import desk_for
from tests.ui.preview.shown import text_of

Shown = Callable[[], str]


def test_it_shows_the_outline_as_it_is_exported(panel: PreviewPanel, essay: dict[str, int]) -> None:
    assert text_of(panel).split("\n") == [
        "To what extent was Stalin’s rule a continuation of Lenin’s?",
        "Introduction",
        "What Stalin inherited",
        "•\tThe tools of the Terror were forged under Lenin",
        "–\tsupports: Cheka, camps and the ban on factions came first (1917–22)",
        "What was Stalin’s own",
        "",
    ]


def test_it_follows_edits_undo_and_redo(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.refreshed):
        outlining.edit_note(book, essay["placed_cheka"], "In my own words")
    assert "Note: In my own words" in text_of(panel)
    with qtbot.waitSignal(panel.refreshed):
        cards.edit_card(book, essay["tools"], title="A better title")
    assert "A better title" in text_of(panel)
    with qtbot.waitSignal(panel.refreshed):
        book.undo()
    assert "A better title" not in text_of(panel)
    with qtbot.waitSignal(panel.refreshed):
        book.redo()
    assert "A better title" in text_of(panel)


def test_notes_and_works_stand_at_the_end_and_lead_back(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    source = add_source(
        book,
        "service2004",
        {
            "title": "Stalin",
            "type": "book",
            "URL": "https://example.org/stalin",
            "author": [{"family": "Service", "given": "Robert"}],
        },
    )
    with qtbot.waitSignal(panel.refreshed):
        cards.cite(book, essay["cheka"], source, "227")
    shown = text_of(panel)
    assert "1\tRobert Service, Stalin" in shown
    assert "p. 227" in shown
    assert "Works cited" in shown
    hrefs = set()
    for number in range(panel.page.document().blockCount()):
        part = panel.page.document().findBlockByNumber(number).begin()
        while not part.atEnd():
            face: QTextCharFormat = part.fragment().charFormat()
            hrefs.update({face.anchorHref()} if face.isAnchor() else set())
            part += 1
    assert {"#note-1", "#mark-1", "https://example.org/stalin"} <= hrefs


def test_steps_elsewhere_cost_nothing(qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]) -> None:
    other = outlines.new_outline(book, "Another question")
    outlining.add_section(book, Spot("outline", other), "Elsewhere")
    cards.edit_card(book, essay["conquest"], title="Not placed anywhere")
    with qtbot.assertNotEmitted(panel.refreshed, wait=300):
        cards.set_tags(book, essay["tools"], ["terror"])


def test_several_steps_in_a_row_are_one_refresh(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    refreshed: list[bool] = []
    panel.refreshed.connect(lambda: refreshed.append(True))
    for number in range(5):
        outlining.edit_section(book, essay["first"], note=f"Version {number}")
    qtbot.waitUntil(lambda: bool(refreshed))
    qtbot.wait(400)
    assert len(refreshed) == 1
    assert "Version 4" in text_of(panel)


def test_hidden_it_does_no_work_and_catches_up(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    panel.hide()
    with qtbot.assertNotEmitted(panel.refreshed, wait=300):
        outlining.edit_section(book, essay["first"], note="Written while nobody looked")
    assert "nobody looked" not in text_of(panel)
    with qtbot.waitSignal(panel.refreshed):
        panel.show()
    assert "nobody looked" in text_of(panel)
    panel.hide()
    with qtbot.assertNotEmitted(panel.refreshed, wait=300):
        panel.show()


def test_it_turns_to_another_outline_and_to_none(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, selection: Selection
) -> None:
    other = outlines.new_outline(book, "Another question")
    with qtbot.waitSignal(panel.refreshed):
        selection.show_outline(other)
    assert text_of(panel).startswith("Another question")
    with qtbot.waitSignal(panel.refreshed):
        book.undo()
    assert "No outline yet" in text_of(panel)
    assert not any(button.isEnabled() for button in panel.buttons)


HOSTILE = (
    "<img src='file:///etc/passwd'><img src=//host/share/x.png><script>alert(1)</script>"
    "<a href='javascript:alert(1)'>x</a>"
    "![x](file:///etc/passwd) [x](javascript:alert(1)) [y](//host/share) "
    + "<table><tr><td>" * 20
    + "deep"
    + "</td></tr></table>" * 20
)


def test_hostile_text_is_shown_as_text(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.refreshed):
        cards.edit_card(book, essay["tools"], text=HOSTILE)
    panel.grab()
    assert "<img src='file:///etc/passwd'>" in text_of(panel)
    hrefs = [face.anchorHref() for fragment in fragments(panel) if (face := fragment).isAnchor()]
    assert not [href for href in hrefs if not href.startswith("#")]


def fragments(panel: PreviewPanel) -> list[QTextCharFormat]:
    found = []
    for number in range(panel.page.document().blockCount()):
        part = panel.page.document().findBlockByNumber(number).begin()
        while not part.atEnd():
            found.append(part.fragment().charFormat())
            part += 1
    return found


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "word " * 200_000, "ى" * 300_000, "a\n" * 60_000, "[" * 100_000, "https://" + "a" * 500_000],
    ids=["word", "words", "arabic", "lines", "brackets", "address"],
)
def test_a_megabyte_does_not_freeze_it(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int], text: str
) -> None:
    cards.edit_card(book, essay["tools"], text=text)
    with qtbot.waitSignal(panel.refreshed):
        pass
    panel.grab()
    assert panel.page.document().characterCount() < 50_000  # what Qt lays out in one go: a megabyte takes seconds


def test_copies_go_to_the_clipboard(panel: PreviewPanel, book: Notebook, essay: dict[str, int], qtbot: QtBot) -> None:
    from tests.formats.as_markdown import export_markdown

    markdown = export_markdown(read_outline(book, essay["outline"]))
    QTest.mouseClick(panel.markdown_button, Qt.MouseButton.LeftButton)
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == markdown
    QTest.mouseClick(panel.rich_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.clipboard().mimeData().hasHtml())
    mime = QApplication.clipboard().mimeData()
    assert bytes(mime.data("text/markdown").data()).decode() == markdown
    assert "<h1>To what extent" in mime.html()
    assert "<strong>The tools of the Terror" in mime.html()
    assert mime.text().startswith("To what extent")
    assert "<" not in mime.text()


def test_copying_says_so_and_export_is_asked_for(
    qtbot: QtBot, book: Notebook, theme: Theme, selection: Selection
) -> None:
    desk = desk_for(book, theme, selection=selection)
    panel = PreviewPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(desk.announcer.said) as said:
        panel.copying.markdown()
    assert said.args == ["Copied the outline as Markdown."]
    with qtbot.waitSignal(panel.export_requested):
        QTest.mouseClick(panel.export_button, Qt.MouseButton.LeftButton)


def test_it_follows_theme_and_text_size(qtbot: QtBot, panel: PreviewPanel, theme: Theme) -> None:
    before = text_of(panel)
    theme.choose(mode="dark", scale=200)
    assert text_of(panel) == before
    faces = {face.foreground().color().name() for face in fragments(panel)}
    assert theme.tokens.ink in faces
    panel.resize(420, 700)
    assert panel.page.horizontalScrollBar().maximum() == 0
    theme.choose(mode="light", scale=100)


def test_a_closed_notebook_is_not_read(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    outlining.remove(book, [Item("section", essay["second"])])
    panel.hide()
    book.close()
    qtbot.wait(250)


def test_every_control_has_a_name(panel: PreviewPanel) -> None:
    for widget in [panel, *panel.findChildren(QWidget)]:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget


def test_tab_leaves_the_sheet_and_n_goes_through_its_notes(
    panel: PreviewPanel, qtbot: QtBot, book: Notebook, essay: dict[str, int]
) -> None:
    source = add_source(book, "service1997", {"type": "book", "title": "Russia"})
    for name in ("tools", "cheka"):
        cards.cite(book, essay[name], source, "p. 1")
    qtbot.waitUntil(lambda: not panel.page.setter.busy and "Russia" in text_of(panel))
    panel.page.setFocus()
    QTest.keyClick(panel.page, Qt.Key.Key_N)
    assert panel.page.textCursor().charFormat().isAnchor()
    first = panel.page.textCursor().selectionStart()
    QTest.keyClick(panel.page, Qt.Key.Key_N)
    assert panel.page.textCursor().selectionStart() > first
    QTest.keyClick(panel.page, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert panel.page.textCursor().selectionStart() == first
    QTest.keyClick(panel.page, Qt.Key.Key_Tab)
    assert not panel.page.hasFocus()
