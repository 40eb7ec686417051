"""Work that the window does not wait for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from essayplanner.domain.errors import EssayError


class _Told(QObject):
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], told: _Told) -> None:
        super().__init__()
        self._work, self._told = work, told

    def run(self) -> None:
        try:
            self._work()
        except EssayError as error:
            self._told.failed.emit(error)


def run_in_background(work: Callable[[], object], failed: Callable[[EssayError], None]) -> None:
    """Do something in another thread; what it may tell the student is told in this one."""
    told = _Told()
    told.failed.connect(failed)
    told.failed.connect(told.deleteLater)
    QThreadPool.globalInstance().start(_Work(work, told))
