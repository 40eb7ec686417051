"""Whether marks of the focus, edges and hints are seen, by their pixels (WCAG 2.2: 1.4.3, 1.4.11, 2.4.7)."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QWidget,
)

from tests.ui.contrasts import contrast, picture, pixels, seen_changes, strongest
from tests.ui.targets import in_sight, named

#: How much of the way around it a mark of the focus has to be seen.
MOST = 0.8


def room(widget: QWidget) -> int:
    """Pixels around what has the focus in a widget: a row of a list, a tab, or all of it."""
    box = widget.rect()
    if isinstance(widget, QTabBar):
        box = widget.tabRect(widget.currentIndex())
    elif isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        box = widget.visualRect(widget.currentIndex()) & widget.viewport().rect()
        box.setWidth(box.width() * 3 // 4)  # of most rows not all is marked
    elif isinstance(widget, QSplitterHandle):
        box.setWidth(1)
    return box.width() + box.height()


def focusable(root: QWidget) -> Iterator[QWidget]:
    """Whatever the Tab key goes to in a window."""
    for widget in root.findChildren(QWidget):
        is_there = widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
        if is_there and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget


def by_which(widget: QWidget) -> Qt.FocusReason:
    """Why a widget gets the focus: Tab goes on from a choice that is not made to the one that is, other keys do not."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    is_left = group is not None and group.exclusive() and group.checkedButton() not in (None, widget)
    return Qt.FocusReason.ShortcutFocusReason if is_left else Qt.FocusReason.TabFocusReason


def unseen(widget: QWidget) -> str:
    """What is wrong with the mark of the focus on a widget; nothing where it is seen."""
    reason = by_which(widget)
    widget.setFocus(reason)  # what is not in sight is scrolled there once, before both pictures
    QTest.qWait(0)
    if focus := QApplication.focusWidget():
        focus.clearFocus()
    QTest.qWait(0)
    without = picture(widget)
    widget.setFocus(reason)
    assert widget.hasFocus(), named(widget)
    QTest.qWait(0)
    changed, wanted = seen_changes(without, picture(widget)), int(room(widget) * MOST)
    return "" if changed >= wanted else f"{named(widget)}: {changed} of {wanted} pixels"


def faint(widget: QWidget) -> str:
    """What is wrong with the hint in a field that is empty; nothing where it is read well."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or not widget.placeholderText():
        return ""
    if (widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()) or widget.hasFocus():
        return ""
    shown = strongest(picture(widget, -3))
    return f"{named(widget)}: its hint has {shown:.1f}" if shown < 4.5 else ""


def edges(widget: QWidget) -> str:
    """What is wrong with the edge of a field or button, or with the handle of a bar; nothing where it is seen."""
    if isinstance(widget, QScrollBar):
        shown = strongest(picture(widget, 0))
    elif not in_sight(widget, widget.rect()):
        return ""
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton) and is_edged(widget):
        image = picture(widget, 2)
        row = pixels(image)[image.width() * (image.height() // 2) :][: 5 if widget.x() > 2 else 3]
        shown = max(contrast(row[0], colour) for colour in row)
    else:
        return ""
    return f"{named(widget)}: its edge has {shown:.1f}" if shown < 3 else ""


def is_edged(widget: QWidget) -> bool:
    """Whether it is known by an edge: not what is plain text until it is touched, nor what is filled."""
    if isinstance(widget.parent(), QAbstractSpinBox | QComboBox) or widget.property("flat") or widget.property("chip"):
        return False
    plain = widget.property("quiet") and (not widget.property("framed") or widget.property("still"))
    own = widget.objectName() in ("question", "thesis")
    is_drawn = isinstance(widget, QAbstractButton) and type(widget).__name__ not in ("PushButton", "ToolButton")
    return not plain and not own and not is_drawn
