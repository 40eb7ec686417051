"""What is seen of a difference: the contrast of WCAG 2.2, of two colours and of two pictures."""

from collections import Counter
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


@cache
def _light(colour: int) -> float:
    parts = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: int, second: int) -> float:
    """The contrast of two colours, 0xRRGGBB."""
    high, low = sorted((_light(first & 0xFFFFFF), _light(second & 0xFFFFFF)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def picture(widget: QWidget, around: int = 6) -> QImage:
    """A widget as it is seen, with so many pixels of what stands around it."""
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-around, -around, around, around)
    return window.grab(box & window.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> memoryview:
    """The colours of a picture."""
    return memoryview(image.constBits()).cast("I")


def seen_changes(before: QImage, after: QImage, least: float = 3) -> int:
    """How many pixels of two pictures differ by that contrast."""
    pairs = Counter(pair for pair in zip(pixels(before), pixels(after), strict=True) if pair[0] != pair[1])
    return sum(count for (one, other), count in pairs.items() if contrast(one, other) >= least)


def strongest(image: QImage) -> float:
    """The contrast of what stands out most in a picture against its ground."""
    colours = Counter(pixels(image))
    ground = colours.most_common(1)[0][0]
    return max(contrast(ground, colour) for colour in colours)
