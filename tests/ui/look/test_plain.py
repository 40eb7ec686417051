"""Texts from a stranger are shown as they are, everywhere, and open nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.domain.errors import DamagedFileError, Trouble
from essayplanner.formats.export import Pages
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources
from essayplanner.ui.card.citation_edit import CitationEdit
from essayplanner.ui.desk.drafts import Draft
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.dialogs.unsaved import UnsavedBox
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.plain import LONGEST_CAPTION, LONGEST_TIP, caption, tip
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.titles import window_title
from essayplanner.ui.paper.browser import SafeBrowser
from essayplanner.ui.paper.pdf import typeset
from tests import hostile
from tests.ui.seen import Seen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who opens a file")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the bait, which is the current one, so that its bare name leads to it."""
    folder = tmp_path / "from a stranger"
    folder.mkdir()
    monkeypatch.chdir(folder)
    hostile.bait_in(folder)
    return folder


@pytest.fixture
def seen(place: Path, qapp: QApplication) -> Iterator[Seen]:
    """Looks at everything; what it finds wrong fails the test."""
    seen = Seen(place / "bait.png")
    yield seen
    seen.watch.close()
    assert sorted(seen.faults) == []


@pytest.fixture
def window(place: Path, seen: Seen, open_window: Callable[[Notebook], Window]) -> Window:
    """The window on the hostile notebook."""
    path = hostile.notebook_in(place, place / "bait.png")
    with closing(Notebook.open(path)) as book:
        window = open_window(book)
    assert window.book.title.startswith("Q1<")
    return window


def shut_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and (isinstance(widget, QDialog | QMenu)):
            widget.close()


def test_the_window_its_panels_menus_and_what_is_copied(window: Window, seen: Seen, qtbot: QtBot) -> None:
    for card_id in window.library.model.ids:
        window.selection.choose(card_id)
        window.show_tab("card")
        seen.look(f"card {card_id}")
    for panel in ("preview", "history"):
        window.show_tab(panel)
        qtbot.wait(50)
        seen.look(panel)
    window.status.say(window.book.title)
    window.show_banner(Trouble(window.book.title, more="and more"))
    window.banner.rest.click()
    window.commands.edit.undo()
    seen.look("banner")
    shut_dialogs()
    assert len(seen.marks) > 40
    window.selection.choose(3)
    window.show_tab("card")
    card = window.card.card
    first = next(iter(card.citations.rows.rows.values()))
    assert isinstance(first, CitationEdit)
    filters = window.library.filters
    for opening in (
        window.top.chooser.click,
        filters._tag.click,
        filters._side.click,
        filters._years.click,
        card.citations.open_menu,
        first.open_menu,
    ):
        opening()
        qtbot.waitUntil(
            lambda: any(isinstance(each, QMenu) and each.isVisible() for each in QApplication.topLevelWidgets())
        )
        seen.look("menu")
        shut_dialogs()
    filters._set(tag="Shared & plain", side_id=1)
    seen.look("filters")
    filters.clear()
    card.tags.line.setFocus()
    QTest.keyClicks(card.tags.line, "q")
    seen.look("tags offered")
    shut_dialogs()
    window.library.view.selectAll()
    window.commands.cards.copy_cards()
    html = QApplication.clipboard().mimeData().html()
    document = QTextDocument()  # as another program would read it
    document.setHtml(html)
    document.adjustSize()
    assert document.toPlainText().count("<h1>") > 5
    window.preview.copying.rich_text()
    document.setHtml(QApplication.clipboard().mimeData().html())
    document.adjustSize()
    assert document.toPlainText().count("<h1>") > 5
    seen.look("clipboard")
    handle = window.windowHandle()
    assert handle is not None
    assert "R&D &Open && [*] " in handle.title()


def test_sources_and_packs_from_a_stranger(window: Window, seen: Seen, place: Path, qtbot: QtBot) -> None:
    dialog = window.commands.cards.sources()
    for row in sources(window.book)[:4]:
        dialog.show_source(row.id)
        seen.look("source")
    dialog.show_missing()
    qtbot.wait(50)
    seen.look("missing")
    dialog.show_source(1)
    dialog.editor.merge(2)
    dialog.new_source()
    seen.look("merging and a new one")
    assert dialog.adding
    assert dialog.editor.merging
    dialog.adding.reject()
    dialog.editor.merging.reject()
    for _ in range(2):
        for path in hostile.sources_in(place, place / "bait.png"):
            dialog.bringing.read_files([path])
            seen.look("reading")
            qtbot.waitUntil(lambda: not dialog.bringing.busy, timeout=30_000)
            if dialog.bringing.question:
                seen.look("question")
                dialog.bringing.question.buttons()[0].click()
            seen.look("brought")
    QTimer.singleShot(0, lambda: seen.look("progress"))
    window.commands.files.import_file(hostile.pack_in(place, place / "bait.png"))
    seen.look("imported")
    broken = place / f"{hostile.FILE_NAME} 2.toml"
    broken.write_text(f'[pack]\nid = "{hostile.FILE_NAME}"\ntitle = 1\n')
    window.commands.files.import_file(broken)
    seen.look("refused")
    shut_dialogs()


