"""What a student may be told; anything else that is raised is a bug."""


class EssayError(Exception):
    """A sentence for the student: what happened, what was kept, what to do next."""


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


class UnusableFileError(EssayError):
    """The file is not a notebook that can be opened; it was left as it was."""


class DamagedFileError(UnusableFileError):
    """The file is a notebook, and part of it cannot be read."""
