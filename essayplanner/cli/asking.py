"""The command that says how an essay question is read."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.domain.dates import show_date
from essayplanner.domain.errors import EssayError
from essayplanner.domain.question import Known, Reading
from essayplanner.domain.text import clean_text
from essayplanner.language import _, p_


def add_verb(verbs: Any, path: Callable[[str], Path]) -> None:
    """Add what can be typed to the commands; `path` reads the name of a file."""
    about = _("Say what an essay question tells you to do, what it names, and what it claims.")
    added = verbs.add_parser("question", help=_("say how an essay question is read"), description=about)
    added.set_defaults(command=question, changes=False)
    added.add_argument("question", metavar=_("QUESTION"), help=_("the essay question"))
    added.add_argument("--file", metavar=_("FILE"), type=path, help=_("a notebook whose names are looked up"))
    added.add_argument("--json", action="store_true", help=_("print JSON"))


def question(arguments: Namespace) -> Outcome:
    """Print what was understood of a question, with the names of a notebook where one is named."""
    from essayplanner.coach.questions import read_question
    from essayplanner.notebook.known_names import known_names
    from essayplanner.notebook.notebook import Notebook

    asked = clean_text(arguments.question).strip()
    if not asked:
        raise EssayError(_("The question is blank: put it in quotation marks after the command."))
    known: tuple[Known, ...] = ()
    if arguments.file:
        with closing(Notebook.open(arguments.file)) as book:
            known = known_names(book)
    reading = read_question(asked, known)
    return Outcome(printing.as_json(_json(reading)) if arguments.json else _text(reading))


def _json(reading: Reading) -> dict[str, Any]:
    wrong = reading.misspelt
    return {
        "question": reading.question,
        "task": reading.task.name.lower() if reading.task else "",
        "parts": [
            {"part": mark.part.name.lower(), "text": mark.text, "start": mark.start, "end": mark.end}
            for mark in reading.marks
        ],
        "claim": reading.claim,
        "dates": reading.dates,
        "unread": list(reading.unread),
        "misspelt": wrong and {"text": wrong.text, "start": wrong.start, "end": wrong.end, "meant": wrong.meant},
        "second": reading.second,
    }


def _text(reading: Reading) -> str:
    """The parts in the order of the question, then what it asks for, what it claims, and what was not understood."""
    rows = [(mark.part.word, mark.text) for mark in reading.marks]
    rows += [
        (what, said)
        for what, said in (
            (_("asks you to"), reading.task.word if reading.task else ""),
            (_("claims"), reading.claim),
            (_("dates"), show_date(reading.dates)),
            (_("did you mean"), reading.misspelt.meant if reading.misspelt else ""),
            (_("another question"), reading.second),
            (_("not understood"), p_("between parts of a list", ", ").join(reading.unread)),
        )
        if said
    ]
    return printing.table(rows, _("Nothing in it was understood."))
