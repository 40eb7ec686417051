"""The words of an essay are shared out among its sections, as their targets."""

from collections.abc import Mapping
from typing import NamedTuple

from essayplanner.coach.budgets import plan_budgets
from essayplanner.domain.errors import RefusedError
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlining import share_words
from essayplanner.work.coaching import plan_of


class Sharing(NamedTuple):
    """What could be shared out: by the ids of sections their words, for those without a target (`rest`), or for all as
    if none had one (`anew`); `words` is the length of the essay (0: nobody said), `own` how many have a target."""

    words: int
    own: int
    rest: Mapping[int, int]
    anew: Mapping[int, int]


def sharing(book: Notebook, outline_id: int) -> Sharing:
    """What could be shared out in an outline."""
    plan = plan_of(book, outline_id)
    given = [
        {
            section.id: budget.words
            for part in plan_budgets(plan, anew=anew)[1]
            for section, budget in part.sections
            if budget.words and not budget.is_own
        }
        for anew in (False, True)
    ]
    own = sum(section.words > 0 for part in plan.parts for section in (part.section, *part.inner))
    return Sharing(plan.words, own, *given)


def share_out(book: Notebook, outline_id: int, shares: Mapping[int, int]) -> int:
    """Make shares the targets of their sections, as one step; gives how many there are.

    RefusedError where there is nothing to share.
    """
    if not shares:
        raise RefusedError(
            _("There are no words to share out: the targets of the sections take them all, or there is no section.")
        )
    share_words(book, outline_id, shares)
    return len(shares)
