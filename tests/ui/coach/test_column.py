"""How the pane of the coach shares its room: findings first."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.coach.coverage import Theme as TagTheme
from essayplanner.coach.registry import BY_KEY, Group
from essayplanner.domain.debate import Share
from essayplanner.domain.plan import Plan
from essayplanner.ui.coach.in_words import in_lines
from essayplanner.ui.coach.laying import Laid, Laying
from essayplanner.ui.coach.looking import Above
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.coach.rows import What, rows_of
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.work.coaching import set_aside
from tests.ui.coach.said import said
from tests.ui.coach.test_strips import DEBATE, SHARES, YEARS
from tests.ui.everywhere import lay_out
from tests.ui.waiting import until


def in_sight(coach: CoachPanel) -> QRect:
    """The part of the current row that is seen."""
    view = coach.view
    return view.visualRect(view.currentIndex()) & view.viewport().visibleRegion().boundingRect()


def test_strips_are_said_in_lines_and_what_there_is_none_of_in_none() -> None:
    assert in_lines(Above(DEBATE, SHARES, YEARS, (TagTheme("terror", 12),))) == [
        "Balance of the debate: Continuity 9\u00a0· Both in part 3\u00a0· Break 13",
        "Years your evidence touches: 1924–29 and 1934–39; not 1930–33 and 1940–53",
        "Themes: terror 12",
    ]
    assert in_lines(Above()) == []
    unused = Above(DEBATE, tuple(Share(share.side) for share in SHARES))
    assert in_lines(unused) == ["Balance of the debate: Continuity 0\u00a0· Both in part 0\u00a0· Break 0"]


def test_where_text_is_large_findings_come_first_and_the_strips_are_lines_after_them(
    window: Window, coach: CoachPanel
) -> None:
    window.resize(2000, 900)
    window.theme.choose(scale=200)
    assert not coach.years.isVisible()
    told = [row.words for row in coach.model.rows if row.what is What.TOLD]
    assert told == in_lines(window.looking.seen.above)
    assert coach.model.rows[0].finding
    assert not coach.model.flags(coach.model.index(len(coach.model.rows) - 1)) & Qt.ItemFlag.ItemIsSelectable
    window.theme.choose(scale=100)
    assert coach.years.isVisible()
    assert not [row for row in coach.model.rows if row.what is What.TOLD]


def test_findings_have_the_room_that_what_helps_does_not_need_and_the_current_one_stays_in_sight(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    window.resize(1100, 520)
    coach.step(1)
    coach.step(1)
    nothing = "Nothing in the library would help “It was his own”."
    until(lambda: coach.helping.none.text() == nothing)
    lay_out()
    before = coach.column.height()
    assert coach.helping.height() < coach.height() // 5
    coach.step(-1)
    until(coach.helping.view.isVisible)
    lay_out()
    assert coach.column.height() < before
    until(lambda: in_sight(coach).height() >= coach.view.visualRect(coach.view.currentIndex()).height())


def test_a_finding_that_is_clicked_at_the_edge_of_the_list_is_seen_with_its_buttons(
    window: Window, coach: CoachPanel
) -> None:
    window.settings.rules_off = []
    window.looking.look_soon()
    until(lambda: coach.model.count > 3)
    window.resize(1366, 1100)
    coach.helping.hide()  # it would come and go, and all be shown anew
    last = max(place for place, row in enumerate(coach.model.rows) if row.finding)
    view, there = coach.view, coach.view.buttons

    def click(row: int) -> None:
        at = view.visualRect(coach.model.index(row)).topLeft() + QPoint(60, 12)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        lay_out()

    lay_out()
    click(last)
    too_much = view.viewport().height() - view.visualRect(coach.model.index(last)).bottom()
    click(0)
    window.resize(1366, window.height() - too_much - 12)
    lay_out()
    assert not coach.column.scrolled.is_one
    click(last)
    assert view.currentIndex().row() == last
    assert there.visibleRegion().boundingRect() == there.rect()


def test_tab_brings_buttons_into_sight_that_are_below_the_room(window: Window, coach: CoachPanel) -> None:
    window.resize(2000, 520)
    window.theme.choose(scale=200)
    coach.step(1)
    there = coach.view.buttons
    until(lambda: coach.helping.fold.isVisible())
    lay_out()
    assert there.visibleRegion().boundingRect().height() < there.height()
    QTest.keyClick(coach.view, Qt.Key.Key_Tab)
    assert there.first.hasFocus()
    assert there.visibleRegion().boundingRect() == there.rect()


def test_other_findings_scroll_nothing_away_that_stands_above_them(window: Window, coach: CoachPanel) -> None:
    window.settings.rules_off = []
    window.looking.look_soon()
    until(lambda: coach.model.count > 3)
    window.theme.choose(scale=140)
    window.resize(1500, 420)
    window.outline.view.setFocus()
    QTest.qWait(0)
    coach.view.setCurrentIndex(coach.model.index(1))
    lay_out()
    coach.column.scrolled.bar.setValue(0)
    assert coach.column.scrolled.is_one
    found = coach.model.rows[1].finding
    assert found
    for group in (*(group for group in Group if group is not BY_KEY[found.rule].group), None):
        coach.show_group(group)
        lay_out()
        assert coach.view.currentIndex().row() == 0
        assert coach.column.scrolled.bar.value() == 0, group


def test_the_second_click_on_a_row_presses_no_button_that_came_under_the_pointer(
    window: Window, coach: CoachPanel
) -> None:
    pressed: list[object] = []
    coach.view.buttons.pressed.connect(pressed.append)
    button = coach.view.buttons.first
    at = QPointF(button.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(button, QMouseEvent(kind, at, button.mapToGlobal(at), left, left, none))
    assert pressed == []


def test_what_a_head_opens_at_the_end_of_the_list_comes_into_sight(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    window.theme.choose(scale=140)
    window.resize(1500, 420)
    set_aside(window.book, window.selection.outline_id, window.looking.seen.findings[0], "it is so")
    until(lambda: [row.what for row in coach.model.rows].count(What.ASIDE) == 1)
    coach.view.setFocus()
    head = next(place for place, row in enumerate(coach.model.rows) if row.what is What.ASIDE)
    coach.view.setCurrentIndex(coach.model.index(head))
    coach.column.show_current()
    QTest.keyClick(coach.view, Qt.Key.Key_Return)
    lay_out()
    there = coach.view.visualRect(coach.model.index(head + 1))
    assert coach.model.rows[head + 1].aside
    assert coach.view.viewport().visibleRegion().boundingRect().contains(there)


@pytest.mark.parametrize("width", [300, 270, 120])
@pytest.mark.parametrize("from_right", [False, True])
def test_numbers_of_sections_stand_after_the_title_whichever_way_lines_go(
    theme: Theme, from_right: bool, width: int
) -> None:
    title = "No claim of this one is tested"
    (row, *_others) = rows_of(said(title))
    laid: Laid = Laying(theme).lay(row, Plan(), width, -1, from_right=from_right)
    lines, at, _color = laid.blocks[0]
    ((_number, box),) = laid.numbers
    last = lines.lineAt(lines.lineCount() - 1).naturalTextRect().translated(at.topLeft())
    if from_right:  # the block is mirrored as a whole
        last.moveLeft(at.left() + at.right() - last.right())
    assert last.left() == pytest.approx(at.left())
    assert box.left() > last.right()
    assert box.right() <= width
    assert last.top() <= box.center().y() <= last.bottom()
