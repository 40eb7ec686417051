"""Whatever can be pressed in a window, and how much of it the hand reaches."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from essayplanner.ui.look.targets import LEAST

#: What WCAG 2.2 (2.5.8) leaves out and is not measured here: links in a line of text (inline); the parts of the word
#: bar, which are as wide as a section has words, and the numbers below it that open the word target (equivalent: the
#: rows of the outline, and the command in the Outline menu).
#: What a click goes to as a whole.
PRESSED = (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QAbstractSpinBox,
    QPlainTextEdit,
    QSplitterHandle,
    QScrollBar,
)


def named(widget: QWidget) -> str:
    """What a widget is, and what it is called."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or text}”"


def pressed(root: QWidget) -> Iterator[tuple[QWidget, str, QRect]]:
    """Whatever can be pressed in a window, with its room."""
    for widget in (root, *root.findChildren(QWidget)):
        has_no_use = isinstance(widget, QScrollBar) and widget.minimum() == widget.maximum()
        if not widget.isVisible() or widget.visibleRegion().isEmpty() or has_no_use:
            continue
        if isinstance(widget, QTabBar):
            for tab in filter(widget.isTabVisible, range(widget.count())):
                yield widget, f"tab {widget.tabText(tab)}", widget.tabRect(tab)
        elif isinstance(widget, QMenu | QMenuBar):
            for action in widget.actions():
                if action.isVisible() and not action.isSeparator():
                    yield widget, f"entry {action.text()}", widget.actionGeometry(action)
        elif isinstance(widget, QAbstractItemView):
            model = widget.model()
            for row in range(min(12, model.rowCount())):
                if model.flags(index := model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                    yield widget.viewport(), f"row {row} of {named(widget)}", widget.visualRect(index)
        elif isinstance(widget, PRESSED) and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            yield widget, named(widget), widget.rect()


def reached(widget: QWidget, box: QRect) -> tuple[int, int]:
    """How much of a box can be pressed across and along its middle: what lies over it takes the rest."""
    window, middle = widget.window(), box.intersected(widget.rect()).center()

    def is_there(point: QPoint) -> bool:
        under = window.childAt(widget.mapTo(window, point)) if widget is not window else widget
        return under is not None and (under is widget or widget.isAncestorOf(under))

    def run(step: QPoint) -> int:
        found, point = 0, middle
        while found < LEAST and box.contains(point) and widget.rect().contains(point) and is_there(point):
            found, point = found + 1, point + step
        return found

    return (
        run(QPoint(-1, 0)) + run(QPoint(1, 0)) - 1,
        run(QPoint(0, -1)) + run(QPoint(0, 1)) - 1,
    )


def in_sight(widget: QWidget, box: QRect) -> bool:
    """Whether all of a box is in sight, for what is scrolled half out of it is whole elsewhere."""
    return bool(widget.visibleRegion().boundingRect().contains(box))


def too_small(root: QWidget) -> list[str]:
    """What is smaller than a target may be, by its name and its size."""
    found = []
    for widget, name, box in pressed(root):
        if not in_sight(widget, box) and not isinstance(widget, QSplitterHandle):
            box = QRect(box.topLeft(), box.size().boundedTo(widget.size()))
            if box.width() >= LEAST and box.height() >= LEAST:
                continue
            found.append(f"{name} {box.width()} x {box.height()}")
            continue
        wide, high = reached(widget, box)
        if wide < LEAST or high < LEAST:
            found.append(f"{name} {wide} x {high}")
    return found


def under_edges(root: QWidget) -> list[str]:
    """Fields and buttons that lie in part under an edge between panes; rows and tabs reach to the line itself."""
    found = []
    for edge in (each for each in root.findChildren(QSplitterHandle) if each.isVisible()):
        hold = QRect(edge.mapToGlobal(QPoint()), edge.size())
        for widget, what, box in pressed(root):
            lists = widget, widget.parentWidget()
            if widget is edge or any(isinstance(each, QAbstractItemView | QTabBar) for each in lists):
                continue
            place = QRect(widget.mapToGlobal(box.topLeft()), box.size())
            if hold.intersects(place):
                found.append(f"{what} lies {hold.intersected(place).width()} px under “{edge.accessibleName()}”")
    return found
