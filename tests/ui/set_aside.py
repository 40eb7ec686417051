"""Garbage of the program alone."""

import gc
from typing import Any


class OthersSetAside:
    """Garbage collection for which what was there when the program began stays set aside, until it ends: to look
    through all that pytest collected and other tests left takes longer than most tests of the program do."""

    def __init__(self) -> None:
        self._begun = False

    def freeze(self) -> None:
        """What the program makes from its beginning on is not set aside, but looked through each time."""
        if not self._begun:
            self._begun = True
            gc.collect()
            gc.freeze()

    def unfreeze(self) -> None:
        """There is nothing of the program's."""

    def enable(self) -> None:
        """The program ended."""
        self._begun = False
        gc.enable()

    def __getattr__(self, name: str) -> Any:
        return getattr(gc, name)
