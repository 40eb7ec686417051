"""Lists without a frame or lines, on the ground of a pane."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from essayplanner.ui.look.theme import Theme


def make_calm(view: QListView) -> None:
    """Rows of one height, scrolled by pixels and downwards alone, which know where the pointer is."""
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def restyle_calm(view: QListView, theme: Theme) -> None:
    """The colours and sizes in force."""
    view.setStyleSheet(f"QListView {{ background: {theme.tokens.pane}; border: 0; outline: 0; }}")
    view.verticalScrollBar().setSingleStep(theme.px(24))
    view.doItemsLayout()
