"""Titles of windows."""

from essayplanner.domain.text import clean_line


def window_title(text: str) -> str:
    """A text as a window's title, in which Qt takes “[*]” for the place of a mark."""
    return clean_line(text).replace("[*]", "[*][*]")
