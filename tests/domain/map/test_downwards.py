"""Maps from top to bottom are narrow: an outline hangs, and wide layers of a notebook stand in several rows."""

from itertools import pairwise

from essayplanner.domain.argument import Argument, CardSeen, LinkSeen, OutlineSeen, PlacedSeen, SectionSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.map.detours import crosses
from essayplanner.domain.map.laying import Form
from essayplanner.domain.map.notebook_map import notebook_map
from essayplanner.domain.map.ordering import Ordered, crossings
from essayplanner.domain.map.outline_map import outline_map
from essayplanner.domain.map.staggering import staggered
from essayplanner.domain.map.tree import Shown
from essayplanner.domain.map.values import Shape
from tests.domain.map.arguments import measure, notebook

DOWN = Form(measure, down=True)


def essay(claims: int) -> Argument:
    """Claims in sections of two, each with a claim and four pieces of evidence under it, of which one is under that."""
    cards: dict[int, CardSeen] = {}
    links: list[LinkSeen] = []
    placed: list[PlacedSeen] = []
    for number in range(claims):
        section = number // 2 + 1
        for offset, above in enumerate((0, 1, 1, 1, 1, 2), 1):
            id, other = number * 6 + offset, number * 6 + above
            kind = Kind.CLAIM if offset < 3 else Kind.EVIDENCE
            cards[id] = CardSeen(id, str(id), kind, f"A title of some length, {id}")
            placed.append(PlacedSeen(id, id, section, str(section), other if above else 0))
            if above:
                links.append(LinkSeen(id, id, other, Relation.CHALLENGES if offset == 5 else Relation.SUPPORTS))
    sections = tuple(SectionSeen(number, str(number), "") for number in range(1, claims // 2 + 1))
    return Argument(cards, tuple(links), (), OutlineSeen(1, "Why?", "So.", "", sections, tuple(placed)))


def test_what_stands_under_a_claim_hangs_below_it_indented_and_in_order() -> None:
    found = outline_map(essay(2), DOWN, thesis=(80, 540))
    top, claim, *rows = (found.boxes[id] for id in (1, 2, 6, 3, 4, 5))
    assert [box.shape for box in rows] == [Shape.ROW] * 4
    assert [box.right for box in (claim, *rows)] == [top.right] * 5
    assert claim.x == rows[1].x > top.x
    assert rows[0].x > claim.x
    assert [rows[number].y for number in range(4)] == sorted(row.y for row in rows)
    assert found.boxes[7].y == top.y
    assert found.boxes[7].x > top.right
    assert found.stem[0][0] == found.stem[-1][0] == top.x
    lines = {route.link.id: route.points for route in found.routes}
    assert lines[3][-1] == lines[4][-1] != lines[5][-1], "those that do the same share a rail"
    assert lines[3][0] == (rows[1].x, rows[1].y + rows[1].height / 2)
    assert lines[3][-1][1] == top.bottom


def test_an_outline_of_forty_cards_is_two_and_a_half_windows_wide_at_most() -> None:
    found = outline_map(essay(8), DOWN, thesis=(80, 540))
    assert len(found.boxes) == 48
    assert found.width <= 2.5 * 1440
    assert len(found.rules) == 3


def test_what_is_put_by_hand_stays_there_and_a_claim_with_all_below_it_makes_room() -> None:
    argument = essay(2)
    before = outline_map(argument, DOWN)
    there = before.boxes[9]
    after = outline_map(argument, DOWN, places={6: (there.y, there.x)})
    assert (after.boxes[6].x, after.boxes[6].y) == (there.x, there.y)
    moved = {after.boxes[id].x - before.boxes[id].x for id in range(7, 13)}
    assert len(moved) == 1
    assert moved.pop() > 0


def test_a_line_goes_round_a_card_that_was_put_on_its_rail() -> None:
    argument, shown = essay(2), Shown(folded=frozenset({1}))
    free = outline_map(argument, DOWN, shown)
    row, rail = free.boxes[10], free.boxes[7].x + 15
    put = {11: (row.y, rail - free.boxes[11].width)}
    found = outline_map(argument, DOWN, shown, places=put)
    assert found.boxes[10] == row
    for route in found.routes:
        assert route.link.id == 11 or not crosses(route.points, found.boxes[11], 0)


def test_links_that_the_outline_does_not_use_run_beside_each_other_between_what_hangs() -> None:
    argument = essay(4)
    more = tuple(LinkSeen(100 + number, 3 + number, 21 + number, Relation.QUALIFIES) for number in range(3))
    found = outline_map(argument._replace(links=(*argument.links, *more)), DOWN, Shown(all_links=True))
    lines = [route.points for route in found.routes if route.link.id >= 100]
    level = [{round(y) for (x, y), (_x, other) in pairwise(line) if y == other} for line in lines]
    assert len(set.union(*level)) == sum(map(len, level)), "none lies on another"
    assert max(y for line in lines for _x, y in line) <= found.height
    for line in lines:
        assert not any(crosses(line[1:-1], box, 0) for box in found.boxes.values())


def test_a_wide_layer_stands_in_several_rows_and_as_many_lines_cross() -> None:
    ways = {(2, 1): (2, 1), (6, 4): (6, 4), (7, 4): (7, 4), (6, 1): (6, -1, 1), (6, 3): (6, 3)}
    order = Ordered([[1], [2, 3, 4, 5, -1], [6, 7]], ways)
    found = staggered(order, dict.fromkeys(range(1, 8), 10.0), 20.0)
    assert [[each for each in row if each > 0] for row in found.layers] == [[1], [2, 4], [3, 5], [6, 7]]
    assert crossings(found.layers, found.ways) == crossings(order.layers, order.ways)
    level = {each: number for number, row in enumerate(found.layers) for each in row}
    for way in found.ways.values():
        assert all(level[far] - level[near] == 1 for far, near in pairwise(way))


def test_a_notebook_downwards_is_narrow_and_keeps_the_order_of_its_layers() -> None:
    argument = notebook(41, [(number, 1) for number in range(2, 42)])
    across, found = notebook_map(argument, Form(measure)), notebook_map(argument, DOWN)
    assert found.width <= 2.5 * 1440
    assert across.known is not None
    assert found.known is not None
    (row,) = (row for row in found.known.order.layers if len(row) == 40)
    heights = [found.known.middle[each] for each in row]
    assert heights == sorted(set(heights))
    again = notebook_map(argument, DOWN, known=across.known)
    assert again.known is not None
    assert again.known.order is across.known.order