def test_the_dialogs(window: Window, seen: Seen, place: Path, qtbot: QtBot, qapp: QApplication) -> None:
    commands = window.commands
    opening = (commands.view.guide, commands.view.shortcuts, commands.view.about, commands.files.restore_backup)
    for act in (*opening, commands.outlines.word_target):
        act()
        seen.look(act.__name__)
    address = QUrl(f"https://example.org/{window.book.title}")
    window.preview.page.follow(address)
    window.preview.page.follow(QUrl(f"mailto:{window.book.title}"))
    title = window.book.title
    draft = Draft(window.book.key("card", 1), "title", title, title, "", print)
    UnsavedBox([draft, draft], title, window).open()
    seen.look("questions of a link and of what is not saved")
    shut_dialogs()
    window.commands.files.export()
    (dialog,) = (each for each in window.findChildren(ExportDialog) if each.isVisible())
    style = hostile.style_in(place, place / "bait.png")
    dialog.options_box.style_chooser.take_file(str(style))
    for name in ("html", "pdf", "docx", "latex"):
        with qtbot.waitSignal(dialog.previewed, timeout=30_000):
            dialog.formats.choose(name)
        seen.look(name)
    dialog.save_to(place / f"{hostile.FILE_NAME}.tex")
    qtbot.waitUntil((place / f"{hostile.FILE_NAME}.tex").exists, timeout=30_000)
    seen.look("saved")
    shut_dialogs()

    def look_and_leave(where: str) -> None:
        seen.look(where)
        box = QApplication.activeModalWidget()
        assert box is not None
        box.close()

    program = Program(qapp)
    QTimer.singleShot(50, lambda: look_and_leave("a damaged file"))  # that box waits for its answer
    program._tell(DamagedFileError(f"“{window.book.title}” is damaged."), window.book.path)
    for act in (commands.files.open, commands.files.save_as):
        act()
        look_and_leave(act.__name__)


_NAMED = [
    '<img src="{0}">',
    '<img src="file://{0}">',
    '<table background="{0}"><tr><td>x</table>',
    "<p style=\"background-image: url('{0}')\">x</p>",
    '<link rel="stylesheet" href="{0}">x',
    '<style>@import "{0}";</style>x',
    '<ul style="list-style-image: url({0})"><li>x</ul>',
    '<object data="{0}">x</object><img src="bait.png">',
]


def test_html_that_was_let_through_would_still_open_nothing(
    seen: Seen, place: Path, qtbot: QtBot, theme: Theme
) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.show()
    qtbot.waitExposed(browser)
    for html in _NAMED:
        browser.setHtml(html.format(place / "bait.png"))
        browser.grab()
        assert typeset(Pages(html.format(place / "bait.png"), "x", "A4", False)).startswith(b"%PDF")
        assert not seen.watch.opened(), html
    document = QTextDocument()  # the watch is no blind one
    document.setHtml(f'<img src="{place / "bait.png"}">')
    document.adjustSize()
    assert seen.watch.opened()


def test_keys_marks_and_lengths() -> None:
    assert caption("R&D\tCtrl+Q\n&&") == "R&&D Ctrl+Q &&&&"
    assert window_title("a [*] b") == "a [*][*] b"
    assert len(tip("x" * 10**6).replace("\n", "")) == LONGEST_TIP


@pytest.mark.parametrize(
    "text", ["word " * 150, "x" * 900, "a " + "y" * 200 + " b", "One.\n\n" + "word " * 60, "short", ""]
)
def test_a_long_tip_is_read_in_lines(text: str) -> None:
    shown = tip(text.strip())
    assert max(map(len, shown.split("\n"))) <= 71
    assert "".join(shown.split()) == "".join(text.split())
    assert shown.count("\n\n") == text.count("\n\n")
    assert len(caption("x" * 10**6)) == LONGEST_CAPTION
