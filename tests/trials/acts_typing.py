"""Typing, renaming, searching and pressing, at random."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
)

from tests.trials.acts_arranging import undo

if TYPE_CHECKING:
    from tests.trials.window_trial import Trial


WORDS = ("abc", "Kirov ", "x" * 30, "1934", "[*_<>&", " ", "1917/1922", "terror, camps", "“é” — ж")
SEARCHES = ("kirov", "card 1", "", "zzz", '"', "te", "NOT (", "*")


def type_in_a_field(t: "Trial") -> None:
    header = t.window.outline.header
    fields = [
        header.question,
        header.thesis,
        *t.shown(QPlainTextEdit, t.window.tabs),
        *t.shown(QLineEdit, t.window.tabs),
    ]
    if not (seen := [each for each in fields if each.isVisible()]):
        return
    field = t.chance.choice(seen)
    field.setFocus()
    if not field.isVisible():
        return  # what it showed is gone, and with it went the field as the hand came
    if t.chance.random() < 0.2:
        field.selectAll()
    ends = [Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Delete]
    t.keys(field, t.chance.choice(WORDS), *([t.chance.choice(ends)] if t.chance.random() < 0.3 else []))


def type_where_the_focus_is(t: "Trial") -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit):
        t.keys(field, t.chance.choice(WORDS))


def leave_where_the_focus_is(t: "Trial") -> None:
    if field := QApplication.focusWidget():
        t.keys(field, "", t.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab]))


def rename(t: "Trial") -> None:
    t.window.outline.view.rename()


def write_note(t: "Trial") -> None:
    t.window.outline.view.write_note()


def rename_and_turn_away(t: "Trial") -> None:
    t.window.outline.view.rename()
    type_where_the_focus_is(t)
    t.window.library.view.setFocus()


def rename_and_undo(t: "Trial") -> None:
    t.window.outline.add_section()
    type_where_the_focus_is(t)
    undo(t)


def word_target(t: "Trial") -> None:
    if boxes := t.shown(QSpinBox, t.window.tabs):
        box = t.chance.choice(boxes)
        box.setFocus()
        box.selectAll()
        t.keys(box, str(t.chance.randint(0, 2000)), *([Qt.Key.Key_Return] if t.chance.random() < 0.5 else []))


def word_target_of_the_essay(t: "Trial") -> None:
    t.window.commands.outlines.word_target()


def search(t: "Trial") -> None:
    t.window.library.focus_search()
    t.keys(t.window.library.field, t.chance.choice(SEARCHES), *([Qt.Key.Key_Escape] if t.chance.random() < 0.4 else []))


def filter_cards(t: "Trial") -> None:
    if chips := t.shown(QPushButton, t.window.library.filters):  # there are none while the library is folded
        QTest.mouseClick(t.chance.choice(chips), Qt.MouseButton.LeftButton)


def press_a_button(t: "Trial") -> None:
    if there := t.shown(QPushButton, t.window.card) + t.shown(QToolButton, t.window.card):
        QTest.mouseClick(t.chance.choice(there), Qt.MouseButton.LeftButton)


def choose_in_a_box(t: "Trial") -> None:
    if there := [each for each in t.shown(QComboBox, t.window.tabs) if each.count()]:
        box = t.chance.choice(there)
        box.setFocus()
        t.keys(box, "", *t.chance.choices([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End], k=2))
