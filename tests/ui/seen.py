"""Everything that can be seen or heard of the windows that are open, for tests that ask what became of a text."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QToolTip,
    QWidget,
)

from essayplanner.domain.text import clean_line
from essayplanner.language import _
from tests import hostile

#: Letters after which a text may be cut: by then it has shown a tag, an ampersand, a key and a mark of a title.
_TELLS = 23
#: Signs that turn round what is written after them, our own words too.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Rows of a model and children of a control that are looked at; the rest are made by the same lines.
_ENOUGH = 40
_SAID = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def without_mnemonic(text: str) -> str:
    """What a button or menu draws: “&x” is an underlined x, “&&” an ampersand."""
    return re.sub("&(.)", r"\1", text)


class Walk(ABC):
    """Walks all widgets, with their models, actions and tool tips, and notes what `check` finds wrong with a text."""

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self._tips: set[str] = set()

    @abstractmethod
    def check(self, text: str, where: str) -> None:
        """Add to `faults` what is wrong with a text that is shown or said somewhere."""

    def look(self, where: str, within: QWidget | None = None) -> None:
        """Look at everything there is now, or at all of one widget."""
        QApplication.sendPostedEvents()
        if within is not None and not shiboken6.isValid(within):
            return  # a tip, or what else goes by itself meanwhile
        for widget in QApplication.allWidgets() if within is None else [within, *within.findChildren(QWidget)]:
            if shiboken6.isValid(widget):
                self._widget(widget, f"{where}: {type(widget).__name__}")

    def _widget(self, widget: QWidget, where: str) -> None:
        if widget.metaObject().className() == "QTipLabel" or widget.accessibleName() == _("Preview of the file"):
            return  # shown by `_tip`; and what stands in a file is spelled as its format wants it
        self._formats(widget, where)
        for text in self._texts(widget):
            self.check(text, where)
        for action in widget.actions():
            self._action(action, where)
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            self._model(widget.model(), where)
        if isinstance(widget, QMenu):
            self.check(without_mnemonic(widget.title()), where)
        if widget.isVisible():
            self._accessible(widget, where)
        self._tip(widget.toolTip(), widget, where)

    def _formats(self, widget: QWidget, where: str) -> None:
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            self.faults.add(f"{where}: a label guesses: {widget.text()[:60]}")
        if isinstance(widget, QAbstractButton) and "<" in widget.text() and not widget.shortcut().isEmpty():
            self.faults.add(f"{where}: {widget.shortcut().toString()} from {widget.text()[:60]}")
        if isinstance(widget, QTextEdit) and widget.acceptRichText() and not widget.isReadOnly():
            self.faults.add(f"{where}: takes rich text")
        if _TURNING.search(widget.toolTip() + (widget.text() if isinstance(widget, QLabel) else "")):
            self.faults.add(f"{where}: turns round what follows: {widget.toolTip()[:60]}")
        if widget.whatsThis():
            self.faults.add(f"{where}: What’s This guesses too")

    def _texts(self, widget: QWidget) -> Iterator[str]:
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
        if widget.isWindow() and widget.isVisible() and widget.windowHandle() is not None:
            yield widget.windowHandle().title()
        if isinstance(widget, QPushButton | QToolButton | QCheckBox) or (
            isinstance(widget, QLabel) and widget.buddy() is not None  # the stubs say that it always is
        ):
            yield without_mnemonic(widget.text())
        elif isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QProgressBar):
            yield widget.format()
        elif isinstance(widget, QTabBar):
            for tab in range(widget.count()):
                yield without_mnemonic(widget.tabText(tab))
                yield widget.tabToolTip(tab)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            yield widget.placeholderText()

    def _action(self, action: QAction, where: str) -> None:
        text = action.text()
        if "<" in text and ("\t" in text or "&" in text.replace("&&", "")):
            self.faults.add(f"{where}: an action with a key of its own: {text[:80]}")
        self.check(without_mnemonic(text), f"{where}: action")
        self.check(action.toolTip() if "<" not in text else "", f"{where}: action’s tip")

    def _model(self, model: QAbstractItemModel, where: str, above: QModelIndex | None = None) -> None:
        above = above or QModelIndex()
        for row in range(min(_ENOUGH, model.rowCount(above))):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above)):
                index = model.index(row, column, above)
                for role in Qt.ItemDataRole:
                    if isinstance(value := index.data(role.value), str):
                        self.check(value, f"{where}: {role.name}")
                        if role == Qt.ItemDataRole.ToolTipRole:
                            self._tip(value, None, where)
                self._model(model, where, index)
        for way in Qt.Orientation:
            self.check(str(model.headerData(0, way) or ""), where)

    def _accessible(self, widget: QWidget, where: str) -> None:
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None:
            return
        for kind in _SAID:
            said = interface.text(kind)
            self.check(said, f"{where}: accessible {kind.name}")
        for child in filter(None, map(interface.child, range(min(_ENOUGH, interface.childCount())))):
            if child.isValid():
                self.check(child.text(QAccessible.Text.Name), f"{where}: accessible child")

    def _tip(self, text: str, widget: QWidget | None, where: str) -> None:
        """Show a tool tip and look at it."""
        if text in self._tips or not text:
            return
        self._tips.add(text)
        if len(text) > 1_100:
            self.faults.add(f"{where}: a tool tip of {len(text)} letters")
        at = widget if widget and widget.isVisible() else QApplication.activeWindow()
        QToolTip.showText(QPoint(20, 20), text, at)
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, QLabel) and shown.metaObject().className() == "QTipLabel":
                if shown.textFormat() != Qt.TextFormat.PlainText:
                    self.faults.add(f"{where}: a tool tip guesses: {text[:60]}")
                self.check(shown.text(), f"{where}: tool tip")
        QToolTip.hideText()


class Seen(Walk):
    """Notes each text that is not shown as it was written, and each that opened the bait."""

    def __init__(self, bait: Path) -> None:
        super().__init__()
        self.watch = hostile.Watch(bait)
        self.marks: set[int] = set()
        self._written = [hostile.FILE_NAME, *(text for text, _ in zip(hostile.texts(bait), range(400), strict=False))]

    def look(self, where: str, within: QWidget | None = None) -> None:
        """Look at everything there is now, or at all of one widget."""
        super().look(where, within)
        if self.watch.opened():
            self.faults.add(f"{where}: the bait was opened")

    def check(self, text: str, where: str) -> None:
        """Whether each hostile text in it is whole, or cut; in an address it is spelled otherwise."""
        line = clean_line(text.replace("\u200b", ""))
        for found in re.finditer(r"Q(\d+)(?!\d|%3C)", line):
            written = clean_line(self._written[int(found[1])])
            rest = line[found.start() :]
            same = next((n for n, (a, b) in enumerate(zip(rest, written, strict=False)) if a != b), None)
            same = min(len(rest), len(written)) if same is None else same
            self.marks.add(int(found[1]))
            if same < min(_TELLS, len(written)) and not rest[same:].lstrip().startswith("…"):
                self.faults.add(
                    f"{where}: not as written: {line[max(0, found.start() - 30) : found.start() + same + 30]!r}"
                )
