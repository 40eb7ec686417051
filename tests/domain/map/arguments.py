"""Arguments for maps: made at random, or written down in few words."""

from random import Random

from hypothesis import strategies as st

from essayplanner.domain.argument import Argument, CardSeen, LinkSeen, OutlineSeen, PlacedSeen, SectionSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.map.values import Shape

RELATIONS, KINDS = tuple(Relation), tuple(Kind)


def measure(card: CardSeen, shape: Shape, width: float, before: str, hidden: int) -> float:
    """As high as words of one width are."""
    letters = len(card.title) + len(before) + 4 * bool(hidden)
    return 17.0 if shape is Shape.ROW else 8 + 14.0 * -(-letters * 7 // max(7, int(width) - 40))


def random_graph(cards: int, links: int, seed: int) -> list[tuple[int, int]]:
    """Links from any card to any that is older."""
    chance, arcs = Random(seed), set[tuple[int, int]]()
    while len(arcs) < links:
        one, other = chance.sample(range(1, cards + 1), 2)
        arcs.add((max(one, other), min(one, other)))
    return sorted(arcs)


def notebook_graph(cards: int, links: int, seed: int) -> list[tuple[int, int]]:
    """A third are claims, which speak of earlier ones; all else speaks of a few claims that are near each other."""
    chance, claims, arcs = Random(seed), cards // 3, set[tuple[int, int]]()
    while len(arcs) < links:
        one = chance.randint(2, cards)
        if one <= claims:
            other = chance.randint(max(1, one - 30), one - 1)
        else:
            near = (one - claims) * claims // (cards - claims)
            other = min(claims, max(1, int(chance.gauss(near, 4))))
        arcs.add((one, other))
    return sorted(arcs)


def notebook(cards: int, arcs: list[tuple[int, int]]) -> Argument:
    """A notebook without an outline, of which the first third are claims."""
    there = {
        id: CardSeen(id, str(id), Kind.CLAIM if id <= cards // 3 else Kind.EVIDENCE, f"Card {id}" * 3)
        for id in range(1, cards + 1)
    }
    links = [LinkSeen(number, *arc, RELATIONS[sum(arc) % 3]) for number, arc in enumerate(arcs, 1)]
    return Argument(there, tuple(links), (), OutlineSeen())


@st.composite
def arguments(draw: st.DrawFn) -> Argument:
    """A few cards, links among them with circles, and an outline of some of them, one of them perhaps twice."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=14))
    cards = {id: CardSeen(id, str(id), kind, "word " * (id % 5 + 2)) for id, kind in enumerate(kinds, 1)}
    ids = st.sampled_from(list(cards))
    ends = draw(st.lists(st.tuples(ids, ids, st.sampled_from(RELATIONS)), max_size=24, unique=True))
    links = [LinkSeen(number, *end) for number, end in enumerate(ends, 1) if end[0] != end[1]]
    placed: list[PlacedSeen] = []
    for number, card_id in enumerate(draw(st.lists(ids, max_size=14)), 1):
        may = [
            each
            for each in placed
            if cards[each.card_id].kind is not Kind.EVIDENCE and each.section_id == number % 3 + 1
        ]
        above = draw(st.sampled_from([0, *(each.placement_id for each in may)]))
        placed.append(PlacedSeen(number, card_id, number % 3 + 1, str(number % 3 + 1), above))
    sections = tuple(SectionSeen(number, str(number), f"Section {number}") for number in (1, 2, 3))
    return Argument(cards, tuple(links), (), OutlineSeen(1, "Why?", "So.", "", sections, _in_order(placed)))


def _in_order(placed: list[PlacedSeen]) -> tuple[PlacedSeen, ...]:
    found: list[PlacedSeen] = []

    def add(parent: int, section: int) -> None:
        for each in placed:
            if each.parent_id == parent and each.section_id == section:
                found.append(each)
                add(each.placement_id, section)

    for section in (1, 2, 3):
        add(0, section)
    return tuple(found)
