"""Two cards are merged from the library, with real keys and clicks."""

from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, reading
from essayplanner.ui.dialogs.merging_cards import MergingCards
from essayplanner.ui.frame.window import Window
from tests.ui.test_drag import library_index
from tests.ui.test_keyboard import Key, press
from tests.ui.waiting import until


def focus() -> QWidget:
    return cast(QWidget, QApplication.focusWidget())


def asked(window: Window) -> MergingCards:
    window.commands.actions.by_name["merge_cards"].trigger()
    until(lambda: any(each.isVisible() for each in window.findChildren(MergingCards)))
    return next(each for each in window.findChildren(MergingCards) if each.isVisible())


def test_a_card_is_merged_with_one_that_is_looked_for(window: Window, essay: dict[str, int]) -> None:
    book, view = window.book, window.library.view
    same = cards.add_card(book, Kind.CLAIM, "The Party turned on itself", text="It ate its own.")
    cards.add_card(book, Kind.EVIDENCE, "The Party was turned on")
    until(lambda: same in window.library.model.ids)
    view.setFocus()
    view.setCurrentIndex(library_index(window, essay["party"]))
    asking = asked(window)
    assert asking.picker is not None
    until(asking.picker.hasFocus)
    press(focus(), Key.Key_Return)  # nothing was found yet
    assert asking.isVisible()
    QTest.keyClicks(focus(), "was")  # evidence is of another kind
    assert asking.said.text() == "No other card of this kind has these words in its title."
    asking.picker.selectAll()
    QTest.keyClicks(focus(), "turned")
    assert asking.said.text() == ""
    press(focus(), Key.Key_Return)
    until(asking.button.isEnabled)
    assert asking.picker.text() == "The Party turned on itself"
    assert asking.said.text() == (
        "“The Terror turned on the Party itself” keeps all that it says and gets the text of "
        "“The Party turned on itself”, which goes to the trash."
    )
    assert window.rect().contains(asking.geometry())
    assert asking.rect().contains(asking.button.geometry())
    QTest.mouseClick(asking.swap, Qt.MouseButton.LeftButton)
    assert asking.said.text().startswith("“The Party turned on itself” stays as it is; ")
    mark = len(book.history())
    press(asking.button, Key.Key_Return)
    until(lambda: len(book.history()) > mark)
    assert book.history()[-1].label.words == (
        "Merge “The Terror turned on the Party itself” into “The Party turned on itself”"
    )
    assert window.selection.card_id == same
    until(view.hasFocus)
    assert cards.in_trash(book, [essay["party"]]) == 1


def test_of_two_that_are_chosen_the_first_is_kept(window: Window, essay: dict[str, int]) -> None:
    book, view = window.book, window.library.view
    action = window.commands.actions.by_name["merge_cards"]
    view.setFocus()
    view.selectAll()
    assert not action.isEnabled()
    view.clearSelection()
    for name in ("tools", "party"):
        view.selectionModel().select(library_index(window, essay[name]), view.selectionModel().SelectionFlag.Select)
    first, second = window.selection.cards
    asking = asked(window)
    until(asking.button.hasFocus)
    assert asking.swap.mapTo(asking, QPoint()).y() > asking.said.geometry().bottom()
    press(asking.button, Key.Key_Escape)
    until(view.hasFocus)
    assert cards.in_trash(book, [first, second]) == 0
    # Of what is there no more it is said so
    gone, failed = cards.add_card(book, Kind.CLAIM, "Gone"), list[str]()
    window.announcer.failed.connect(lambda error: failed.append(str(error)))
    book.undo()
    window.selection.choose(gone)
    window.library.view.clearFocus()
    action.trigger()
    assert failed == ["The card is no longer in this notebook; nothing was changed."]
    window.selection.choose(first, cards=[first, second])
    asking = asked(window)
    press(asking.button, Key.Key_Return)
    until(lambda: cards.in_trash(book, [second]) == 1)
    assert reading.card_fields(book, first).trashed is False
