"""The command `budget`: the words and the time of an essay by section."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.language import _, n_
from essayplanner.notebook.notebook import Notebook

if TYPE_CHECKING:
    from essayplanner.coach.budgets import Budget, Budgets
    from essayplanner.domain.plan import PlanSection


def add_verb(verb: Callable[..., Any], word: Callable[[str], str]) -> None:
    """Add what can be typed; `verb` adds a command, `word` reads one line that says something."""
    about = (
        _("print the words and minutes of each section"),
        _("Print how the words and the time of an essay are shared among its sections, by their cards."),
    )
    added = verb("budget", budget, *about, json=True)
    added.add_argument(
        "--outline", metavar=_("TITLE"), type=word, help=_("question or uid (default: the first outline)")
    )
    added.add_argument("--words", metavar=_("NUMBER"), type=int, help=_("words of the essay, other than it has"))
    added.add_argument("--minutes", metavar=_("NUMBER"), type=int, help=_("minutes for the essay, other than it has"))


def budget(arguments: Namespace) -> Outcome:
    """Print the budget of each section of an outline."""
    from essayplanner.coach.budgets import plan_budgets
    from essayplanner.domain.word_targets import checked_minutes, checked_words
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work.coaching import plan_of

    with closing(Notebook.open(arguments.file)) as book:
        plan = plan_of(book, find_outline(book, arguments.outline or "").id)
    if arguments.words is not None:
        plan = plan._replace(words=checked_words(arguments.words))
    if arguments.minutes is not None:
        plan = plan._replace(minutes=checked_minutes(arguments.minutes))
    found, parts = plan_budgets(plan)
    sections = [each for part in parts for each in part.sections]
    if arguments.json:
        return Outcome(printing.as_json(_budget_json(found, sections)))
    rows = [
        (
            f"{section.number} {section.title}",
            n_("{n} word", "{n} words", each.words) if each.words else "",
            n_("{n} minute", "{n} minutes", each.minutes) if each.minutes else "",
            n_("{n} card", "{n} cards", each.cards),
            _("tight") if each.is_tight or each.is_hurried else "",
        )
        for section, each in sections
    ]
    return Outcome(printing.table(rows, _("This outline has no section yet.")))


def _budget_json(found: "Budgets", sections: "Iterable[tuple[PlanSection, Budget]]") -> dict[str, Any]:
    return {
        "words": found.words,
        "planned": found.own,
        "shared": found.shared,
        "minutes": found.minutes,
        "planning": found.planning,
        "sections": [
            {
                "uid": section.uid,
                "number": section.number,
                "title": section.title,
                "words": each.words,
                "target": each.is_own,
                "minutes": each.minutes,
                "cards": each.cards,
                "facts": each.facts,
                "words_a_fact": each.words_a_fact,
                "tight": each.is_tight or each.is_hurried,
            }
            for section, each in sections
        ],
    }
