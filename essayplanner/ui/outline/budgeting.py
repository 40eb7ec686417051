"""The words and minutes of the sections of an outline, from its rows, and how they are said."""

from typing import NamedTuple

from essayplanner.coach.budgets import Asked, Budget, Budgets, budgets
from essayplanner.domain.outline import Role
from essayplanner.language import _, join_facts, n_, number
from essayplanner.ui.outline.nodes import Node

_ROLES = {role.value: role for role in Role}


class Given(NamedTuple):
    """A section of the outline and its budget."""

    node: Node
    budget: Budget


def budgets_of(root: Node, words: int, minutes: int) -> tuple[Budgets, list[Given]]:
    """The budgets of all sections under the question, for an essay of so many words and minutes (0: nobody said)."""
    nodes = [*root.sections()]
    asked = [
        Asked(_ROLES[node.role], node.words, cards, node.first_section() < len(node.children), cards - claims)
        for node in nodes
        for cards, claims in [(node.own_cards(), sum(1 for _claim in node.claims()))]
    ]
    found = budgets(asked, words, minutes)
    return found, [Given(*pair) for pair in zip(nodes, found.each, strict=True)]


def figures(budget: Budget, in_minutes: bool, is_known: bool) -> tuple[str, ...]:
    """The words or minutes of a section beside its number, the longest first; `is_known`: somebody said how long the
    essay is."""
    if in_minutes:
        return (_("{minutes} min", minutes=budget.minutes), number(budget.minutes)) if is_known else ()
    return (number(budget.words),) if is_known or budget.is_own else ()


def beneath(budget: Budget, in_minutes: bool) -> tuple[tuple[str, ...], bool]:
    """What is said of the cards of a section below that, the longest first, and whether they are too many for it."""
    cards = budget.cards
    counted = n_("{n} card", "{n} cards", cards) if cards else _("no cards")
    if in_minutes and budget.is_hurried:
        return (_("{n} cards, tight", n=cards) if cards > 1 else _("1 card, tight"), _("tight")), True
    if not in_minutes and budget.is_tight:
        return (_("{n} a fact, tight", n=budget.words_a_fact), _("tight")), True
    if not in_minutes and budget.words and budget.facts > 1:
        return (_("{n} a fact", n=budget.words_a_fact),), False
    return (counted,), False


def told(given: Given, section_number: str, title: str) -> str:
    """A section with all that is known of its budget, in one line."""
    budget, cards = given.budget, given.budget.cards
    facts = []
    if budget.is_own:
        facts.append(n_("{n} word", "{n} words", budget.words))
    elif budget.words:
        facts.append(n_("{n} word as its share", "{n} words as its share", budget.words))
    if budget.minutes:
        facts.append(n_("{n} minute", "{n} minutes", budget.minutes))
    facts.append(n_("{n} card", "{n} cards", cards) if cards else _("no cards"))
    if budget.words and budget.facts > 1:
        tight = _("{n} words for each fact and historian, tight", n=budget.words_a_fact)
        enough = _("{n} words for each fact and historian", n=budget.words_a_fact)
        facts.append(tight if budget.is_tight else enough)
    return _("{number} {title}: {facts}", number=section_number, title=title, facts=join_facts(facts))


def said_of_all(found: Budgets, in_minutes: bool) -> str:
    """How far the words or the time of the essay are given out, in a line."""
    if in_minutes:
        writing = n_("{n} minute to write", "{n} minutes to write", found.minutes)
        planning = n_("{n} to plan", "{n} to plan", found.planning) if found.planning else ""
        return join_facts((writing, planning)) if found.minutes else _("No time set yet")
    if found.words and found.shared and not found.own:
        return n_("{n} word, shared out", "{n} words, shared out", found.words)
    if found.words:
        return n_("{planned} of {n} word planned", "{planned} of {n} words planned", found.words, planned=found.own)
    return n_("{n} word planned", "{n} words planned", found.own) if found.own else _("No word targets yet")


def said_of_shares(found: Budgets) -> str:
    """What is shared out among the sections that have no target; empty where nothing is."""
    if not (found.words and found.shared):
        return ""
    return n_(
        "{n} word is shared out by cards among the sections without a target.",
        "{n} words are shared out by cards among the sections without a target.",
        found.shared,
    )
