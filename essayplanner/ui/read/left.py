"""What is kept of how the screen was left: which document, where in it, and how pages are shown."""

from typing import NamedTuple


class WasLeft(NamedTuple):
    """`document` is the uid of a document, `place` where reading begins in a text; `zoom` is in per cent, `fit` is a
    value of `view_zooming.Fit`."""

    document: str = ""
    page: int = 1
    place: int = 0
    zoom: int = 100
    fit: str = "none"
    two: bool = False
    night: bool = True
