"""How large whatever can be pressed is at least (WCAG 2.2, 2.5.8)."""

from PySide6.QtCore import QSize

#: Pixels of a target, either way, at any size of text.
LEAST = 24


def grown(size: QSize) -> QSize:
    """The size, or that of the smallest target where it is smaller."""
    return size.expandedTo(QSize(LEAST, LEAST))
