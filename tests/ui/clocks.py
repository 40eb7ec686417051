"""A clock that goes on only when a test says so: no pause is longer than meant, however busy the machine is."""

import pytest


class Clock:
    """Stands in for `monotonic` where what is typed is saved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = 1000.0
        for module in ("bound", "saving"):
            monkeypatch.setattr(f"essayplanner.ui.desk.{module}.monotonic", lambda: self._now)

    def go_on(self, seconds: float) -> None:
        """So much later."""
        self._now += seconds
