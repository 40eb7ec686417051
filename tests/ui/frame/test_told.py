"""What a screen reader is told besides rows, once each; and sentences that are over go."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source
from essayplanner.ui.desk import announcing
from essayplanner.ui.desk.jobs import Job, into
from essayplanner.ui.desk.keys_here import keys_at
from essayplanner.ui.desk.text_fields import NO_CARDS
from essayplanner.ui.dialogs.export_result import ExportResult
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.frame.test_importing import pack_of
from tests.ui.screen_reader import ScreenReader, role
from tests.ui.test_drag import library_index
from tests.ui.test_keyboard import Key, press
from tests.ui.waiting import until

Essay = dict[str, int]
Role = QAccessible.Role


@pytest.fixture
def reader(window: Window) -> ScreenReader:
    window.announcer._rest.setInterval(30)
    return ScreenReader(window.announcer)


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_undo_and_redo_are_told_once_wherever_they_are_asked_for(window: Window, reader: ScreenReader) -> None:
    cards.edit_card(window.book, 1, title="Another title")
    window.commands.edit.undo()
    window.commands.edit.redo()
    step = "Edit “Another title”"
    assert reader.since() == [f"Undid: {step}.", f"Redid: {step}."]
    assert window.status.said.text() == f"Redid: {step}."
    window.history.undo()
    assert reader.since() == [f"Undid: {step}."]
    window.history.redo()
    assert reader.since() == [f"Redid: {step}."]


def test_looks_panels_and_errors_are_told(window: Window, reader: ScreenReader) -> None:
    view = window.commands.view
    view.scale(1)
    view.scale(0)
    for mode in ("dark", "light", "system"):
        view.colours(mode)
    view.high_contrast()
    view.high_contrast()
    assert reader.since() == [
        "Text at 125 %",
        "Text at 100 %",
        "Dark colours",
        "Light colours",
        "System colours",
        "High contrast",
        "Normal contrast",
    ]
    window.announcer.fail(EssayError("“x” is no pack."))
    assert reader.since() == ["“x” is no pack."]
    window.outline.view.setFocus()
    window.show_tab("preview")
    until(lambda: reader.heard)
    assert reader.since() == ["Preview panel"]
    for folded in ("folded", "unfolded"):
        window.sides.toggle("library")
        until(lambda: reader.heard)
        assert reader.since() == [f"The library is {folded}."]
    window.show_tab("card")
    window.card.card.title.setFocus()
    window.sides.toggle("right")  # what is shown there is told by the focus, or by nothing
    until(lambda: reader.heard)
    assert reader.since() == ["The side panel is folded."]


def test_hits_are_told_when_the_search_has_settled(window: Window, reader: ScreenReader, qtbot: QtBot) -> None:
    window.announcer._rest.setInterval(announcing.SETTLED)
    field = window.library.field
    field.setFocus()
    QTest.keyClicks(field, "terror")
    until(lambda: reader.heard)
    assert reader.since() == ["2 cards found"]  # not at each key
    window.announcer._rest.setInterval(30)
    QTest.keyClicks(field, "zzz")
    until(lambda: reader.heard)
    assert reader.since() == ["No cards match. Clear a filter, or press Ctrl+N to write a new one."]
    field.clear()
    with qtbot.waitSignal(window.library.shown):
        QTest.mouseClick(window.library.filters._trash, Qt.MouseButton.LeftButton)
    until(lambda: reader.heard)
    assert reader.since()[-1] == "The trash is empty."
    window.announcer._rest.setInterval(announcing.SETTLED)
    bar = window.outline.find_bar
    bar.begin()
    QTest.keyClicks(bar.field, "lenin")
    until(lambda: reader.heard)
    assert len(reader.since()) == 1
    press(bar.field, Key.Key_Return)
    assert len(reader.since()) == 1  # a step on is told at once


def test_hits_among_the_sources_and_what_is_done_there_are_told_once(
    window: Window, reader: ScreenReader, book: Notebook
) -> None:
    for key, title in (("a", "Stalin"), ("b", "Lenin")):
        add_source(window.book, key, {"title": title, "type": "book"})
    dialog = window.commands.cards.sources()
    QTest.keyClicks(dialog.list.search, "stal")
    until(lambda: reader.heard)
    assert reader.since() == ["1 source found"]
    dialog.announcer.say(dialog, "Removed it.")
    dialog.announcer.fail(EssayError("That is no file."))
    assert reader.since() == ["Removed it.", "That is no file."]
    dialog.message.show_work("Reading…")
    dialog.message.show_work("")
    assert reader.since() == ["Reading…"]
    dialog.close()


def test_a_date_that_is_not_understood_is_told_when_the_field_is_left(
    window: Window, reader: ScreenReader, essay: Essay
) -> None:
    window.selection.choose(essay["cheka"])
    window.show_tab("card")
    dating = window.card.card.dating
    dating.when.setFocus()
    dating.when.selectAll()
    QTest.keyClicks(dating.when, "Dec 1934")
    until(lambda: reader.heard)
    assert reader.since() == ["Understood as Dec 1934"]  # and not at every key
    dating.when.selectAll()
    QTest.keyClicks(dating.when, "some day")
    assert reader.since() == []
    press(dating.when, Key.Key_Tab)
    until(lambda: reader.heard)
    assert reader.since() == [dating.hint.text()]
    assert dating.when.accessibleDescription() == dating.hint.text() != ""
    window.selection.choose(essay["party"])
    assert dating.when.accessibleDescription() == ""
    window.selection.choose(essay["cheka"])  # seen again, it is a description and no news
    QTest.qWait(60)
    assert [said for said in reader.since() if "date" in said] == []
    assert "some day" in dating.when.accessibleDescription()


def test_what_is_painted_in_an_empty_list_is_its_description(window: Window, essay: Essay, qtbot: QtBot) -> None:
    view, library = window.outline.view, window.library.view
    ways_out = view.accessibleDescription()
    with qtbot.waitSignal(window.library.shown):
        window.library.field.setText("zzz")
    assert library.accessibleDescription() == library.empty.text != ""
    with qtbot.waitSignal(window.library.shown):
        window.library.field.clear()
    assert library.accessibleDescription() == ""
    made = outlines.new_outline(window.book, "What then?")
    window.selection.show_outline(made)
    assert view.accessibleDescription() == f"No sections yet. Press Enter to add the first. {ways_out}"
    window.outline.add_section()
    empty = window.outline.view.current_node()
    assert window.outline.model.spoken(empty).endswith("Drag a claim here, or press Ctrl+Enter on a card")
    press(focused(), Key.Key_Return)
    assert view.accessibleDescription() == ways_out
    for outline in outlines.outlines(window.book):
        outlines.delete_outline(window.book, outline.id)
    assert view.accessibleDescription() == f"No outline yet. Press Enter to start one. {ways_out}"


def test_chips_and_switches_are_what_they_are(window: Window, essay: Essay, qtbot: QtBot) -> None:
    until(lambda: role(window.library.filters) is Role.Grouping)
    filters = window.library.filters
    assert [role(chip) for chip in filters._kinds.values()] == [Role.RadioButton] * 4
    assert [role(chip) for chip in (filters._unused, filters._unsourced, filters._trash)] == [Role.CheckBox] * 3
    menus = (*filters.menus, window.library.new, window.top.chooser)
    assert [role(each) for each in menus] == [Role.ButtonMenu] * 6
    assert all(QAccessible.queryAccessibleInterface(each).state().hasPopup for each in menus)
    kind = window.card.card.kind
    assert role(kind) is Role.Grouping
    assert [role(each) for each in kind.segments.values()] == [Role.RadioButton] * 3
    assert filters._tag.accessibleName() == "Filter by tag"
    with qtbot.waitSignal(window.library.shown):
        cards.set_tags(window.book, essay["party"], ["Kirov"])
    with qtbot.waitSignal(window.library.shown):
        filters._set(tag="Kirov", unused=True)
    assert filters._tag.accessibleName() == "Tag: Kirov"
    assert filters.clearing.accessibleName() == "Clear filters: Kirov, Unused"
    told = QAccessible.queryAccessibleInterface(filters._tag)
    assert (told.state().checked, told.actionInterface().actionNames()[0]) == (1, "ShowMenu")
    told.actionInterface().doAction("ShowMenu")
    menu = next(each for each in filters.findChildren(QMenu) if each.isVisible())
    menu.close()


def test_arrow_keys_go_through_the_kinds_which_are_one_stop(window: Window, essay: Essay, qtbot: QtBot) -> None:
    every, claims, *_rest = window.library.filters._kinds.values()
    every.setFocus()
    with qtbot.waitSignal(window.library.shown):
        press(every, Key.Key_Right)
    assert claims.isChecked()
    assert claims.hasFocus()
    assert sorted(window.library.model.ids) == sorted((essay["tools"], essay["party"]))


def test_a_sentence_goes_with_the_next_step(window: Window, essay: Essay) -> None:
    window.outline.view.setFocus()
    keys = keys_at(window.outline.view)
    window.outline.place([essay["party"]])
    assert window.status.said.text().startswith("Placed 1 card")
    window.library.view.setFocus()
    assert window.status.said.text().startswith("Placed 1 card")  # it is still so
    cards.edit_card(window.book, essay["party"], title="Another")
    assert window.status.said.text() == keys_at(window.library.view) != keys
    assert window.status._saying.interval() >= 20_000


def test_what_to_type_is_over_when_the_field_is_left(window: Window) -> None:
    window.commands.outlines.begin_outline()
    assert window.status.said.text() == "New outline: type its question."
    window.library.view.setFocus()
    assert window.status.said.text() == keys_at(window.library.view)


def test_why_a_place_refuses_is_over_when_the_drag_is(window: Window, mouse: Mouse, essay: Essay) -> None:
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    refusing = window.outline.model.index_of_item(Item("placement", essay["placed_cheka"]))
    taking = window.outline.model.index_of_item(Item("placement", essay["placed_tools"]))
    shown: list[str] = []
    stops = [mouse.at(window.outline.view, index) for index in (taking, refusing)]
    mouse.drag(start, stops, before_drop=lambda: shown.append(window.status.said.text()), cancel=True)
    assert shown == ["Nothing can go under evidence: put the historian before or after it."]
    assert window.status.said.text() not in shown
    elsewhere = window.status.counts.mapTo(window, window.status.counts.rect().center())
    mouse.drag(start, [*stops, elsewhere], before_drop=lambda: shown.append(window.status.said.text()), cancel=True)
    assert shown.pop() not in shown  # the drag goes on, and is elsewhere
    window.outline.view.setFocus()
    field = window.outline.header.thesis
    on_field = field.mapTo(window, field.rect().center())
    mouse.drag(start, [on_field], before_drop=lambda: shown.append(window.status.said.text()))
    assert shown[1:] == [NO_CARDS]
    assert window.status.said.text() not in shown


def test_a_read_only_notebook_offers_no_writing(
    book: Notebook, essay: Essay, open_window: Callable[[Notebook], Window]
) -> None:
    book.path.chmod(0o444)
    window = open_window(book)
    book.path.chmod(0o644)
    assert window.book.read_only
    for view in (window.library.view, window.outline.view):
        view.setFocus()
        assert window.status.said.text() == ""
    window.library.view.setFocus()
    window.library.view.selectRow(0)
    window.commands.actions.look()
    assert not window.commands.actions.by_name["edit_card"].isEnabled()
    assert window.commands.actions.by_name["copy_cards"].isEnabled()
    assert "indent" not in window.outline.view.accessibleDescription()
    window.outline.view.setFocus()
    press(window.outline.view, Key.Key_Down)
    press(window.outline.view, Key.Key_Tab)
    assert not window.outline.view.hasFocus()


def test_an_import_of_ours_is_not_told_as_another_program(
    window: Window, reader: ScreenReader, book: Notebook, essay: Essay, qtbot: QtBot
) -> None:
    over, job = threading.Event(), Job(window, into(window.book))
    with qtbot.waitSignal(job.done):
        job.start(lambda _progress: over.wait())
        cards.edit_card(book, essay["party"], title="Written beside the window")
        window.watch.look()
        over.set()
    assert reader.since() == []
    cards.edit_card(book, essay["party"], title="Written by another program")
    window.watch.look()
    assert reader.since() == ["Another program changed this notebook. Its changes are shown."]


def test_work_is_told_when_it_begins_and_when_it_is_done(window: Window, reader: ScreenReader, tmp_path: Path) -> None:
    window.commands.files.import_file(pack_of(tmp_path / "p.toml", 3))
    until(lambda: len(reader.heard) > 1)
    assert reader.since() == ["Reading “p.toml”…", "Imported 3 cards."]
    line = ExportResult(window.theme)
    line.setParent(window)
    line.say("Finishing the notes…")
    line.say("Saved as “x.docx”.")
    until(lambda: reader.heard)
    assert reader.since() == ["Saved as “x.docx”."]
