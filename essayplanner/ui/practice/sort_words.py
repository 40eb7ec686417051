"""What is said while cards are sorted for two questions."""

from collections.abc import Sequence

from essayplanner.coach.sorting import Pile, Shared, Sorting
from essayplanner.domain.text import shorten
from essayplanner.language import _, join_and, n_

#: So much of a question stands in a sentence, and so many names.
_SHORT, _MOST_NAMES = 60, 3


def pile_title(pile: Pile, questions: Sequence[str]) -> str:
    """How a pile is called: by its question, or by what it is."""
    if pile is Pile.BOTH:
        return _("Both questions")
    if pile is Pile.NEITHER:
        return _("Neither")
    if pile is Pile.FIRST:
        return questions[0] or _("The first question")
    return questions[1] or _("The second question")


def section_title(pile: Pile) -> str:
    """How a section is called that the student gave no heading."""
    return _("Serves both questions") if pile is Pile.BOTH else _("Serves this question")


def put_sentence(pile: Pile, title: str, questions: Sequence[str]) -> str:
    """What is said of a card that was put on a pile."""
    title = shorten(title, _SHORT)
    if pile is Pile.BOTH:
        return _("“{title}” serves both.", title=title)
    if pile is Pile.NEITHER:
        return _("“{title}” serves neither.", title=title)
    question = shorten(pile_title(pile, questions), _SHORT)
    return _("“{title}” serves “{question}”.", title=title, question=question)


def progress(sorting: Sorting) -> str:
    """The how manieth card of how many is being sorted, or that all are."""
    if not sorting.total:
        return _("No cards to sort yet")
    if not sorting.waiting:
        return n_("{n} card is sorted", "All {n} cards are sorted", sorting.total)
    return _("{place} of {count}", place=len(sorting.done) + 1, count=sorting.total)


def made_sentence(made: Sequence[object]) -> str:
    """What was made, of the outlines in which it was."""
    return _("Made the sections in both outlines.") if len(made) > 1 else _("Made the sections.")


def came_of_it(sorting: Sorting, shared: Shared) -> str:
    """In lines: how many cards serve both questions and how many one of them alone, and what these ask about."""
    both, neither = len(sorting.cards(Pile.BOTH)), len(sorting.cards(Pile.NEITHER))
    said = [
        n_("{n} card serves both questions.", "{n} cards serve both questions.", both)
        if both
        else _("No card serves both questions."),
        _(
            "The first alone has {first}, the second alone {second}.",
            first=len(sorting.cards(Pile.FIRST)),
            second=len(sorting.cards(Pile.SECOND)),
        ),
        n_("{n} serves neither.", "{n} serve neither.", neither) if neither else "",
        _("Both ask about {names}.", names=_names(shared.both)) if shared.both else "",
        _("Only the first asks about {names}.", names=_names(shared.first)) if shared.first else "",
        _("Only the second asks about {names}.", names=_names(shared.second)) if shared.second else "",
    ]
    return "\n".join(filter(None, said))


def _names(names: Sequence[str]) -> str:
    return join_and(_("“{name}”", name=shorten(name, _SHORT)) for name in names[:_MOST_NAMES])
