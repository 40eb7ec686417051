"""Tags by groups in the menu of the filter: an index to read, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import label
from essayplanner.domain.packs import Pack, PackDebate, PackSide
from essayplanner.notebook import cards
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.reading import sides
from essayplanner.ui.frame.window import Window
from essayplanner.ui.library.filter_menus import AT_ONCE, BENEATH
from tests.ui.waiting import until

Essay = dict[str, int]

KIROV, TROTSKY = "people: Kirov", "People: Trotsky"
TAGS = {
    "party": [KIROV, TROTSKY, "places: Leningrad", "12:30 train", "terror"],
    "cheka": [KIROV, "people: Émile & Co", "terror", ":x", "x:"],
    "tools": ["a: b: c", "terror"],
}


def give(qtbot: QtBot, window: Window, tags: dict[int, list[str]]) -> None:
    """Have the cards carry these tags."""
    with qtbot.waitSignal(window.library.shown), window.book.step(label("tag-card")):
        for card_id, names in tags.items():
            cards.set_tags(window.book, card_id, names)


def opened(window: Window) -> QMenu:
    """The menu of tags, opened by a click."""
    QTest.mouseClick(window.library.filters._tag, Qt.MouseButton.LeftButton)
    return next(each for each in window.library.findChildren(QMenu) if each.isVisible())


def lines(menu: QMenu) -> list[str]:
    """What stands in a menu, with a mark before what is checked."""
    return [f"{'✓ ' if action.isChecked() else ''}{action.text()}" for action in menu.actions()]


def below(menu: QMenu, text: str) -> QMenu:
    """A menu beneath, once it was opened by a click on its line."""
    action = next(each for each in menu.actions() if each.text().startswith(text))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    found = action.menu()
    assert isinstance(found, QMenu)
    until(found.isVisible)
    return found


def choose(qtbot: QtBot, window: Window, menu: QMenu, text: str) -> list[int]:
    """Choose a line by a click; the cards that are listed then."""
    action = next(each for each in menu.actions() if each.text().startswith(text))
    with qtbot.waitSignal(window.library.shown):
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    return sorted(window.library.model.ids)


def test_groups_stand_before_other_tags_each_with_its_names_in_order(
    qtbot: QtBot, window: Window, essay: Essay
) -> None:
    give(qtbot, window, {essay[name]: tags for name, tags in TAGS.items()})
    menu = opened(window)
    assert lines(menu) == [
        "✓ Any tag",
        "A (1 name)",
        "People (3 names)",
        "Places (1 name)",
        "terror  (3)",
        "12:30 train  (1)",
        ":x  (1)",
        "x:  (1)",
    ]
    people = below(menu, "People")
    assert people.accessibleName() == "People"
    assert lines(people) == ["Émile && Co  (1)", "Kirov  (2)", "Trotsky  (1)"]
    assert choose(qtbot, window, people, "Kirov") == sorted([essay["party"], essay["cheka"]])
    chip = window.library.filters._tag
    assert (chip.text(), chip.accessibleName(), chip.isChecked()) == ("Kirov ▾", f"Tag: {KIROV}", True)
    assert window.library.filters.clearing.accessibleName() == f"Clear filters: {KIROV}"


def test_what_is_chosen_is_checked_and_so_is_its_group_and_the_index_stays_whole(
    qtbot: QtBot, window: Window, essay: Essay
) -> None:
    give(qtbot, window, {essay[name]: tags for name, tags in TAGS.items()})
    assert choose(qtbot, window, below(opened(window), "A (1"), "b: c") == [essay["tools"]]
    menu = opened(window)  # none of the others is on the card that is listed
    assert lines(menu)[:5] == ["Any tag", "✓ A (1 name)", "People (3 names)", "Places (1 name)", "terror  (3)"]
    assert lines(below(menu, "A (1")) == ["✓ b: c  (1)"]
    assert menu.actions()[1].isChecked()  # a click on it opened it, and no more
    assert choose(qtbot, window, below(menu, "People"), "Trotsky") == [essay["party"]]
    with qtbot.waitSignal(window.library.shown):
        window.library.filters._set(kind=Kind.EVIDENCE, tag="")
    assert lines(below(opened(window), "People")) == ["Émile && Co  (1)", "Kirov  (1)"]


def test_a_side_says_its_number_of_cards_also_where_another_is_chosen(
    qtbot: QtBot, window: Window, essay: Essay
) -> None:
    book = window.book
    debate = PackDebate("d", "Whose work?", (PackSide("one", "One man’s"), PackSide("many", "A party’s")))
    with qtbot.waitSignal(window.library.shown):
        import_pack(book, Pack("test", "Test", debates=(debate,)))
        one, other = (side.id for side in sides(book))
        cards.edit_card(book, essay["party"], side=one)
        cards.edit_card(book, essay["tools"], side=other)
        window.library.filters.show_side(one)
    QTest.mouseClick(window.library.filters._side, Qt.MouseButton.LeftButton)
    menu = next(each for each in window.library.findChildren(QMenu) if each.isVisible())
    assert [text.rpartition("  ")[2] for text in lines(menu)[1:]] == ["(1)", "(1)"]
    menu.close()
    window.library.filters.show_side(one)
    assert window.library.filters.filter.side_id is None


def key(pressed: Qt.Key) -> None:
    """Press a key where the keys go."""
    hand = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert hand is not None
    QTest.keyClick(hand, pressed)


@pytest.mark.parametrize(
    ("way", "into"),
    [(Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right), (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left)],
)
def test_a_name_is_chosen_by_keys_alone(
    qtbot: QtBot, window: Window, essay: Essay, way: Qt.LayoutDirection, into: Qt.Key
) -> None:
    window.setLayoutDirection(way)
    give(qtbot, window, {essay["party"]: [KIROV, TROTSKY]})  # one group alone
    for by in (into, Qt.Key.Key_Return):
        window.library.filters._tag.setFocus()
        key(Qt.Key.Key_Space)
        for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Down, by, Qt.Key.Key_Down):
            key(pressed)
        people = QApplication.activePopupWidget()
        assert isinstance(people, QMenu)
        assert people.activeAction().text() == "Trotsky  (1)"
        if by is into:
            with qtbot.waitSignal(window.library.shown):
                key(Qt.Key.Key_Return)
            assert window.library.model.ids == [essay["party"]]
        else:  # Enter opened the group, and did not uncheck it
            assert people.menuAction().isChecked()
            key(Qt.Key.Key_Escape)
            key(Qt.Key.Key_Escape)


def test_many_names_are_divided_in_the_order_of_the_alphabet(qtbot: QtBot, window: Window, essay: Essay) -> None:
    names = [f"Name {number:03}" for number in range(200)]
    plain = [f"tag {number:03}" for number in range(AT_ONCE)]
    give(
        qtbot,
        window,
        {essay["party"]: [*(f"people: {name}" for name in names), *plain], essay["cheka"]: [f"people: {names[-1]}"]},
    )
    with qtbot.waitSignal(window.library.shown):
        window.library.filters._set(tag=f"people: {names[-1]}")
    menu = opened(window)
    assert len(menu.actions()) == 1 + AT_ONCE + 1  # with the group, there is room for one less
    assert lines(menu)[-1] == f"{plain[-1]} … {plain[-1]}"
    assert menu.height() < 768
    people = below(menu, "People (200 names)")
    parts = [f"{names[start]} … {names[start + BENEATH - 1]}" for start in range(0, 200, BENEATH)]
    assert lines(people) == [*parts[:-1], f"✓ {parts[-1]}"]
    last = below(people, parts[-1])
    assert last.accessibleName() == f"People: {parts[-1]}"
    assert lines(last) == [*(f"{name}  (1)" for name in names[-BENEATH:-1]), f"✓ {names[-1]}  (2)"]
    assert last.sizeHint().height() < 768
    menu.close()


def test_many_groups_are_divided_too(qtbot: QtBot, window: Window, essay: Essay) -> None:
    give(qtbot, window, {essay["party"]: [f"group {number:03}: x" for number in range(AT_ONCE + 1)] + ["plain"]})
    menu = opened(window)
    parts = [f"Group 000 … Group {BENEATH - 1:03}", f"Group {BENEATH:03} … Group {AT_ONCE:03}"]
    assert lines(menu) == ["✓ Any tag", *parts, "plain  (1)"]
    assert choose(qtbot, window, below(below(menu, parts[1]), f"Group {AT_ONCE:03}"), "x") == [essay["party"]]


def test_the_arrow_of_a_menu_beneath_stands_off_the_words(window: Window) -> None:
    menu = QMenu(window)
    menu.addMenu("MMMMMMMMMM")
    menu.popup(window.pos())
    row, picture = menu.actionGeometry(menu.actions()[0]), menu.grab().toImage()
    ground = picture.pixel(row.left() + 8, row.center().y())
    tall = range(row.top() + 3, row.bottom() - 2)
    drawn = [
        "x" if any(picture.pixel(x, y) != ground for y in tall) else " " for x in range(row.left() + 8, row.right())
    ]
    before = "".join(drawn).rstrip(" ").rstrip("x")
    assert len(before) - len(before.rstrip(" ")) >= 4
    menu.close()
