"""Commands about the question of an outline: `outline-from` makes one, `edit-outline` changes what is said of one."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from contextlib import closing
from typing import Any

from essayplanner.cli.commands import Outcome
from essayplanner.domain.errors import NotFoundError
from essayplanner.domain.question import Correction, Part, Reading, to_stored
from essayplanner.domain.structures import Scheme, Shape, Structures
from essayplanner.language import _, p_
from essayplanner.notebook.notebook import Notebook

#: What is typed for no scheme, no years, no thesis, nothing corrected.
_NONE = "none"


def add_verbs(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    """Add what can be typed; `verb` adds a command, `word` reads a line that says something."""
    _add_editing(verb, word)
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


def _add_editing(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    about = (
        _("change the question, scheme, years or length of an outline"),
        _("Change what is said of an outline: its question and how it is read, scheme, years, thesis and length."),
    )
    added = verb("edit-outline", edit_outline, *about, changes=True)
    added.check = _some_field
    added.add_argument("--outline", metavar=_("TITLE"), type=word, required=True, help=_("question or uid"))
    added.add_argument("--question", metavar=_("QUESTION"), type=word, help=_("the essay question from now on"))
    added.add_argument("--thesis", metavar=_("TEXT"), type=word, help=_("what the essay argues, or none"))
    added.add_argument("--scheme", metavar=_("KEY"), type=word, help=_("the mark scheme, or none"))
    added.add_argument(
        "--dates", metavar=_("YEARS"), type=word, help=_("the years that the question asks about, or none")
    )
    added.add_argument("--words", metavar=_("N"), type=int, help=_("how many words the essay has; 0 for nobody said"))
    added.add_argument("--minutes", metavar=_("N"), type=int, help=_("how many minutes there are; 0 for nobody said"))
    added.add_argument(
        "--reading",
        metavar=_("PART=TEXT"),
        type=_correction,
        action="append",
        help=_(
            "what words of the question are, by the names that `question` prints, in place of what was corrected "
            "before, or none; may be given several times"
        ),
    )


_FIELDS = ("question", "thesis", "scheme", "dates", "words", "minutes", "reading")


def _correction(typed: str) -> Correction | None:
    """A part of a question and the words that are it; None for none."""
    if typed.strip() == _NONE:
        return None
    name, _sign, text = (each.strip() for each in typed.partition("="))
    part = next((part for part in Part if part.name.lower() == name), None)
    if part is None or not text:
        raise ArgumentTypeError(_("write it as in factor=fear of opposition"))
    return Correction(part, text)


def _some_field(arguments: Namespace) -> str:
    if any(getattr(arguments, name) is not None for name in _FIELDS):
        return ""
    return _("nothing to do is named: one of {options}", options=", ".join(f"--{name}" for name in _FIELDS))


def edit_outline(arguments: Namespace) -> Outcome:
    """Change fields of an outline, as one step."""
    from essayplanner.notebook import outlines
    from essayplanner.work.structures import structures

    fields: outlines.OutlineEdits = {}
    if arguments.question:
        fields["title"] = arguments.question
    if arguments.thesis:
        fields["thesis"] = "" if arguments.thesis == _NONE else arguments.thesis
    if arguments.scheme:
        scheme = None if arguments.scheme == _NONE else _scheme(structures(), arguments.scheme)
        fields["scheme"] = scheme.key if scheme else ""
    if arguments.dates:
        fields["dates"] = "" if arguments.dates == _NONE else arguments.dates
    if arguments.words is not None:
        fields["words"] = arguments.words
    if arguments.minutes is not None:
        fields["minutes"] = arguments.minutes
    if arguments.reading:
        fields["reading"] = to_stored(each for each in arguments.reading if each)
    with closing(Notebook.open(arguments.file)) as book:
        outlines.edit_outline(book, outlines.find_outline(book, arguments.outline).id, **fields)
    return Outcome("")


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
        return Outcome(f"{outline_info(book, id).uid}\n", _doubts(reading))


def _doubts(reading: Reading) -> str:
    """What was not made of a question that could have been, as a sentence; empty for nothing."""
    if wrong := reading.misspelt:
        return _("“{words}” is not understood: did you mean “{meant}”?", words=wrong.text, meant=wrong.meant)
    return _("A plan answers one question: “{second}” is left out.", second=reading.second) if reading.second else ""


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
