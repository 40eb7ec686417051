"""Whatever can be pressed is large enough, and whatever has the focus or is chosen is seen to be so, everywhere."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.targets import LEAST
from tests.ui.contrasts import picture, seen_changes
from tests.ui.everywhere import everywhere, furnish, lay_out
from tests.ui.focus import MOST, edges, faint, focusable, room, unseen
from tests.ui.targets import named, too_small, under_edges
from tests.ui.waiting import until

Essay = dict[str, int]


@pytest.mark.slow
def test_everywhere_targets_are_large_enough_and_the_focus_and_edges_are_seen(
    window: Window, essay: Essay, qapp: QApplication
) -> None:
    furnish(window, essay)
    wrong: set[str] = set()
    known: set[str] = set()
    for where, root in everywhere(window, essay):
        wrong.update(f"small: {found} ({where})" for found in too_small(root) if found not in known)
        known.update(too_small(root))
        wrong.update(f"{found} ({where})" for found in under_edges(root))
        if isinstance(root, QMenu):
            continue
        root.activateWindow()
        until(root.isActiveWindow)
        for widget in root.findChildren(QWidget):
            if widget.isVisible() and not widget.visibleRegion().isEmpty() and f"e{named(widget)}" not in known:
                known.add(f"e{named(widget)}")
                wrong.update(found for found in (faint(widget), edges(widget)) if found)
        for widget in focusable(root):
            if named(widget) not in known:
                known.add(named(widget))
                wrong.update(filter(None, [unseen(widget)]))
    assert sorted(wrong) == []
    assert len(known) > 200


def test_a_box_that_is_waited_for_has_targets_that_are_large_enough(window: Window, essay: Essay) -> None:
    window.commands.actions.by_name["word_target"].trigger()
    box = QApplication.activeModalWidget()
    assert box
    box.activateWindow()
    until(box.isActiveWindow)
    lay_out()
    assert [*too_small(box), *filter(None, map(unseen, focusable(box)))] == []
    box.close()


def test_focus_hints_and_edges_are_seen_in_other_colours(window: Window, essay: Essay, qapp: QApplication) -> None:
    furnish(window, essay)
    window.selection.choose(essay["cheka"], Item("placement", essay["placed_cheka"]))
    wrong = []
    for mode, stark in (("dark", False), ("light", True), ("dark", True)):
        window.theme.choose(mode=mode, contrast=stark)
        lay_out()
        for widget in focusable(window):
            found = filter(None, (unseen(widget), faint(widget), edges(widget)))
            wrong += [(mode, stark, each) for each in found]
    assert wrong == []


def test_the_focus_is_seen_in_lists_without_a_selection_and_without_rows(window: Window, essay: Essay) -> None:
    views = window.outline.view, window.library.view
    for view in views:
        view.clearSelection()
    assert [unseen(view) for view in views] == ["", ""]
    window.library.field.setText("nothing of the kind")
    until(lambda: not window.library.model.ids)
    window.commands.edit.desk.selection.show_outline(outlines.new_outline(window.book, "A new question?"))
    until(lambda: not window.outline.model.rowCount())
    lay_out()
    assert [unseen(view) for view in views] == ["", ""]


def test_the_current_entry_of_lists_that_open_and_of_the_menu_bar_is_seen(window: Window, essay: Essay) -> None:
    window.outline.view.choose(Item("section", essay["first"]))
    lay_out()
    role = window.card.section.role
    role.showPopup()
    window.selection.choose(essay["tools"])
    links = window.card.card.links
    links.add.click()
    lay_out()
    picker = links.new.picker
    QTest.keyClicks(picker, "the")
    until(picker.popup.isVisible)
    for view in (role.view(), picker.popup):
        view.setCurrentIndex(view.model().index(0, 0))
        lay_out()
        wanted, first = room(view) * MOST, picture(view)
        view.setCurrentIndex(view.model().index(1, 0))
        lay_out()
        assert seen_changes(first, picture(view)) > wanted, view
    bar, before = window.menuBar(), picture(window.menuBar())
    action = bar.actions()[1]
    bar.setActiveAction(action)
    lay_out()
    box = bar.actionGeometry(action)
    assert seen_changes(before, picture(bar)) > (box.width() + box.height()) * MOST


def test_what_is_selected_is_seen_where_the_focus_is_not(window: Window, essay: Essay) -> None:
    """It decides where Ctrl+Enter places."""
    window.sides.setFocus()
    for mode, stark in (("light", False), ("dark", False), ("dark", True)):
        window.theme.choose(mode=mode, contrast=stark)
        outline, cards = window.outline.view, window.library.view
        outline.choose(Item("section", essay["first"]))
        cards.choose(essay["party"])
        window.library.field.setFocus()
        lay_out()
        for view in (outline, cards):
            row, chosen = room(view), picture(view)
            view.clearSelection()
            assert seen_changes(chosen, picture(view)) > row * MOST, (view, mode, stark)


def test_the_current_part_of_the_word_bar_is_told_by_its_height_and_its_name(window: Window, essay: Essay) -> None:
    furnish(window, essay)
    bar, view = window.outline.header.bar, window.outline.view

    def high(section: str) -> int:
        image = picture(bar, 0)
        box = bar.strip.box(bar.strip.by_id[essay[section]])
        around = range(int(box.bottom() + box.top()))  # the words below it begin further down
        column = [image.pixel(int(box.center().x()), y) for y in around]
        return sum(colour != column[0] for colour in column)

    until(lambda: {essay["first"], essay["second"]} <= bar.strip.by_id.keys())
    names = set()
    for section, other in (("first", "second"), ("second", "first")):
        view.choose(Item("section", essay[section]))
        lay_out()
        assert high(section) >= 2 * high(other) > 2
        names.add(bar.accessibleName())
    told = sorted(("inherited" in name, "own" in name) for name in names)
    assert told == [(False, True), (True, False)]
    outlining.edit_section(window.book, essay["second"], title="What he added")
    until(lambda: "What he added" in bar.accessibleName())
    outlining.remove(window.book, [Item("section", essay[name]) for name in ("intro", "first", "second")])
    until(lambda: bar.accessibleName() == "Words planned")


def test_what_is_painted_and_pressed_is_large_enough(window: Window, essay: Essay, qtbot: QtBot) -> None:
    furnish(window, essay)
    view, bar = window.outline.view, window.outline.header.bar
    assert bar.height() >= LEAST
    folding = [node for node in view.rows.shown if node.children]
    assert folding
    for node in folding:
        row = view.visualRect(view.rows.index_of(node))
        across = range(view.fold_end(node))
        hit = [
            x
            for x in across
            if window.childAt(view.viewport().mapTo(window, QPoint(x, row.center().y()))) is view.viewport()
        ]
        assert len(hit) >= LEAST <= row.height(), node.title
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(hit[0], row.center().y()))
        assert not view.rows.is_open(node)
        view.fold(node, False)
    window.selection.show_years(1917, 1924)
    chip = window.library.filters._years
    qtbot.waitUntil(chip.isChecked)
    assert min(chip.cross().width(), chip.cross().height()) >= LEAST
    window.show_tab("history")
    history = window.history.view
    qtbot.waitUntil(lambda: history.model().rowCount() > 2)
    index = history.model().index(2, 0)
    box = history.visualRect(index)
    words = history._delegate.link(index, box.width())
    link = history._delegate.link_rect(box, words)
    assert min(link.width(), link.height()) >= LEAST
    assert box.contains(link)
