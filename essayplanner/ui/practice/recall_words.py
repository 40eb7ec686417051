"""What is said of a card that is to be recalled."""

from essayplanner.coach.recalling import Prompt, Recall
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import Plan, PlanCitation
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_title
from essayplanner.language import N_, _, join_facts, n_, p_, sentences

_IN_SECTION = {
    Kind.CLAIM: N_("What does this section claim?"),
    Kind.EVIDENCE: N_("Which evidence stands in this section?"),
    Kind.HISTORIAN: N_("Which historian stands in this section?"),
}
_UNDER = {
    Kind.CLAIM: N_("Which claim stands under it?"),
    Kind.EVIDENCE: N_("Which evidence stands under it?"),
    Kind.HISTORIAN: N_("Which historian stands under it?"),
}
_BY_LINK = {
    Relation.SUPPORTS: N_("What supports it?"),
    Relation.CHALLENGES: N_("What challenges it?"),
    Relation.QUALIFIES: N_("What qualifies it?"),
}


def question_of(prompt: Prompt) -> str:
    """What is asked of a card that is not shown yet."""
    if not prompt.above:
        return _(_IN_SECTION[prompt.kind])
    return _(_BY_LINK[prompt.placed.part] if prompt.placed.part else _UNDER[prompt.kind])


def number_of(prompt: Prompt) -> str:
    """Which of several alike it is; empty where it stands alone."""
    return _("{number} of {of}", number=prompt.number, of=prompt.of) if prompt.of > 1 else ""


def progress(recall: Recall) -> str:
    """How far it is gone through: “12 of 43 · 3 to come again”."""
    if not recall.asked:
        return ""
    now = _("{number} of {of}", number=recall.through + 1, of=recall.size)
    if recall.round > 1:
        now = _("{number} of {of} that come again", number=recall.through + 1, of=recall.size)
    return join_facts((now, n_("{n} to come again", "{n} to come again", len(recall.again)) if recall.again else ""))


def called(prompt: Prompt) -> str:
    """The section of a card, with its number."""
    return f"{prompt.section.number} {prompt.section.title}".strip()


def cited(citations: tuple[PlanCitation, ...]) -> str:
    """The sources of a card with the places in them; empty where there are none."""
    comma = p_("between parts of a list", ", ")
    return join_facts(comma.join(filter(None, (each.short, each.locator))) for each in citations)


def told_hidden(plan: Plan, prompt: Prompt, recall: Recall) -> str:
    """What a screen reader says of a card that is not shown: all that is seen of it, and how to go on."""
    above = plan.card(prompt.above).title if prompt.above else ""
    return sentences(
        (
            progress(recall),
            called(prompt),
            _("Under: {title}", title=shorten(above, 200)) if above else "",
            question_of(prompt),
            join_facts((kind_title(prompt.kind), number_of(prompt))),
            _("Space shows it."),
        )
    )


def told_shown(plan: Plan, prompt: Prompt) -> str:
    """What it says of a card that is shown."""
    card, facts = plan.card(prompt.placed), plan.facts_of(prompt.placed.card_id)
    asked = _("1: knew it, 2: missed it.")
    parts = (card.title, facts.said, prompt.placed.note, cited(facts.citations), card.caution, asked)
    return sentences(shorten(part, 500) for part in parts)
