"""Citations as they are printed: text with its faces, finished notes and a finished list of works."""

from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text in one face; `raised` is 1 for superior, -1 for inferior; `link` is http, https or mailto."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: int = 0
    link: str = ""


Runs = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    """The runs without their faces."""
    return "".join(run.text for run in runs)


class Part(NamedTuple):
    """A part of the list of works; a blank title is the whole list's."""

    title: str
    works: tuple[Runs, ...]


class Cited(NamedTuple):
    """What a citation style makes of an essay's citations.

    `notes[n]` is the text of the nth footnote or, where the style cites in the running text (`in_text`), what stands
    there in brackets. `unlisted` names the sources (by cite key) that the style leaves out of a list of works.
    """

    notes: tuple[Runs, ...]
    bibliography: tuple[Part, ...]
    in_text: bool = False
    unlisted: tuple[str, ...] = ()
