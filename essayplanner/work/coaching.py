"""Coaching: an outline is read, looked over, and what helps is done."""

from collections.abc import Container
from typing import Any

from essayplanner.coach.findings import Finding, How, Mend
from essayplanner.coach.looking import Coach, Coached, digest
from essayplanner.domain.argument import Argument
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.plan import Plan
from essayplanner.language import _
from essayplanner.notebook import coaching, outlining, plans
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import cards_there


def plan_of(book: Notebook, outline_id: int, known: Argument | None = None) -> Plan:
    """An outline frozen for the coach, with what its scheme demands; `known` are cards, links and debates that were
    read."""
    plan = plans.read_plan(book, outline_id, known)
    if not plan.scheme:
        return plan
    from essayplanner.work.structures import structures  # which the first picture does not need

    return plan._replace(demanded=structures().scheme(plan.scheme))


def coached(book: Notebook, outline_id: int, off: Container[str] = frozenset()) -> tuple[Plan, Coached]:
    """An outline and what the coach says of it, without the rules that are off."""
    plan = plan_of(book, outline_id)
    return plan, Coach().look(plan, off)


def refuse_gone(book: Notebook, outline_id: int, help: Mend) -> None:
    """RefusedError where the card, all of the cards, or the place that a mend speaks of went in the meantime."""
    if help.at_id:
        item = Item("section" if help.at == "section" else "placement", help.at_id)
        if not outlining.stands_in(book, item, outline_id):
            raise RefusedError(_("That place is no longer in the outline, so nothing was changed."))
    cards = (help.card_id, *help.card_ids) if help.card_id else help.card_ids
    if cards and not cards_there(book, cards):
        raise RefusedError(_("That card is no longer in the library, so nothing was changed."))


def mend(book: Notebook, outline_id: int, help: Mend) -> int:
    """Do what a mend does to the outline, as one step; gives the id of the placement it made, 0 for none. RefusedError
    where what it speaks of is gone.

    Those that only lead somewhere are not done here.
    """
    refuse_gone(book, outline_id, help)
    if help.how is How.REMOVE:
        outlining.remove(book, [Item("placement", help.at_id)])
        return 0
    assert help.how is How.PLACE
    spot = Spot("section" if help.at == "section" else "placement", help.at_id)
    return coaching.place_to_help(book, help.card_id, spot, help.note)


def set_aside(book: Notebook, outline_id: int, finding: Finding, reason: str) -> int:
    """Set a finding aside until what it rests on changes; gives the id of what is kept."""
    rule, places = finding.key
    return coaching.set_aside(
        book, outline_id, rule, places, title=finding.title, reason=reason, rested_on=digest(finding)
    )


def as_values(plan: Plan, finding: Finding) -> dict[str, Any]:
    """A finding as it is printed for programs: this form is kept."""
    help = finding.mends[0] if finding.mends else None
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "sentence": finding.sentence,
        "reason": finding.reason,
        "places": [{"kind": place.kind, "uid": place.uid, "title": place.title} for place in finding.places],
        "mend": help
        and {
            "how": help.how.value,
            "words": help.words,
            "card": plan.cards[help.card_id].uid if help.card_id in plan.cards else "",
        },
    }
