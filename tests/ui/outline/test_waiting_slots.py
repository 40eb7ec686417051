"""What waits in a section stands below its title until cards and a note fill it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Kind
from essayplanner.domain.structures import Slot
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window

Essay = dict[str, int]


def test_what_waits_is_filled_by_cards_on_all_levels_and_by_the_note(window: Window, essay: Essay) -> None:
    book, model, second = window.book, window.outline.model, essay["second"]

    def height() -> int:
        return window.outline.view.visualRect(model.index_of_item(node.item)).height()

    slots = ("point", "evidence", "evidence", "explain", "historian", "link")
    node = model.nodes[Item("section", second)]
    hinted = height()
    outlining.edit_section(book, second, slots=slots)
    assert node.waiting() == (
        Slot.POINT,
        Slot.EVIDENCE,
        Slot.EVIDENCE,
        Slot.EXPLAIN,
        Slot.HISTORIAN,
        Slot.LINK,
    )
    assert model.spoken(node).endswith("waiting for: point, evidence, evidence, explain, historian, link back")
    (placed,) = outlining.place(book, [essay["party"]], Spot("section", second))
    chips = height()
    outlining.place(book, [essay["delegates"]], Spot("placement", placed))  # under the claim, not in the section
    assert node.waiting() == (Slot.EVIDENCE, Slot.EXPLAIN, Slot.HISTORIAN, Slot.LINK)
    outlining.edit_section(book, second, note="It shows who was feared.")
    assert node.waiting() == (Slot.EVIDENCE, Slot.HISTORIAN)
    outlining.place(book, [essay["conquest"], cards.add_card(book, Kind.EVIDENCE, "A list")], Spot("section", second))
    assert node.waiting() == ()
    assert "waiting" not in model.spoken(node)
    outlining.edit_section(book, second, note="")
    outlining.edit_section(book, second, slots=())
    assert height() < chips < hinted  # a line of chips is lower than the hint of an empty section
    book.undo()
    book.undo()
    assert node.slots == slots


def test_a_card_under_another_card_takes_the_line_of_its_section_away(window: Window, essay: Essay) -> None:
    book, model, intro = window.book, window.outline.model, essay["intro"]
    outlining.edit_section(book, intro, slots=("evidence",))
    (claim,) = outlining.place(book, [essay["party"]], Spot("section", intro))

    def height() -> int:
        return window.outline.view.visualRect(model.index_of_item(Item("section", intro))).height()

    before = height()
    outlining.place(book, [essay["delegates"]], Spot("placement", claim))
    assert height() < before


WAITING = ("point", "evidence", "explain")


def waiting(window: Window, essay: Essay) -> Item:
    """A section without cards that waits for a claim, evidence and its explanation."""
    outlining.edit_section(window.book, essay["second"], slots=WAITING)
    return Item("section", essay["second"])


def chip(window: Window, section: Item, slot: Slot) -> QPoint:
    """The middle of what waits, in the viewport."""
    view = window.outline.view
    node, row = view.rows.nodes[section], view.visualRect(view.rows.index_of_item(section))
    chips, _rest = view.delegate.measures.chips(node.waiting(), view.delegate.measures.left(node), row)
    at: QPoint = dict(chips)[slot].center()
    return at


def click(window: Window, at: QPoint, *, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(window.outline.view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def type_here(words: str, then: Qt.Key) -> None:
    """Type where the hand is, and a key."""
    for typed in (words, then):
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, typed) if isinstance(typed, str) else QTest.keyClick(field, typed)


def placed(window: Window) -> list[tuple[str, str, bool]]:
    """Kind and title of all cards in the outline, and whether they stand under another."""
    rows = window.book.rows(
        "SELECT kind, title, placement.parent_id IS NOT NULL FROM placement JOIN card ON card.id = card_id "
        "ORDER BY placement.id"
    )
    return [(kind, title, bool(is_under)) for kind, title, is_under in rows]


def test_a_click_on_what_waits_begins_it(window: Window, essay: Essay) -> None:
    section, view = waiting(window, essay), window.outline.view
    click(window, chip(window, section, Slot.POINT))
    type_here("Fear came first", Qt.Key.Key_Return)
    assert view.rows.nodes[section].waiting() == (Slot.EVIDENCE, Slot.EXPLAIN)
    click(window, chip(window, section, Slot.EVIDENCE))
    type_here("98 of 139", Qt.Key.Key_Return)
    window.book.settle()
    assert placed(window)[-2:] == [("claim", "Fear came first", False), ("evidence", "98 of 139", True)]
    click(window, chip(window, section, Slot.EXPLAIN))
    type_here("It shows whom he feared.", Qt.Key.Key_Escape)
    window.book.settle()
    assert view.rows.nodes[section].note == "It shows whom he feared."
    assert view.rows.nodes[section].waiting() == ()


def test_escape_at_once_takes_back_what_a_click_began(window: Window, essay: Essay) -> None:
    section = waiting(window, essay)
    before = placed(window)
    click(window, chip(window, section, Slot.POINT))
    assert placed(window) == [*before, ("claim", "New claim", False)]
    type_here("", Qt.Key.Key_Escape)
    assert placed(window) == before


def test_a_second_click_begins_nothing_else(window: Window, essay: Essay) -> None:
    section, view = waiting(window, essay), window.outline.view
    at = chip(window, section, Slot.POINT)
    click(window, at)
    assert view.slot_at(at)  # what is next stands there now
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.current_node().title == "New claim"
    assert placed(window)[-1] == ("claim", "New claim", False)


def test_only_a_plain_click_on_what_waits_begins_it(window: Window, essay: Essay) -> None:
    section, view = waiting(window, essay), window.outline.view
    before, point, evidence = placed(window), chip(window, section, Slot.POINT), chip(window, section, Slot.EVIDENCE)
    click(window, point, keys=Qt.KeyboardModifier.ControlModifier)
    click(window, QPoint((point.x() + evidence.x()) // 2 + 200, point.y()))
    click(window, QPoint(point.x(), view.visualRect(view.rows.index_of_item(section)).top() + 20))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=evidence)
    assert placed(window) == before
    assert not view.is_editing()


def test_from_the_right_what_waits_is_where_it_is_drawn(window: Window, essay: Essay) -> None:
    section, view = waiting(window, essay), window.outline.view
    view.delegate.measures.from_right = True
    at = chip(window, section, Slot.EXPLAIN)
    there = view.slot_at(QPoint(view.viewport().width() - at.x(), at.y()))
    assert there == (view.rows.nodes[section], Slot.EXPLAIN)


def test_a_key_begins_what_waits_first(window: Window, essay: Essay) -> None:
    section, view, action = waiting(window, essay), window.outline.view, window.commands.actions.by_name["fill_slot"]
    view.setFocus()
    view.choose(Item("section", essay["first"]))
    assert not action.isEnabled()
    view.choose(section)
    assert action.isEnabled()
    QTest.keySequence(view, QKeySequence("Shift+Return"))
    type_here("Fear came first", Qt.Key.Key_Return)
    window.book.settle()
    assert placed(window)[-1] == ("claim", "Fear came first", False)
