"""The library narrowed to what the coach shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until

FROM = Fitting("From the coach", stays=False)


def test_it_shows_those_cards_alone_until_the_chip_is_taken_off(window: Window, essay: dict[str, int]) -> None:
    library, chip = window.library, window.library.filters._fits
    assert chip.isHidden()
    there = list(library.model.ids)
    window.selection.show_fitting(FROM._replace(cards=(essay["cheka"], essay["tools"])), narrow=True)
    until(lambda: set(library.model.ids) == {essay["cheka"], essay["tools"]})
    assert chip.isVisible()
    assert "From the coach" in library.filters.clearing.accessibleName()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() - chip.rect().center() / 2)
    assert chip.isChecked()  # beside the cross nothing happens
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center())
    until(lambda: list(library.model.ids) == there)
    assert chip.isHidden()
    window.selection.show_fitting(FROM._replace(cards=(essay["cheka"],)), narrow=True)
    library.filters.clear()
    assert window.selection.fitting is None
    assert chip.isHidden()


def test_what_was_narrowed_goes_on_with_what_is_about_the_same_alone(window: Window, essay: dict[str, int]) -> None:
    chip, selection = window.library.filters._fits, window.selection
    selection.show_fitting(Fitting("Fits", (essay["cheka"],)), narrow=True)
    selection.show_fitting(Fitting("Fits now", (essay["tools"],)))
    assert chip.isChecked()
    selection.show_fitting(None)
    selection.show_fitting(Fitting("This document 1", (essay["cheka"],), about="document"))
    assert (chip.isVisible(), chip.isChecked()) == (True, False)
