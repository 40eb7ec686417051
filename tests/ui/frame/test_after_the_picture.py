"""What was done is on the screen before the panes beside it follow; each follows once, and never under a hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.outline_rows import placement_rows
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.mime import cards_mime, items_mime
from essayplanner.ui.frame.window import Window
from tests.ui.desk.fields import drag_onto
from tests.ui.waiting import until

Essay = dict[str, int]


class Order(QObject):
    """In what order the outline was painted, the card panel was filled and the search was asked."""

    def __init__(self, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.seen: list[str] = []
        window.outline.view.viewport().installEventFilter(self)
        for part, verb, name in (
            (window.card.card, "show_card", "card"),
            (window.card.section, "show_section", "card"),
            (window.library.finder, "find", "search"),
            (window.library.view, "choose", "library"),
        ):
            monkeypatch.setattr(part, verb, self._watched(getattr(part, verb), name))

    def _watched(self, verb: Callable[..., object], name: str) -> Callable[..., object]:
        def watched(*given: object, **named: object) -> object:
            self.seen.append(name)
            return verb(*given, **named)

        return watched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() == QEvent.Type.Paint:
            self.seen.append("picture")
        return False


def drop(window: Window, data: QMimeData, placement_id: int) -> None:
    """Let something go over a placed card."""
    view = window.outline.view
    index = window.outline.model.index_of_item(Item("placement", placement_id))
    at = QPointF(view.visualRect(index).center())
    assert all(drag_onto(view.viewport(), data, at))


def acts(window: Window, essay: Essay) -> dict[str, Callable[[], object]]:
    """What a student does with places in an outline, each after those before it."""
    book, at = window.book, essay["placed_tools"]
    (other,) = outlining.place(book, [essay["party"]], Spot("section", essay["second"]))
    return {
        "a card dropped": lambda: drop(window, cards_mime(book, [essay["delegates"]]), at),
        "that undone": book.undo,
        "that redone": book.redo,
        "a row dropped elsewhere": lambda: drop(window, items_mime(book, [Item("placement", other)]), at),
        "that one undone": book.undo,
        "a card placed by a key": lambda: window.outline.place([essay["conquest"]]),
    }


def test_the_panes_follow_after_the_picture_and_once(
    window: Window, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_tab("card")
    window.outline.view.setFocus()
    done = acts(window, essay)
    order = Order(window, monkeypatch)
    for name, act in done.items():
        QTest.qWait(100)
        order.seen.clear()
        act()
        assert order.seen == [], name
        until(lambda: "search" in order.seen)
        QTest.qWait(50)
        assert order.seen[0] == "picture", name
        assert order.seen.count("card") == 1, name
        assert window.card._shown == (window.selection.card_id, window.selection.item), name


def test_a_hand_in_the_panel_is_never_left_on_what_is_gone(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    window.outline.place([essay["party"]])
    window.card.focus_note()
    note = window.card.note_part.note
    assert window.selection.card_id == essay["party"]
    assert window.card.card.title.toPlainText().startswith("The Terror turned")
    assert note.hasFocus()
    window.book.undo()
    assert window.selection.card_id != essay["party"]
    assert not note.hasFocus()
    assert window.card._shown == (window.selection.card_id, window.selection.item)


def type_here(text: str) -> None:
    """Type where the keys go."""
    field = QApplication.focusWidget()
    assert field
    QTest.keyClicks(field, text)


def test_a_hand_that_comes_before_the_picture_writes_to_what_is_chosen_by_then(window: Window, essay: Essay) -> None:
    """Keys wait while a step is made; what they do then is done before the panes follow."""
    book, alt = window.book, Qt.KeyboardModifier.AltModifier
    first, second = outlining.place(book, [essay["party"], essay["delegates"]], Spot("section", essay["second"]))
    window.show_tab("card")
    window.outline.view.choose(Item("placement", first))
    window.outline.view.setFocus()
    until(lambda: window.card._shown == (essay["party"], Item("placement", first)))
    QTest.keyClick(window.outline.view, Qt.Key.Key_Delete)
    QTest.keyClick(window, Qt.Key.Key_N, alt)
    type_here("Its place.")
    assert book.settle()
    assert placement_rows(book, 0, second)[0].note == "Its place."
    window.outline.view.setFocus()
    window.outline.place([essay["conquest"]])
    QTest.keyClick(window, Qt.Key.Key_I, alt)
    type_here("Its own.")
    assert book.settle()
    assert [card_fields(book, essay[name]).caution for name in ("delegates", "conquest")] == ["", "Its own."]


@pytest.mark.parametrize("what", ["placement", "section"])
def test_what_is_typed_at_what_went_is_no_step_when_it_comes_back(window: Window, essay: Essay, what: str) -> None:
    window.show_tab("card")
    if what == "section":
        window.outline.add_section()
        note = window.card.section.note
    else:
        window.outline.place([essay["party"]])
        note = window.card.note_part.note
    until(lambda: window.card._shown == (window.selection.card_id, window.selection.item))
    item = window.selection.item
    assert item
    window.outline.view.setFocus()
    window.book.undo()
    QTest.keyClicks(note, "x")  # by other means than the focus
    until(lambda: window.card._shown == (window.selection.card_id, window.selection.item))
    window.saving.flush()
    done = len(window.book.history())
    window.book.redo()
    window.saving.flush()
    assert len(window.book.history()) == done
    assert not window.book.history()[-1].undone
    window.outline.view.choose(item)
    until(lambda: window.card._shown == (window.selection.card_id, window.selection.item))
    QTest.keyClicks(note, "y")
    window.saving.flush()
    assert note.toPlainText() == "y"
    assert window.book.history()[-1].label.key in ("edit-section", "edit-note")


def test_a_hand_in_what_goes_is_led_nowhere_else(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    window.outline.view.choose(Item("section", essay["second"]))
    window.outline.place([essay["party"]])
    window.card.focus_note()
    window.book.undo()
    assert window.selection.item == Item("section", essay["second"])
    assert QApplication.focusWidget() is None


def test_steps_without_a_pause_put_nothing_off(window: Window, essay: Essay) -> None:
    """As where Ctrl+Z is held."""
    done: list[int] = []
    later = AfterPicture(window, lambda: done.append(1))
    for _number in range(30):
        later.begin()
        QTest.qWait(5)
    assert len(done) >= 2
