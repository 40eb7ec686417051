"""The history follows steps, undo, merges, jumps and other programs, without losing what is selected."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.history.model import BEGINNING, Role
from essayplanner.ui.history.panel import _STEPS, HistoryPanel
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.when import day, day_and_time, local
from tests.ui.desks import desk_for
from tests.ui.history.steps import add, rows


def test_it_begins_before_the_first_step(panel: HistoryPanel, book: Notebook) -> None:
    assert rows(panel.model) == [f">{BEGINNING}"]
    assert not panel.undo_button.isEnabled()
    assert not panel.redo_button.isEnabled()
    add(book, "One")
    assert rows(panel.model) == [">New claim “One”", BEGINNING]


def test_newest_on_top_and_undone_above_now(panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One", "Two", "Three")
    book.undo()
    assert rows(panel.model) == ["~New claim “Three”", ">New claim “Two”", "New claim “One”", BEGINNING]
    book.undo()
    book.undo()
    assert rows(panel.model) == ["~New claim “Three”", "~New claim “Two”", "~New claim “One”", f">{BEGINNING}"]
    book.redo()
    assert rows(panel.model)[2] == ">New claim “One”"
    add(book, "Instead")
    assert rows(panel.model) == [">New claim “Instead”", "New claim “One”", BEGINNING]
    assert panel.undo_button.toolTip() == "Undo: New claim “Instead”"
    assert panel.redo_button.toolTip() == "Nothing to redo"


def test_typing_that_merges_stays_one_row(panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One")
    id = outlines.new_outline(book, "Why?")
    for text in ("W", "Wh", "Why not"):
        outlines.edit_outline(book, id, "typing", title=text)
    assert rows(panel.model) == [">Rename outline “Why not”", "New outline “Why?”", "New claim “One”", BEGINNING]


def test_what_is_selected_stays_selected(panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One", "Two", "Three")
    panel.view.setCurrentIndex(panel.model.index(1))
    kept = QPersistentModelIndex(panel.model.index(1))
    add(book, "Four")
    book.undo()
    book.undo()
    book.redo()
    assert kept.data() == "New claim “Two”"
    assert panel.view.currentIndex() == kept
    assert panel.view.selectionModel().isSelected(panel.view.currentIndex())


def test_a_step_after_an_undo_is_another_step_though_it_takes_the_number(panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One", "Two")
    book.undo()
    undone = QPersistentModelIndex(panel.model.index(0))
    number = undone.data(Role.STEP_ID)
    add(book, "Instead")
    assert panel.model.index(0).data(Role.STEP_ID) == number
    assert not undone.isValid()


def test_enter_jumps_there_and_back(qtbot: QtBot, panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One", "Two", "Three")
    panel.view.setCurrentIndex(panel.model.index(2))
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert rows(panel.model)[:3] == ["~New claim “Three”", "~New claim “Two”", ">New claim “One”"]
    assert panel.view.currentIndex().row() == 2
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert rows(panel.model)[0] == ">New claim “Three”"
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    QTest.keyClick(panel.view, Qt.Key.Key_Enter)
    assert rows(panel.model)[-1] == f">{BEGINNING}"


def test_a_click_selects_and_the_words_or_a_double_click_jump(
    qtbot: QtBot, panel: HistoryPanel, book: Notebook
) -> None:
    add(book, "One", "Two", "Three")
    place = panel.view.visualRect(panel.model.index(2))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + place.center() / 4)
    assert rows(panel.model)[0] == ">New claim “Three”"
    delegate = panel.view._delegate
    link = delegate.link_rect(place, delegate.link(panel.model.index(2), place.width()))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    assert rows(panel.model)[2] == ">New claim “One”"
    top = panel.view.visualRect(panel.model.index(0))
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=top.center())
    assert rows(panel.model)[0] == ">New claim “Three”"


def test_the_buttons_undo_and_redo_and_say_what(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    desk = desk_for(book, theme)
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    add(book, "One")
    with qtbot.waitSignal(desk.announcer.said) as said:
        QTest.mouseClick(panel.undo_button, Qt.MouseButton.LeftButton)
    assert said.args == ["Undid: New claim “One”."]
    assert panel.redo_button.toolTip() == "Redo: New claim “One”"
    with qtbot.waitSignal(desk.announcer.said):
        QTest.mouseClick(panel.redo_button, Qt.MouseButton.LeftButton)
    assert rows(panel.model)[0] == ">New claim “One”"


def test_another_programs_steps_come_in(panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One", "Two")
    panel.view.setCurrentIndex(panel.model.index(1))
    with closing(Notebook.open(book.path)) as other:
        cards.add_card(other, Kind.CLAIM, "From elsewhere")
        other.undo()
        cards.add_card(other, Kind.CLAIM, "From there")
    book.look_for_changes()
    assert rows(panel.model) == [">New claim “From there”", "New claim “Two”", "New claim “One”", BEGINNING]
    assert panel.view.currentIndex().data() == "New claim “One”"


def test_a_step_made_while_one_is_announced_is_not_lost(panel: HistoryPanel, book: Notebook) -> None:
    again = [True]

    def listener(changed: object) -> None:
        if again.pop() if again else False:
            add(book, "Nested")

    end = book.subscribe(listener)
    book._listeners.insert(0, book._listeners.pop())
    add(book, "Outer")
    end()
    assert rows(panel.model) == [">New claim “Nested”", "New claim “Outer”", BEGINNING]


def test_thousands_of_steps_and_no_reset(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    with closing(sqlite3.connect(book.path)) as raw:
        at = datetime.now(UTC)
        raw.executemany(
            "INSERT INTO step (label, at) VALUES (?, ?)",
            [(f"Step {number}", (at - timedelta(hours=5000 - number)).isoformat()) for number in range(5000)],
        )
        raw.commit()
    panel = HistoryPanel(desk_for(book, theme))
    qtbot.addWidget(panel)
    resets: list[None] = []
    panel.model.modelReset.connect(lambda: resets.append(None))
    panel.show()
    assert panel.model.rowCount() == 5001
    panel.view.setCurrentIndex(panel.model.index(4000))
    add(book, "One more")
    assert panel.view.currentIndex().row() == 4001
    assert not resets
    assert panel.heading.text().startswith("5,001 steps, back to ")


def test_nothing_is_read_before_it_is_shown(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    add(book, "One")
    panel = HistoryPanel(desk_for(book, theme))
    qtbot.addWidget(panel)
    assert panel.model.rowCount() == 1
    add(book, "Two")
    panel.show()
    assert rows(panel.model) == [">New claim “Two”", "New claim “One”", BEGINNING]


def test_a_read_only_notebook_is_shown_with_the_reason(qtbot: QtBot, notebook_path: Path, theme: Theme) -> None:
    with closing(Notebook.open(notebook_path)) as book:
        add(book, "One", "Two")
    notebook_path.chmod(0o444)
    with closing(Notebook.open(notebook_path)) as book:
        assert book.read_only
        desk = desk_for(book, theme)
        panel = HistoryPanel(desk)
        qtbot.addWidget(panel)
        panel.show()
        assert panel.reason.text() == str(book.read_only)
        assert panel.reason.isVisible()
        assert not panel.undo_button.isEnabled()
        assert panel.undo_button.toolTip() == tip(str(book.read_only))
        panel.view.setCurrentIndex(panel.model.index(2))
        with qtbot.waitSignal(desk.announcer.failed):
            QTest.keyClick(panel.view, Qt.Key.Key_Return)
        assert rows(panel.model)[0] == ">New claim “Two”"
        panel.grab()


def test_times_are_said_as_a_student_says_them() -> None:
    now = datetime(2026, 11, 23, 9, 5).astimezone()
    assert day_and_time(now - timedelta(minutes=33), now) == "08:32"
    assert day_and_time(now - timedelta(minutes=33), now, name_today=True) == "Today, 08:32"
    assert day_and_time(now - timedelta(hours=10), now) == "Yesterday, 23:05"
    assert day_and_time(now - timedelta(days=20), now) == "3 Nov, 09:05"
    assert day(now - timedelta(days=365), now) == "23 Nov 2025"
    assert local("not a time") is None
    assert local("2026-11-03T08:00:00.000+00:00") is not None


def test_how_far_the_steps_go_back_is_said_in_one_sentence_each() -> None:
    now = datetime(2026, 11, 23, 9, 5).astimezone()
    ago = (None, timedelta(minutes=33), timedelta(hours=10), timedelta(days=20), timedelta(days=365))
    said = [_STEPS.said(1_200, now - each if each is not None else None, now) for each in ago]
    assert said == [
        "1,200 steps",
        "1,200 steps today",
        "1,200 steps, back to yesterday",
        "1,200 steps, back to 3 Nov",
        "1,200 steps, back to 23 Nov 2025",
    ]
    assert _STEPS.said(1, now, now) == "1 step today"


def test_a_screen_reader_is_told_all_of_a_row(panel: HistoryPanel, book: Notebook) -> None:
    add(book, "One", "Two")
    book.undo()
    spoken = [panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken[0].endswith("undone")
    assert spoken[1].endswith("you are here")
    assert spoken[2] == BEGINNING


def test_every_control_has_a_name(panel: HistoryPanel) -> None:
    for widget in [panel, *panel.findChildren(QWidget)]:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_at_twice_the_size(panel: HistoryPanel, book: Notebook, theme: Theme, mode: str) -> None:
    add(book, "One", "Two", "Three")
    book.undo()
    theme.choose(mode=mode, scale=200)
    panel.resize(420, 600)
    row = panel.view.visualRect(panel.model.index(0))
    delegate = panel.view._delegate
    for at in range(panel.model.rowCount()):
        index = panel.model.index(at)
        link = delegate.link(index, row.width())
        assert delegate.link_rect(row, link).left() > row.left()
    panel.grab()
    theme.choose(mode="light", scale=100)
