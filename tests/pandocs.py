"""The real pandoc, slower, and counted."""

import time
from collections.abc import Callable, Mapping, Sequence

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.errors import StoppedError


class CountingPandoc(Pandoc):
    """Counts its runs, those that were stopped too; those whose arguments hold `at` take `delay` seconds longer.

    A run that waits ends its waiting where `delay` becomes less.
    """

    def __init__(self, delay: float = 0.0, at: str = "") -> None:
        super().__init__()
        self.delay, self.at, self.begun, self.stopped = delay, at, 0, 0

    def has_begun(self, times: int) -> bool:
        """Whether it was run so often."""
        return self.begun == times

    def __call__(
        self,
        arguments: Sequence[str],
        data: bytes,
        files: Mapping[str, bytes] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> bytes:
        self.begun += 1
        began = time.monotonic()
        while (not self.at or self.at in arguments) and time.monotonic() < began + self.delay:
            if cancel and cancel():
                self.stopped += 1
                raise StoppedError("That was stopped; nothing was written.")
            time.sleep(0.01)
        return super().__call__(arguments, data, files, cancel)
