"""The command that makes an outline from a question: `outline-from`."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from typing import Any

from essayplanner.cli.commands import Outcome
from essayplanner.domain.errors import NotFoundError
from essayplanner.domain.question import Correction, Part, Reading, to_stored
from essayplanner.domain.structures import Scheme, Shape, Structures
from essayplanner.language import _, p_
from essayplanner.notebook.notebook import Notebook


def add_verb(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    """Add what can be typed; `verb` adds a command, `word` reads a line that says something."""
    about = (
        _("make an outline from an essay question"),
        _("Make an outline from an essay question, with the sections of a shape, and print its uid."),
    )
    added = verb("outline-from", outline_from, *about, changes=True)
    added.check = _one_length
    added.add_argument("question", metavar=_("QUESTION"), type=word, help=_("the essay question"))
    added.add_argument("--shape", metavar=_("KEY"), type=word, help=_("the shape (default: the one that suits best)"))
    added.add_argument("--scheme", metavar=_("KEY"), type=word, help=_("the mark scheme"))
    added.add_argument(
        "--against", metavar=_("FACTOR"), type=word, action="append", default=[], help=_("another factor to weigh")
    )
    added.add_argument("--words", metavar=_("N"), type=int, help=_("how many words the essay has"))
    added.add_argument("--minutes", metavar=_("N"), type=int, help=_("how many minutes there are"))


def outline_from(arguments: Namespace) -> Outcome:
    """Make an outline from a question, and print its uid."""
    from essayplanner.coach.questions import read_question
    from essayplanner.coach.shaping import plan_from
    from essayplanner.notebook import shaping
    from essayplanner.notebook.argument import read_debates
    from essayplanner.notebook.known_names import known_names
    from essayplanner.notebook.outlines import outline_info
    from essayplanner.work.structures import structures

    every = structures()
    scheme = _scheme(every, arguments.scheme or "")
    with closing(Notebook.open(arguments.file)) as book:
        others = [Correction(Part.OTHER, factor) for factor in arguments.against]
        reading = read_question(arguments.question, known_names(book), others)
        words, minutes = _length(arguments, scheme)
        shape = _shape(every, arguments.shape or "", scheme, reading)
        plan = plan_from(shape, reading, debates=read_debates(book), words=words, minutes=minutes)
        key = scheme.key if scheme else ""
        said = to_stored(others)
        id = shaping.outline_from(book, arguments.question, plan, dates=reading.dates, reading=said, scheme=key)
        return Outcome(f"{outline_info(book, id).uid}\n")


def _scheme(every: Structures, key: str) -> Scheme | None:
    scheme = every.scheme(key) if key else None
    if key and not scheme:
        raise NotFoundError(
            _("There is no mark scheme “{key}”; there are {known}.", key=key, known=_listed(every.schemes))
        )
    return scheme


def _shape(every: Structures, key: str, scheme: Scheme | None, reading: Reading) -> Shape:
    from essayplanner.coach.shaping import suited

    if key:
        shape = every.shape(key)
        if not shape:
            raise NotFoundError(
                _("There is no shape “{key}”; there are {known}.", key=key, known=_listed(every.shapes))
            )
        return shape
    of_scheme = [shape for key in (scheme.shapes if scheme else ()) if (shape := every.shape(key))]
    return (of_scheme or [shape for shape, _why in suited(every, reading)])[0]


def _listed(each: tuple[Shape, ...] | tuple[Scheme, ...]) -> str:
    return p_("between parts of a list", ", ").join(one.key for one in each)


def _length(arguments: Namespace, scheme: Scheme | None) -> tuple[int, int]:
    """The words and the minutes; those of the scheme where neither is named."""
    if arguments.words is None and arguments.minutes is None and scheme:
        return scheme.words, scheme.minutes
    return arguments.words or 0, arguments.minutes or 0


def _one_length(arguments: Namespace) -> str:
    if arguments.words is not None and arguments.minutes is not None:
        return _("--{option} does not go with the other options", option="minutes")
    return ""
