"""The window as a whole: what comes from outside, what cannot be written, and what every control is called."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.first_window import first_size
from essayplanner.ui.frame.window import Window
from essayplanner.ui.library.model import LibraryModel
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from essayplanner.ui.outline.dropping import Dragged
from tests.contrast import contrast
from tests.ui.waiting import until

Essay = dict[str, int]


@pytest.mark.parametrize("room", [QSize(1366, 768), QSize(1280, 720), QSize(1920, 1080)])
def test_a_first_window_is_on_the_screen_with_its_title_bar_and_its_foot(room: QSize) -> None:
    with_frame = QRect(0, 0, room.width(), room.height()).adjusted(8, 32, -8, -8).size()
    size = first_size(room)
    assert size == size.boundedTo(with_frame)
    assert size == size.expandedTo(QSize(1200, 660))


def test_another_programs_change_is_shown(window: Window, essay: Essay, book: Notebook, qtbot: QtBot) -> None:
    outlining.place(book, [essay["party"]], Spot("section", essay["second"]))
    until(lambda: len(window.outline.model.nodes[Item("section", essay["second"])].children) == 1)
    until(lambda: window.status.said.text().startswith("Another program changed this notebook"))


def test_a_read_only_notebook_has_a_banner_and_dead_verbs(
    book: Notebook, essay: Essay, open_window: Callable[[Notebook], Window]
) -> None:
    book.path.chmod(0o444)
    window = open_window(book)
    assert not window.banner.isHidden()
    assert window.book.read_only
    for spec in (spec for scope in window.commands.actions.scopes for spec in scope.specs):
        if spec.changes:
            assert not window.commands.actions.by_name[spec.name].isEnabled(), spec.name
    mime = window.library.model.mimeData([window.library.model.index(0, 0)])
    model = window.outline.model
    assert not model.may_drop(Dragged(window.book, mime), Qt.DropAction.CopyAction, model.root.children[1])
    assert "reading only" in window.outline.model.refusal


def test_text_from_another_program_is_added_to_the_note(window: Window, essay: Essay, book: Notebook) -> None:
    outlining.edit_section(window.book, essay["intro"], note="What is there.")
    mime = QMimeData()
    mime.setText("From a web page\x07")
    model = window.outline.model
    dragged, node = Dragged(window.book, mime), model.nodes[Item("section", essay["intro"])]
    assert model.may_drop(dragged, Qt.DropAction.CopyAction, node)
    assert model.drop(dragged, Qt.DropAction.CopyAction, -1, node) is not None
    assert next(outlines.read_outline(book, essay["outline"]).walk()).note == "What is there.\n\nFrom a web page"


def test_cards_leave_the_window_as_text(window: Window, essay: Essay) -> None:
    row = window.library.model.ids.index(essay["conquest"])
    mime = window.library.model.mimeData([window.library.model.index(row, 0)])
    assert "Robert Conquest" in mime.text()
    assert "Robert Conquest" in mime.html()
    assert b"Robert Conquest" in bytes(mime.data("text/markdown").data())


def test_a_dropped_notebook_is_opened_and_a_pack_imported(
    window: Window, book: Notebook, tmp_path: Path, qtbot: QtBot
) -> None:
    pack = tmp_path / "small.toml"
    pack.write_text(
        '[pack]\nid = "small"\ntitle = "Small"\n[[cards]]\nkey = "a"\nkind = "claim"\ntitle = "A new claim"\n'
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "other.essayplan")), QUrl.fromLocalFile(str(pack))])
    with qtbot.waitSignal(window.asked.file_wanted) as wanted:
        event = QDropEvent(
            QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        window.dropEvent(event)
    assert wanted.args == [tmp_path / "other.essayplan"]
    qtbot.waitUntil(lambda: ("A new claim",) in book.rows("SELECT title FROM card"), timeout=20_000)


def test_every_control_has_an_accessible_name(window: Window, qtbot: QtBot) -> None:
    window.selection.choose(window.library.model.ids[0])
    nameless = []
    for panel in ("card", "preview", "history"):
        window.show_tab(panel)
        qtbot.wait(50)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(widget)
                if not interface.text(QAccessible.Text.Name).strip():
                    nameless.append((panel, type(widget).__name__, widget.objectName()))
    assert nameless == []


def test_every_action_is_in_a_menu_and_has_words(window: Window) -> None:
    shown = {action for menu in window.commands.actions.menus.values() for action in menu.actions()}
    for name, action in window.commands.actions.by_name.items():
        assert action in shown, name
        assert action.text().strip()


def test_the_library_model_is_sound(qtbot: QtBot, book: Notebook, essay: Essay) -> None:
    model = LibraryModel(book)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([1, 2, 3, 4, 5])
    model.show([1, 5])
    model.show([1, 2, 5])
    model.show([])
    model.show([3, 1])
    cards.edit_card(book, 3, title="Renamed")
    assert model.index(0, 0).data() == "Renamed"
    assert "not used yet" not in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    tester.deleteLater()


def test_a_new_card_is_shown_and_its_title_ready(window: Window, qtbot: QtBot) -> None:
    window.library.field.setText("robert")
    qtbot.waitUntil(lambda: len(window.library.model.ids) == 1)
    window.commands.cards.new_card(Kind.CLAIM)
    qtbot.waitUntil(lambda: window.selection.card_id in window.library.model.ids)
    assert window.library.field.text() == ""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.card.isAncestorOf(focus)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_contrast_is_aa(tokens: Tokens) -> None:
    for ground in (tokens.paper, tokens.pane, tokens.card, tokens.selection, tokens.chip):
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.muted, ground) >= 4.5, ground
    for ground in (tokens.paper, tokens.pane, tokens.card, tokens.selection):
        for accent in (tokens.claim, tokens.evidence, tokens.historian, tokens.caution, tokens.good):
            assert contrast(accent, ground) >= 4.5, (accent, ground)
    for accent in (tokens.claim, tokens.evidence, tokens.historian):
        assert contrast(tokens.on_accent, accent) >= 4.5
    assert contrast(tokens.ink, tokens.mark) >= 4.5
    for kind in Kind:
        assert contrast(tokens.ink, tokens.soft(kind)) >= 7
        assert contrast(tokens.kind(kind), tokens.soft(kind)) >= 3, kind  # its line and sign, never text
    assert contrast(tokens.paper, tokens.side) >= 7
    assert contrast(tokens.side, tokens.card) >= 7
    for ground in (tokens.paper, tokens.pane, tokens.card, tokens.selection):
        assert contrast(tokens.link, ground) >= 3, ground  # lines, edges of fields and handles, never text


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_high_contrast_is_aaa_and_every_line_is_seen(tokens: Tokens) -> None:
    for ground in (tokens.paper, tokens.pane, tokens.card, tokens.selection, tokens.chip):
        for text in (tokens.ink, tokens.muted, tokens.claim, tokens.evidence, tokens.historian, tokens.caution):
            assert contrast(text, ground) >= 7, (text, ground)
        assert contrast(tokens.good, ground) >= 7
    for ground in (tokens.paper, tokens.pane, tokens.card):
        assert contrast(tokens.line, ground) >= 4.5
        assert contrast(tokens.link, ground) >= 4.5
    for accent in (tokens.claim, tokens.evidence, tokens.historian):
        assert contrast(tokens.on_accent, accent) >= 7


def test_a_dropped_bibliography_is_imported(window: Window, book: Notebook, tmp_path: Path, qtbot: QtBot) -> None:
    bibliography = tmp_path / "works.bib"
    bibliography.write_text(
        "@book{service1997, author={Service, Robert}, title={A History of Twentieth-Century Russia}, year={1997}}"
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bibliography))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: book.row("SELECT count(*) FROM source")[0] == 1, timeout=20_000)
    assert book.history()[-1].label.words.startswith("Import")


def test_a_dropped_file_of_another_kind_is_refused_in_words(window: Window, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "essay.mp3"))])
    where, buttons, keys = QPoint(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, mime, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(where.toPointF(), Qt.DropAction.CopyAction, mime, buttons, keys))
    assert "Only notebooks, packs, lists of sources and notes" in window.status.said.text()


def test_what_is_missing_is_a_key_away_and_leads_to_its_field(window: Window, essay: Essay, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.commands.cards.sources()
    assert dialog.tabs.currentWidget() is dialog.missing
    qtbot.waitUntil(lambda: bool(dialog.missing.model.rows))
    view = dialog.missing.view
    row = next(n for n, each in enumerate(dialog.missing.model.rows) if not isinstance(each, str))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(row, 0)).center()
    )
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: window.card.card.citations.add.hasFocus())
    assert window.status.said.text() == "Ctrl+Shift+K goes back to the list of what is missing."
    window.commands.actions.by_name["missing"].trigger()
    assert dialog.isVisible()


def test_the_numbers_in_the_status_bar_give_way_where_there_is_no_room(window: Window) -> None:
    least, numbers = window.minimumSizeHint().width(), window.status.counts
    numbers.setText(" · ".join([numbers.text()] * 9))
    QTest.qWait(20)
    assert window.minimumSizeHint().width() == least
    assert numbers.toolTip().split() == numbers.text().split()


def test_what_is_asked_of_a_window_before_it_is_complete_completes_it(
    book: Notebook, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    """A click may wait while the window is put together, and be there before its first picture."""
    window = Window(Notebook.open(book.path), theme, Settings.load(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.status.steps.click()
    assert window.tabs.currentWidget() is window.history
    window.close()
