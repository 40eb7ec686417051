"""Words run as their own letters do, and stand where reading begins in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.check_box import CheckBox
from essayplanner.ui.look.mirroring import write_lines
from essayplanner.ui.look.plain import Label

#: What ends otherwise than it begins, in letters from the left and from the right.
WORDS = ("Why?", "Was it 1936–38?", "מדוע?")
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def inks(picture: QImage) -> list[int]:
    """How much is drawn in each column of a picture, from the first in which something is."""
    grey, high = picture.convertToFormat(QImage.Format.Format_Grayscale8), picture.height()
    ground = grey.pixelColor(0, 0).value()
    columns = [sum(abs(ground - grey.pixelColor(x, y).value()) for y in range(high)) for x in range(grey.width())]
    first = next(x for x, ink in enumerate(columns) if ink)
    return columns[first:]


def are_alike(one: QImage, other: QImage) -> bool:
    """Whether the same is drawn, but for a part of a pixel and where it stands."""
    apart = min(sum(abs(a - b) for a, b in zip(inks(one)[shift:], inks(other), strict=False)) for shift in (0, 1))
    return apart < sum(inks(one)) / 2


def side(picture: QImage) -> str:
    """At which side of a picture something is drawn."""
    ground, middle = picture.pixel(0, 0), picture.width() // 2
    left = any(picture.pixel(x, y) != ground for x in range(middle) for y in range(picture.height()))
    right = any(picture.pixel(x, y) != ground for x in range(middle, picture.width()) for y in range(picture.height()))
    return "left" * left + "right" * right


def picture_of(shown: Label | CheckBox, direction: Qt.LayoutDirection) -> QImage:
    shown.setLayoutDirection(direction)
    shown.resize(300, 40)
    return shown.grab().toImage()


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("wraps", [False, True])
def test_a_label_is_the_same_in_a_window_from_the_right(qapp: QApplication, words: str, wraps: bool) -> None:
    label = Label(words)
    label.setWordWrap(wraps)
    plain, turned = (picture_of(label, direction) for direction in (LEFT, RIGHT))
    assert are_alike(plain, turned)
    assert (side(plain), side(turned)) == ("left", "right")


def test_a_label_in_the_middle_stays_there(qapp: QApplication) -> None:
    label = Label(WORDS[0])
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    assert picture_of(label, RIGHT) == picture_of(label, LEFT)


def test_a_label_at_the_end_stays_at_the_end(qapp: QApplication) -> None:
    label = Label(WORDS[0])
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    assert [side(picture_of(label, direction)) for direction in (LEFT, RIGHT)] == ["right", "left"]


@pytest.mark.parametrize("words", WORDS)
def test_lines_are_the_same_in_a_window_from_the_right(qapp: QApplication, words: str) -> None:
    pictures = []
    for from_right in (False, True):
        image = QImage(300, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            painter.setLayoutDirection(RIGHT if from_right else LEFT)
            write_lines(painter, image.rect(), words, Qt.AlignmentFlag.AlignTop.value, from_right)
        pictures.append(image)
    assert are_alike(*pictures)
    assert [side(each) for each in pictures] == ["left", "right"]
