"""Every key that F1 lists is pressed where it holds, and its effect is seen; what has nothing to do is grey."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.actions import Spec, keys_here
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.fields import Chip
from essayplanner.ui.look.words import keys_in_words
from tests.notebook.tools import new_notebook
from tests.ui.frame.effects import EFFECTS, dialogs
from tests.ui.undressing import is_of_looks
from tests.ui.waiting import until

Essay = dict[str, int]


def specs(window: Window) -> Iterator[Spec]:
    return (spec for scope in window.commands.actions.scopes for spec in scope.specs if spec.name)


def hand() -> QWidget:
    """Where the keys go."""
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def put_back(window: Window, steps: int) -> None:
    """As it was before keys were pressed."""
    for dialog in dialogs(window):
        dialog.close()
    if window.outline.view.is_editing():
        QTest.keyClick(hand(), Qt.Key.Key_Escape)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
    window.centre.uncover("outline")
    window.sides.fold(set())
    if window.theme.scale != 100:  # the window is dressed anew even where nothing changes
        window.commands.view.scale(0)
    window.show_tab("card")
    while len([step for step in window.book.history() if not step.undone]) > steps:
        window.book.undo()
    QGuiApplication.clipboard().clear()
    window.status.said.clear()
    window.commands._read()


def without_effect(window: Window, essay: Essay, spec: Spec, keys: str) -> str:
    """What is wrong with a key; nothing where its effect is seen."""
    effect = EFFECTS[spec.name]
    effect.first(window, essay)
    place = effect.at(window)
    place.setFocus()
    QTest.qWait(0)
    before = effect.seen(window)
    QTest.keySequence(hand(), QKeySequence(keys_here(keys)))
    end = [0]

    def is_seen() -> bool:
        end[0] += 1
        return effect.seen(window) != before or end[0] > 60

    until(is_seen)
    return f"{spec.name} by {keys}" if effect.seen(window) == before else ""


@pytest.mark.slow
def test_every_key_of_the_list_does_what_is_listed(window: Window, essay: Essay) -> None:
    window.asked.new_notebook_wanted.connect(lambda: window.setProperty("asked", True))
    window.centre.turn_to("timeline")  # whose keys are there, and listed, since it was turned to
    window.centre.turn_to("outline")
    listed = {key for _menu, _text, keys in window.commands.actions.in_words() for key in keys}
    steps = len([step for step in window.book.history() if not step.undone])
    wrong, pressed = [], set()
    for spec in sorted(specs(window), key=lambda spec: spec.name == "close"):
        for keys in spec.keys if spec.name != "close" else spec.keys[:1]:
            wrong.append(without_effect(window, essay, spec, keys))
            pressed.add(keys_in_words(QKeySequence(keys_here(keys))))
            if spec.name != "close":
                put_back(window, steps)
    assert [fault for fault in wrong if fault] == []
    assert listed - pressed == {"Ctrl+Q"}  # which closes as Ctrl+W does; there is one window to close
    assert len(pressed) > 50


# What is grey

#: What begins something, shows or says something, wherever one is and whatever is selected.
ALWAYS = {
    "new_notebook",
    "open",
    "open_sample",
    "save",
    "save_as",
    "rename_notebook",
    "bring_in",
    "bring_in_folder",
    "make_pack",
    "paste_cards",
    "paste_items",
    "restore_backup",
    "close",
    "history",
    "find",
    "next_pane",
    "previous_pane",
    "spelling",
    "next_misspelt",
    "new_claim",
    "new_evidence",
    "new_historian",
    "sources",
    "missing",
    "new_outline",
    "sort",
    "xray",
    "add_section",
    "add_subsection",
    "add_sibling",
    "larger",
    "smaller",
    "normal_size",
    "theme_system",
    "theme_light",
    "theme_dark",
    "contrast",
    "full_screen",
    "preferences",
    "show_card",
    "show_preview",
    "show_history",
    "show_coach",
    "fold_library",
    "fold_right",
    "guide",
    "shortcuts",
    "about",
    "sort_cards",
    "export",
    *(f"screen_{screen.name}" for screen in SCREENS),
}


def on(window: Window) -> set[str]:
    return {name for name, action in window.commands.actions.by_name.items() if action.isEnabled()}


def test_what_has_nothing_to_do_is_grey(tmp_path: Path, open_window: Callable[[Notebook], Window]) -> None:
    with closing(new_notebook(tmp_path / "blank.essayplan", "Blank")) as blank:
        window = open_window(blank)
        until(lambda: not window.commands._reading.isActive())
        assert on(window) == ALWAYS
        for place in (window.library.view, window.outline.view, window.library.field):
            place.setFocus()
            assert on(window) == ALWAYS


OF_ESSAY = {
    "recall",
    "next_finding",
    "last_finding",
    "question",
    "save_structure",
    "find_in_outline",
    "find_next",
    "find_previous",
    "rename_outline",
    "duplicate_outline",
    "delete_outline",
    "word_target",
    "share_words",
    "print",
    "copy_markdown",
    "copy_rich",
}
OF_ROWS = {
    "rename",
    "write_note",
    "move_up",
    "move_down",
    "indent",
    "outdent",
    "place_again",
    "copy_items",
    "remove",
    "section_words",
}
OF_CARDS = {"edit_card", "place", "place_under", "duplicate_card", "merge_cards", "copy_cards", "trash_card"}


def test_what_is_selected_says_what_can_be_done(window: Window, essay: Essay, qtbot: QtBot) -> None:
    fold = {"fold_all", "unfold_all"}
    view, cards_view = window.outline.view, window.library.view
    until(lambda: not window.commands._reading.isActive())
    view.setFocus()
    view.clearSelection()
    cards_view.clearSelection()
    window.selection.choose(cards=())
    always = ALWAYS | OF_ESSAY | fold | {"undo"}
    assert on(window) - always == set()
    view.choose(Item("section", essay["first"]))
    assert on(window) == always | OF_ROWS
    cards_view.setFocus()
    cards_view.choose(essay["party"])
    assert on(window) == always | OF_ROWS | OF_CARDS
    QTest.keyClick(cards_view, Qt.Key.Key_Delete)
    assert "empty_trash" in on(window)
    with qtbot.waitSignal(window.library.shown):
        chip = next(chip for chip in window.library.findChildren(Chip) if chip.text().strip().startswith("Trash"))
        chip.click()
    cards_view.setFocus()
    cards_view.selectAll()
    assert on(window) & (OF_CARDS | {"restore_card"}) == {"edit_card", "copy_cards", "restore_card"}
    window.book.undo()
    until(lambda: "empty_trash" not in on(window))
    assert "redo" in on(window)


def test_what_is_on_with_nothing_selected_complains_of_nothing(window: Window, essay: Essay) -> None:
    """None of them says that something is to be selected first, or is to be there."""
    view, said = window.outline.view, list[str]()
    view.setFocus()
    view.clearSelection()
    window.library.view.clearSelection()
    window.selection.choose(cards=())
    window.announcer.said.connect(said.append)
    window.announcer.failed.connect(lambda error: said.append(str(error)))
    steps = len([step for step in window.book.history() if not step.undone])
    for name in OF_ROWS | OF_CARDS:
        window.commands.actions.by_name[name].trigger()
    assert len([step for step in window.book.history() if not step.undone]) == steps
    opened = {name for name, effect in EFFECTS.items() if effect.seen is dialogs}  # each by its key, see above
    names = (
        on(window)
        - opened
        - {"close", "make_pack", "word_target", "share_words", "open_sample", "restore_backup", "guide", "about"}
        - {"paste_items"}
    )
    for name in sorted(names, key=lambda name: (not is_of_looks(name), name)):
        action = window.commands.actions.by_name[name]
        if not action.isEnabled():
            continue
        action.trigger()
        put_back(window, steps)
        view.clearSelection()
    complaints = ("first", "Select", "There is no", "nothing", "already")
    assert [sentence for sentence in said if any(word in sentence for word in complaints)] == []


def test_the_export_opens_by_its_key_while_a_line_is_typed_in(window: Window, essay: Essay) -> None:
    window.outline.view.setCurrentIndex(window.outline.model.index_of_item(Item("section", essay["second"])))
    for field in (window.library.field, window.card.section.words, window.card.section.note):
        field.setFocus()
        QTest.keyClick(hand(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert dialogs(window) != [], field
        for dialog in dialogs(window):
            dialog.close()
