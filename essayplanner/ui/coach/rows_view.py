"""A list of the coach's pane."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from essayplanner.ui.look.fields import give_viewport, keep_width
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.told_rows import ToldRows


class RowsView(ToldRows, QListView):
    """Rows without a frame, as wide as the pane, that scroll by pixels and have a menu; `menu_wanted` brings where,
    `left` says that Escape was pressed, and `let_go` that the pointer went."""

    left = Signal()
    let_go = Signal()
    menu_wanted = Signal(QPoint)
    opens_rows = True

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        give_viewport(self)
        keep_width(self)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)  # it stands on the pane
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.setAccessibleName(name)

    def viewportEvent(self, event: QEvent) -> bool:
        """Who goes lets it move again; the mark of the focus comes and goes at once."""
        if event.type() == QEvent.Type.Leave:
            soon(self, self.let_go.emit)
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().viewportEvent(event)
