"""Where the rows of an outline are on the screen."""

from PySide6.QtCore import QPoint, QRect

from essayplanner.domain.changes import Part
from essayplanner.notebook.items import Item
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.view import OutlineView

Essay = dict[str, int]


def node_of(window: Window, what: Part, id: int) -> Node:
    return window.outline.model.nodes[Item(what, id)]


def title(view: OutlineView) -> str:
    return view.current_node().title


def is_in_sight(view: OutlineView, node: Node) -> bool:
    rect = view.visualRect(view.rows.index_of(node))
    return view.viewport().rect().contains(rect.adjusted(0, 0, 0, -1))  # Qt scrolls a pixel short of the last one


def rows_in_sight(view: OutlineView) -> list[tuple[str, QRect]]:
    area = view.viewport().rect()
    places = [(node.title, view.visualRect(view.rows.index_of(node))) for node in view.rows.shown]
    return [(name, rect) for name, rect in places if rect.intersects(area)]


def check_places(view: OutlineView) -> None:
    """Each row begins where the one before it ends, and is found where it is."""
    bottom = -view.verticalScrollBar().value()
    for row, node in enumerate(view.rows.shown):
        rect = view.visualRect(view.rows.index(row))
        assert (rect.left(), rect.top(), rect.width()) == (0, bottom, view.viewport().width())
        for y in (rect.top(), rect.bottom()):
            assert view.indexAt(QPoint(5, y)) == view.rows.index_of(node)
        bottom = rect.bottom() + 1
    assert view.bottom() == bottom
    assert not view.indexAt(QPoint(5, bottom)).isValid()
