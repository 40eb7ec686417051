"""Where in the outline a drag points to: between rows, or inside one."""

from typing import NamedTuple

from PySide6.QtCore import QPoint

from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.rows_view import RowsView

#: The share of a row, at its top and at its bottom, that means “between”.
_EDGE = 0.3


class Aim(NamedTuple):
    """A node to drop under and the place among its children; with the line that shows it, or inside (no line)."""

    parent: Node
    row: int
    line: tuple[int, int] | None = None


def aim_at(view: RowsView, position: QPoint, what: str) -> Aim:
    """The place at a point of the viewport for what will be a "placement", a "section", or a "text" of a note."""
    if what == "text":
        return Aim(view.rows.node(view.indexAt(position)), -1)
    return _aim_sections(view, position) if what == "section" else _aim_cards(view, position)


def _aim_cards(view: RowsView, position: QPoint) -> Aim:
    index = view.indexAt(position)
    if not index.isValid():
        return _below_everything(view)
    node, rect = view.rows.node(index), view.visualRect(index)
    share = (position.y() - rect.top()) / max(1, rect.height())
    is_open = node.children and view.rows.is_open(node)
    if node.what == "section":
        if share > 1 - _EDGE and is_open and node.first_section():
            return Aim(node, 0, _line(view, node.children[0], rect.bottom()))
        return Aim(node, -1)
    if share < _EDGE:
        return Aim(_parent(node), node.row, _line(view, node, rect.top()))
    if share <= 1 - _EDGE:
        return Aim(node, -1)
    if is_open:
        return Aim(node, 0, _line(view, node.children[0], rect.bottom()))
    while _is_last_card(node) and view.along(position.x()) < view.start(node) and _parent(node).what == "placement":
        node = _parent(node)
    return Aim(_parent(node), node.row + 1, _line(view, node, rect.bottom()))


def _aim_sections(view: RowsView, position: QPoint) -> Aim:
    index, rows = view.indexAt(position), view.rows
    if not index.isValid():
        return Aim(rows.root, -1, (0, view.bottom()))
    node = rows.node(index)
    if node.what == "section":
        rect = view.visualRect(index)
        share = (position.y() - rect.top()) / max(1, rect.height())
        if share < _EDGE:
            return Aim(_parent(node), node.row, _line(view, node, rect.top()))
        if share <= 1 - _EDGE or (rows.is_open(node) and node.children):
            return Aim(node, -1)
    section = node.section() or rows.root
    bottom = view.visualRect(rows.index_of(rows.last_within(section))).bottom()
    return Aim(_parent(section), section.row + 1, _line(view, section, bottom))


def _below_everything(view: RowsView) -> Aim:
    last = view.rows.root
    while last.children and last.children[-1].what == "section":
        last = last.children[-1]
    if last is view.rows.root:
        return Aim(last, -1)
    left = view.delegate.measures.left(last) + view.theme.px(2)
    return Aim(last, last.first_section(), (left, view.bottom()))


def _parent(node: Node) -> Node:
    assert node.parent is not None
    return node.parent


def _is_last_card(node: Node) -> bool:
    return node.row + 1 == _parent(node).first_section()


def _line(view: RowsView, node: Node, y: int) -> tuple[int, int]:
    return view.start(node), y
