"""The preview shows the finished notes in the style of the outline: plain at once, styled when pandoc has answered."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.cite.pandoc import Cancel, Pandoc
from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.remembering import remember, remembered
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.preview.panel import PreviewPanel
from essayplanner.work.choice import Choice
from essayplanner.work.citing import Citer
from tests.pandocs import CountingPandoc
from tests.ui.desks import desk_for
from tests.ui.dialogs.export_desk import cite_two

FULL = "Robert Service, A History of Twentieth-Century Russia (Allen Lane, 1997), p. 227."
#: Seconds that no test waits for: what takes so long is ended by the test, or by the panel.
LONG = 60
SHORT = "Service, A History of Twentieth-Century Russia, p. 210."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.json")


Make = Callable[[Pandoc], PreviewPanel]


@pytest.fixture
def make(qtbot: QtBot, book: Notebook, theme: Theme, essay: dict[str, int], settings: Settings) -> Make:
    cite_two(book, essay)
    selection = Selection()
    selection.show_outline(essay["outline"])

    def made(pandoc: Pandoc) -> PreviewPanel:
        panel = PreviewPanel(desk_for(book, theme, selection=selection, settings=settings))
        panel.citer = Citer(pandoc)
        qtbot.addWidget(panel)
        panel.resize(380, 600)
        with qtbot.waitSignal(panel.refreshed):
            panel.show()
        return panel

    return made


@pytest.fixture
def panel(qtbot: QtBot, make: Make) -> PreviewPanel:
    panel = make(Pandoc())
    qtbot.waitUntil(lambda: SHORT in text_of(panel), timeout=20_000)
    return panel


def text_of(panel: PreviewPanel) -> str:
    return panel.page.toPlainText()


def test_notes_are_plain_at_once_and_styled_when_pandoc_has_answered(qtbot: QtBot, make: Make) -> None:
    pandoc = CountingPandoc(LONG)
    panel = make(pandoc)
    assert "1\tRobert Service" in text_of(panel)
    assert SHORT not in text_of(panel)
    pandoc.delay = 0
    qtbot.waitUntil(lambda: SHORT in text_of(panel), timeout=20_000)
    assert f"1\t{FULL}" in text_of(panel)
    assert f"2\t{SHORT}" in text_of(panel)


def test_an_edit_shows_the_new_note_in_the_style_and_undo_takes_it_back(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.styled, timeout=20_000):
        cards.cite(book, essay["cheka"], 1, "99")
    assert "Service, A History of Twentieth-Century Russia, pp. 210, 99." in text_of(panel)
    with qtbot.waitSignal(panel.styled, timeout=20_000):
        book.undo()
    assert "pp. 210, 99" not in text_of(panel)
    assert SHORT in text_of(panel)


def test_an_edit_of_the_text_keeps_the_notes_and_asks_nobody(
    qtbot: QtBot, make: Make, book: Notebook, essay: dict[str, int]
) -> None:
    pandoc = CountingPandoc()
    panel = make(pandoc)
    qtbot.waitUntil(lambda: SHORT in text_of(panel), timeout=20_000)
    begun = pandoc.begun
    with qtbot.waitSignal(panel.styled):
        outlining.edit_section(book, essay["first"], note="Nothing of the notes changed")
    assert "Nothing of the notes changed" in text_of(panel)
    assert FULL in text_of(panel)
    assert pandoc.begun == begun


class CountingCiter(Citer):
    """Counts how often it is asked."""

    asked = 0

    def cited(
        self, clusters: Sequence[Sequence[Citation]], style: str, *, split: bool = False, cancel: Cancel | None = None
    ) -> Cited:
        self.asked += 1
        return super().cited(clusters, style, split=split, cancel=cancel)


def test_what_is_undone_and_done_again_is_finished_at_once(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    panel.citer = citer = CountingCiter()
    with qtbot.waitSignal(panel.styled, timeout=20_000):
        cards.cite(book, essay["cheka"], 1, "99")
    assert citer.asked == 1
    for act, there in ((book.undo, False), (book.redo, True)):
        with qtbot.waitSignal(panel.styled, timeout=20_000):
            act()
        assert ("Service, A History of Twentieth-Century Russia, pp. 210, 99." in text_of(panel)) is there
        assert (SHORT in text_of(panel)) is not there
    assert citer.asked == 1


def test_other_notes_keep_their_style_while_a_new_one_waits(
    qtbot: QtBot, make: Make, book: Notebook, essay: dict[str, int]
) -> None:
    pandoc = CountingPandoc()
    panel = make(pandoc)
    qtbot.waitUntil(lambda: SHORT in text_of(panel), timeout=20_000)
    pandoc.delay = LONG
    with qtbot.waitSignal(panel.refreshed):
        cards.cite(book, essay["cheka"], 1, "99")
    assert FULL in text_of(panel)
    assert "pp. 210, 99" in text_of(panel)


def test_what_is_superseded_is_stopped_and_never_shown(
    qtbot: QtBot, make: Make, book: Notebook, essay: dict[str, int]
) -> None:
    pandoc = CountingPandoc()
    panel = make(pandoc)
    qtbot.waitUntil(lambda: SHORT in text_of(panel), timeout=20_000)
    pandoc.delay, begun = LONG, pandoc.begun
    for done, page in enumerate(("11", "22", "33"), start=1):
        cards.cite(book, essay["cheka"], 1, page)
        qtbot.waitUntil(partial(pandoc.has_begun, begun + done), timeout=20_000)
    pandoc.delay = 0
    qtbot.waitUntil(lambda: "pp. 210, 11, 22, 33." in text_of(panel) and not panel._styler.running, timeout=20_000)
    assert pandoc.stopped == 2


def test_hidden_it_asks_nobody_and_catches_up(qtbot: QtBot, make: Make, book: Notebook, essay: dict[str, int]) -> None:
    pandoc = CountingPandoc(LONG)
    panel = make(pandoc)
    qtbot.waitUntil(lambda: pandoc.begun == 1, timeout=20_000)
    panel.hide()
    qtbot.waitUntil(lambda: pandoc.stopped == 1, timeout=20_000)
    pandoc.delay = 0
    cards.cite(book, essay["cheka"], 1, "99")
    qtbot.wait(300)
    assert pandoc.begun == 1
    with qtbot.waitSignal(panel.styled, timeout=20_000):
        panel.show()
    assert "pp. 210, 99" in text_of(panel)


def test_the_style_is_chosen_in_the_panel_and_remembered(qtbot: QtBot, panel: PreviewPanel, settings: Settings) -> None:
    styles = panel.styles
    styles.setFocus()
    with qtbot.waitSignal(panel.styled, timeout=20_000):
        QTest.keyClick(styles, Qt.Key.Key_H)
        qtbot.wait(1)
        QTest.keyClick(styles, Qt.Key.Key_Return)
    assert styles.currentText() == "Harvard (Cite Them Right)"
    assert "(Service, 1997, p. 227)" in text_of(panel)
    assert "1\tRobert" not in text_of(panel)
    (kept,) = Settings.load(settings.file).exports.values()
    assert kept["style"] == "harvard"
    with qtbot.waitSignal(panel.refreshed):
        styles.activated.emit(styles.findData("plain"))
    assert "1\tRobert Service" in text_of(panel)


def test_a_choice_made_in_the_export_dialog_is_taken_over(
    qtbot: QtBot, panel: PreviewPanel, settings: Settings
) -> None:
    uid = panel._outline_uid
    remember(settings, uid, remembered(settings, uid)._replace(style="apa", split=True))
    with qtbot.waitSignal(panel.styled, timeout=20_000):
        panel.show_choice()
    assert panel.styles.style_name == "apa"
    assert "(Service, 1997, p. 227)" in text_of(panel)


def test_a_style_that_is_gone_leaves_the_notes_plain_and_says_so(
    qtbot: QtBot, panel: PreviewPanel, settings: Settings, tmp_path: Path
) -> None:
    remember(settings, panel._outline_uid, Choice(style=str(tmp_path / "gone.csl")))
    with qtbot.waitSignal(panel.refreshed):
        panel.show_choice()
    qtbot.waitUntil(panel.remark.isVisible)
    assert "The notes are plain: There is no file" in panel.remark.text()
    assert "1\tRobert Service" in text_of(panel)


def test_copies_take_the_styled_notes(qtbot: QtBot, panel: PreviewPanel) -> None:
    panel.copying.markdown()
    assert "[^2]: Service, *A History of Twentieth-Century Russia*, p. 210." in QApplication.clipboard().text()
    panel.copying.rich_text()
    assert "<em>A History of Twentieth-Century Russia</em>, p. 210." in QApplication.clipboard().mimeData().html()


def nowhere() -> None:
    """A named fake of `find_pandoc` on a computer that has none."""
    return


def test_without_pandoc_it_stays_plain_and_says_so_once(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch, book: Notebook, essay: dict[str, int], settings: Settings
) -> None:
    monkeypatch.setattr("essayplanner.cite.pandoc.find_pandoc", nowhere)
    panel = make(Pandoc())
    assert "1\tRobert Service" in text_of(panel)
    assert "install pandoc" in panel.remark.text()
    assert panel.remark.isVisible()
    assert not panel.styles.isEnabled()
    with qtbot.waitSignal(panel.refreshed):
        cards.cite(book, essay["cheka"], 1, "99")
    assert "pp. 210, 99" in text_of(panel)
    assert settings.exports == {}


def test_the_window_and_its_export_dialog_share_the_choice(qtbot: QtBot, window: Window) -> None:
    from essayplanner.ui.dialogs.export import ExportDialog

    window.show_tab("preview")
    qtbot.waitUntil(lambda: window.preview._outline_uid != "")
    window.commands.files.export()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    chooser = dialog.options_box.style_chooser
    chooser.activated.emit(chooser.findData("mla"))
    dialog.reject()
    qtbot.waitUntil(lambda: window.preview.styles.style_name == "mla")
    window.preview.styles.activated.emit(window.preview.styles.findData("chicago"))
    window.commands.files.export()
    again = [each for each in window.findChildren(ExportDialog) if each.isVisible()]
    assert [each.choice.style for each in again] == ["chicago"]
    again[0].reject()
