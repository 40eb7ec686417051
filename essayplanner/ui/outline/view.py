"""The tree of an outline, with the drags and keys that change it."""

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from essayplanner.domain.outline import counted
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.text_fields import is_over_field
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.aiming import Aim, aim_cards, aim_sections, aim_text, line_rect
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.tree import OutlineTree

#: Milliseconds over a closed section until it opens for a drag.
OPEN_AFTER = 600


class OutlineView(OutlineTree):
    """The tree with what changes it: editing in place, and dragging. `files_dropped` carries notebooks and packs."""

    files_dropped = Signal(list)

    def __init__(self, model: OutlineModel, theme: Theme, saving: Saving) -> None:
        super().__init__(model, theme, saving)
        self._aim: Aim | None = None
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        self._hovered: Node | None = None
        self._hovering = QTimer(self, singleShot=True, interval=OPEN_AFTER)
        self._hovering.timeout.connect(self._open_hovered)
        self.setAutoScrollMargin(40)

    def is_editing(self) -> bool:
        """Whether a title or note is being edited in place."""
        return self.delegate.is_open or self._opening

    _opening = False

    def rename(self) -> None:
        """Edit the title of the current row in place."""
        self._edit(noting=False)

    def write_note(self) -> None:
        """Edit the note of the current row in place."""
        self._edit(noting=True)

    def _edit(self, *, noting: bool) -> None:
        node = self.current_node()
        self.outline.book.look_for_changes()  # the row may be gone, and another one current
        index = self.currentIndex()
        if not index.isValid() or self.outline.book.read_only or self.is_editing():
            return
        if node.item != self.current_node().item:
            return
        if too_long := self.outline.too_long(node, noting=noting):
            self.outline.desk.announcer.say(self, too_long)
            return
        if not self.outline.desk.do(lambda: self.delegate.aim(node, noting=noting)):
            return
        self._opening = True
        if noting:
            self.delegate.sizeHintChanged.emit(index)
            self.doItemsLayout()
        self.edit(index)
        self._opening = False
        self.fit_row()

    def fit_row(self) -> None:
        """Let the row that is edited be as high as what is typed in it, and in sight; what stands below moves on."""
        if self.delegate.noting:
            self.doItemsLayout()
            self.updateEditorGeometries()
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_editing():
            self.scrollTo(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self.delegate.noting:
            self.delegate.noting = False
            self.doItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        node = self.outline.node(index)
        if index.isValid() and node.children and event.button() == Qt.MouseButton.LeftButton:
            gutter = self.delegate.left(node) if node.what == "section" else self.start(node) + self.theme.px(4)
            if event.position().x() < gutter - (0 if node.what == "section" else self.theme.px(6)):
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            node, top = self.outline.node(index), self.visualRect(index).top()
            below_title = event.position().y() > top + self.delegate.head(node)
            self.write_note() if below_title else self.rename()

    # Dragging

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the selected items, drawn as the cards they are."""
        items = self.selected_items()
        if not items:
            return
        nodes = [self.outline.nodes[item.id * 2 + (item.what == "section")] for item in items]
        picture = drag_picture(self.theme, [(node.kind, node.title, self.outline.caption(node)) for node in nodes])
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        may = Qt.DropAction.CopyAction if self.outline.book.read_only else both
        drag(self, drags.items_mime(self.outline.book, items), picture, may, Qt.DropAction.MoveAction)
        self._point(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_over_field(self.viewport(), event.position().toPoint()):
            event.ignore()  # the editor of a row has said why
            return
        super().dragEnterEvent(event)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        data = event.mimeData()
        if drags.dragged_files(data):
            event.acceptProposedAction()
            return
        self._hover(self.outline.node(self.indexAt(event.position().toPoint())))
        self._point(self._aim_at(data, event.position().toPoint()))
        assert self._aim is not None
        action = self._action(event)
        parent = self.outline.index_of(self._aim.parent)
        refused = self.outline.refusal
        if self.outline.canDropMimeData(data, action, self._aim.row, 0, parent):
            event.setDropAction(action)
            event.accept()
        else:
            event.ignore()
            if self.outline.refusal != refused:
                self.outline.desk.announcer.say(self, self.outline.refusal)
        self.viewport().update()

    def _hover(self, node: Node) -> None:
        """Open what a drag rests on."""
        if node is not self._hovered:
            self._hovered = node
            self._hovering.start()

    def _open_hovered(self) -> None:
        if self._aim and self._hovered:
            self.setExpanded(self.outline.index_of(self._hovered), True)

    def _action(self, event: QDropEvent) -> Qt.DropAction:
        if event.mimeData().hasFormat(drags.ITEMS):
            copying = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            return Qt.DropAction.CopyAction if copying else Qt.DropAction.MoveAction
        return Qt.DropAction.CopyAction

    def _aim_at(self, data: QMimeData, position: QPoint) -> Aim:
        if drags.dragged_text(data):
            return aim_text(self, position)
        items = drags.dragged_items(self.outline.book, data)
        return aim_sections(self, position) if items and items[0].what == "section" else aim_cards(self, position)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._point(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model do what was aimed at; what came to the outline is selected."""
        data = event.mimeData()
        if files := drags.dragged_files(data):
            event.acceptProposedAction()
            self.files_dropped.emit(files)
            return
        aim, action = self._aim_at(data, event.position().toPoint()), self._action(event)
        parent = self.outline.index_of(aim.parent)
        if self.outline.canDropMimeData(data, action, aim.row, 0, parent) and self.outline.dropMimeData(
            data, action, aim.row, 0, parent
        ):
            event.setDropAction(action)
            event.accept()
            self.choose_all(list(self.outline.dropped))
            self.setFocus()
            self._say_dropped(aim.parent, bool(drags.dragged_cards(self.outline.book, data)))
        else:
            event.ignore()
            if self.outline.refusal:  # since the last move
                self.outline.desk.announcer.say(self, self.outline.refusal)
        self.setState(QAbstractItemView.State.NoState)
        self._point(None)

    def _say_dropped(self, node: Node, placed: bool) -> None:
        count = len(self.selected_items())
        where = f"in “{node.title}”" if node is not self.outline.root else "in the outline"
        if count:
            done = f"Placed {counted(count, 'card')} {where}." if placed else f"Dropped {where}."
            self.outline.desk.announcer.say(self, done)

    def _point(self, aim: Aim | None) -> None:
        self._aim = aim
        self.viewport().update()

    @property
    def dragged_over(self) -> bool:
        """Whether something is being dragged over the outline."""
        return self._aim is not None

    def dropping_inside(self) -> Node | None:
        """The node into which the drag over the view would drop, if it would."""
        aim = self._aim
        return aim.parent if aim and aim.line is None and not self.outline.refusal else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.outline.root.children:
            self._paint_empty()
        if self._aim is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.outline.refusal:
                self._paint_refusal(painter, self._aim)
            elif self._aim.line:
                rect, radius = line_rect(self, self._aim), self.theme.px(5)
                painter.setPen(QPen(self.theme.color("claim"), 2))
                painter.setBrush(self.theme.color("paper"))
                painter.drawLine(rect.left() + radius, rect.top(), rect.right(), rect.top())
                painter.drawEllipse(QPointF(rect.left(), rect.top()), radius, radius)

    def _paint_refusal(self, painter: QPainter, aim: Aim) -> None:
        """Say why not, above the row: the dragged card lies below the pointer."""
        px, metrics = self.theme.px, self.delegate.metrics["card"]
        index = self.outline.index_of(aim.parent)
        row = self.visualRect(index) if index.isValid() else QRect(0, self.bottom(), 1, 1)
        room = min(metrics.horizontalAdvance(self.outline.refusal) + px(34), self.viewport().width() - px(16))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        text = metrics.boundingRect(QRect(0, 0, room - px(28), px(400)), flags, self.outline.refusal)
        box = QRectF(max(px(8), self.start(aim.parent)), 0, room, text.height() + px(14))
        box.moveRight(min(box.right(), self.viewport().width() - px(8)))
        above = row.top() - px(4) - box.height()
        box.moveTop(above if above > 0 else row.bottom() + px(84))
        painter.setPen(QPen(self.theme.color("caution"), 1.5))
        painter.setBrush(self.theme.color("card"))
        painter.drawRoundedRect(box, px(7), px(7))
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self.delegate.fonts["card"])
        painter.drawText(box.adjusted(px(14), px(7), -px(14), -px(7)), flags, self.outline.refusal)

    def _paint_empty(self) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setPen(QColor(self.theme.tokens.muted))
            painter.setFont(self.delegate.fonts["card"])
            box = self.viewport().rect().adjusted(self.theme.px(16), self.theme.px(16), -self.theme.px(16), 0)
            words = "No sections yet: press Enter to add the first one."
            if not self.outline.outline_id:
                words = "No outline yet: press Enter to begin one."
            painter.drawText(box, Qt.TextFlag.TextWordWrap, words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().event(event)
