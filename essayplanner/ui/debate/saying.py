"""What is said of the figures of a debate: whole sentences, for who hears them as for who hovers."""

from collections import Counter
from collections.abc import Mapping, Sequence

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.debate import ClaimSeen, Column, Share, Standing, Tie
from essayplanner.domain.words import does_to, done_by, kind_word, relation_word
from essayplanner.language import N_, _, join_and, join_facts, n_, p_

#: What another card does to this one, and what this one does to another.
_TO_IT = {
    Relation.SUPPORTS: N_("supported by {title}: {why}"),
    Relation.CHALLENGES: N_("challenged by {title}: {why}"),
    Relation.QUALIFIES: N_("qualified by {title}: {why}"),
}
_BY_IT = {
    Relation.SUPPORTS: N_("supports {title}: {why}"),
    Relation.CHALLENGES: N_("challenges {title}: {why}"),
    Relation.QUALIFIES: N_("qualifies {title}: {why}"),
}
#: By how many cards something is done to a claim; what stands against it first.
_COUNTED = {
    Relation.CHALLENGES: N_("challenged by {n}"),
    Relation.QUALIFIES: N_("qualified by {n}"),
    Relation.SUPPORTS: N_("supported by {n}"),
}
#: The word that stands with a card to which something is done.
DONE_TO = {
    Relation.SUPPORTS: p_("a historian … by the other", "is supported"),
    Relation.CHALLENGES: p_("a historian … by the other", "is challenged"),
    Relation.QUALIFIES: p_("a historian … by the other", "is qualified"),
}


def used_in(numbers: Sequence[str]) -> str:
    """In which sections a card is used, as a part of a sentence."""
    if not numbers:
        return _("not used")
    return _("used in {numbers}", numbers=p_("between parts of a list", ", ").join(numbers))


def tied(tie: Tie, card_id: int) -> str:
    """What a card has to do with the one at the other end of a link."""
    outgoing, why, title = tie.link.from_id == card_id, tie.link.because, tie.card.title
    if why:
        return _((_BY_IT if outgoing else _TO_IT)[tie.link.relation], title=title, why=why)
    return (does_to if outgoing else done_by)(tie.link.relation, title)


def of_historian(standing: Standing, ties: Sequence[Tie]) -> str:
    """A historian, where he stands and is used, and with whom and against whom; why is said of what he does to others,
    and so once for each link."""
    does = [tied(tie, standing.card.id) for tie in ties if tie.link.from_id == standing.card.id]
    by = [tie for tie in ties if tie.link.from_id != standing.card.id]
    return "; ".join([_who(standing), *does, *_stands(by, standing.card.id)])


def tip_of_historian(standing: Standing, ties: Sequence[Tie]) -> str:
    """The same in short lines; why is shown with each link."""
    return "\n".join([_who(standing), *_stands(ties, standing.card.id)])


def _stands(ties: Sequence[Tie], card_id: int) -> list[str]:
    """What a card has to do with others, in a part of a sentence for each relation either way."""
    titles: dict[tuple[bool, Relation], list[str]] = {}
    for tie in ties:
        titles.setdefault((tie.link.from_id == card_id, tie.link.relation), []).append(tie.card.title)
    return [(does_to if does else done_by)(relation, join_and(found)) for (does, relation), found in titles.items()]


def _who(standing: Standing) -> str:
    return _(
        "{name}, historian, {side}, {used}",
        name=standing.card.title,
        side=standing.side.name,
        used=used_in(standing.numbers),
    )


def of_side(column: Column) -> str:
    """A side, what it says and how much of it there is."""
    facts = [
        _("Side {name}", name=column.side.name),
        column.side.says,
        n_("{n} claim", "{n} claims", len(column.claims)),
        n_("{n} used", "{n} used", column.used),
        _("in your order") if column.by_hand else "",
    ]
    return p_("between parts of a list", ", ").join(filter(None, facts))


def of_claim(claim: ClaimSeen, side: str) -> str:
    """A claim, where it is used, and how many cards stand against it and with it, each of which is told under it."""
    said = _("{title}, claim, {side}, {used}", title=claim.card.title, side=side, used=used_in(claim.numbers))
    ties = Counter(tie.link.relation for tie in (*claim.against, *claim.historians, *claim.evidence, *claim.claims))
    counts = [_(_COUNTED[relation], n=ties[relation]) for relation in _COUNTED if ties[relation]]
    return "; ".join(filter(None, (said, p_("between parts of a list", ", ").join(counts))))


def of_tie(tie: Tie, claim_id: int) -> str:
    """A card that stands with a claim or against it."""
    return _("{tie}, {kind}, {used}", tie=tied(tie, claim_id), kind=kind_word(tie.card.kind), used=used_in(tie.numbers))


def of_card(title: str, kind: Kind, numbers: Sequence[str]) -> str:
    """A card alone."""
    return _("{title}, {kind}, {used}", title=title, kind=kind_word(kind), used=used_in(numbers))


def of_share(share: Share) -> str:
    """How much of a side is used."""
    return _("{side} {n}", side=share.side.name, n=share.cards)


def of_shares(shares: Sequence[Share]) -> str:
    """How much of each side is used, kind by kind."""
    parts = []
    for share in shares:
        facts = [
            n_("{n} claim", "{n} claims", share.claims),
            n_("{n} piece of evidence", "{n} pieces of evidence", share.evidence),
            n_("{n} historian", "{n} historians", share.historians),
        ]
        parts.append(_("{side}: {facts}", side=share.side.name, facts=p_("between parts of a list", ", ").join(facts)))
    return "; ".join(parts)


def held_by(claim: ClaimSeen) -> str:
    """In a few words, what is folded away with a claim."""
    return join_facts(_held(claim))


def _held(claim: ClaimSeen) -> list[str]:
    facts = [
        n_("{n} historian", "{n} historians", len(claim.historians)) if claim.historians else "",
        n_("{n} claim", "{n} claims", len(claim.claims)) if claim.claims else "",
        n_("{n} evidence", "{n} evidence", len(claim.evidence)) if claim.evidence else "",
        n_("{n} against", "{n} against", len(claim.against)) if claim.against else "",
    ]
    return [fact for fact in facts if fact]


def short_name(title: str, others: Mapping[str, int]) -> str:
    """The family name of a historian; with the first letter where `others` have it too, by their number."""
    words = title.split()
    if not 1 < len(words) < 5:
        return title
    return words[-1] if others.get(words[-1], 0) < 2 else f"{words[0][0]}. {words[-1]}"


def letters(title: str) -> str:
    """The letters that stand for a historian."""
    words = [word for word in title.split() if word[0].isalnum()]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


def relation_said(tie: Tie, card_id: int) -> str:
    """The word beside the other card of a tie: what it does, or what is done to it."""
    return DONE_TO[tie.link.relation] if tie.link.from_id == card_id else relation_word(tie.link.relation)


def of_no_link(names: Sequence[str]) -> str:
    """That nothing is between two historians, or between one and all others, and what to do; with no name, that there
    is nobody."""
    match names:
        case [first, second]:
            return _("No link between {first} and {second} yet. Press L to draw one.", first=first, second=second)
        case [first]:
            return _("No link between {name} and another historian yet. Press L to draw one.", name=first)
        case _nobody:
            return _("Who disagrees? Drop a historian on the line, or click the empty seat to add one.")
