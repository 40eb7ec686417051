"""Goals above the findings: real keys in a real window, and what a desk without one shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.coach.demanding import demanded
from essayplanner.coach.looking import Coached
from essayplanner.domain.plan import Plan, PlanDemand
from essayplanner.domain.structures import Demand, Scheme
from essayplanner.notebook import demands, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.coach.demand_row import DemandRow
from essayplanner.ui.coach.goals import GoalsBox
from essayplanner.ui.coach.looking import Above, Seen
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from tests.coach.plans import claim, plan, section
from tests.ui.coach.conftest import shown
from tests.ui.coach.said import RULE, finding
from tests.ui.desks import desk_for
from tests.ui.waiting import until

SCHEME = Scheme(
    "board",
    "Board",
    "An essay",
    demands=(
        Demand("exact", "Rests on exact evidence", rules=(RULE,)),
        Demand("aloud", "Was read aloud once"),
    ),
    remark="Nobody looked.",
)


def seen(*stored: PlanDemand, scheme: Scheme | None = SCHEME, coached: Coached | None = None) -> Seen:
    essay: Plan = plan(section("One", claim("He meant it")), section("Two"), demanded=scheme, demands=stored)
    coached = coached or Coached((finding("One"),))
    return Seen(essay, coached, Above(demanded=demanded(essay, coached)))


def said(rows: list[DemandRow]) -> list[str]:
    return [row.button.accessibleName() for row in rows if not row.isHidden()]


def choose(words: str) -> None:
    """Choose what a menu that is open offers."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_with_nothing_asked_it_takes_one_line(book: Notebook, theme: Theme) -> None:
    box = GoalsBox(desk_for(book, theme))
    box.resize(320, 500)
    wanted: list[bool] = []
    box.question_wanted.connect(lambda: wanted.append(True))
    box.show_seen(seen(scheme=None))
    assert [each.isHidden() for each in (box.heading, box.add, box.marks, box.fold)] == [False, False, False, True]
    assert box.sizeHint().height() <= theme.px(44)
    heard = [box.children().index(each) for each in (box.heading, box.marks, box.add, box.fold)]
    assert heard == sorted(heard)
    one_line = box.sizeHint().height()
    box.resize(150, 500)
    assert box.sizeHint().height() > one_line  # no word is broken for it
    box.marks.click()
    assert wanted == [True]
    box.show_seen(Seen())
    assert box.isHidden()


def test_goals_come_first_and_what_is_asked_is_folded(book: Notebook, theme: Theme) -> None:
    box = GoalsBox(desk_for(book, theme))
    own = PlanDemand(1, "u1", words="Every paragraph ends in a judgement", is_goal=True)
    box.show_seen(seen(own, PlanDemand(2, "u2", "aloud", is_off=True)))
    assert said(box.goals) == ["Every paragraph ends in a judgement: in 0 of 2 paragraphs: not in 1, 2"]
    assert box.fold.accessibleName() == "What the mark scheme asks: 0 of 2 with nothing to ask, closed"
    assert "Not checked against the board’s own paper. Nobody looked." in box.fold.accessibleDescription()
    assert said(box.rows) == []
    box.fold.click()
    assert said(box.rows)[:2] == ["Rests on exact evidence: 1 finding in 2", "Was read aloud once: not checked"]
    box.show_seen(seen(own, scheme=None))
    assert box.fold.isHidden()
    assert said(box.rows) == []


def test_three_goals_are_enough(book: Notebook, theme: Theme) -> None:
    box = GoalsBox(desk_for(book, theme))
    box.show_seen(seen(*(PlanDemand(n, f"u{n}", words=f"Goal {n}", is_goal=True) for n in (1, 2, 3))))
    assert len(said(box.goals)) == 3
    assert box.add.isHidden()


def test_a_goal_is_written_ticked_off_and_dropped_by_keys(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    box, outline = coach.goals, essay["outline"]
    box.add.setFocus()
    QTest.keyClick(box.add, Qt.Key.Key_Return)
    choose("Write one…")
    asked = box.asked
    assert asked
    field = QApplication.focusWidget()
    assert field
    assert asked.isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked.isVisible()  # it says nothing yet
    QTest.keyClicks(field, "Judge")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: said(box.goals))
    window.activateWindow()
    until(window.isActiveWindow)
    row = box.goals[0]
    row.button.setFocus()
    QTest.keyClick(row.button, Qt.Key.Key_Return)
    tick = next(each for each in row.ticks if each.section_id == essay["second"])
    until(lambda: row.more.nextInFocusChain() is row.ticks[0])
    for _stop in range(1 + row.ticks.index(tick) + 1):
        QTest.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tick
    QTest.keyClick(tick, Qt.Key.Key_Space)
    until(lambda: row.standing.parts and any(part.is_met for part in row.standing.parts))
    assert demands.demands(window.book, outline)[0].met == (essay["second"],)
    assert QApplication.focusWidget() is tick
    window.book.undo()
    until(lambda: not tick.isChecked())
    row.button.setFocus()
    row.menu_wanted.emit()
    choose("No goal any more")
    until(lambda: not said(box.goals))
    assert [each.words for each in demands.demands(window.book, outline)] == ["Judge"]


def test_a_goal_of_the_scheme_lists_its_findings_alone(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    book, outline = window.book, essay["outline"]
    outlines.edit_outline(book, outline, scheme="aqa-c2-essay")
    demands.set_goal(book, outline, "historians", on=True)
    demands.set_goal(book, outline, "exact-evidence", on=True)
    box = coach.goals
    until(lambda: len(said(box.goals)) == 2)
    first, second = (row.button for row in box.goals[:2])
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert shown(coach) == ["The Terror turne", "It was his own"]
    assert coach.choice.text() == "2 of 2 findings ▾"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert coach.choice.text() == "2 findings ▾"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert box.chosen is None  # its rules are off here: there is nothing to list
