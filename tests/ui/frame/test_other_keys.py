"""The keys that F1 lists besides those of actions: each is pressed where it holds, and its effect is seen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from essayplanner.coach.registry import BY_KEY
from essayplanner.coach.rules.bearing import CLAIM_WITHOUT_EVIDENCE
from essayplanner.notebook import cards, documents, outlines, outlining, sources
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.card.voices import NEXT_VOICE
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.buttons import AddButton
from essayplanner.ui.frame.other_keys import OTHER_KEYS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.words import Labelled
from essayplanner.ui.sources.dialog import SourcesDialog
from tests.ui.frame.effects import Essay
from tests.ui.frame.exercises import Seen, recall_begun, sort_begun, xray_begun
from tests.ui.read.hands import Shown, add, lesson_file
from tests.ui.waiting import until


def _search(window: Window, essay: Essay) -> Seen:
    window.library.field.setText("Terror")
    window.library.field.setFocus()
    until(lambda: window.library.view.model().rowCount() in (1, 2))
    return lambda: (window.library.field.text(), QApplication.focusWidget())


def _cards(window: Window, essay: Essay) -> Seen:
    view = window.library.view
    view.setFocus()
    view.choose(window.library.model.ids[2])
    return lambda: ([index.row() for index in view.selectedIndexes()], view.currentIndex().row())


def _cards_and_current(window: Window, essay: Essay) -> Seen:
    seen = _cards(window, essay)
    index = window.library.model.index(3, 0)
    window.library.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    return seen


def _row(folded: bool) -> Callable[[Window, Essay], Seen]:
    def prepare(window: Window, essay: Essay) -> Seen:
        view = window.outline.view
        view.setFocus()
        view.choose(Item("section", essay["first"]))
        view.fold(view.current_node(), folded)
        return lambda: len(view.rows.shown)

    return prepare


def _typed(noting: bool) -> Callable[[Window, Essay], Seen]:
    def prepare(window: Window, essay: Essay) -> Seen:
        view = window.outline.view
        view.setFocus()
        view.choose(Item("section", essay["first"]))
        view.write_note() if noting else view.rename()
        fields = view.viewport().findChildren(QPlainTextEdit)
        next(field for field in fields if field.isVisible()).setFocus()
        return view.is_editing

    return prepare


def _question(window: Window, essay: Essay) -> Seen:
    window.outline.header.question.setFocus()
    return QApplication.activePopupWidget


def _sources(window: Window, essay: Essay) -> Seen:
    sources.add_source(window.book, "book", {"type": "book", "title": "A book"})
    dialog = window.commands.cards.sources()
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    dialog.list.view.setFocus()
    QGuiApplication.clipboard().setText("@book{a, title = {Another}, author = {Doe, Jane}, year = {1999}}")
    return lambda: (
        QApplication.focusWidget(),
        dialog.model.rowCount(),
        bool(dialog.adding and dialog.adding.isVisible()),
        len(window.book.history()),
    )


def _undo_source(window: Window, essay: Essay) -> Seen:
    seen = _sources(window, essay)
    return lambda: (seen(), [step.undone for step in window.book.history()])


def _history(window: Window, essay: Essay) -> Seen:
    window.show_tab("history")
    window.history.view.setFocus()
    window.history.view.setCurrentIndex(window.history.model.index(2))
    return lambda: [step.undone for step in window.book.history()]


def _coach(window: Window, essay: Essay) -> Seen:
    outlining.place(window.book, [essay["party"]], Spot("section", essay["second"]))
    window.settings.rules_off = sorted(BY_KEY.keys() - {CLAIM_WITHOUT_EVIDENCE})
    window.looking.look_soon()
    until(lambda: not window.looking.is_waiting)
    window.outline.view.choose(Item("section", essay["intro"]))
    window.show_tab("coach")
    window.coach.step(1)
    return lambda: (window.selection.item, QApplication.focusWidget())


def _edge(window: Window, essay: Essay) -> Seen:
    window.sides.set_widths([320, 714, 330])
    window.sides.splitter.handle(1).setFocus()
    return window.sides.widths


def _preview(window: Window, essay: Essay) -> Seen:
    page_id = sources.add_source(window.book, "page", {"type": "webpage", "title": "P", "URL": "https://example.org/"})
    for name in ("cheka", "tools"):
        cards.cite(window.book, essay[name], page_id, "p. 1")
    window.show_tab("preview")
    page = window.preview.page
    page.setFocus()
    until(lambda: "1" in page.toPlainText())
    QTest.qWait(100)
    return lambda: (page.textCursor().selectionStart(), page.textCursor().selectionEnd())


def _question_of_new(window: Window, essay: Essay) -> Seen:
    window.commands.outlines.questions.new_outline()
    page = window.commands.outlines.questions.page
    assert page
    page.field.show_text("How far was fear the main reason for the Terror?")
    page.field.selectAll()
    return lambda: (QApplication.activePopupWidget() is None, window.centre.currentWidget())


def _pages(window: Window, essay: Essay) -> Seen:
    if not documents.documents(window.book):
        add(window.book, lesson_file(window.book.path.parent))
    shown = Shown(window)
    shown.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    shown.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    return lambda: (shown.view.selection, QGuiApplication.clipboard().text(), QApplication.focusWidget())


PREPARED: dict[str, Callable[[Window, Essay], Seen]] = {
    "to_cards": _search,
    "clear_search": _search,
    "select_all": _cards,
    "select_on": _cards,
    "go_without": _cards,
    "select_too": _cards_and_current,
    "open_row": _row(True),
    "close_row": _row(False),
    "open_below": _row(True),
    "end_title": _typed(False),
    "drop_title": _typed(False),
    "end_note": _typed(True),
    "word_menu": _question,
    **dict.fromkeys(("correct_part", "create_outline", "leave_question"), _question_of_new),
    "show_recalled": recall_begun(),
    "hint_recalled": recall_begun(),
    "knew_recalled": recall_begun(1),
    "missed_recalled": recall_begun(1),
    "last_recalled": recall_begun(2),
    "mix_recalled": recall_begun(),
    "end_recall": recall_begun(2),
    **dict.fromkeys((other.name for other in OTHER_KEYS if other.name.startswith("sort_")), sort_begun),
    **dict.fromkeys((other.name for other in OTHER_KEYS if other.name.startswith("xray_")), xray_begun),
    "move_edge": _edge,
    "edge_to_end": _edge,
    **dict.fromkeys(("mend", "show_where", "not_here", "leave_coach"), _coach),
    "next_note": _preview,
    "last_note": _preview,
    "go_to_step": _history,
    "new_source": _sources,
    "find_source": _sources,
    "paste_sources": _sources,
    "undo_source": _undo_source,
    "delete_source": _sources,
    **dict.fromkeys((other.name for other in OTHER_KEYS if other.name.endswith("_read")), _pages),
}


def put_back(window: Window) -> None:
    if menu := QApplication.activePopupWidget():
        menu.close()
    for asked in window.findChildren(Asking):
        asked.leave()
    for dialog in window.findChildren(SourcesDialog):
        dialog.close()
    window.commands.outlines.questions.leave()
    window.centre.uncover("outline")
    last = next((step for step in reversed(window.book.history()) if not step.undone), None)
    if last and last.label.key in ("x-ray", "sort-cards"):
        window.book.undo()
    window.selection.show_outline(outlines.outlines(window.book)[0].id)
    window.library.field.clear()
    window.outline.view.setFocus()
    window.activateWindow()
    until(window.isActiveWindow)
    until(lambda: window.library.view.model().rowCount() == 5)


def test_every_other_key_of_the_list_does_what_is_listed(window: Window, essay: Essay) -> None:
    wrong = []
    for other in OTHER_KEYS:
        for keys in other.keys:
            seen = PREPARED[other.name](window, essay)
            before, hand = seen(), QApplication.focusWidget()
            assert hand is not None
            press(hand, keys)
            asked = [0]

            def is_other(seen: Seen = seen, before: object = before, asked: list[int] = asked) -> bool:
                asked[0] += 1
                return seen() != before or asked[0] > 80

            until(is_other)
            if seen() == before:
                wrong.append(f"{other.name} by {keys}")
            put_back(window)
    assert wrong == []


def press(hand: QWidget, keys: str) -> None:
    """A key whose letter counts is typed; others are pressed."""
    if keys in ("+", "-", "*"):
        QTest.keyClicks(hand, keys)
    else:
        QTest.keySequence(hand, QKeySequence(keys))


@pytest.mark.parametrize("what", ["section", "placement"])
def test_the_keys_of_the_card_panel_go_to_its_fields(window: Window, essay: Essay, what: str) -> None:
    item = Item("section", essay["first"]) if what == "section" else Item("placement", essay["placed_tools"])
    window.show_tab("card")
    window.outline.view.choose(item)
    listed = [words for _where, words, keys in window.commands.view.every_key() if keys]
    fields = [each for each in window.card.findChildren(Labelled) if each.keys and each.isVisible()]
    assert len(fields) > 2
    for each in fields:
        window.outline.view.setFocus()
        QTest.keySequence(window.outline.view, QKeySequence(each.keys))
        focus = QApplication.focusWidget()
        assert focus is each.field or (focus and each.field.isAncestorOf(focus)), each.caption.text()
        assert each.caption.text() in listed
    assert NEXT_VOICE in listed
    for button in window.card.findChildren(AddButton):
        assert button.accessibleName() in listed
        if button.isVisible():
            clicked: list[bool] = []
            button.clicked.disconnect()
            button.clicked.connect(lambda _checked=False, clicked=clicked: clicked.append(True))
            window.outline.view.setFocus()
            QTest.keySequence(window.outline.view, button.shortcut())
            until(lambda: bool(clicked))  # noqa: B023
