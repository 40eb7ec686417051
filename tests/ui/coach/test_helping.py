"""Cards that would help what is chosen: listed, dragged, placed by a key."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from essayplanner.coach.registry import BY_KEY
from essayplanner.coach.suggesting import Suggestion
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.coach.helpful_model import Helpful, HelpfulModel
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.everywhere import lay_out
from tests.ui.waiting import until

_CARD = CardSeen(7, "u7", Kind.EVIDENCE, "The Congress was filled")


def helping(coach: CoachPanel) -> list[tuple[int, str]]:
    return [(row.card.id, row.said.why) for row in coach.helping.model.rows]


def test_the_list_says_of_what_kind_a_card_is_and_why_it_helps(book: Notebook) -> None:
    model = HelpfulModel(book)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    by_link = Suggestion(7, "supports it, by link", "placement", 1, Relation.SUPPORTS, "a bought vote")
    alike = Suggestion(8, "same years", "placement", 1)
    model.show([Helpful(_CARD, by_link), Helpful(_CARD._replace(id=8), alike)])
    heard = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert heard == [
        "Evidence: The Congress was filled, supports it, by link: a bought vote",
        "Evidence: The Congress was filled, same years",
    ]
    model.show([Helpful(_CARD._replace(id=8), alike)])
    assert (model.rowCount(), model.data(model.index(0))) == (1, "The Congress was filled")
    assert tester.model() is model


def test_what_helps_follows_the_choice_and_a_key_places_it_with_its_because(
    window: Window, coach: CoachPanel, essay: dict[str, int], book: Notebook
) -> None:
    window.selection.choose(essay["party"], Item("placement", essay["placed_party"]))
    until(lambda: helping(coach) == [(essay["delegates"], "supports it, by link")])
    assert "Terror" in coach.helping.whom.text()
    view, steps = coach.helping.view, len(book.history())
    view.setFocus()
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    under, note = book.row("SELECT parent_id, note FROM placement WHERE card_id = ?", (essay["delegates"],))
    assert (under, note, len(book.history())) == (essay["placed_party"], "they were Party men", steps + 1)
    until(lambda: essay["delegates"] not in [id for id, _why in helping(coach)])


def test_what_helps_is_for_the_place_of_the_finding_that_has_the_keys_and_else_for_what_is_chosen(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    window.selection.choose(essay["alone"], Item("placement", essay["placed_alone"]))
    until(lambda: "It was his own" in coach.helping.none.text())
    coach.step(1)
    until(lambda: helping(coach) == [(essay["delegates"], "supports it, by link")])
    assert coach.helping.whom.text().startswith("The Terror turned")
    coach.helping.view.setFocus()  # it is still seen where that would go
    assert window.selection.pointed
    assert window.selection.pointed.items == (Item("placement", essay["placed_party"]),)
    window.outline.view.setFocus()
    until(lambda: "It was his own" in coach.helping.none.text())


def test_a_card_that_was_placed_elsewhere_helps_no_more_though_nothing_else_is_said(
    window: Window, coach: CoachPanel, essay: dict[str, int], book: Notebook
) -> None:
    cards.edit_card(window.book, essay["delegates"], when="")
    window.selection.choose(essay["party"], Item("placement", essay["placed_party"]))
    window.settings.rules_off = sorted(BY_KEY)
    window.looking.look_soon()
    until(lambda: window.tabs.tabText(0) == "Coach" and len(helping(coach)) == 1)
    outlining.place(window.book, [essay["delegates"]], Spot("section", essay["second"]))
    until(lambda: not helping(coach))


def test_nothing_changes_in_the_list_under_the_pointer(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    coach.step(1)
    until(lambda: len(helping(coach)) == 1)
    port = coach.helping.view.viewport()
    QTest.mouseMove(port, port.rect().center())
    until(port.underMouse)
    coach.step(1)
    lay_out()
    assert len(helping(coach)) == 1
    QTest.mouseMove(window.outline.view.viewport(), window.outline.view.viewport().rect().center())
    until(lambda: not helping(coach))


def test_where_text_is_large_what_helps_is_a_line_that_opens(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    window.resize(2000, 900)
    window.theme.choose(scale=200)
    coach.step(1)
    until(coach.helping.fold.isVisible)
    assert coach.helping.fold.accessibleName() == "1 card would help, closed"
    assert not coach.helping.view.isVisible()
    coach.helping.fold.setFocus()
    QTest.keyClick(coach.helping.fold, Qt.Key.Key_Return)
    assert coach.helping.view.isVisible()
    assert coach.helping.whom.text()
    coach.step(1)
    until(lambda: not coach.helping.fold.isVisible())


def test_a_card_that_helps_is_dragged_as_from_the_library(
    window: Window, coach: CoachPanel, essay: dict[str, int], mouse: Mouse, book: Notebook
) -> None:
    window.selection.choose(essay["party"], Item("placement", essay["placed_party"]))
    until(lambda: len(helping(coach)) == 1)
    view = coach.helping.view
    target = window.outline.model.index_of_item(Item("placement", essay["placed_party"]))
    start = mouse.at(view, coach.helping.model.index(0))
    mouse.drag(start, [mouse.at(window.outline.view, target)])
    assert book.rows("SELECT parent_id FROM placement WHERE card_id = ?", (essay["delegates"],)) == [
        (essay["placed_party"],)
    ]


def test_a_card_that_is_gone_meanwhile_is_refused_in_a_sentence(
    window: Window, coach: CoachPanel, essay: dict[str, int], book: Notebook
) -> None:
    window.selection.choose(essay["party"], Item("placement", essay["placed_party"]))
    until(lambda: len(helping(coach)) == 1)
    (row,) = coach.helping.model.rows
    cards.trash_cards(book, [essay["delegates"]])
    said: list[str] = []
    window.announcer.said.connect(said.append)
    steps = len(book.history())
    coach.helping.view.placed.emit(row)
    assert "no longer in the library" in said[-1]
    assert len(book.history()) == steps
