"""The kind of a claim, and answers to the questions that would break it, in the card panel."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.plan import Reply
from essayplanner.notebook.cards import edit_card, trash_cards
from essayplanner.notebook.coaching import replies, reply
from essayplanner.notebook.reading import card_fields, links_of
from essayplanner.ui.card.question_row import QuestionRow
from essayplanner.ui.card.questioning import Questioning
from essayplanner.ui.controls.asking import Asking
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.waiting import until

TERROR, TOOLS = "The Terror turned on the Party itself", "The tools of the Terror were forged under Lenin"
EXECUTIONS = "681,692 executions on the official record"


def asking(desk: CardAtWork, title: str = TERROR) -> tuple[int, Questioning]:
    """A claim about a cause, with its questions open; gives its id too."""
    edit_card(desk.book, desk.id(title), claim_kind=ClaimKind.CAUSE)
    id = desk.choose(title)
    desk.panel.show_questions()
    return id, desk.panel.card.questioning


def rows(part: Questioning) -> list[QuestionRow]:
    return [row for row in part.rows.rows.values() if isinstance(row, QuestionRow)]


def said(desk: CardAtWork, id: int) -> tuple[Reply, ...]:
    desk.book.settle()
    return replies(desk.book, [id]).get(id, ())


def test_a_claim_of_no_kind_takes_one_line_and_a_kind_opens_its_questions(desk: CardAtWork) -> None:
    part = desk.panel.card.questioning
    desk.choose(EXECUTIONS)
    assert not part.isVisible()
    id = desk.choose(TERROR)
    assert (part.kind.currentText(), part.fold.isVisible(), part.rows.isVisible()) == ("Not said", False, False)
    part.kind.setFocus()
    QTest.keyClick(part.kind, Qt.Key.Key_M)  # the last of the list
    assert card_fields(desk.book, id).claim_kind == "motive"
    assert [row.question.text() for row in rows(part)][:1] == ["How do we know what they wanted?"]
    assert part.rows.isVisible()
    QTest.mouseClick(part.fold, Qt.MouseButton.LeftButton)
    assert (part.fold.text(), part.rows.isVisible()) == ("4 questions are still open", False)
    desk.book.undo()
    assert (part.kind.currentText(), part.fold.isVisible()) == ("Not said", False)


def at_rest(desk: CardAtWork, row: QuestionRow) -> QPoint:
    """Where its note stands once the window has laid itself out, however busy the machine is."""
    before, place = QPoint(-1, -1), row.note.mapTo(row, QPoint())
    while place != before:
        desk.settle(50)
        before, place = place, row.note.mapTo(row, QPoint())
    return place


def test_a_note_is_typed_in_place_as_one_step(desk: CardAtWork) -> None:
    id, part = asking(desk)
    first, second = rows(part)[:2]
    assert focused() is first.write
    assert first.write.accessibleName() == "Answer “Would it have happened without this?” in your own words"
    assert first.write.accessibleDescription() == first.hint.text()
    steps = len(desk.labels())
    QTest.keyClick(first.write, Qt.Key.Key_Return)
    assert focused() is first.note
    QTest.keyClicks(first.note, "It would")
    place = at_rest(desk, first)
    first.bound.flush()
    QTest.keyClicks(first.note, " not.")
    assert at_rest(desk, first) == place
    assert focused() is first.note
    desk.choose(TOOLS)
    assert said(desk, id) == (Reply("cause-enough", "It would not."),)
    assert desk.labels()[steps:] == ["Answer a question about “The Terror turned on the Party itself”"]
    desk.choose(TERROR)
    assert first.note.isVisible()
    assert first.note.accessibleName() == "Your answer to “Would it have happened without this?”"
    assert (first.ways.isVisible(), first.hint.isVisible()) == (False, False)
    assert second.ways.isVisible()


def test_where_nothing_is_typed_a_question_stays_open(desk: CardAtWork) -> None:
    id, part = asking(desk)
    first, second = rows(part)[:2]
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        QTest.mouseClick(first.write, Qt.MouseButton.LeftButton)
        QTest.keyClick(first.note, key)
        assert focused() is not first.note
        assert first.ways.isVisible()
        assert not first.note.isVisible()
    QTest.mouseClick(first.write, Qt.MouseButton.LeftButton)
    QTest.mouseClick(second.write, Qt.MouseButton.LeftButton)
    assert (first.note.isVisible(), focused() is second.note) == (False, True)
    assert said(desk, id) == ()


def test_a_card_answers_and_is_linked_in_one_step_and_is_a_click_away(desk: CardAtWork) -> None:
    id, part = asking(desk, TOOLS)
    steps, row = len(desk.labels()), rows(part)[0]
    QTest.mouseClick(row.with_card, Qt.MouseButton.LeftButton)
    choosing = row.choosing
    assert choosing is not None
    assert focused() is choosing.picker
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert (choosing.isVisible(), focused() is row.with_card) == (False, True)
    QTest.mouseClick(row.with_card, Qt.MouseButton.LeftButton)
    QTest.keyClick(choosing.does, Qt.Key.Key_End)
    QTest.keyClicks(choosing.picker, "Robert")
    QTest.keyClick(choosing.picker.popup, Qt.Key.Key_Down)
    QTest.keyClick(choosing.picker.popup, Qt.Key.Key_Return)
    until(lambda: row.card.isVisible())
    assert (row.card.text(), choosing.isVisible(), focused() is row.card) == ("Robert Service", False, True)
    service = desk.id("Robert Service")
    assert said(desk, id) == (Reply("cause-enough", "", service),)
    assert [link.relation for link in links_of(desk.book, id) if link.other_id == service] == [Relation.QUALIFIES]
    assert len(desk.labels()) == steps + 1
    QTest.keyClicks(row.note, "He weighs it.")
    assert said(desk, id) == (Reply("cause-enough", "He weighs it.", service),)
    assert row.card.accessibleName() == "Go to the historian “Robert Service”"
    QTest.mouseClick(row.card, Qt.MouseButton.LeftButton)
    assert desk.selection.card_id == service


def test_a_question_is_set_aside_with_a_reason_and_taken_up_again(desk: CardAtWork) -> None:
    id, part = asking(desk)
    row = rows(part)[0]
    QTest.mouseClick(row.not_here, Qt.MouseButton.LeftButton)
    QTest.mouseClick(row.not_here, Qt.MouseButton.LeftButton)
    assert len(desk.panel.window().findChildren(Asking)) == 1
    until(lambda: row.asked is not None and row.asked.isAncestorOf(focused()))
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert said(desk, id) == ()
    QTest.keyClicks(focused(), "No room.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert said(desk, id) == (Reply("cause-enough", "No room.", is_aside=True),)
    assert (row.hint.text(), row.note.toPlainText(), row.cross.isVisible()) == ("Set aside:", "No room.", True)
    assert row.cross.accessibleName() == "Take back the answer to “Would it have happened without this?”"
    QTest.mouseClick(row.cross, Qt.MouseButton.LeftButton)
    assert said(desk, id) == ()
    assert focused() is row.write


@pytest.mark.parametrize(("key", "at"), [("", 1), ("cause-others", 3), ("of-a-newer-program", 0)])
def test_the_first_open_question_is_gone_to_or_one_by_its_key(desk: CardAtWork, key: str, at: int) -> None:
    id = desk.id(TERROR)
    edit_card(desk.book, id, claim_kind=ClaimKind.CAUSE)
    reply(desk.book, id, "cause-enough", note="Yes.")
    desk.panel.resize(360, 300)
    desk.choose(TERROR)
    desk.panel.show_questions(key)
    assert rows(desk.panel.card.questioning)[at].isAncestorOf(focused())
    until(lambda: not focused().visibleRegion().isEmpty())
    desk.choose(TOOLS)
    desk.panel.show_questions()
    assert focused() is desk.panel.card.questioning.kind


def test_of_a_card_in_the_trash_the_answers_are_read(desk: CardAtWork) -> None:
    id, part = asking(desk)
    reply(desk.book, id, "cause-enough", note="Yes.")
    trash_cards(desk.book, [id])
    row, open_one = rows(part)[:2]
    assert (part.kind.isEnabled(), row.note.isReadOnly(), row.cross.isVisible()) == (False, True, False)
    assert not open_one.ways.isVisible()
