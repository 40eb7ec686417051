"""Waiting for what is to come about, however busy the machine is."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtTest import QTest

#: Seconds that nothing takes on any machine; only a test that fails waits so long.
AT_MOST = 20


def until(condition: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    until_none(lambda: [] if condition() else ["it did not come about"])


def until_none(found: Callable[[], list[str]]) -> None:
    """Let the window work until there is none of what is looked for; says what there is where some of it stays."""
    end = monotonic() + AT_MOST
    while (there := found()) and monotonic() < end:
        QTest.qWait(10)
    assert there == []
