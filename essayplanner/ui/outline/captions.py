"""The few words at the right of a row."""

from collections.abc import Mapping

from essayplanner.domain.cards import Relation
from essayplanner.domain.dates import show_date_beside
from essayplanner.language import _, join_facts, n_, p_
from essayplanner.notebook.outline_rows import Aside
from essayplanner.ui.outline.nodes import Node

#: What an empty section says, painted and aloud.
HINT = _("Drag a claim here, or press Ctrl+Enter on a card")

#: What a card does to the one above it, where that is to be told.
_PARTS: dict[str, str] = {
    Relation.CHALLENGES: p_("a card another", "challenges"),
    Relation.QUALIFIES: p_("a card another", "qualifies"),
}


def planned(words: int) -> str:
    """The word target of a section, empty for none."""
    return n_("{n} word", "{n} words", words) if words else ""


def waits_for(node: Node) -> str:
    """What waits in a section to be filled, for a screen reader; empty where nothing does."""
    if not (slots := node.waiting()):
        return ""
    from essayplanner.domain.slots import spoken

    return spoken(slots)


def caption(node: Node, below: int, facts: Aside | None, minutes: Mapping[int, int] | None = None) -> str:
    """The target of a section; of a card what it is to the one above, and how many stand under it, its date or source.

    `below` is how many stand right under it, and `facts` what else is known of a card. With `minutes`, by the ids of
    sections, they stand there instead of the target.
    """
    if facts is None and minutes is not None:
        return n_("{n} minute", "{n} minutes", here) if (here := minutes.get(node.id, 0)) else ""
    if facts is None:
        return planned(node.words)
    part = _PARTS.get(facts.part, "")
    if node.kind == "claim":
        fact = n_("{n} card", "{n} cards", below) if below else facts.side
    elif node.kind == "evidence":
        fact = show_date_beside(facts.when, node.title) or facts.citation
    else:
        fact = facts.side or facts.citation
    return join_facts((part, fact))
