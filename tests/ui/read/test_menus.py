"""What a right click in the pages offers."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.ui.desk.actions import FILE
from essayplanner.ui.read.actions import READ
from tests.ui.read.hands import Key, Shown
from tests.ui.read.lessons import begin_of

KIROV = "Kirov was shot in Leningrad."


def opened(lesson: Shown, words: str) -> QMenu:
    """The menu at words of the document."""
    lesson.view.customContextMenuRequested.emit(begin_of(lesson.view, words) + QPoint(8, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "").split("\t")[0] for each in menu.actions() if not each.isSeparator()]


def do(menu: QMenu, words: str) -> None:
    action = menu.actions()[[each.text().replace("&", "").split("\t")[0] for each in menu.actions()].index(words)]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Key.Key_Return)


def test_the_menu_is_of_what_is_selected_of_a_passage_or_of_the_page(lesson: Shown) -> None:
    menu = opened(lesson, KIROV)
    assert words_of(menu)[0] == "Find in the document…"
    menu.close()
    lesson.select(KIROV)
    do(opened(lesson, KIROV), "Copy")
    assert QGuiApplication.clipboard().text() == KIROV
    do(opened(lesson, KIROV), "Evidence from the passage")
    assert lesson.titles() == ["Kirov was shot in Leningrad"]
    lesson.window.selection.choose(0)
    menu = opened(lesson, KIROV)
    assert lesson.window.selection.card_id == lesson.shelf.passages[0].card_id
    do(menu, "Remove the mark from the passage")
    assert lesson.titles() == []


def test_a_card_in_the_margin_goes_to_the_trash_by_its_key(lesson: Shown) -> None:
    lesson.select(KIROV)
    lesson.press(Key.Key_E)
    lesson.margin.setFocus()
    QTest.keyClick(lesson.margin, Key.Key_Down)
    QTest.keyClick(lesson.margin, Key.Key_Delete)
    assert lesson.titles() == []


def test_a_letter_in_an_open_menu_is_for_the_menu(lesson: Shown) -> None:
    lesson.select(KIROV)
    file = lesson.window.commands.actions.menus[FILE]
    file.popup(lesson.window.mapToGlobal(QPoint(20, 20)))
    QTest.keyClick(file, Key.Key_F)
    assert not lesson.screen.find_bar.isVisible()
    file.close()
    own = lesson.window.commands.actions.menus[READ]
    own.popup(lesson.window.mapToGlobal(QPoint(20, 20)))
    QTest.keyClick(own, Key.Key_F)
    assert lesson.screen.find_bar.isVisible()
