"""Maps of outlines and notebooks: nothing lies on anything, lines pass beside cards, what was asked for is shown."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.argument import Argument, CardSeen, LinkSeen, OutlineSeen, PlacedSeen, SectionSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.map.laying import Form
from essayplanner.domain.map.notebook_map import notebook_map
from essayplanner.domain.map.outline_map import outline_map
from essayplanner.domain.map.tree import Shown
from essayplanner.domain.map.values import Box, Map, Point
from tests.domain.map.arguments import arguments, measure, notebook, notebook_graph

PLACES = st.dictionaries(st.integers(1, 14), st.tuples(st.integers(0, 900), st.integers(0, 500)), max_size=3)


def check(found: Map, places: dict[int, tuple[int, int]], down: bool) -> None:
    """Cards lie apart, those put by hand where they were put; lines are level or upright and cross no card."""
    for one, other in combinations(found.boxes.values(), 2):
        assert not one.touches(other), (one, other)
    by_hand = [box for box in found.boxes.values() if box.by_hand]
    assert len(by_hand) == len({box.card_id for box in found.boxes.values()} & set(places))
    if by_hand:
        first = next(id for id in places if any(box.card_id == id for box in by_hand))
        box = next(box for box in by_hand if box.card_id == first)
        assert ((box.y, box.x) if down else (box.x, box.y)) == places[first]
    for line in [*(route.points for route in found.routes), *found.threads]:
        for here, there in pairwise(line):
            assert abs(here[0] - there[0]) < 0.6 or abs(here[1] - there[1]) < 0.6, line
            for each in found.boxes.values():
                assert not inside(here, there, each), (line, each)


def inside(one: Point, other: Point, box: Box) -> bool:
    left, right, top, bottom = *sorted((one[0], other[0])), *sorted((one[1], other[1]))
    return left < box.right - 1 and right > box.x + 1 and top < box.bottom - 1 and bottom > box.y + 1


@given(arguments(), PLACES, st.booleans(), st.booleans(), st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_an_outline_is_laid_out_apart(
    argument: Argument, places: dict[int, tuple[int, int]], all_links: bool, down: bool, touching: int
) -> None:
    form = Form(measure, down)
    shown = Shown(all_links=all_links, touching=touching if touching in argument.cards else 0)
    found = outline_map(argument, form, shown, places, (134, 200))
    check(found, places, down)
    assert len({route.link.id for route in found.routes} & {link.id for link in found.unused}) == 0


@given(arguments(), PLACES, st.booleans())
@settings(max_examples=25, deadline=None)
def test_a_notebook_is_laid_out_apart(argument: Argument, places: dict[int, tuple[int, int]], down: bool) -> None:
    found = notebook_map(argument, Form(measure, down), places=places)
    check(found, places, down)
    assert sorted(found.boxes) == sorted(argument.cards)
    assert [route.link.id for route in found.routes] == [link.id for link in argument.links]


def essay() -> Argument:
    """Two sections: a claim with a claim and evidence under it, a claim that challenges it, one that does nothing."""
    kinds = [Kind.CLAIM, Kind.CLAIM, Kind.EVIDENCE, Kind.EVIDENCE, Kind.CLAIM, Kind.CLAIM, Kind.HISTORIAN]
    cards = {id: CardSeen(id, str(id), kind, f"Title {id}") for id, kind in enumerate(kinds, 1)}
    links = (
        LinkSeen(1, 2, 1, Relation.SUPPORTS),
        LinkSeen(2, 3, 2, Relation.QUALIFIES),
        LinkSeen(3, 5, 1, Relation.CHALLENGES, "because"),
        LinkSeen(4, 3, 6, Relation.SUPPORTS),
        LinkSeen(5, 7, 6, Relation.SUPPORTS),
    )
    placed = [(1, 1, 1, 0), (2, 2, 1, 1), (3, 3, 1, 2), (4, 4, 1, 1), (5, 5, 2, 0), (6, 6, 2, 0)]
    sections = (SectionSeen(1, "1", "One"), SectionSeen(2, "2", "Two"))
    outline = OutlineSeen(
        1,
        "Why?",
        "So.",
        "",
        sections,
        tuple(PlacedSeen(id, card, section, str(section), above) for id, card, section, above in placed),
    )
    return Argument(cards, links, (), outline)


def test_columns_are_claims_claims_under_them_and_all_else_in_the_order_of_the_outline() -> None:
    found = outline_map(essay(), Form(measure), thesis=(134, 200))
    assert [found.boxes[id].column for id in range(1, 7)] == [0, 1, 2, 2, 0, 0]
    assert [box.y for box in found.boxes.values() if box.column == 0] == sorted(
        box.y for box in found.boxes.values() if box.column == 0
    )
    assert [found.boxes[id].number for id in range(1, 7)] == ["1", "", "", "", "2", ""]
    assert len(found.rules) == 1
    assert found.stem[0][0] == 134
    assert found.stem[-1] == (found.boxes[1].x, found.boxes[1].y)


def test_what_has_no_link_and_links_that_are_not_used_are_told_apart() -> None:
    found = outline_map(essay(), Form(measure))
    assert [box.id for box in found.boxes.values() if box.loose] == [4, 6]
    assert len(found.threads) == 1
    assert [link.id for link in found.unused] == [4]
    assert found.boxes[3].word is Relation.QUALIFIES
    words = {route.link.id: route.word_at for route in found.routes}
    assert words[3] is not None
    assert words[1] is None
    more = outline_map(essay(), Form(measure), Shown(all_links=True))
    assert [(route.link.id, route.used) for route in more.routes] == [(1, True), (2, True), (3, True), (4, False)]
    assert more.unused == ()


def test_what_is_folded_is_counted() -> None:
    found = outline_map(essay(), Form(measure), Shown(folded=frozenset({1})))
    assert list(found.boxes) == [1, 5, 6]
    assert (found.boxes[1].under, found.boxes[1].hidden) == (3, 3)
    assert found.height < outline_map(essay(), Form(measure)).height


def test_evidence_alone_is_folded_to_counts_but_where_it_was_opened() -> None:
    found = outline_map(essay(), Form(measure), Shown(counts=True))
    assert {id: (box.under, box.hidden) for id, box in found.boxes.items()} == {
        1: (3, 1),
        2: (1, 1),
        5: (0, 0),
        6: (0, 0),
    }
    opened = outline_map(essay(), Form(measure), Shown(counts=True, opened=frozenset({2})))
    assert {id: box.hidden for id, box in opened.boxes.items()} == {1: 1, 2: 0, 3: 0, 5: 0, 6: 0}
    both = outline_map(essay(), Form(measure), Shown(frozenset({1}), counts=True, opened=frozenset({2})))
    assert {id: box.hidden for id, box in both.boxes.items()} == {1: 3, 5: 0, 6: 0}


def test_what_touches_a_card_is_it_its_neighbours_and_what_these_stand_under() -> None:
    found = outline_map(essay(), Form(measure), Shown(touching=6))
    assert list(found.boxes) == [1, 2, 3, 6]
    assert 4 in {route.link.id for route in found.routes}
    assert sorted(notebook_map(essay(), Form(measure), touching=6).boxes) == [3, 6, 7]


def test_what_is_joined_to_a_claim_that_is_not_shown_now_is_no_card_without_links() -> None:
    argument = essay()
    argument = argument._replace(links=(*argument.links, LinkSeen(6, 6, 5, Relation.SUPPORTS)))
    assert [box.id for box in outline_map(argument, Form(measure)).boxes.values() if box.loose] == [4]
    found = outline_map(argument, Form(measure), Shown(touching=3))
    assert {id: box.loose for id, box in found.boxes.items()} == dict.fromkeys([1, 2, 3, 6], False)


def test_those_that_do_the_same_to_the_same_card_share_a_rail() -> None:
    kinds = [Kind.CLAIM] * 6
    cards = {id: CardSeen(id, str(id), kind, f"Title {id}") for id, kind in enumerate(kinds, 1)}
    links = tuple(LinkSeen(id, id, 1, Relation.SUPPORTS if id < 5 else Relation.CHALLENGES) for id in range(2, 7))
    outline = OutlineSeen(1, "", "", "", (SectionSeen(1, "1", ""),), tuple(PlacedSeen(id, id, 1, "1") for id in cards))
    found = outline_map(Argument(cards, links, (), outline), Form(measure))
    assert len({route.points[1][0] for route in found.routes}) == 2
    assert len({route.points[-1] for route in found.routes}) == 2


def test_a_card_put_on_another_map_stays_and_the_rest_stays_in_order() -> None:
    argument = notebook(20, notebook_graph(20, 26, 1))
    form = Form(measure)
    before = notebook_map(argument, form)
    id = next(iter(before.boxes))
    beside = next(box for box in before.boxes.values() if box.id != id and box.column)
    after = notebook_map(argument, form, places={id: (beside.x, beside.y)}, known=before.known)
    assert (after.boxes[id].x, after.boxes[id].y) == (beside.x, beside.y)
    assert after.boxes[beside.id].y > beside.y
    assert before.known is not None
    assert after.known is not None
    assert after.known.order is before.known.order, "the graph is the same: nothing is put in order anew"


def test_a_line_finds_its_way_where_a_card_was_put_between_two() -> None:
    kinds = [Kind.CLAIM] * 4
    cards = {id: CardSeen(id, str(id), kind, "word " * (id % 5 + 2)) for id, kind in enumerate(kinds, 1)}
    argument = Argument(cards, (LinkSeen(1, 2, 4, Relation.SUPPORTS),), (), OutlineSeen())
    for down in (False, True):
        check(notebook_map(argument, Form(measure, down), places={1: (62, 0)}), {1: (62, 0)}, down)


def test_words_on_a_crowded_edge_stand_clear_of_each_other() -> None:
    cards = {id: CardSeen(id, str(id), Kind.CLAIM, "word") for id in range(1, 7)}
    ends = [(2, 1), (3, 1), (4, 1), (1, 5), (1, 6)]
    what = [*Relation, Relation.SUPPORTS, Relation.CHALLENGES]
    links = [LinkSeen(number, *end, relation) for number, (end, relation) in enumerate(zip(ends, what, strict=True), 1)]
    placed = tuple(PlacedSeen(id, id, 1, "1") for id in cards)
    outline = OutlineSeen(1, "Why?", "", "", (SectionSeen(1, "1", "One"),), placed)
    found = outline_map(Argument(cards, tuple(links), (), outline), Form(lambda *_: 36.0), Shown(all_links=True))
    box = found.boxes[1]
    leaving = sorted(route.word_at[1] for route in found.routes if route.start == 1 and route.word_at)
    assert len(leaving) == 2
    assert leaving[1] - leaving[0] >= 11.9
    coming = sorted({route.points[-1][1] for route in found.routes if route.end == 1})
    assert min(far - near for near, far in pairwise([box.y, *coming, leaving[0]])) >= 3.4
    assert leaving[1] < box.bottom
