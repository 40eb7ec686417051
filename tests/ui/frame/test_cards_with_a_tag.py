"""From a tag of a card to all cards with it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.items import Item
from essayplanner.notebook.library import Filter
from essayplanner.notebook.sorting import Sort
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until

KIROV = "people: Kirov"


def test_keys_alone_lead_to_all_cards_with_a_tag_whatever_was_set(
    qtbot: QtBot, window: Window, essay: dict[str, int]
) -> None:
    said, filters = list[str](), window.library.filters
    window.announcer.spoken.connect(said.append)
    for name in ("cheka", "party", "conquest"):
        cards.set_tags(window.book, essay[name], [KIROV, "terror"])
    window.selection.choose(essay["cheka"], Item("placement", essay["placed_cheka"]))
    window.show_tab("card")
    filters.sort_by(Sort.TITLE)
    window.library.field.setText("delegates")
    window.selection.show_years(1936, 1937)
    filters._set(kind=Kind.EVIDENCE, unused=True, unsourced=True)
    until(lambda: window.library.model.ids == [essay["delegates"]])
    window.sides.fold({LIBRARY})
    window.card.card.tags.chips[0].setFocus()
    QTest.keyClick(window.card.card.tags.chips[0], Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    until(lambda: set(window.library.model.ids) == {essay["cheka"], essay["party"], essay["conquest"]})
    assert filters.filter == Filter(tag=KIROV, sort=Sort.TITLE)
    assert window.library.field.text() == ""
    assert window.selection.years == (0, 0)
    assert window.library.view.isVisible()
    until(window.library.view.hasFocus)
    assert window.library.view.selected_ids() == [essay["cheka"]]
    assert window.selection.item == Item("placement", essay["placed_cheka"])  # nothing else was chosen
    assert f"Showing all cards with the tag “{KIROV}”." in said
    until(lambda: "3 cards found" in said)
