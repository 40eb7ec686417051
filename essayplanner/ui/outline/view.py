"""The outline as it is worked in: typing in place, and dragging."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from essayplanner.language import _
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.text_fields import is_over_field
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.empty_views import EmptyHint
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.dragging import DragOver
from essayplanner.ui.outline.folding import FoldingView
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.passing import PassedThrough

if TYPE_CHECKING:
    from essayplanner.domain.structures import Slot
    from essayplanner.ui.outline.nodes import Node


class OutlineView(PassedThrough, FoldingView):
    """The rows with what changes them. `files_dropped` carries notebooks and packs.

    `title_opened` says that a title or note is about to be typed, `title_left` that Escape ended the typing of a title,
    `words_wanted` that the words of a section were clicked twice, `slot_clicked` which slot of the current section was
    clicked. While another screen is shown nothing is typed here:
    `title_wanted` and `note_wanted` ask for it elsewhere.
    """

    menu_wanted = Signal(QPoint)
    title_opened = Signal()
    title_left = Signal()
    words_wanted = Signal()
    title_wanted = Signal()
    note_wanted = Signal()
    files_dropped = Signal(list)
    slot_clicked = Signal(object)

    def __init__(self, model: OutlineModel, theme: Theme, saving: Saving) -> None:
        super().__init__(model, theme, saving)
        self._settings = model.desk.settings
        self.drag_over = DragOver(self)
        self.setAccessibleName(_("Outline"))
        self.empty = EmptyHint(self)
        model.modelReset.connect(self._say_what_begins)
        self._say_what_begins()
        self.say_ways_out()
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(40)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.delegate.typed_grew.connect(self._fit_typed)
        self.delegate.left.connect(self._editor_left)
        self.delegate.passed.connect(self._title_passed)
        theme.wear(_rules)
        theme.changed.connect(self.remeasure)
        self.remeasure()

    # Typing in place

    _opening = _fitting = False
    _pressed: "tuple[Node, Slot] | None" = None

    def _say_what_begins(self) -> None:
        """Say what to do where nothing stands yet."""
        if self.rows.book.read_only:
            words = _("No sections yet.") if self.rows.outline_id else _("No outline yet.")
        elif self.rows.outline_id:
            words = _("No sections yet. Press Enter to add the first.")
        else:
            words = _("No outline yet. Press Enter to start one.")
        self.empty.say(words)

    def describe(self, ways_out: str) -> None:
        """Have the ways out told."""
        self.empty.describe(ways_out)

    def is_only_read(self) -> bool:
        """Whether the notebook cannot be changed."""
        return bool(self.rows.book.read_only)

    def tab_leaves(self) -> bool:
        """Whether the student would have it so."""
        return self._settings.tab_leaves

    def is_editing(self) -> bool:
        """Whether a title or note is being edited in place."""
        return self.delegate.is_open or self._opening

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_editing():  # what a field leaves over (Up where it is blank, say) would close it
            super().keyPressEvent(event)

    def rename(self) -> None:
        """Edit the title of the current row in place."""
        self._edit(noting=False) if self.isVisible() else self.title_wanted.emit()

    def write_note(self) -> None:
        """Edit the note of the current row in place."""
        self._edit(noting=True) if self.isVisible() else self.note_wanted.emit()

    def _edit(self, *, noting: bool) -> None:
        node, rows = self.current_node(), self.rows
        rows.book.look_for_changes()  # the row may be gone, and another one current
        if not self.currentIndex().isValid() or rows.book.read_only or self.is_editing():
            return
        if node.item != self.current_node().item:
            return
        if too_long := rows.too_long(node, noting=noting):
            rows.desk.announcer.ask(self, too_long)
            return
        node = self.current_node()
        if not rows.desk.do(lambda: self.delegate.aim(node, noting=noting)):
            return
        self.title_opened.emit()
        self._opening = True
        self.fit(node)
        self.edit(self.currentIndex())
        self._opening = False
        self.fit(node)
        self.scrollTo(self.currentIndex())

    def _fit_typed(self) -> None:
        """Let the row that is edited be as high as what is typed in it, and in sight; what stands below moves on."""
        node = self.delegate.measures.edited
        if node and not self._fitting:
            self._fitting = True
            if self.fit(node):
                self.scrollTo(self.currentIndex())
            self._fitting = False

    def _editor_left(self, title_escaped: bool) -> None:
        self.setFocus()
        if title_escaped:
            self.title_left.emit()

    def _title_passed(self, way: int) -> None:
        """Go on to the title of another row; where Tab is to leave the outline, it does."""
        self.setFocus()
        to = self.rows.index(self.currentIndex().row() + way)
        if self.tab_leaves():
            self.focusNextPrevChild(way > 0)
        elif to.isValid():
            self.setCurrentIndex(to)
            self.rename()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_editing():
            self.scrollTo(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        node = self.delegate.measures.edited
        super().closeEditor(editor, hint)
        if node:
            self.fit(node)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Knows what waits where the button went down: it begins where that comes up again, and nothing was dragged."""
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() and not self.is_editing()
        self._pressed = self.slot_at(event.position().toPoint()) if is_plain else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed and pressed == self.slot_at(event.position().toPoint()) and not self.rows.book.read_only:
            self.slot_clicked.emit(pressed[1])

    def slot_at(self, at: QPoint) -> "tuple[Node, Slot] | None":
        """What waits at a point, and in which section; None elsewhere."""
        index = self.indexAt(at)
        node, row, measures = self.rows.node(index), self.visualRect(index), self.delegate.measures
        if not index.isValid() or not (slots := node.waiting()):
            return None
        chips, _rest = measures.chips(slots, measures.left(node), QRect(0, row.top(), row.width(), row.height()))
        x, is_in_line = self.along(at.x()), at.y() > row.bottom() - measures.slots_line
        return next(((node, slot) for slot, chip in chips if is_in_line and chip.left() <= x <= chip.right()), None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.slot_at(event.position().toPoint()):
            return  # the first click began it
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            node, top = self.rows.node(index), self.visualRect(index).top()
            below_title = event.position().y() > top + self.delegate.measures.head(node)
            if self.is_on_words(event.position().toPoint()):
                self.words_wanted.emit()
            else:
                self.write_note() if below_title else self.rename()

    def is_on_words(self, at: QPoint) -> bool:
        """Whether a point lies on the word target of a section."""
        index = self.indexAt(at)
        node, row = self.rows.node(index), self.visualRect(index)
        if not index.isValid() or node.what != "section" or not node.words:
            return False
        measures, px = self.delegate.measures, self.theme.px
        wide = measures.metrics["small"].horizontalAdvance(self.rows.caption(node))
        return at.x() > row.right() - px(14) - wide and at.y() < row.top() + measures.head(node)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            hint = _("Double-click to change the word target") if self.is_on_words(event.pos()) else ""
            if self.slot_at(event.pos()) and not self.rows.book.read_only:
                hint = _("Click to write what goes here, or drag a card")
            cut = self.delegate.painter.cut_words(self.rows.node(index)) if index.isValid() else ""
            words = (cut, hint or index.data(Qt.ItemDataRole.ToolTipRole))
            show_tip_at(self, event.globalPos(), "\n".join(filter(None, words)))
            return True
        return super().viewportEvent(event)

    # Dragging

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the selected items, drawn as the cards they are."""
        items, rows = self.selected_items(), self.rows
        if not items:
            return
        nodes = [rows.nodes[item] for item in items]
        drawn = [(node.kind, node.title, rows.caption(node)) for node in nodes]
        picture = drag_picture(self.theme, drawn, from_right=self.isRightToLeft())
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        may = Qt.DropAction.CopyAction if rows.book.read_only else both
        drag(self, drags.items_mime(rows.book, items), picture, may, Qt.DropAction.MoveAction)
        self.drag_over.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_over_field(self.viewport(), event.position().toPoint()):
            event.ignore()  # the editor of a row has said why
            return
        self.setState(QAbstractItemView.State.DraggingState)
        self.drag_over.enter(event.mimeData())
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # which scrolls where the pointer is at an edge
        if drags.dragged_files(event.mimeData()):
            event.acceptProposedAction()
        elif not self.drag_over.move(event):
            self.drag_over.tell()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drag_over.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Do what was aimed at; what came to the outline is selected."""
        if files := drags.dragged_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)
            return
        self.drag_over.drop(event)
        self.setState(QAbstractItemView.State.NoState)
        self.drag_over.leave()

    # What is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.empty.paint(self.theme, self.theme.px(16))
        aim, paint, why = self.drag_over.aim, self.delegate.painter, self.rows.refusal
        with QPainter(self.viewport()) as painter:
            if aim and why:
                index = self.rows.index_of(aim.parent)
                row = self.visualRect(index) if index.isValid() else QRect(0, self.bottom(), 1, 1)
                paint.paint_refusal(painter, row, self.start(aim.parent), why)
            elif aim and aim.line:
                paint.paint_line(painter, *aim.line)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().event(event)


def _rules(theme: Theme) -> str:
    return f"OutlineView {{ background: {theme.tokens.paper}; selection-background-color: transparent; }}"
