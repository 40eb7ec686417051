"""What speaks against a claim, and what answers that."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from essayplanner.coach.asked import minutes_of, reading_of
from essayplanner.coach.findings import Finding, Severity, at_placed, named, resting_on
from essayplanner.coach.grouping import listed, told
from essayplanner.coach.paragraphs import AGAINST, Paragraph, paragraphs, writing
from essayplanner.coach.phrases import says
from essayplanner.coach.wording import objects, replies, takes_up
from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import Plan, PlanPlaced
from essayplanner.domain.question import Task
from essayplanner.language import _, join_and, n_

CLAIM_UNCHALLENGED = "claim-unchallenged"
CHALLENGE_UNANSWERED = "challenge-unanswered"

#: So many claims rest on evidence before anybody asks who speaks against them.
FEWEST_HELD = 3
#: In so few words, or in so few minutes where nobody counted words, there is room for one challenge and not for one to
#: every claim.
_FEW_WORDS, _FEW_MINUTES = 800, 45
#: What asks for reasons has them weighed against each other, which other rules look at.
_EXPLAINING = frozenset((Task.CAUSES, Task.CONSEQUENCES, Task.DESCRIBE))


class Held(NamedTuple):
    """A claim that evidence holds up, and what is found of it where nothing limits it here."""

    card_id: int
    finding: Finding | None


def held_claims(paragraph: Paragraph) -> Iterator[Held]:
    """Claims right in a section, with evidence."""
    for claim in _holding(paragraph):
        yield Held(claim.card_id, None if _is_limited(paragraph, claim) else _unchallenged(paragraph, claim))


def claim_unchallenged(plan: Plan, held: Sequence[Held]) -> Iterator[Finding]:
    """Claims right in a section, with evidence, against which nothing in the outline speaks and which nothing limits.

    What stands in another paragraph counts: the essay does weigh the claim; and so does a note on the claim that speaks
    as a reply does, one on its evidence that objects, and what speaks against anything under it. A claim may limit
    itself. In a short paper one that meets a challenge is enough, and one that asks why has no room for any; so is a
    paragraph that argues the other side, where the notebook knows of nothing against the claim, which is worse.
    """
    first = {each.card_id: each.finding for each in reversed(held)}
    count = len(first)
    if count < FEWEST_HELD or _is_explaining(plan):
        return
    used = {placed.card_id for part in plan.body for placed in part.placed}
    found = [
        finding for each in held if (finding := first.pop(each.card_id, None)) and not _meets_another(plan, each, used)
    ]
    if _is_short(plan) and len(found) < count:
        return
    if any(says(text, "counters") for part in plan.body for text in (part.section.title, part.section.note)):
        found = [finding for finding in found if finding.severity is Severity.MISSING]
    claims = listed(finding.places[0].title for finding in found)
    yield from told(
        found,
        n_("{n} claim that nobody challenges", "{n} claims that nobody challenges", len(found)),
        _("No card is set against {claims}, and no note limits them.", claims=claims),
    )


def has_claims_held(plan: Plan) -> bool:
    """Whether enough claims rest on evidence to be asked what speaks against them."""
    claims = {claim.card_id for paragraph in paragraphs(plan) for claim in _holding(paragraph)}
    return len(claims) >= FEWEST_HELD and not _is_explaining(plan)


def _is_explaining(plan: Plan) -> bool:
    return _is_short(plan) and reading_of(plan).task in _EXPLAINING


def _is_short(plan: Plan) -> bool:
    return plan.words <= _FEW_WORDS if plan.words else 0 < minutes_of(plan) <= _FEW_MINUTES


def _holding(paragraph: Paragraph) -> Iterator[PlanPlaced]:
    for claim in paragraph.of_kind(Kind.CLAIM):
        if not claim.parent_id and paragraph.evidence_for(claim):
            yield claim


def _meets_another(plan: Plan, held: Held, used: set[int]) -> bool:
    to, by = plan.links_to.get(held.card_id, ()), plan.links_from.get(held.card_id, ())
    to_it = (link.from_id in used for link in to if link.relation in AGAINST)
    by_it = (link.to_id in used for link in by if link.relation is Relation.CHALLENGES)
    return any(to_it) or any(by_it)


def _is_limited(paragraph: Paragraph, claim: PlanPlaced) -> bool:
    title, section = paragraph.title(claim), paragraph.section(claim)
    if replies(claim.note, paragraph.said(claim)) or says(title, "limits"):
        return True
    if objects(section.note) and takes_up(section.note, title, [section.title], words=2):
        return True
    under = list(paragraph.under(claim))
    return any(each.part in AGAINST for each in under) or any(
        objects(each.note) for each in (*under, *paragraph.evidence_for(claim))
    )


def _unchallenged(paragraph: Paragraph, claim: PlanPlaced) -> Finding:
    title = paragraph.title(claim)
    words = {Relation.CHALLENGES: _("Place a challenge"), Relation.QUALIFIES: _("Place a limit")}
    against = paragraph.incoming(claim.card_id, *AGAINST)
    placing = [paragraph.placing(link, link.from_id, words[link.relation], claim) for link in against]
    return Finding(
        CLAIM_UNCHALLENGED,
        Severity.MISSING if against else Severity.THIN,
        _("A claim nobody challenges"),
        _("No card is set against {claim}, and no note limits it.", claim=named(title)),
        _("An examiner asks what could be said against a claim, and looks for your answer."),
        (paragraph.place(claim),),
        (*placing, writing(claim, _("Write what limits it"))),
        resting_on(title),
    )


class LeftStanding(NamedTuple):
    """A challenge to a card that nothing in its paragraph answers, by the ids and titles of both."""

    challenge_id: int
    above_id: int
    titles: tuple[str, str]
    finding: Finding


def left_standing(paragraph: Paragraph) -> Iterator[LeftStanding]:
    """Challenges under a card to which nothing in the same paragraph replies.

    What challenges or limits the challenge replies, and so does a note on it that does more than name it, or the note
    of the section where it takes up the challenge or what stands under that. No reply is asked of a reply, nor of a
    historian who is set against another.
    """
    for challenge, above in _challenges(paragraph):
        if not _is_answered(paragraph, challenge, above):
            titles = paragraph.title(challenge), paragraph.title(above)
            finding = _unanswered(paragraph, challenge, above)
            yield LeftStanding(challenge.card_id, above.card_id, titles, finding)


def challenge_unanswered(plan: Plan, found: Sequence[LeftStanding]) -> Iterator[Finding]:
    """Each of them, with the sections where an answer stands that is not in its paragraph."""
    answers = _answers(plan, {each.challenge_id for each in found}) if found else {}
    for each in found:
        numbers = [number for card_id, number in answers.get(each.challenge_id, ()) if card_id != each.above_id]
        yield each.finding._replace(sentence=_answered_in(each, numbers)) if numbers else each.finding


def has_challenges(plan: Plan) -> bool:
    """Whether the outline places a challenge that wants a reply."""
    return any(True for paragraph in paragraphs(plan) for _each in _challenges(paragraph))


def _challenges(paragraph: Paragraph) -> Iterator[tuple[PlanPlaced, PlanPlaced]]:
    """The challenges that want a reply, each with the card that it challenges."""
    for challenge in paragraph.part.placed:
        above = paragraph.above(challenge)
        if above is None or challenge.part is not Relation.CHALLENGES or above.part in AGAINST:
            continue
        if {paragraph.kind(challenge), paragraph.kind(above)} != {Kind.HISTORIAN}:
            yield challenge, above


def _answers(plan: Plan, wanted: Container[int]) -> dict[int, list[tuple[int, str]]]:
    """By the ids of challenges, what speaks in the outline against each or limits it: the id of the card, and the
    number of the section."""
    found: dict[int, list[tuple[int, str]]] = {}
    for part in plan.body:
        for placed in part.placed:
            for link in plan.links_from.get(placed.card_id, ()):
                if link.to_id in wanted and link.relation in AGAINST:
                    found.setdefault(link.to_id, []).append((placed.card_id, at_placed(plan, placed, part).number))
    return found


def _answered_in(each: LeftStanding, numbers: list[str]) -> str:
    sections = tuple(dict.fromkeys(numbers))
    challenge, claim = map(named, each.titles)
    return n_(
        "{challenge} speaks against {claim}; the answer is in section {sections}, not in this paragraph.",
        "{challenge} speaks against {claim}; the answers are in sections {sections}, not in this paragraph.",
        len(sections),
        sections=join_and(sections),
        challenge=challenge,
        claim=claim,
    )


def _is_answered(paragraph: Paragraph, challenge: PlanPlaced, above: PlanPlaced) -> bool:
    if any(link.from_id in paragraph.places for link in _replying(paragraph, challenge, above)):
        return True
    if replies(challenge.note, [*paragraph.said(challenge), *paragraph.said(above)]):
        return True
    section = paragraph.section(challenge)
    known = [paragraph.title(above), section.title]
    case = [challenge, *paragraph.under(challenge)]
    if any(takes_up(section.note, paragraph.title(each), known) for each in case):
        return True
    text = paragraph.said(challenge)[1]
    return takes_up(section.note, text, [*known, *paragraph.said(above)], words=2)


def _replying(paragraph: Paragraph, challenge: PlanPlaced, above: PlanPlaced) -> list[LinkSeen]:
    """What would answer a challenge: all that speaks against it or limits it, but for the card that it challenges.

    Evidence comes first: a claim would want evidence of its own.
    """
    links = paragraph.incoming(challenge.card_id, *AGAINST)
    cards = paragraph.plan.cards
    return sorted(
        (link for link in links if link.from_id != above.card_id),
        key=lambda link: cards[link.from_id].kind is not Kind.EVIDENCE,
    )


def _unanswered(paragraph: Paragraph, challenge: PlanPlaced, above: PlanPlaced) -> Finding:
    title, claim = paragraph.title(challenge), paragraph.title(above)
    placing = [
        paragraph.placing(link, link.from_id, _("Place this answer"), challenge)
        for link in _replying(paragraph, challenge, above)
    ]
    links = paragraph.plan.links_from.get(challenge.card_id, ())
    return Finding(
        CHALLENGE_UNANSWERED,
        Severity.MISSING,
        _("A challenge left standing"),
        _(
            "{challenge} speaks against {claim}, and nothing in this paragraph answers it.",
            challenge=named(title),
            claim=named(claim),
        ),
        _("An examiner reads an unanswered challenge as a point you concede."),
        (paragraph.place(challenge),),
        (*placing, writing(challenge, _("Write a reply"))),
        resting_on(title, claim, [link.because for link in links if link.to_id == above.card_id], challenge.note),
    )
