"""Cards of the notebook that would help a claim or a section, each with why."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from essayplanner.coach import terms
from essayplanner.coach.asked import telling
from essayplanner.coach.fitting import Cards, stems
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.phrases import without
from essayplanner.domain.argument import CardSeen, LinkSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.dates import parse_date
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection
from essayplanner.domain.tags import group_and_name, theme_of
from essayplanner.domain.text import shorten
from essayplanner.language import N_, _

#: So many are offered at once.
MOST = 8
#: What counts towards being like another card: how many of its words it shares comes on top, up to 1. A tag in a group
#: names somebody or some place, which is less than to say what a card is about.
_SIDE, _YEARS, _TAG, _NAME = 0.4, 0.6, 0.8, 0.4
#: A tag that more than this share of the cards have, and more than a few, says little.
_COMMON, _FEW = 0.15, 6
#: So many years are a long time.
_LONG = 10
#: A card that is less like than this is not offered.
_ENOUGH = 1.0


class Suggestion(NamedTuple):
    """A card that would help, and why.

    It would be placed under the placement or in the section `at_id`. Where a link says that it helps, `relation` is
    what it does and `because` why; the note at its placement would be that.
    """

    card_id: int
    why: str
    at: str
    at_id: int
    relation: Relation | None = None
    because: str = ""


class _Spot(NamedTuple):
    at: str
    at_id: int


_BY_LINK = {
    Relation.SUPPORTS: N_("supports it, by link"),
    Relation.CHALLENGES: N_("challenges it, by link"),
    Relation.QUALIFIES: N_("qualifies it, by link"),
}
_BY_LINK_TO = {
    Relation.SUPPORTS: N_("supports “{claim}”, by link"),
    Relation.CHALLENGES: N_("challenges “{claim}”, by link"),
    Relation.QUALIFIES: N_("qualifies “{claim}”, by link"),
}
_ORDER = {Kind.EVIDENCE: 0, Kind.HISTORIAN: 1, Kind.CLAIM: 2}


def suggested(plan: Plan, known: Cards, *, placement_id: int = 0, section_id: int = 0) -> tuple[Suggestion, ...]:
    """The cards that would help what is chosen, the most helpful first; none that the outline uses.

    For evidence and historians those are meant that would help the claim they stand under, else their section. `known`
    are the cards of the plan made ready to be asked what they speak of.
    """
    part, chosen, section = _chosen(plan, placement_id, section_id)
    if part is None or section is None:
        return ()
    used, found = plan.placed_ids(), dict[int, Suggestion]()
    each = _for_claim(plan, known, part, chosen) if chosen else _for_section(plan, known, part, section)
    for suggestion in each:
        if suggestion.card_id not in used:
            found.setdefault(suggestion.card_id, suggestion)
            if len(found) == MOST:
                break
    return tuple(found.values())


def helped(plan: Plan, *, placement_id: int = 0, section_id: int = 0) -> PlanPlaced | PlanSection | None:
    """The claim or the section that would be helped where something is chosen; None where that is nothing."""
    _part, claim, section = _chosen(plan, placement_id, section_id)
    return claim or section


def _chosen(
    plan: Plan, placement_id: int, section_id: int
) -> tuple[PlanPart | None, PlanPlaced | None, PlanSection | None]:
    """The part in which something is chosen, the claim that is chosen or holds it, and its section."""
    for part in plan.parts:
        sections = {section.id: section for section in (part.section, *part.inner)}
        if section_id in sections:
            return part, None, sections[section_id]
        there = {placed.id: placed for placed in part.placed} if placement_id else {}
        if placement_id in there:
            section = sections[there[placement_id].section_id]
            at: PlanPlaced | None = there[placement_id]
            while at and plan.card(at).kind is not Kind.CLAIM:
                at = there.get(at.parent_id)
            return part, at, section
    return None, None, None


def _for_claim(plan: Plan, known: Cards, part: PlanPart, claim: PlanPlaced) -> Iterator[Suggestion]:
    spot = _Spot("placement", claim.id)
    yield from _linked(plan, part, claim)
    yield from _alike(plan, known, plan.card(claim), spot)


def _linked(plan: Plan, part: PlanPart, claim: PlanPlaced, *, by_name: bool = False) -> Iterator[Suggestion]:
    """What is linked to a claim, and what answers those that challenge it in its paragraph."""
    spot, name = _Spot("placement", claim.id), shorten(plan.card(claim).title, 40)
    here = {each.card_id for each in part.placed}
    links = plan.links_to.get(claim.card_id, ())
    challenged = any(link.relation is Relation.CHALLENGES and link.from_id in here for link in links)
    is_held = bool(Paragraph(plan, part).evidence_for(claim))
    for link in sorted(links, key=lambda link: _use(plan, link, is_held and not challenged)):
        if link.relation is Relation.CHALLENGES and not challenged and not by_name:
            why = _("challenges it: nobody does here yet")
        else:
            why = _(_BY_LINK_TO[link.relation], claim=name) if by_name else _(_BY_LINK[link.relation])
        yield _by_link(link, why, spot)
    for placed in part.placed:
        if placed.parent_id == claim.id and placed.part is Relation.CHALLENGES:
            for link in plan.links_to.get(placed.card_id, ()):
                if link.relation is not Relation.SUPPORTS:
                    why = _("answers “{title}”, by link", title=shorten(plan.card(placed).title, 40))
                    kind = plan.card(placed).kind
                    yield _by_link(link, why, _Spot("placement", claim.id if kind is Kind.EVIDENCE else placed.id))


def _use(plan: Plan, link: LinkSeen, wants_challenge: bool) -> tuple[bool, bool, int]:
    """A challenge helps a claim most that rests on evidence and meets none; then evidence, then those who hold it.
    Claims that say the same come last."""
    kind, relation = plan.cards[link.from_id].kind, link.relation
    is_wanted = wants_challenge and relation is Relation.CHALLENGES
    return not is_wanted, relation is Relation.SUPPORTS and kind is Kind.CLAIM, _ORDER[kind]


def _by_link(link: LinkSeen, why: str, spot: _Spot) -> Suggestion:
    return Suggestion(link.from_id, why, *spot, link.relation, link.because)


def _for_section(plan: Plan, known: Cards, part: PlanPart, section: PlanSection) -> Iterator[Suggestion]:
    """What is linked to the claims of a section, a card for each in turn, then what speaks of its title."""
    claims = [
        placed for placed in plan.of_kind(part, Kind.CLAIM) if placed.section_id == section.id and not placed.level
    ]
    waiting = [_linked(plan, part, claim, by_name=True) for claim in claims]
    used, taken = plan.placed_ids(), 0
    while waiting and taken < MOST // 2:
        for each in list(waiting):
            suggestion = next((found for found in each if found.card_id not in used), None)
            if suggestion is None:
                waiting.remove(each)
            else:
                taken += 1
                yield suggestion
    about = _telling_words(plan, section.title) if part.is_body else ""
    years, spot = parse_date(plan.dates), _Spot("section", section.id)
    fitting = known.fitting(about, years) if about else ()
    for id in fitting:
        yield Suggestion(id, _speaks_of(plan, id, section.title, about, fitting), *spot)


def _telling_words(plan: Plan, title: str) -> str:
    """The words of the title of a section that tell what it is about: none that any section could have, or that stands
    on every tenth card."""
    said = without(title, "everywhere", "headings")
    found = telling(plan, terms.stems(said))
    return " ".join(word for word in said.split() if not found.isdisjoint(terms.stems(word)))


def _speaks_of(plan: Plan, id: int, title: str, about: str, fitting: Collection[int]) -> str:
    """Why a card fits a title: by the words of that, else by its link to a card that does."""
    if said := _shared(plan.cards[id], title, about):
        return said
    linked = (link for link in plan.links_from.get(id, ()) if link.to_id in fitting)
    for link in linked:
        if _shared(plan.cards[link.to_id], title, about):
            return _(_BY_LINK_TO[link.relation], claim=shorten(plan.cards[link.to_id].title, 40))
    return _("linked to what speaks of it")


def _shared(card: CardSeen, title: str, about: str) -> str:
    """That a card speaks of those words of a title that it has, of some of them; empty where it has none."""
    shared = set(stems(about)) & set(stems(f"{card.title} {card.short} {' '.join(card.tags)}"))
    words = [word.strip(".,;:?!“”‘’()") for word in title.split()]
    said = [word for word in words if shared.intersection(stems(word))]
    return _("speaks of “{words}”", words=" ".join(said)) if said else ""


def _alike(plan: Plan, known: Cards, card: CardSeen, spot: _Spot) -> Iterator[Suggestion]:
    """What is like a claim: on its side, of its years, of its themes, in its words."""
    counted = Counter(tag for each in plan.cards.values() for tag in each.tags)
    most = max(_FEW, _COMMON * len(plan.cards))
    telling = {tag for tag in card.tags if counted[tag] <= most and theme_of(tag)}
    spoken, scores = known.speaking_of(card.title), list[tuple[float, int, str]]()
    for id, other in plan.cards.items():
        tags = telling.intersection(other.tags)
        if id == card.id or not (tags or id in spoken):
            continue
        years = _overlap(card, other)
        side = bool(card.side_id) and card.side_id == other.side_id
        score = spoken.get(id, 0) + _SIDE * side + _YEARS * years + max(map(_worth, tags), default=0)
        if score >= _ENOUGH and other.kind is not Kind.CLAIM:
            scores.append((-score, id, _like(card, other, years, tags)))
    for _score, id, why in sorted(scores):
        yield Suggestion(id, why, *spot)


def _overlap(card: CardSeen, other: CardSeen) -> bool:
    """Whether a card is of the same years; those of one that covers a long time say nothing."""
    if not (card.first and other.first) or card.last // 10000 - card.first // 10000 >= _LONG:
        return False
    return card.first <= other.last and other.first <= card.last


def _like(card: CardSeen, other: CardSeen, years: bool, tags: Iterable[str]) -> str:
    theme = min(((group_and_name(tag)[0], theme_of(tag)) for tag in tags), default=("", ""))[1]
    if years and theme:
        return _("same years and theme: {tag}", tag=theme)
    if theme:
        return _("same theme: {tag}", tag=theme)
    if years:
        return _("same years, and like words")
    return _shared(other, card.title, card.title)


def _worth(tag: str) -> float:
    return _NAME if group_and_name(tag)[0] else _TAG
