"""What was begun in an exercise, kept beside the settings until it is done: nothing of it is in the notebook."""

import contextlib
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job

#: Milliseconds from the last change to when it is kept.
_SOON = 2_000
#: Bytes of what is read again.
_LARGEST = 4_000_000

Kept = Mapping[str, Any]


class KeptWork(QObject):
    """Keeps what `give` gives, None for nothing: soon after each change, and when the window closes. A place that
    cannot be written is passed over."""

    def __init__(self, page: QWidget, desk: Desk, name: str, give: Callable[[], Kept | None]) -> None:
        """`name` tells it from other exercises on the same notebook."""
        super().__init__(page)
        self._file = desk.settings.file.parent / "practice" / f"{name}-{desk.book.uid}.json"
        self._give = give
        self._is_changed = False
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._keep_beside)
        self._job = Job(self)

    def change(self) -> None:
        """Something is another than it was."""
        self._is_changed = True
        self._timer.start()

    def _keep_beside(self) -> None:
        """Keep it, while the window is free."""
        self._is_changed = False
        write = partial(_write, self._file, self._give())
        self._job.start(lambda _progress: write())

    def keep(self) -> None:
        """Keep it now, where it is another."""
        if self._is_changed or self._job.running:
            self._timer.stop()
            self._job.cancel()
            self._job.wait()
            self._is_changed = False
            _write(self._file, self._give())

    def taken_up(self) -> Kept | None:
        """What was kept; None where nothing was, or it cannot be read."""
        with contextlib.suppress(OSError, EssayError, ValueError, RecursionError):
            if self._file.exists():
                kept = json.loads(read_file(self._file, _LARGEST))
                return kept if isinstance(kept, dict) else None
        return None


def _write(file: Path, kept: Kept | None) -> None:
    with contextlib.suppress(OSError, EssayError):
        if kept is None:
            file.unlink(missing_ok=True)
            return
        make_folder(file.parent)
        with whole_file(file) as to:
            to.write(json.dumps(kept).encode("ascii"))
