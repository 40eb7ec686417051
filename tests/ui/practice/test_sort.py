"""Cards sorted for two questions, by keys, clicks and drags."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.coach.sorting import Pile
from essayplanner.domain.cards import Kind
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.outlines import new_outline, outlines, read_outline
from essayplanner.ui.frame.window import Window
from essayplanner.ui.practice.sort_page import SortPage
from tests.ui.conftest import Mouse
from tests.ui.waiting import until

Key = Qt.Key
Essay = dict[str, int]
DELEGATES = "1,108 of the 1,996 Congress delegates shot"


def opened(window: Window, chosen: tuple[int, ...] = ()) -> SortPage:
    """The page, with these cards chosen in the library."""
    window.selection.choose(cards=chosen)
    window.commands.actions.by_name["sort"].trigger()
    page = window.centre.currentWidget()
    assert isinstance(page, SortPage)
    return page


def press(widget: QWidget, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def undo(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def middle(window: Window, widget: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def test_sorted_by_keys_and_made_in_one_step(window: Window, essay: Essay) -> None:
    """All keys, one taken back, a question that is typed, a group with its heading; Escape keeps it; one undo."""
    ids = [essay[name] for name in ("tools", "party", "cheka", "conquest", "delegates")]
    page, steps = opened(window, tuple(ids)), len(window.book.history())
    field = page.piles[Pile.SECOND].field
    assert field.hasFocus()
    QTest.keyClicks(field, "Why did the Terror come?")
    press(field, Key.Key_Return)
    page.face.setFocus()
    press(page.face, Key.Key_1, Key.Key_Backspace, Key.Key_B, Key.Key_Right)
    page.split(Pile.FIRST)
    heading = page.piles[Pile.FIRST].groups[1].heading
    assert heading.hasFocus()
    QTest.keyClicks(heading, "What came before him")
    press(heading, Key.Key_Return)
    assert page.face.hasFocus()
    press(page.face, Key.Key_Left, Key.Key_Down, Key.Key_Escape)
    assert window.centre.page is None
    assert opened(window) is page
    assert page.progress.text() == "5 of 5"
    press(page.face, Key.Key_2)
    assert "1 card serves both questions" in page.face.accessibleName()
    assert len(window.book.history()) == steps
    QTest.keyClick(page.face, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.centre.page is None
    there = [read_outline(window.book, outline.id) for outline in outlines(window.book)]
    held = [{each.title: [placed.card.title for placed in each.placements] for each in one.sections} for one in there]
    both, own = "Serves both questions", "Serves this question"
    assert held[0]["What came before him"] == ["Cheka, camps and the ban on factions came first"]
    assert held[0][both] == ["The tools of the Terror were forged under Lenin"]
    assert held[1] == {own: ["The Terror turned on the Party itself", DELEGATES], both: held[0][both]}
    assert there[1].title == "Why did the Terror come?"
    section = window.outline.view.current_node().section()
    assert section
    assert section.title == "What came before him"
    window.book.undo()
    assert len(outlines(window.book)) == 1


def test_a_card_is_moved_from_a_pile_by_a_key(window: Window, essay: Essay) -> None:
    """And a heading of six words is refused, with the five before it kept."""
    page = opened(window, (essay["tools"], essay["party"]))
    page.draft.turn(lambda now: now.put(essay["tools"], Pile.FIRST))
    row = page.piles[Pile.FIRST].groups[0].rows[0]
    row.setFocus()
    press(row, Key.Key_N)
    undo(row)
    assert page.draft.sorting.cards(Pile.FIRST) == (essay["tools"],)
    row.setFocus()
    press(row, Key.Key_N)
    assert page.draft.sorting.cards(Pile.NEITHER) == (essay["tools"],)
    page.split(Pile.FIRST)
    QTest.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert not page.draft.sorting.done
    press(page.face, Key.Key_Backspace)
    assert page.draft.sorting.cards(Pile.NEITHER) == (essay["tools"],)
    heading = page.piles[Pile.FIRST].groups[1].heading
    heading.setFocus()
    QTest.keyClicks(heading, "one two three four five six")
    assert "at most 5 words" in window.status.said.text()
    press(heading, Key.Key_Escape)
    assert page.face.hasFocus()
    assert heading.text() == "one two three four five"
    undo(page.face)
    assert len(page.draft.sorting.groups) == 4
    undo(page.face)
    undo(page.face)
    assert page.draft.sorting.waiting == (essay["tools"], essay["party"])
    assert window.book.next_steps()[1] is None, "nothing of the notebook was undone"
    undo(page.face)
    assert window.book.next_steps()[1], "now it is the notebook’s"


def test_dragged_onto_a_pile_and_on_to_another(window: Window, essay: Essay, mouse: Mouse) -> None:
    """The large card first, then its row; let go beside the piles it stays where it is."""
    new_outline(window.book, "Why did the Terror come?")
    page = opened(window, (essay["tools"], essay["party"]))
    assert window.sides.folds() == {"right"}
    press(page.face, Key.Key_Return)
    assert window.sides.folds() == set(), "all of the card is shown"
    first, second = page.piles[Pile.FIRST], page.piles[Pile.SECOND]
    mouse.drag(middle(window, page.face), [middle(window, first)])
    assert page.draft.sorting.cards(Pile.FIRST) == (essay["tools"],)
    row = first.groups[0].rows[0]
    mouse.drag(middle(window, row), [page.title.mapTo(window, QPoint(4, 4))])
    assert page.draft.sorting.cards(Pile.FIRST) == (essay["tools"],)
    mouse.drag(middle(window, row), [middle(window, second)])
    assert page.draft.sorting.cards(Pile.SECOND) == (essay["tools"],)
    QTest.mouseClick(page.piles[Pile.BOTH].head, Qt.MouseButton.LeftButton)
    assert page.draft.sorting.cards(Pile.BOTH) == (essay["party"],)


def test_tab_goes_from_the_card_through_a_pile_to_its_cards(window: Window, essay: Essay) -> None:
    """However late they came; of the cards it stops at one, and the arrows go to the others."""
    page = opened(window, (essay["tools"], essay["party"], essay["cheka"]))
    page.face.setFocus()
    press(page.face, Key.Key_1, Key.Key_1)
    QTest.qWait(0)
    first, second = page.piles[Pile.FIRST], page.piles[Pile.SECOND]
    rows = first.groups[0].rows
    for expected in (first.head, first.more, rows[0], second.head):
        press(QApplication.focusWidget() or page, Key.Key_Tab)
        assert expected.hasFocus()
    rows[0].setFocus()
    press(rows[0], Key.Key_Down)
    assert rows[1].hasFocus()


def test_the_card_that_was_put_last_is_in_sight(window: Window, essay: Essay) -> None:
    """However many lie there before it."""
    ids = [add_card(window.book, Kind.EVIDENCE, f"Card {number}") for number in range(30)]
    page = opened(window, tuple(ids))
    for id in ids:
        page.moves.put(id, Pile.FIRST)
    bar = page.piles[Pile.FIRST].area.verticalScrollBar()
    until(lambda: 0 < bar.maximum() <= bar.value() + page.theme.px(12))


def test_two_questions_are_never_the_same(window: Window, essay: Essay) -> None:
    """And one that is typed as an outline is called is the one of that outline."""
    first = outlines(window.book)[0]
    other = new_outline(window.book, "Why did the Terror come?")
    page = opened(window, (essay["tools"], essay["party"]))
    field = page.piles[Pile.SECOND].field
    for typed, question in ((first.title.upper(), "Why did the Terror come?"), ("How far?", "How far?")):
        page._type_question(1)
        field.setText(typed)
        press(field, Key.Key_Return)
        assert page.draft.questions == [first.title, question]
    page._type_question(1)
    field.setText("why did the terror come?")
    press(field, Key.Key_Return)
    assert page.draft.asked[1].outline_id == other


def test_what_is_trashed_meanwhile_is_sorted_no_more(window: Window, essay: Essay) -> None:
    """Nothing of it is made."""
    from essayplanner.notebook.cards import trash_cards

    page = opened(window, (essay["tools"], essay["party"]))
    press(page.face, Key.Key_1)
    trash_cards(window.book, [essay["party"]])
    page.draft.read()
    assert (page.draft.sorting.total, page.progress.text()) == (1, "1 card is sorted")
