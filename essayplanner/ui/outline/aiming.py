"""Where in the outline a drag points to: between rows, or inside one."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect

from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.ui.outline.view import OutlineView

#: The share of a row, at its top and at its bottom, that means “between”.
_EDGE = 0.3


class Aim(NamedTuple):
    """A node to drop under and the row there; with the line that shows it, or inside the node (no line)."""

    parent: Node
    row: int
    line: tuple[int, int] | None = None


def aim_cards(view: "OutlineView", position: QPoint) -> Aim:
    """The place for cards at a point of the viewport."""
    index = view.indexAt(position)
    if not index.isValid():
        return _below_everything(view)
    node, rect = view.outline.node(index), view.visualRect(index)
    share = (position.y() - rect.top()) / max(1, rect.height())
    if node.what == "section":
        if share > 1 - _EDGE and view.is_open(node) and node.children and node.children[0].what == "placement":
            return Aim(node, 0, _line(view, node.children[0], rect.bottom()))
        return Aim(node, -1)
    if share < _EDGE:
        return Aim(_parent(node), node.row, _line(view, node, rect.top()))
    if share <= 1 - _EDGE:
        return Aim(node, -1)
    if node.children and view.is_open(node):
        return Aim(node, 0, _line(view, node.children[0], rect.bottom()))
    while _last_card(node) and position.x() < view.start(node) and _parent(node).what == "placement":
        node = _parent(node)
    return Aim(_parent(node), node.row + 1, _line(view, node, rect.bottom()))


def aim_sections(view: "OutlineView", position: QPoint) -> Aim:
    """The place for sections at a point of the viewport."""
    index = view.indexAt(position)
    root = view.outline.root
    if not index.isValid():
        return Aim(root, -1, (0, view.bottom()))
    node = view.outline.node(index)
    if node.what == "section":
        rect = view.visualRect(index)
        share = (position.y() - rect.top()) / max(1, rect.height())
        if share < _EDGE:
            return Aim(_parent(node), node.row, _line(view, node, rect.top()))
        if share <= 1 - _EDGE or (view.is_open(node) and node.children):
            return Aim(node, -1)
    section = node.section() or root
    end = section
    while view.is_open(end) and end.children:
        end = end.children[-1]
    bottom = view.visualRect(view.outline.index_of(end)).bottom()
    return Aim(_parent(section), section.row + 1, _line(view, section, bottom))


def aim_text(view: "OutlineView", position: QPoint) -> Aim:
    """The row whose note a text would be added to."""
    index = view.indexAt(position)
    return Aim(view.outline.node(index), -1)


def _below_everything(view: "OutlineView") -> Aim:
    sections = view.outline.root.children
    if not sections:
        return Aim(view.outline.root, -1)
    last = sections[-1]
    while last.children and last.children[-1].what == "section":
        last = last.children[-1]
    cards = sum(child.what == "placement" for child in last.children)
    return Aim(last, cards, (view.delegate.left(last) + view.theme.px(2), view.bottom()))


def _parent(node: Node) -> Node:
    assert node.parent is not None
    return node.parent


def _last_card(node: Node) -> bool:
    return all(other.what != "placement" for other in _parent(node).children[node.row + 1 :])


def _line(view: "OutlineView", node: Node, y: int) -> tuple[int, int]:
    return view.start(node), y


def line_rect(view: "OutlineView", aim: Aim) -> QRect:
    """The part of the viewport that the line covers."""
    assert aim.line is not None
    x, y = aim.line
    return QRect(x, y, view.viewport().width() - x, 1)
