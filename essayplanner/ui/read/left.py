"""What is kept of how the screen was left: which document, which page of it, and how pages are shown."""

from typing import NamedTuple


class WasLeft(NamedTuple):
    """`document` is the uid of a document, `zoom` is in per cent, `fit` is a value of `view_scrolling.Fit`."""

    document: str = ""
    page: int = 1
    zoom: int = 100
    fit: str = "none"
    two: bool = False
    night: bool = True
