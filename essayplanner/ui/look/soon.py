"""What is done as soon as the events that wait already are done."""

import weakref
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

#: Where an object of ours keeps what is soon to be done with it.
_SOON = "_soon_done"


def soon(owner: QObject, work: Callable[[], object]) -> None:
    """Do this when the events that wait already are done, unless `owner`, an object of ours, is gone by then.

    It is the owner that keeps it: what a single shot of 0 ms is to call, and all that this holds (a whole window, say),
    PySide 6.11 keeps for as long as the program runs where its object goes first.
    """
    vars(owner).setdefault(_SOON, deque()).append(work)
    QTimer.singleShot(0, owner, partial(_do_next, weakref.ref(owner)))


def _do_next(of: "weakref.ref[QObject]") -> None:
    if (owner := of()) is not None:
        vars(owner)[_SOON].popleft()()
