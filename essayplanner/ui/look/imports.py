"""Imports cost what they cost Python."""

import builtins

import PySide6.QtCore  # noqa: F401 - it is what puts its hook there


def import_without_features() -> None:
    """Have modules imported as Python does it.

    PySide's own way reads the source of every module for the word “__feature__”, which none of ours holds: 22 ms and
    4 MB of a start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
