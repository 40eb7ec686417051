"""What kind a claim is: by that one knows which questions break it."""

from enum import StrEnum

from essayplanner.language import N_, _


class ClaimKind(StrEnum):
    """What a claim says of the past; the values are those of files and of the command line."""

    CAUSE = N_("cause")
    CONSEQUENCE = N_("consequence")
    COMPARISON = N_("comparison")
    CHANGE = N_("change and continuity")
    SIGNIFICANCE = N_("significance")
    AUTHORITY = N_("authority")
    EXAMPLE = N_("example")
    MOTIVE = N_("motive")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)
