"""The commands of the coach: `coach`."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook


def add_verbs(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    """Add what can be typed; `verb` adds a command, `word` reads one line that says something."""
    from essayplanner.coach.registry import BY_KEY

    about = (
        _("print what an examiner would ask of an outline"),
        _("Print what an examiner would ask of an outline, the worst first."),
    )
    added = verb("coach", coach, *about, json=True)
    added.add_argument(
        "--outline", metavar=_("TITLE"), type=word, help=_("question or uid (default: the first outline)")
    )
    added.add_argument(
        "--without",
        metavar=_("RULE"),
        choices=sorted(BY_KEY),
        action="append",
        default=[],
        help=_("leave a rule out, by the name it has in the JSON; may be given several times"),
    )


def coach(arguments: Namespace) -> Outcome:
    """Print the findings on an outline."""
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work.coaching import as_values, coached

    with closing(Notebook.open(arguments.file)) as book:
        outline = find_outline(book, arguments.outline or "")
        plan, found = coached(book, outline.id, frozenset(arguments.without))
    if arguments.json:
        return Outcome(printing.as_json([as_values(plan, finding) for finding in found.findings]))
    rows = [
        (finding.severity.word, ", ".join(finding.numbers), finding.sentence, finding.reason)
        for finding in found.findings
    ]
    return Outcome(printing.table(rows, _("Nothing to ask.")))
