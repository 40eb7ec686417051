"""What an exporter gets and what it gives back."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from essayplanner.domain.cards import Card
from essayplanner.domain.outline import Outline
from essayplanner.domain.reading_files import open_file
from essayplanner.formats.essay import PLAIN_OPTIONS, Essay, ExportOptions
from essayplanner.formats.files import WriteError, write_whole
from essayplanner.formats.pandoc_call import RunPandoc
from essayplanner.language import _


class Pages(NamedTuple):
    """What is to be set on paper: HTML, the title of the file, one of looks.PAPERS, and whether it fills one page.

    With `works` its last heading of the second level is that of the works cited.
    """

    html: str
    title: str
    paper: str
    one_page: bool
    works: bool = False


class Plate(NamedTuple):
    """How a screen is to be drawn: the ending of the file, its title, one of looks.PAPERS, and whether on one sheet."""

    suffix: str
    title: str
    paper: str
    fit: bool


#: Sets pages as a PDF file, another floor's work as pandoc's is; EssayError where a text does not fit on one page.
Typeset = Callable[[Pages], bytes]


#: Draws a screen as a file, likewise; RefusedError where it is too large for that kind of file.
Draw = Callable[[Plate], "Exported"]


class Material(NamedTuple):
    """An outline on its way out.

    `essay` is the outline frozen with `options`, its notes finished in the style that was chosen. `cards` are those
    for the formats of cards, with tags and links; without them the outline's are taken. `name` is the file's name
    without its ending, `reference_doc` a DOCX or ODT whose styles are taken over, `paper` one of looks.PAPERS.
    `typeset` sets pages; only the formats of registry.ON_PAPER ask for it. `draw` draws a screen, on one sheet with
    `fit`; only those of registry.PICTURES do.
    """

    outline: Outline
    essay: Essay
    options: ExportOptions = PLAIN_OPTIONS
    cards: tuple[Card, ...] = ()
    name: str = "outline"
    reference_doc: bytes = b""
    paper: str = ""
    fit: bool = False
    typeset: Typeset | None = None
    draw: Draw | None = None
    pandoc: RunPandoc | None = None
    cancel: Callable[[], bool] | None = None

    def all_cards(self) -> tuple[Card, ...]:
        """The cards given, or those of the outline, each once, in reading order."""
        if self.cards:
            return self.cards
        found: dict[str, Card] = {}
        for section in self.outline.walk():
            waiting = list(reversed(section.placements))
            while waiting:
                placed = waiting.pop()
                found.setdefault(placed.card.uid or placed.card.title, placed.card)
                waiting.extend(reversed(placed.placements))
        return tuple(found.values())


class Exported(NamedTuple):
    """A finished file, what lies beside it (the ending of the other file's name with its bytes), and what is to be said
    of it."""

    data: bytes
    beside: Mapping[str, bytes] = MappingProxyType({})
    remark: str = ""


class Exporter(NamedTuple):
    """A format: its `name` on the command line, what a list shows, the ending of its files, and the function.

    `honours` names the options that change what comes out: the fields of ExportOptions, `style`, `split_bibliography`,
    `reference_doc`, `paper` and `fit`. `screen` is the name of the screen that it is a picture of,
    and `of_screen` what a list shows of all pictures of that.
    """

    name: str
    label: str
    suffix: str
    honours: frozenset[str]
    write: Callable[[Material], Exported]
    needs_pandoc: bool = False
    screen: str = ""
    of_screen: str = ""


#: The first line of a file of sources that an export laid beside a document, by which the next one knows it again.
BESIDE_MARK = b"% Written by EssayPlanner beside an essay; the next export replaces it.\n"


def write_exported(path: Path, exported: Exported) -> list[Path]:
    """Write the file, and first what lies beside it, each whole or not at all; gives what was written, the file last.

    A neighbour of the same name that no export laid there is not written over, nor is the file laid over its own
    neighbour: WriteError says so, and nothing is written.
    """
    written = []
    for suffix, data in exported.beside.items():
        neighbour = path.with_suffix(suffix)
        if path.suffix.lower() == suffix or _place(path) == _place(neighbour):
            raise WriteError(
                _(
                    "“{name}” is where the sources of this format go, so nothing was written: choose another name.",
                    name=path.name,
                )
            )
        data = BESIDE_MARK + data if suffix == ".bib" else data
        if not _may_replace(neighbour, data):
            raise WriteError(
                _(
                    "“{name}” already exists and is not from an export, so nothing was written: choose another name.",
                    name=neighbour.name,
                )
            )
        write_whole(neighbour, data)
        written.append(neighbour)
    write_whole(path, exported.data)
    return [*written, path]


def _place(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _may_replace(path: Path, data: bytes) -> bool:
    if not os.path.exists(path):  # noqa: PTH110 - never raises: writing says what is wrong
        return True
    try:
        with open_file(path) as file:
            start = file.read(len(data) + 1)
    except OSError:
        return False
    return start == data or (path.suffix == ".bib" and start.startswith(BESIDE_MARK))
