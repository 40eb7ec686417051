"""Double clicks, right clicks on empty places and Ctrl+S do what a person expects."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.renaming import rename_notebook
from essayplanner.ui.dialogs.word_target import WordTargetDialog
from essayplanner.ui.frame.window import Window
from tests.ui.outline.rows import Essay
from tests.ui.waiting import until

Left, Right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def twice(widget: QWidget, at: QPoint) -> None:
    """A double click."""
    QTest.mouseClick(widget, Left, pos=at)
    QTest.mouseDClick(widget, Left, pos=at)


def opened(view: QWidget, at: QPoint) -> list[str]:
    """The entries of the menu that a right click opens there."""
    QApplication.sendEvent(view, context_event(view, at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return entries


def context_event(view: QWidget, at: QPoint) -> QEvent:
    from PySide6.QtGui import QContextMenuEvent

    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))


def test_a_double_click_on_a_card_edits_it(window: Window, essay: Essay) -> None:
    view = window.library.view
    view.choose(essay["party"])
    twice(view.viewport(), view.visualRect(window.library.model.index_of(essay["conquest"])).center())
    title = window.card.card.title
    assert title.hasFocus()
    assert title.textCursor().selectedText() == title.toPlainText() == "Robert Conquest"
    assert "Double-click" in str(window.library.model.index_of(essay["conquest"]).data(Qt.ItemDataRole.ToolTipRole))


def test_a_double_click_on_the_words_of_a_section_edits_its_target(window: Window, essay: Essay) -> None:
    view = window.outline.view
    outlining.edit_section(window.book, essay["second"], words=350)
    rect = view.visualRect(window.outline.model.index_of_item(Item("section", essay["second"])))
    on_words = QPoint(rect.right() - window.theme.px(20), rect.top() + view.delegate.measures.gap + window.theme.px(12))
    twice(view.viewport(), on_words)
    words = window.card.section.words
    assert words.hasFocus()
    assert not view.is_editing()
    QTest.keyClicks(words, "400")
    window.saving.flush()
    assert window.outline.model.nodes[Item("section", essay["second"])].words == 400
    twice(view.viewport(), QPoint(window.theme.px(70), on_words.y()))
    assert view.is_editing()


def test_a_double_click_on_the_words_of_the_essay_asks_for_its_target(window: Window, essay: Essay) -> None:
    label = window.outline.header.counts[3]

    def ask(typed: str) -> WordTargetDialog:
        twice(label, label.rect().center())
        dialog = window.findChildren(WordTargetDialog)[-1]
        until(dialog.words.hasFocus)
        QTest.keyClicks(dialog.words, typed)  # in the place of what was there
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)
        return dialog

    ask("1,400 words")
    until(lambda: label.text() == "1,400 words, shared out")
    for wrong in ("many", "-5", "1.5", "1400 pages", "9" * 30):
        dialog = ask(wrong)
        assert dialog.isVisible()
        assert dialog.no_words.text() == "A word target is a number between 0 and 1,000,000."
        assert dialog.words.selectedText() == wrong
        QTest.keyClick(dialog.words, Qt.Key.Key_Escape)
        assert outlines.outline_info(window.book, essay["outline"]).words == 1400
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    twice(label, label.rect().center())
    dialog = window.findChildren(WordTargetDialog)[-1]
    QTest.keyClick(dialog.words, Qt.Key.Key_Backspace)
    QTest.mouseClick(dialog.set_button, Left)
    until(lambda: label.text() == "No word targets yet")


def at_part(window: Window, essay: Essay, name: str) -> QPoint:
    bar = window.outline.header.bar
    return bar.strip.box(bar.strip.by_id[essay[name]]).center().toPoint()


def test_a_click_on_a_part_of_the_word_bar_goes_to_its_section(window: Window, essay: Essay) -> None:
    bar, view = window.outline.header.bar, window.outline.view
    for name, words in (("intro", 100), ("first", 300), ("second", 200)):
        outlining.edit_section(window.book, essay[name], words=words)
    until(lambda: window.outline.header.counts[3].text() == "600 words planned")
    for name in ("second", "intro", "first"):
        QTest.mouseClick(bar, Left, pos=at_part(window, essay, name))
        assert view.selected_items() == [Item("section", essay[name])]
        assert view.hasFocus()
    at = at_part(window, essay, "second")
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, at, bar.mapToGlobal(at)))
    assert QToolTip.text() == "3 What was Stalin’s own: 200 words\u00a0· no cards"
    QToolTip.hideText()
    hovering = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        bar.mapToGlobal(QPointF(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(bar, hovering)
    assert bar.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_click_on_the_word_bar_brings_the_section_to_the_top(window: Window, essay: Essay) -> None:
    """It came in at the lower edge, and of what stands in it nothing was seen."""
    view = window.outline.view
    outlining.edit_section(window.book, essay["second"], words=200)
    ids = [cards.add_card(window.book, Kind.CLAIM, f"Claim {number}") for number in range(60)]
    for name in ("first", "second"):
        outlining.place(window.book, ids[:30] if name == "first" else ids[30:], Spot("section", essay[name]))
    outlining.edit_section(window.book, essay["first"], words=300)
    until(lambda: window.outline.header.counts[3].text() == "500 words planned")
    for name in ("second", "first", "second"):
        QTest.mouseClick(window.outline.header.bar, Left, pos=at_part(window, essay, name))
        row = view.visualRect(view.rows.index_of_item(Item("section", essay[name])))
        assert row.top() == 0, name


def test_a_double_click_on_the_title_renames_the_notebook(window: Window, book: Notebook) -> None:
    topic, before = window.top.topic, book.title
    steps = len(book.history())
    twice(topic, QPoint(6, topic.height() // 2))
    assert topic.field.hasFocus()
    QTest.keyClicks(topic.field, "The Terror")
    QTest.keyClick(topic.field, Qt.Key.Key_Return)
    assert topic.field.isHidden()
    assert (book.title, topic.text()) == ("The Terror", "The Terror")
    assert window.windowTitle() == "The Terror — EssayPlanner"
    assert [step.label.words for step in book.history()[steps:]] == ["Rename the notebook “The Terror”"]
    window.commands.edit.undo()
    assert (book.title, topic.text()) == (before, before)
    assert window.windowTitle() == f"{before} — EssayPlanner"


def test_the_field_of_the_notebooks_title_covers_no_word_of_the_chooser(window: Window, book: Notebook) -> None:
    topic, chooser = window.top.topic, window.top.chooser
    for title in ("A", "Stalin and the politics of the USSR, 1924–53, as the examiners see it"):
        rename_notebook(book, title)
        at_rest = chooser.geometry()
        topic.rename()
        assert topic.field.width() >= min(topic.fontMetrics().horizontalAdvance(title), 300)
        assert topic.field.geometry().right() < chooser.geometry().left()
        window.resize(window.width() - 200, window.height())
        assert topic.field.geometry().right() < chooser.geometry().left()
        window.resize(window.width() + 200, window.height())
        QTest.keyClick(topic.field, Qt.Key.Key_Escape)
        assert chooser.geometry() == at_rest


def test_escape_a_blank_and_leaving_while_the_notebook_is_renamed(window: Window, book: Notebook) -> None:
    topic, before = window.top.topic, book.title
    rename = window.commands.actions.by_name["rename_notebook"]
    rename.trigger()
    QTest.keyClicks(topic.field, "Nonsense")
    QTest.keyClick(topic.field, Qt.Key.Key_Escape)
    assert book.title == before
    rename.trigger()
    QTest.keyClick(topic.field, Qt.Key.Key_Delete)
    QTest.keyClick(topic.field, Qt.Key.Key_Return)
    assert (book.title, topic.text()) == (before, before)
    rename.trigger()
    QTest.keyClicks(topic.field, "Left")
    window.outline.view.setFocus()
    assert topic.field.isHidden()
    assert book.title == "Left"


def test_another_window_of_the_title_follows(window: Window, book: Notebook) -> None:
    sources = window.commands.cards.sources()
    rename_notebook(window.book, "  Famine\nand terror ")
    assert window.book.title == "Famine and terror"
    assert sources.windowTitle() == "Sources — Famine and terror"
    sources.close()


def test_a_right_click_below_the_rows_opens_a_menu_of_the_place(window: Window, essay: Essay) -> None:
    window.resize(window.width(), 900)
    outline, library = window.outline.view, window.library.view
    outline.choose(Item("section", essay["second"]))
    entries = opened(outline.viewport(), QPoint(60, outline.bottom() + 30))
    assert entries[:4] == ["Add section", "Paste", "Fold all", "Unfold all"]
    assert outline.selected_items() == []
    below = library.viewport().rect().bottomLeft() + QPoint(20, -5)
    assert not library.indexAt(below).isValid()
    assert opened(library.viewport(), below)[:6] == [
        "New claim",
        "New evidence",
        "New historian",
        "Paste",
        "Bring in…",
        "Sources…",
    ]


def test_a_right_click_in_an_empty_notebook_opens_menus_too(
    tmp_path: object, open_window: Callable[..., Window], book: Notebook, qtbot: QtBot
) -> None:
    cards.empty_trash(book)
    window = open_window(book)
    assert opened(window.outline.view.viewport(), QPoint(50, 50))[0] == "Add section"
    assert opened(window.library.view.viewport(), QPoint(50, 50))[0] == "New claim"
    sources = window.commands.cards.sources()
    assert opened(sources.list.view.viewport(), QPoint(50, 50)) == ["New", "Import", "Export"]
    sources.close()


def test_ctrl_s_says_that_all_is_saved(window: Window, essay: Essay) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    window.card.refresh()
    window.outline.header.thesis.setFocus()
    QTest.keyClicks(window.outline.header.thesis, "So it was")
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert said == ["Everything is saved. EssayPlanner saves as you work."]
    assert window.status.said.text() == said[0]
    assert window.book.row("SELECT thesis FROM outline")[0] == "So it was"
    assert QApplication.activeModalWidget() is None
