"""Which cards were missed last time, kept beside the other settings: nothing of it is in the notebook."""

from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.desk.taking_up import keep_screens

#: Under this name it stands among what is kept of the screens of a notebook.
_NAME = "recall"
#: So many outlines of a notebook, and so many cards of each, are kept.
_OUTLINES, _CARDS = 20, 100


def missed_before(settings: Settings, notebook: str, outline: str) -> tuple[str, ...]:
    """The uids of the cards that were missed last time in an outline of a notebook, all by their uids."""
    kept = settings.left.get(notebook, {}).get(_NAME, {}).get(outline, "")
    return tuple(kept.split()) if isinstance(kept, str) else ()


def keep_missed(settings: Settings, notebook: str, outline: str, cards: tuple[str, ...]) -> None:
    """Keep that these were missed, in the place of those before; the settings are yet to be saved."""
    kept = dict(settings.left.get(notebook, {}).get(_NAME, {}))
    kept.pop(outline, None)
    if cards:
        kept[outline] = " ".join(cards[:_CARDS])
    keep_screens(settings, notebook, {_NAME: dict(list(kept.items())[-_OUTLINES:])})
