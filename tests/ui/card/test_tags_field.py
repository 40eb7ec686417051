"""The tags of a card: what the field offers while a hand types, and the menu of a tag."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.notebook.cards import set_tags, trash_cards
from essayplanner.notebook.reading import tags_of
from essayplanner.ui.controls.tag_chip import Chip
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.waiting import until

EXECUTIONS = "681,692 executions on the official record"
KIROV = "people: Kirov"


@pytest.fixture
def tagged(desk: CardAtWork) -> Iterator[CardAtWork]:
    """The panel, turned to a card, with tags on the others: the later ones are used more."""
    names = ["people: Zhdanov", "people: Lenin", KIROV, "places: Leningrad", "bleak times", "terror"]
    for place, title in enumerate(
        ("The Terror turned on the Party itself", "The tools of the Terror were forged under Lenin", "Robert Service")
    ):
        set_tags(desk.book, desk.id(title), names[place * 2 :])
    desk.choose(EXECUTIONS)
    field = desk.panel.card.tags
    field.line.setFocus()
    yield desk
    field.popup.hide()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)  # what is typed goes onto no card


def offered(desk: CardAtWork, typed: str) -> list[str]:
    """What is offered, once that was typed key by key in an empty field."""
    field = desk.panel.card.tags
    if field.line.text():
        QTest.keyClick(field.line, Qt.Key.Key_Escape)
    for letter in typed:
        popup = QApplication.activePopupWidget()
        QTest.keyClicks(popup or field.line, letter)
    model = field.popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if field.popup.isVisible() else []


def test_a_name_is_found_without_its_group_and_chosen_by_keys(tagged: CardAtWork) -> None:
    assert offered(tagged, "kir") == [KIROV]
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        popup = QApplication.activePopupWidget()
        assert popup is not None
        QTest.keyClick(popup, pressed)
    until(lambda: KIROV in tags_of(tagged.book, tagged.id(EXECUTIONS)))
    assert KIROV in [chip.text() for chip in tagged.panel.card.tags.chips]
    assert offered(tagged, "kir") == []  # the card has it


def test_names_that_begin_so_come_before_those_whose_group_alone_has_it(tagged: CardAtWork) -> None:
    assert offered(tagged, "le") == ["places: Leningrad", "people: Lenin", "bleak times", KIROV, "people: Zhdanov"]


@pytest.mark.parametrize("typed", ["people:", "People: ", "people :"])
def test_a_group_that_is_typed_is_offered_in_the_order_of_the_alphabet(tagged: CardAtWork, typed: str) -> None:
    if typed == "people :":
        set_tags(tagged.book, tagged.id("Robert Service"), ["people : Zhdanov", "people : Kirov"])
        assert offered(tagged, typed) == ["people : Kirov", "people : Zhdanov"]
    else:
        assert offered(tagged, typed) == [KIROV, "people: Lenin", "people: Zhdanov"]
        assert offered(tagged, "people: z") == ["people: Zhdanov"]


def test_commas_still_part_tags_of_groups(tagged: CardAtWork) -> None:
    line = tagged.panel.card.tags.line
    QTest.keyClicks(line, "People: Kirov; offices: General Secretary,")
    assert {KIROV, "offices: General Secretary"} <= set(tags_of(tagged.book, tagged.id(EXECUTIONS)))


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_what_is_offered_is_as_wide_as_all_of_the_field(tagged: CardAtWork, way: Qt.LayoutDirection) -> None:
    tagged.panel.setLayoutDirection(way)
    set_tags(tagged.book, tagged.id(EXECUTIONS), ["a"])
    field = tagged.panel.card.tags
    until(lambda: field.line.width() < field.width())  # it stands beside the tag
    for typed in ("people:", "le"):
        assert offered(tagged, typed)
        assert field.popup.width() == field.width()
        assert field.popup.mapToGlobal(QPoint(0, 0)).x() == field.mapToGlobal(QPoint(0, 0)).x()


def test_tab_goes_through_tags_that_came_after_all_else(desk: CardAtWork) -> None:
    desk.choose("The tools of the Terror were forged under Lenin")
    desk.settle()
    set_tags(desk.book, desk.id("The tools of the Terror were forged under Lenin"), ["a", "b"])
    desk.settle()
    field = desk.panel.card.tags
    met = [*field.chips, field.line]
    assert len(met) == 3
    met[0].setFocus()
    for first, second in pairwise(met):
        assert focused() is first
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is second


def menu_of(chip: Chip, way: str) -> QMenu:
    """The menu of a tag, opened by the right button or by a key."""
    at = chip.rect().center()
    if way == "Shift+F10":
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    elif way == "menu key":
        chip.setFocus()
        QApplication.sendEvent(chip, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, chip.mapToGlobal(at)))
    else:
        QApplication.sendEvent(chip, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, chip.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("way", ["mouse", "menu key", "Shift+F10"])
def test_the_menu_of_a_tag_shows_its_cards_and_removes_it(desk: CardAtWork, way: str) -> None:
    desk.choose(EXECUTIONS)
    field, wanted = desk.panel.card.tags, list[str]()
    field.cards_wanted.connect(wanted.append)
    menu = menu_of(field.chips[1], way)
    assert [action.text() for action in menu.actions()] == ["Show all cards with this tag", "Remove from this card"]
    assert menu.accessibleName() == "Tag Statistics"
    assert (menu.activeAction() is menu.actions()[0]) == (way != "mouse")
    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wanted == ["Statistics"]
    assert tags_of(desk.book, desk.id(EXECUTIONS)) == ["Great Terror", "Statistics"]
    menu = menu_of(field.chips[1], way)
    menu.setActiveAction(menu.actions()[1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert tags_of(desk.book, desk.id(EXECUTIONS)) == ["Great Terror"]


def test_a_tag_of_a_card_that_cannot_be_changed_shows_its_cards_too(desk: CardAtWork) -> None:
    trash_cards(desk.book, [desk.choose(EXECUTIONS)])
    desk.settle()
    field, wanted = desk.panel.card.tags, list[str]()
    field.cards_wanted.connect(wanted.append)
    menu = menu_of(field.chips[0], "mouse")
    shows, removes = menu.actions()
    assert not removes.isEnabled()
    menu.setActiveAction(shows)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wanted == ["Great Terror"]


def test_a_double_click_takes_one_tag_off_and_not_the_next_that_comes_under_the_pointer(desk: CardAtWork) -> None:
    id, window, seen = desk.choose(EXECUTIONS), desk.panel.window(), list[QPoint]()
    set_tags(desk.book, id, ["aaaa", "bbbb", "cccc"])
    while (
        len(seen) < 5 or seen[-5:] != 5 * seen[-1:]
    ):  # the panel is laid out in several turns, however busy it is here
        desk.settle(1)
        chip = desk.panel.card.tags.chips[0]
        seen.append(chip.mapTo(window, chip.rect().center()))
    place = seen[-1]
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert tags_of(desk.book, id) == ["bbbb", "cccc"]
    assert window.childAt(place) is desk.panel.card.tags.chips[0]
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert tags_of(desk.book, id) == ["cccc"]
