"""What was planned against the clock, by the steps between which it was: kept beside the other settings.

A step that changes nothing is none, so the history names the steps that are there (docs/adr/0029-marks-of-time.md).
"""

from collections.abc import Iterator
from typing import NamedTuple

from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _, n_
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.desk.taking_up import keep_screens

#: Under this name it stands among what is kept of the screens of a notebook.
_NAME = "timed"
#: So many are kept of a notebook.
_MOST = 20
#: What stands for the state before the first step, which has no uid.
_NONE = "-"


class Timed(NamedTuple):
    """So many minutes on an outline, by its uid and its title, after one step and until another, by their uids; the
    first may be empty: before any step."""

    minutes: int
    begin: str
    end: str
    outline: str
    title: str


class StepMark(NamedTuple):
    """What begins or ends after a step, in a few words, and in all of them."""

    short: str = ""
    full: str = ""


def keep_timed(settings: Settings, notebook: str, timed: Timed) -> None:
    """Keep one more of a notebook, by its uid; the settings are yet to be saved."""
    kept = [*runs(settings, notebook), timed][-_MOST:]
    lines = {str(number): _line(each) for number, each in enumerate(kept)}
    keep_screens(settings, notebook, {_NAME: lines})


def runs(settings: Settings, notebook: str) -> Iterator[Timed]:
    """Those that are kept of a notebook, the last one last."""
    for line in settings.left.get(notebook, {}).get(_NAME, {}).values():
        words = line.split(" ", 4) if isinstance(line, str) else []
        if len(words) == 5 and words[0].isdecimal() and len(words[0]) < 5:
            minutes, begin, end, outline, title = words
            yield Timed(int(minutes), "" if begin == _NONE else begin, end, outline, title)


def marks_of(settings: Settings, notebook: str, step_uid: str) -> StepMark:
    """What the history says of a step, or with an empty uid of the state before the first; empty for most."""
    short, full = [], []
    for minutes, begin, end, _outline, title in runs(settings, notebook):
        if end == step_uid:
            short.append(n_("{n} minute ends here", "{n} minutes end here", minutes))
            long = n_("{n} minute on “{title}” ends here", "{n} minutes on “{title}” end here", minutes, title=title)
            full.append(long)
        if begin == step_uid:
            short.append(n_("{n} minute begins here", "{n} minutes begin here", minutes))
            long = n_(
                "{n} minute on “{title}” begins here", "{n} minutes on “{title}” begin here", minutes, title=title
            )
            full.append(long)
    return StepMark(", ".join(short), ", ".join(full))


def _line(timed: Timed) -> str:
    title = shorten(clean_line(timed.title), 60) or _("an outline")
    return f"{timed.minutes} {timed.begin or _NONE} {timed.end} {timed.outline} {title}"
