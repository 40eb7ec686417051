"""Sheets of a drawing: each point of it is on one, what two share is where they are joined, and cards stay whole."""

from math import isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.ui.canvas.places import Box
from essayplanner.ui.paper.tiles import OVERLAP, Tile, stretches, tiled, without

lengths = st.floats(1, 4000)
boxes = st.lists(st.builds(Box, lengths, lengths, st.floats(1, 900), st.floats(1, 900)), max_size=30)
ROOM = (700.0, 980.0)


@settings(max_examples=60)
@given(st.tuples(lengths, lengths), boxes, st.booleans())
def test_all_of_a_drawing_is_on_the_sheets_and_neighbours_share_a_strip(
    size: tuple[float, float], seen: list[Box], from_right: bool
) -> None:
    tiles = tiled(size, ROOM, seen, from_right=from_right)
    found = {tile.number: tile for tile in tiles}
    assert [*found] == [*range(1, len(tiles) + 1)]
    for tile in tiles:
        box = tile.box
        assert box.width <= ROOM[0] + 1e-6
        assert box.height <= ROOM[1] + 1e-6
        assert tile.left or isclose(box.x, 0, abs_tol=1e-6)
        assert tile.above or isclose(box.y, 0, abs_tol=1e-6)
        assert tile.right or isclose(box.right, size[0])
        assert tile.below or isclose(box.bottom, size[1])
        if tile.right:
            other = found[tile.right]
            assert other.left == tile.number
            assert isclose(box.right - OVERLAP, other.box.x, abs_tol=1e-6)
            assert (other.box.y, other.box.height, other.row) == (box.y, box.height, tile.row)
        if tile.below:
            other = found[tile.below]
            assert other.above == tile.number
            assert isclose(box.bottom - OVERLAP, other.box.y, abs_tol=1e-6)
            assert (other.box.x, other.box.width, other.column) == (box.x, box.width, tile.column)


def joints(tiles: list[Tile]) -> set[tuple[frozenset[int], float]]:
    """Where each pair of sheets is joined, as either of them says."""
    return {
        (frozenset({tile.number, other}), round(at, 6)) for tile in tiles for at, other in (*tile.across, *tile.along)
    }


def test_the_marks_of_two_sheets_meet_and_reading_order_counts_them() -> None:
    left = tiled((1500, 1900), ROOM, [])
    pairs = {frozenset(pair) for pair in [(1, 2), (2, 3), (4, 5), (5, 6), (1, 4), (2, 5), (3, 6)]}
    assert len(left) == 6
    assert {pair for pair, _at in joints(left)} == pairs
    assert len(joints(left)) == len(pairs)  # both say the same place
    right = tiled((1500, 1900), ROOM, [], from_right=True)
    assert joints(right) != joints(left)
    assert {pair for pair, _at in joints(right)} == pairs
    assert right[0].box.right == 1500
    assert (right[0].left, right[0].right) == (2, 0)


def test_sheets_that_are_left_out_have_no_number_and_nobody_points_to_them() -> None:
    left = without(tiled((1500, 1900), ROOM, []), {2, 6})
    assert [(tile.number, tile.column, tile.row) for tile in left] == [(1, 1, 1), (2, 3, 1), (3, 1, 2), (4, 2, 2)]
    assert {pair for pair, _at in joints(left)} == {frozenset({1, 3}), frozenset({3, 4})}


def test_a_joint_runs_between_cards_where_it_can() -> None:
    cards = [(n * 100.0 + 10, n * 100.0 + 90) for n in range(30)]
    parts = stretches(3000, 960, cards)
    middles = [end - OVERLAP / 2 for _begin, end in parts[:-1]]
    assert middles
    assert not [at for at in middles for begin, end in cards if begin < at < end]
    assert all(end - begin <= 960 for begin, end in parts)


def test_a_card_that_is_longer_than_a_sheet_is_cut_and_all_of_it_is_there() -> None:
    parts = stretches(5000, 960, [(0, 5000)])
    assert [parts[0][0], parts[-1][1]] == [0, 5000]
    assert len(parts) == 6
