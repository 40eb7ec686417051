"""What a student may be told; anything else that is raised is a bug."""

from enum import Enum, auto
from typing import NamedTuple

from essayplanner.language import _, ended, p_


class Offer(Enum):
    """What the window can do about a trouble, at a click beside the sentence that tells of it."""

    SAVE_A_COPY = auto()
    SEE_PLANS = auto()


class Trouble(NamedTuple):
    """What a student is told of something that is not as it should be, in its parts.

    `what` happened, what was `kept` or not changed, and how to `mend` it are parts of one sentence, without its full
    stop; `what` alone may be whole sentences. `more` is what is long (a list, a text to be copied) and is shown on
    demand. Two troubles that say and offer the same are equal.
    """

    what: str
    kept: str = ""
    mend: str = ""
    more: str = ""
    offer: Offer | None = None

    @property
    def sentence(self) -> str:
        """All but what is long."""
        said = self.what
        if self.kept:
            said = p_("what happened; what was kept", "{what}; {kept}", what=said, kept=self.kept)
        if self.mend:
            said = p_("what happened: how to mend it", "{what}: {mend}", what=said, mend=self.mend)
        return ended(said)

    def __str__(self) -> str:
        return f"{self.sentence}\n\n{self.more}" if self.more else self.sentence


class EssayError(Exception):
    """Something that a student is told: `trouble` is what."""

    def __init__(
        self, what: str | Trouble, kept: str = "", mend: str = "", *, more: str = "", offer: Offer | None = None
    ) -> None:
        """From its parts, or from what was told already."""
        self.trouble = what if isinstance(what, Trouble) else Trouble(what, kept, mend, more, offer)
        super().__init__(str(self.trouble))


class NotFoundError(EssayError):
    """The named card, outline, section or placement is not in the notebook."""


class RefusedError(EssayError):
    """A rule of the outline or the library forbids what was asked."""


class ReadOnlyError(EssayError):
    """The notebook was opened for reading only."""


class SavedError(EssayError):
    """What was asked is done and on disk; what came after it failed."""


class BusyError(EssayError):
    """Another program holds the file just now; nothing was changed, and what is on screen is as it was."""


class OverwrittenError(BusyError):
    """Another program wrote another notebook into the file, which is not read any more; what is shown is as it was."""


class DiskError(EssayError):
    """The disk did not take what was to be written; nothing was changed, and the next attempt may succeed."""


class StoppedError(EssayError):
    """The student stopped a long piece of work; nothing of it was kept."""


class ComplaintError(EssayError):
    """Another program could not do what was asked; nothing was written. `complaint` is what it said, in one line."""

    def __init__(self, program: str, complaint: str) -> None:
        super().__init__(
            _("{program} could not do that ({complaint})", program=program, complaint=complaint),
            _("nothing was written"),
        )
        self.complaint = complaint


class UnusableFileError(EssayError):
    """The file is not a notebook that can be opened; it was left as it was."""


class DamagedFileError(UnusableFileError):
    """The file is a notebook, and part of it cannot be read."""
