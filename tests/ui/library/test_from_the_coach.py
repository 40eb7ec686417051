"""The library narrowed to what the coach shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until


def test_it_shows_those_cards_alone_until_the_chip_is_taken_off(window: Window, essay: dict[str, int]) -> None:
    library, chip = window.library, window.library.filters._only
    assert chip.isHidden()
    there = list(library.model.ids)
    window.selection.show_only((essay["cheka"], essay["tools"]))
    until(lambda: set(library.model.ids) == {essay["cheka"], essay["tools"]})
    assert chip.isVisible()
    assert "From the coach" in library.filters.clearing.accessibleName()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() - chip.rect().center() / 2)
    assert chip.isChecked()  # beside the cross nothing happens
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center())
    until(lambda: list(library.model.ids) == there)
    assert chip.isHidden()
    window.selection.show_only((essay["cheka"],))
    library.filters.clear()
    assert window.selection.only == ()
