"""The tree of an outline: its rows, what is chosen and what is open."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from essayplanner.notebook.outline_tree import Item
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.look.fields import give_viewport
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.delegate import OutlineDelegate
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.ui.outline.view import OutlineView

#: An outline of more rows is shown with its cards folded away: Qt lays out every open row at every insertion.
OPEN_AT_MOST = 1000


class OutlineTree(QTreeView):
    """Shows an OutlineModel: where its rows are, which are chosen, and which are open.

    `title_left` says that Escape ended the typing of a title.
    """

    chosen = Signal()
    menu_wanted = Signal(QPoint)
    title_left = Signal()

    def __init__(self, model: OutlineModel, theme: Theme, saving: Saving) -> None:
        super().__init__()
        give_viewport(self)
        self.outline, self.theme = model, theme
        self._folded: set[int] = set()
        self._shown_outline = 0
        self.delegate = OutlineDelegate(cast("OutlineView", self), theme, saving)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Outline")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.pressed.connect(lambda _: self.chosen.emit())  # the current row too: something else may be shown by now
        model.modelReset.connect(self._open_all)
        model.rowsInserted.connect(self._open_inserted)
        model.rowsMoved.connect(lambda source, first, last, parent, row: self._open_inserted(parent))
        self.collapsed.connect(lambda index: self._folded.add(model.node(index).key))
        self.expanded.connect(self._opened)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is where

    def is_open(self, node: Node) -> bool:
        """Whether what stands under a node is shown."""
        return node.key not in self._folded

    def start(self, node: Node) -> int:
        """Where a row's tint and drop line begin, in the viewport."""
        return self.delegate.start(node)

    def bottom(self) -> int:
        """The lower end of the last row, in the viewport."""
        last = self.outline.root
        while last.children and (last is self.outline.root or self.is_open(last)):
            last = last.children[-1]
        return (
            self.visualRect(self.outline.index_of(last)).bottom() + 1
            if last is not self.outline.root
            else self.theme.px(8)
        )

    def current_node(self) -> Node:
        """The node of the current row, the root for none."""
        return self.outline.node(self.currentIndex())

    def selected_items(self) -> list[Item]:
        """The selected items, in reading order."""
        nodes = [self.outline.node(index) for index in self.selectedIndexes()]
        places = {node: self.visualRect(self.outline.index_of(node)).top() for node in nodes}
        return [node.item for node in sorted(nodes, key=places.__getitem__)]

    def choose(self, item: Item | None) -> None:
        """Make an item current, open what it stands in and scroll to it."""
        index = self.outline.index_of_item(item)
        flags = self.selectionModel().SelectionFlag
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        if index != self.currentIndex() or self.selectedIndexes() != [index]:
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def choose_all(self, items: list[Item]) -> None:
        """Select items, the first of them current."""
        self.choose(items[0] if items else None)
        flags = self.selectionModel().SelectionFlag
        for item in items:
            self.selectionModel().select(self.outline.index_of_item(item), flags.Select | flags.Rows)

    def fold_all(self, folded: bool) -> None:
        """Close or open every section and card."""
        if folded:
            self.collapseAll()
            self._folded = {key for key, node in self.outline.nodes.items() if node.children and key}
        else:
            self._folded.clear()
            self._expand_parents()
        self.viewport().update()

    def _open_all(self) -> None:
        self._folded &= self.outline.nodes.keys()
        if self._shown_outline != self.outline.outline_id:
            self._shown_outline = self.outline.outline_id
            if len(self.outline.nodes) > OPEN_AT_MOST:
                self._folded |= {node.key for node in self.outline.root.sections() if _holds_cards(node)}
        self._expand_parents()

    def _expand_parents(self) -> None:
        """Open what has something under it and was not closed, nor stands in what is.

        `expandAll` opens leaves too, and Qt asks for the parent of every open row at each insertion.
        """
        self.scheduleDelayedItemsLayout()
        blocked = self.blockSignals(True)
        self._expand_under(self.outline.root)
        self.blockSignals(blocked)

    def _expand_under(self, node: Node) -> None:
        for child in node.children:
            if child.children and child.key not in self._folded:
                self.expand(self.outline.index_of(child))
                self._expand_under(child)

    def _opened(self, index: QModelIndex) -> None:
        node = self.outline.node(index)
        self._folded.discard(node.key)
        blocked = self.blockSignals(True)
        self._expand_under(node)
        self.blockSignals(blocked)

    def _open_inserted(self, parent: QModelIndex) -> None:
        if parent.isValid() and self.is_open(self.outline.node(parent)):
            self.setExpanded(parent, True)

    def _restyle(self) -> None:
        self.delegate.measure()
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The delegate draws the whole row."""


def _holds_cards(section: Node) -> bool:
    return bool(section.children) and section.children[0].what == "placement"


def _rules(theme: Theme) -> str:
    return f"OutlineView {{ background: {theme.tokens.paper}; selection-background-color: transparent; }}"
