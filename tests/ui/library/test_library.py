"""The chips above the cards, clicked."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.frame.window import Window
from essayplanner.ui.library.filter_menus import AT_ONCE, BENEATH
from essayplanner.ui.look.fields import Chip
from essayplanner.ui.outline.dropping import Dragged
from tests.ui.waiting import until

Essay = dict[str, int]


def chip(window: Window, text: str) -> Chip:
    return next(each for each in window.library.findChildren(Chip) if each.text().strip().startswith(text))


def click(qtbot: QtBot, window: Window, text: str) -> list[int]:
    """Click the chip; the ids of the cards that are listed then."""
    with qtbot.waitSignal(window.library.shown):
        QTest.mouseClick(chip(window, text), Qt.MouseButton.LeftButton)
    return sorted(window.library.model.ids)


def test_each_kind_narrows_the_list_and_one_is_chosen(qtbot: QtBot, window: Window, essay: Essay) -> None:
    wanted = {
        "Claims": ["tools", "party"],
        "Evidence": ["cheka", "delegates"],
        "Historians": ["conquest"],
        "All": ["tools", "party", "cheka", "delegates", "conquest"],
    }
    for text, names in wanted.items():
        assert click(qtbot, window, text) == sorted(essay[name] for name in names)
        assert chip(window, text).text().strip() == f"{text} {len(names)}"
        assert [each for each in wanted if chip(window, each).isChecked()] == [text]


def test_a_kind_is_chosen_with_the_space_key(qtbot: QtBot, window: Window, essay: Essay) -> None:
    with qtbot.waitSignal(window.library.shown):
        chip(window, "Historians").setFocus()
        QTest.keyClick(chip(window, "Historians"), Qt.Key.Key_Space)
    assert window.library.model.ids == [essay["conquest"]]


def test_unused_without_source_and_trash(qtbot: QtBot, window: Window, essay: Essay) -> None:
    unused = sorted(essay[name] for name in ("party", "delegates", "conquest"))
    assert click(qtbot, window, "Unused") == unused
    assert click(qtbot, window, "No source") == unused
    assert click(qtbot, window, "Unused") == sorted(
        essay[name] for name in ("cheka", "delegates", "party", "conquest")
    )  # under the other claim stands evidence
    assert len(click(qtbot, window, "No source")) == 5
    with qtbot.waitSignal(window.library.shown):
        cards.trash_cards(window.book, [essay["party"]])
    assert click(qtbot, window, "Trash") == [essay["party"]]


def test_a_tag_is_chosen_in_its_menu(qtbot: QtBot, window: Window, essay: Essay) -> None:
    with qtbot.waitSignal(window.library.shown):
        cards.set_tags(window.book, essay["party"], ["Party"])
    QTest.mouseClick(chip(window, "Tag"), Qt.MouseButton.LeftButton)
    menu = next(each for each in window.library.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.text().startswith("Party"))
    with qtbot.waitSignal(window.library.shown):
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert window.library.model.ids == [essay["party"]]


def test_more_tags_than_fit_on_a_screen_stand_in_menus_beneath(qtbot: QtBot, window: Window, essay: Essay) -> None:
    names = [f"tag {number:03}" for number in range(AT_ONCE + 2 * BENEATH + 3)]
    beneath = names[AT_ONCE + BENEATH]
    with qtbot.waitSignal(window.library.shown):
        cards.set_tags(window.book, essay["party"], names)
        cards.set_tags(window.book, essay["cheka"], names[-9:])  # the most used come first

    def opened() -> tuple[QMenu, list[QMenu]]:
        QTest.mouseClick(window.library.filters._tag, Qt.MouseButton.LeftButton)
        menu = next(each for each in window.library.findChildren(QMenu) if each.isVisible())
        return menu, [below for below in menu.findChildren(QMenu) if below.parent() is menu]

    def offered(menu: QMenu) -> dict[str, QAction]:
        return {action.text().split("  (")[0]: action for action in menu.actions() if "…" not in action.text()}

    menu, below = opened()
    assert list(offered(menu))[:2] == ["Any tag", names[-9]]
    assert (len(menu.actions()), len(below)) == (1 + AT_ONCE + 3, 3)
    assert all(each.isEmpty() for each in below)  # nothing is made before it is looked at
    for each in (*below, *below):
        each.aboutToShow.emit()
    assert {*offered(menu), *(name for each in below for name in offered(each))} == {"Any tag", *names}
    assert sum(len(each.actions()) for each in below) == len(names) - AT_ONCE
    with qtbot.waitSignal(window.library.shown):
        next(offered(each)[beneath] for each in below if beneath in offered(each)).trigger()
    assert window.library.model.ids == [essay["party"]]
    menu.close()
    menu, below = opened()
    assert [name for name, action in offered(menu).items() if action.isChecked()] == [beneath]
    menu.close()


@pytest.mark.parametrize("row", [0, 1])
def test_the_card_in_the_place_of_one_that_was_trashed_is_chosen(qtbot: QtBot, window: Window, row: int) -> None:
    view, model = window.library.view, window.library.model
    gone, following = model.ids[row : row + 2]
    view.setFocus()
    view.choose(gone)
    with qtbot.waitSignal(window.library.shown):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.selected_ids() == [following]
    assert window.selection.card_id == following


def test_the_trash_says_what_happened(qtbot: QtBot, window: Window, essay: Essay) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    view, model = window.library.view, window.library.model
    second, third = model.ids[1], model.ids[2]
    view.setFocus()
    view.choose(second)
    with qtbot.waitSignal(window.library.shown):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert said[-1] == "Moved 1 card to the trash. Ctrl+Z undoes this."
    assert window.book.history()[-1].label.words.endswith("to the trash")
    assert view.selected_ids() == [third]
    window.commands.cards.restore_card()
    assert said[-1] == "That isn’t in the trash."
    click(qtbot, window, "Trash")
    view.choose(second)
    steps = len(window.book.history())
    window.commands.cards.trash_card()
    assert said[-1] == "Already in the trash."
    assert len(window.book.history()) == steps
    outline, dragged = window.outline.model, Dragged(window.book, model.mimeData([model.index(0, 0)]))
    assert not outline.may_drop(dragged, Qt.DropAction.CopyAction, outline.root.children[0])
    assert "Restore these cards first" in window.outline.model.refusal
    with qtbot.waitSignal(window.library.shown):
        window.commands.cards.restore_card()
    assert said[-1] == "Restored 1 card."


def test_years_that_a_screen_sets_are_a_chip_that_is_taken_off(qtbot: QtBot, window: Window, essay: Essay) -> None:
    def narrow() -> Chip:
        with qtbot.waitSignal(window.library.shown):
            window.selection.show_years(1936, 1938)
        assert window.library.model.ids == [essay["delegates"]]
        return chip(window, "1936–38")

    years = narrow()
    assert (years.text(), years.isChecked()) == ("1936–38 ×", True)
    assert years.accessibleName() == "Years: 1936–38. Press Delete to clear them."
    at = years.rect().center()
    with qtbot.waitSignal(window.library.shown):
        QTest.mouseClick(years, Qt.MouseButton.LeftButton, pos=QPoint(years.width() - 6, at.y()))
    assert window.selection.years == (0, 0)
    assert (years.text(), years.isChecked(), len(window.library.model.ids)) == ("Years ▾", False, 5)
    narrow()
    with qtbot.waitSignal(window.library.shown):
        QTest.keyClick(years, Qt.Key.Key_Delete)
    assert window.selection.years == (0, 0)
    narrow()
    QTest.mouseClick(years, Qt.MouseButton.LeftButton, pos=QPoint(12, at.y()))  # beside the cross they are changed
    menu = next(each for each in window.library.findChildren(QMenu) if each.isVisible())
    assert [field.text() for field in menu.findChildren(LineField)] == ["1936", "1938"]
    menu.close()
    window.selection.show_years(last=1930)
    assert (years.text(), window.selection.years) == ("–1930 ×", (0, 1930))


def test_a_screen_reader_hears_one_full_stop(window: Window, essay: Essay) -> None:
    row = window.library.model.ids.index(essay["conquest"])
    said = window.library.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Historian. Robert Conquest. Tyranny grew out of dictatorship. not used yet."


def test_what_the_search_field_is_for_is_whole_where_it_is_narrow(window: Window) -> None:
    field = window.library.field
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    for wide in (words + 50, 3 * words + 200):
        field.resize(wide, field.height())
        margins = field.textMargins()
        assert words <= wide - margins.left() - margins.right() - 2 * window.theme.px(8), wide
    assert margins.right() > 0  # here the keys stand beside it


def test_the_button_for_new_cards_gives_way_to_the_search(window: Window) -> None:
    library, words = window.library, window.library.field.placeholderText()
    named = []
    for wide in (250, 500):
        window.sides.splitter.setSizes([wide, 1366 - 330 - wide, 330])
        until(lambda wide=wide: abs(library.width() - wide) < 20)  # type: ignore[misc]
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        named.append(library.new.text())
        field = library.field
        margins = field.textMargins()
        room = field.width() - margins.left() - margins.right() - 2 * window.theme.px(8)
        assert field.fontMetrics().horizontalAdvance(words) <= room, wide
    assert named == ["New  ▾", "New card  ▾"]
