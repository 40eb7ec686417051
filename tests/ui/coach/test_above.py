"""Balance and years above the findings of a window."""

from essayplanner.notebook import cards, debates, outlining
from essayplanner.notebook.items import Item
from essayplanner.notebook.reading import sides
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.frame.window import Window
from tests.ui.everywhere import lay_out
from tests.ui.waiting import until


def test_they_follow_the_outline_and_lead_to_cards(window: Window, coach: CoachPanel, essay: dict[str, int]) -> None:
    book, seen = window.book, window.looking
    debates.add_debate(book, "Continuity or break?", ("Continuity", "Break"))
    side = next(each.id for each in sides(book) if each.name == "Continuity")
    cards.edit_card(book, essay["tools"], side=side)
    until(lambda: [share.cards for share in seen.seen.above.shares if share.side.id == side] == [1])
    assert coach.balance.buttons[0].text() == "Continuity 1"
    assert seen.seen.above.years[0].first <= 1917
    coach.side_wanted.emit(side)
    assert window.library.filters.filter.side_id == side
    coach.years.years_wanted.emit(1917, 1920)
    assert window.selection.years == (1917, 1920)


def test_they_do_not_move_the_list_under_a_hand(window: Window, coach: CoachPanel, essay: dict[str, int]) -> None:
    coach.step(1)
    lay_out()
    there = coach.view.y()
    assert coach.years.isVisible()
    outlining.remove(window.book, [Item("placement", essay["placed_tools"])])
    until(lambda: not window.looking.is_waiting)
    lay_out()
    assert coach.view.y() == there
    window.outline.view.setFocus()
    until(lambda: coach.view.y() != there)
