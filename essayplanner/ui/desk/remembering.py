"""How each outline was exported last."""

from typing import Any

from essayplanner.ui.desk.settings import Settings
from essayplanner.work.choice import Choice

#: Outlines whose last export is remembered.
REMEMBERED = 300


def remembered(settings: Settings, uid: str) -> Choice:
    """The last choice for an outline; what is missing or cannot be understood is as it was at first."""
    kept: Any = settings.exports.get(uid)
    first = Choice()._asdict()
    known = kept.items() if isinstance(kept, dict) else ()
    return Choice(**first | {name: value for name, value in known if type(value) is type(first.get(name))})


def remember(settings: Settings, uid: str, choice: Choice) -> None:
    """Keep the choice for an outline, and write it down."""
    if uid:
        others = {key: value for key, value in settings.exports.items() if key != uid}
        for oldest in list(others)[: max(0, len(others) + 1 - REMEMBERED)]:
            del others[oldest]
        settings.exports = {**others, uid: choice._asdict()}
        settings.save()
