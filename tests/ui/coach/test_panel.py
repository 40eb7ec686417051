"""The coach beside the outline: real keys and a real mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.coach.findings import How, Mend
from essayplanner.coach.registry import BY_KEY, Group
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.coach.rows import What
from essayplanner.ui.frame.window import Window
from tests.ui.coach.conftest import shown
from tests.ui.coach.said import RULE
from tests.ui.waiting import until

BOTH = ["The Terror turne", "It was his own"]


def press(window: Window, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    hand = QApplication.focusWidget()
    assert hand
    assert window.isAncestorOf(hand)
    QTest.keyClick(hand, key, keys)


def middle(coach: CoachPanel, row: int) -> QPoint:
    """A place in the first line of a row."""
    return coach.view.visualRect(coach.model.index(row)).topLeft() + QPoint(60, 14)


def test_the_tab_says_how_many_and_nothing_is_made_before_it_is_turned_to(window: Window) -> None:
    assert window.tabs.tabText(0) == "Coach 2"
    assert window.tabs.tabBar().accessibleTabName(0) == "Coach, 2 findings"
    assert "coach" in window.tabs._waiting
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Card"


def test_no_other_part_of_the_window_is_dressed_anew_where_it_is_first_turned_to(window: Window) -> None:
    sheet = QApplication.instance().styleSheet()  # type: ignore[union-attr]
    window.show_tab("coach")
    assert QApplication.instance().styleSheet() == sheet  # type: ignore[union-attr]


def test_f8_goes_from_finding_to_finding_and_the_outline_frames_what_they_are_of(
    window: Window, essay: dict[str, int]
) -> None:
    window.outline.view.setFocus()
    press(window, Qt.Key.Key_F8)
    assert shown(window.coach) == BOTH
    assert window.coach.view.hasFocus()
    assert window.outline.view.pointed == {Item("placement", essay["placed_party"]): "missing"}
    press(window, Qt.Key.Key_F8)
    assert window.outline.view.pointed == {Item("placement", essay["placed_alone"]): "missing"}
    press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.coach.view.currentIndex().row() == 0
    press(window, Qt.Key.Key_Escape)
    assert window.outline.view.hasFocus()
    assert window.outline.view.pointed == {}


def test_enter_mends_in_one_step_that_can_be_undone(window: Window, coach: CoachPanel, essay: dict[str, int]) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    coach.step(1)
    press(window, Qt.Key.Key_Return)
    assert "Ctrl+Z" in said[-1]
    until(lambda: coach.model.count == 1)
    assert shown(coach) == ["(The Terror turne)", "It was his own"]  # nothing moves under the keys
    assert window.selection.card_id == essay["delegates"]
    window.outline.view.setFocus()
    assert shown(coach) == ["It was his own"]
    window.book.undo()
    until(lambda: coach.model.count == 2)
    assert shown(coach) == BOTH


def test_nothing_moves_under_the_pointer(window: Window, coach: CoachPanel, essay: dict[str, int]) -> None:
    QTest.mouseMove(coach.view.viewport(), middle(coach, 1))
    until(coach.view.viewport().underMouse)
    outlining.remove(window.book, [Item("placement", essay["placed_party"])])
    until(lambda: coach.model.count == 1)
    assert shown(coach) == ["(The Terror turne)", "It was his own"]
    QTest.mouseMove(window.outline.view.viewport(), QPoint(50, 50))
    until(lambda: shown(coach) == ["It was his own"])


def test_a_click_shows_where_and_a_second_one_opens_nothing_else(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    QTest.mouseClick(coach.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(coach, 1))
    assert window.selection.item == Item("placement", essay["placed_alone"])
    assert coach.view.delegate.open_key == coach.model.rows[1].key
    window.centre.turn_to("map")
    coach.view.setFocus()
    press(window, Qt.Key.Key_Space)
    assert window.centre.name == "outline"
    assert coach.view.hasFocus()


def test_what_is_not_to_be_asked_here_says_why_and_comes_back_when_it_is_another(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    coach.step(1)
    coach.step(1)
    press(window, Qt.Key.Key_Delete)
    asked = coach.mending.asked
    assert asked
    assert asked.isVisible()
    press(window, Qt.Key.Key_A)
    press(window, Qt.Key.Key_Return)
    until(lambda: coach.model.count == 1)
    head = next(row for row in coach.model.rows if row.what is What.ASIDE)
    assert head.words == "Set aside: 1"
    coach._help(head)
    (row,) = [row for row in coach.model.rows if row.aside]
    assert row.aside
    assert row.aside.said.reason == "a"
    cards.edit_card(window.book, essay["alone"], title="It was not only his own")
    until(lambda: coach.model.count == 2)
    window.book.undo()
    until(lambda: coach.model.count == 1)
    coach.mending.take_up(row.aside)
    until(lambda: coach.model.count == 2)


def test_a_mend_of_what_went_is_refused_in_a_sentence(window: Window, coach: CoachPanel, essay: dict[str, int]) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    first = coach.model.rows[0].finding
    assert first
    cards.trash_cards(window.book, [essay["delegates"]])
    coach.mend(first.mends[0])
    assert said[-1] == "That card is no longer in the library, so nothing was changed."


def test_what_the_student_does_himself_is_led_to(window: Window, coach: CoachPanel, essay: dict[str, int]) -> None:
    coach.mend(Mend(How.WRITE, "Write a note", at="placement", at_id=essay["placed_alone"]))
    assert window.outline.view.is_editing()
    assert window.outline.view.current_node().item == Item("placement", essay["placed_alone"])


def test_a_rule_is_asked_no_more_and_the_pane_leads_to_where_it_comes_back(window: Window, coach: CoachPanel) -> None:
    coach.turn_off(RULE)
    until(lambda: window.tabs.tabText(0) == "Coach")
    assert coach.model.rows[0].what is What.NOTHING
    assert coach.model.rows[-1].words == f"{len(BY_KEY)} rules are off" or len(BY_KEY) == 1
    assert set(window.settings.load(window.settings.file).rules_off) == set(BY_KEY)


def test_one_group_alone_is_shown_though_the_pointer_is_over_the_list(window: Window, coach: CoachPanel) -> None:
    QTest.mouseMove(coach.view.viewport(), middle(coach, 1))
    until(coach.view.viewport().underMouse)
    coach.show_group(Group.CRAFT)
    assert [row.what for row in coach.model.rows[:1]] == [What.NOTHING]
    assert coach.choice.text() == "Craft 0 ▾"
    coach.show_group(None)
    assert shown(coach) == BOTH


def test_the_menu_of_a_finding_offers_all_that_can_be_done(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    coach.view.menu_wanted.emit(middle(coach, 0))
    menu = next(each for each in coach.findChildren(QMenu) if each.isVisible())
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0].startswith("Place this evidence: 1,108")
    assert words[-4:] == ["Show where", "Not here…", "Do not ask this", "Choose what is asked…"]
    next(action for action in menu.actions() if action.text() == "Show where").trigger()
    assert window.selection.item == Item("placement", essay["placed_party"])
    menu.close()


def test_while_a_plan_is_made_against_the_clock_nothing_is_judged(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    claim = window.outline.model.index_of_item(Item("placement", essay["placed_alone"]))
    assert "Finding" in claim.data(Qt.ItemDataRole.AccessibleTextRole)
    coach.step(1)
    timing = window.commands.practice.timing
    timing.start(10)
    assert (coach.waiting.isVisible(), coach.view.isVisible(), coach.helping.isVisible()) == (True, False, False)
    assert "Finding" not in claim.data(Qt.ItemDataRole.AccessibleTextRole)
    assert window.selection.pointed is None
    press(window, Qt.Key.Key_F8)
    assert said[-1] == coach.waiting.text() == "The coach waits until the time is up."
    timing.clock.stop()
    assert (coach.waiting.isVisible(), coach.view.isVisible()) == (False, True)
    coach.step(1)
    assert coach.view.has_hand
