"""What is typed in the card panel is on disk soon, as one step a pause, and is never lost."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards
from essayplanner.notebook.library import Filter, card_rows, first_ids
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import placement_rows
from essayplanner.notebook.reading import card_fields, citations_of, links_of
from essayplanner.ui.controls.dating import HOW
from essayplanner.ui.desk import bound, saving
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.clocks import Clock
from tests.ui.waiting import until

EXECUTIONS = "681,692 executions on the official record"


def test_typing_is_on_disk_within_a_second_as_one_step(desk: CardAtWork, clock: Clock) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.card.text.setFocus()
    desk.panel.card.text.moveCursor(desk.panel.card.text.textCursor().MoveOperation.End)
    for letter in " Stalin signed 383 lists.":
        QTest.keyClicks(desk.panel.card.text, letter)
        clock.go_on(0.045)
        desk.settle(5)
    assert bound.SAVE_AFTER + saving._BEAT / 1000 <= 0.65
    clock.go_on(0.65)
    until(lambda: card_fields(desk.book, id).text.endswith("Stalin signed 383 lists."))
    with closing(Notebook.open(desk.book.path)) as other:
        assert card_fields(other, id).text.endswith("Stalin signed 383 lists.")
    assert desk.labels() == [f"Edit “{EXECUTIONS[:39]}…”"]


def test_after_a_pause_another_step_begins(desk: CardAtWork, clock: Clock) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.card.text.setFocus()
    for number, typed in enumerate(("One.", "One.Two."), start=1):
        QTest.keyClicks(desk.panel.card.text, typed[-4:])
        clock.go_on(1.05)
        until(lambda: card_fields(desk.book, id).text.startswith(typed))  # noqa: B023
        assert len(desk.labels()) == number


def test_a_space_at_the_end_of_a_title_survives_its_saving(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.focus_title()
    QTest.keyClicks(desk.panel.card.title, "Kirov was ")
    until(lambda: card_fields(desk.book, id).title == "Kirov was")
    QTest.keyClicks(desk.panel.card.title, "murdered ")
    until(lambda: card_fields(desk.book, id).title == "Kirov was murdered")
    assert desk.panel.card.title.toPlainText() == "Kirov was murdered "
    desk.panel.card.text.setFocus()
    assert desk.panel.card.title.toPlainText() == "Kirov was murdered"


def test_switching_cards_in_the_middle_of_a_word_saves_it_to_the_old_card(desk: CardAtWork) -> None:
    old = desk.choose(EXECUTIONS)
    row = next(iter(desk.panel.card.citations.rows.rows.values()))
    because = next(iter(desk.panel.card.links.outgoing.rows.values())).entry()
    for field in (desk.panel.card.text, row.entry(), because, desk.panel.card.dating.when):
        field.setFocus()
        QTest.keyClicks(field, "9")
    new = desk.choose("Robert Service")
    assert card_fields(desk.book, old).text.startswith("9Up")
    assert "9" in card_fields(desk.book, old).when
    assert citations_of(desk.book, old)[0].locator == "9§III, ¶2"
    assert links_of(desk.book, old)[0].because == "9Party members died first."
    assert card_fields(desk.book, new).text == "The apparatus was Lenin’s; the scale was not."
    assert desk.panel.card.text.toPlainText() == card_fields(desk.book, new).text
    assert desk.failures == []


def test_undo_and_redo_refill_the_fields(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    field = desk.panel.card.caution
    field.setFocus()
    QTest.keyClicks(field, "Check: ")
    desk.panel.release()
    desk.book.undo()
    assert field.toPlainText() == "Two figures disagree."
    desk.book.redo()
    assert field.toPlainText() == "Check: Two figures disagree."


def test_a_change_elsewhere_moves_neither_focus_nor_cursor_nor_what_is_typed(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    field = desk.panel.card.text
    field.setFocus()
    QTest.keyClicks(field, "New: ")
    rows = list(desk.panel.card.links.outgoing.rows.values())
    other = Notebook.open(desk.book.path)
    cards.edit_card(other, id, caution="Changed by another program.")
    cards.link_cards(other, desk.id("Robert Service"), desk.id("The Terror turned on the Party itself"), _supports())
    other.close()
    desk.book.look_for_changes()
    assert desk.panel.card.caution.toPlainText() == "Changed by another program."
    assert focused() is field
    assert field.textCursor().position() == 5
    assert field.toPlainText().startswith("New: Up")
    assert list(desk.panel.card.links.outgoing.rows.values()) == rows
    until(lambda: card_fields(desk.book, id).text.startswith("New: Up"))


def _supports() -> Relation:
    return Relation.SUPPORTS


@pytest.mark.parametrize("typed", ["19", "3/4/1937", "in the thirties", "1938/1934"])
def test_a_date_that_is_none_is_kept_as_typed_and_explained(desk: CardAtWork, typed: str) -> None:
    two = {"3/4/1937": "may be 3 Apr 1937 or 4 Mar 1937", "in the thirties": "may be 1830s or 1930s"}.get(typed)
    id = desk.choose(EXECUTIONS)
    dating = desk.panel.card.dating
    dating.when.setFocus()
    dating.when.selectAll()
    QTest.keyClicks(dating.when, typed)
    round_again = {"1938/1934": "This ends before it begins. Write 1934–38 if you mean that."}.get(typed, HOW)
    assert dating.hint.text() == (f"This {two}. Write which you mean." if two else round_again)
    desk.panel.card.text.setFocus()
    assert dating.when.text() == typed
    said = two or "is not understood as a date"
    assert dating.hint.text().startswith(f"“{typed}” {said}. It is kept as you wrote it.")
    assert card_fields(desk.book, id).when == typed
    assert card_rows(desk.book, [id])[id].date == ""
    assert id not in first_ids(desk.book, Filter(first_year=1))
    assert desk.failures == []


def test_a_date_shows_how_it_will_be_read(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    dating = desk.panel.card.dating
    assert (dating.when.text(), dating.hint.text()) == ("1937–38", "")
    dating.when.setFocus()
    for typed, understood, stored in (
        ("1934-12-01", "1 Dec 1934", "1934-12-01"),
        ("../1929", "by 1929", "../1929"),
        ("1917-22", "1917–22", "1917/1922"),
        ("early 1953", "early 1953 (Jan 1953 – Apr 1953)", "1953-~01/1953-~04"),
        ("1 december 1934", "1 Dec 1934", "1934-12-01"),
    ):
        dating.when.selectAll()
        QTest.keyClicks(dating.when, typed)
        assert dating.hint.text() == f"Understood as {understood}"
        desk.panel.card.dating.when_text.flush()
        assert dating.when.text() == typed
        assert card_fields(desk.book, id).when == stored
    desk.panel.card.text.setFocus()
    assert (dating.when.text(), dating.hint.text()) == ("1 Dec 1934", "")


def test_a_date_that_an_older_program_kept_as_typed_is_shown_as_it_is_read_now(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    with desk.book.step(Label("Old")):
        old = "UPDATE card SET happened = ?, first_day = NULL, last_day = NULL WHERE id = ?"
        desk.book.run(old, ("second half of 1934", id))
    dating = desk.panel.card.dating
    assert (dating.when.text(), dating.hint.text()) == ("July 1934 – Dec 1934", "")
    dating.when.setFocus()
    QTest.keyClick(dating.when, Qt.Key.Key_Return)
    desk.panel.card.text.setFocus()
    assert card_fields(desk.book, id).when == "second half of 1934"
    assert desk.book.history()[-1].label.words == "Old"
    dating.when.setFocus()
    dating.when.selectAll()
    QTest.keyClicks(dating.when, "1935")
    desk.panel.card.text.setFocus()
    assert card_fields(desk.book, id).when == "1935"
    desk.book.undo()
    assert (dating.when.text(), dating.hint.text()) == ("July 1934 – Dec 1934", "")


def test_evidence_without_a_date_is_asked_why(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    dating = desk.panel.card.dating
    assert dating.why.isHidden()
    dating.when.setFocus()
    dating.when.selectAll()
    QTest.keyClick(dating.when, Qt.Key.Key_Delete)
    assert not dating.why.isHidden()
    QTest.keyClicks(dating.undated, "The source gives none")
    desk.panel.release()
    assert card_fields(desk.book, id).undated == "The source gives none"
    cards.edit_card(desk.book, id, kind=Kind.CLAIM)
    desk.panel.card.text.setFocus()
    assert dating.why.isHidden()


def test_a_blank_title_keeps_the_old_one_and_is_filled_again_on_leaving(desk: CardAtWork, clock: Clock) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.focus_title()
    QTest.keyClick(desk.panel.card.title, Qt.Key.Key_Delete)
    clock.go_on(2)
    until(lambda: not desk.panel.card.title_text.rest_at)
    assert desk.panel.card.title.toPlainText() == ""
    assert EXECUTIONS in desk.panel.card.title_hint.text()
    assert card_fields(desk.book, id).title == EXECUTIONS
    desk.panel.card.text.setFocus()
    assert desk.panel.card.title.toPlainText() == EXECUTIONS
    assert desk.panel.card.title_hint.isHidden()


def test_what_could_not_be_saved_is_kept_for_its_card(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.card.text.setFocus()
    moved = desk.book.path.with_suffix(".away")
    desk.book.path.rename(moved)
    QTest.keyClicks(desk.panel.card.text, "Kept. ")
    desk.selection.choose(desk.id("Robert Service"))
    assert desk.failures
    moved.rename(desk.book.path)
    desk.selection.choose(id)
    assert desk.panel.card.text.toPlainText().startswith("Kept. Up to")
    until(lambda: card_fields(desk.book, id).text.startswith("Kept. Up to"))


def test_the_note_at_a_placement_is_its_own(desk: CardAtWork) -> None:
    id, placement = desk.choose_placed(EXECUTIONS)
    assert not desk.panel.note_part.isHidden()
    desk.panel.focus_note()
    assert focused() is desk.panel.note_part.note
    QTest.keyClicks(focused(), " Twice.")
    until(lambda: placement_rows(desk.book, 0, placement)[0].note == "Quote the figure. Twice.")
    desk.selection.choose(id)
    assert desk.panel.note_part.isHidden()


def test_spaces_that_do_not_break_survive_typing(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    cards.edit_card(desk.book, id, text="p.\u00a05")
    desk.panel.card.text.setFocus()
    QTest.keyClicks(desk.panel.card.text, "See ")
    desk.panel.release()
    assert card_fields(desk.book, id).text == "See p.\u00a05"


def test_enter_in_a_title_goes_on_and_ctrl_enter_does_nothing(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    desk.panel.focus_title()
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.card.title.toPlainText() == EXECUTIONS
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is desk.panel.card.text
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.card.text.toPlainText().startswith("Up to")
