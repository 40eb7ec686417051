"""How each outline was exported last."""

from typing import Any

from essayplanner.cite.styles import DEFAULT_STYLE
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.desk.taking_up import taken_up
from essayplanner.work.choice import Choice

#: Outlines whose last export is remembered.
REMEMBERED = 300


def remembered(settings: Settings, uid: str) -> Choice:
    """The last choice for an outline; what is missing or not understood is as at first, in the preferred style."""
    kept: Any = settings.exports.get(uid)
    return taken_up(Choice(style=settings.style or DEFAULT_STYLE), kept if isinstance(kept, dict) else {})


def remember(settings: Settings, uid: str, choice: Choice) -> None:
    """Keep the choice for an outline, and write it down."""
    if uid:
        others = {key: value for key, value in settings.exports.items() if key != uid}
        for oldest in list(others)[: max(0, len(others) + 1 - REMEMBERED)]:
            del others[oldest]
        settings.exports = {**others, uid: choice._asdict()}
        settings.save()
