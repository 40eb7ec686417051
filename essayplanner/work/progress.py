"""What a job asks and says while it is at work."""

from essayplanner.domain.errors import StoppedError
from essayplanner.language import _


class Progress:
    """Nobody listens to this one, and nobody stops it; the window's (ui/desk/jobs.py) is told and may be stopped."""

    def cancelled(self) -> bool:
        """Whether the work is to stop."""
        return False

    def say(self, sentence: str) -> None:
        """Say what is being done; raises StoppedError where it is to stop."""
        self.go_on()
        self._said(sentence)

    def go_on(self) -> None:
        """Raise StoppedError where the work is to stop."""
        if self.cancelled():
            raise StoppedError(_("Stopped"), _("nothing was written"))

    def advance(self, done: int, of: int) -> bool:
        """Say how much is done; gives False where the work is to stop."""
        self._advanced(done, of)
        return not self.cancelled()

    def _said(self, sentence: str) -> None:
        """Tell whoever listens."""

    def _advanced(self, done: int, of: int) -> None:
        """Tell whoever listens."""
