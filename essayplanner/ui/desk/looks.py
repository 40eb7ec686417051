"""The looks that a student chooses: in force at once, and kept."""

from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.look.theme import Theme


def choose_looks(
    theme: Theme, settings: Settings, *, mode: str | None = None, scale: int | None = None, contrast: bool | None = None
) -> None:
    """Change the colours, the size of text or the contrast, as `Theme.choose` does, and write that down."""
    theme.choose(mode=mode, scale=scale, contrast=contrast)
    settings.theme, settings.text_scale, settings.contrast = theme.mode, theme.scale, theme.contrast
    settings.save()
