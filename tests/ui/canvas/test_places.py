from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.ui.canvas.places import Box, Places, Way

BOXES = st.lists(
    st.builds(Box, st.integers(-500, 5000), st.integers(-500, 2000), st.integers(1, 4000), st.integers(1, 900)),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(BOXES, st.builds(Box, st.integers(-500, 5000), st.integers(-500, 2000), st.just(300), st.just(200)))
def test_what_the_grid_finds_is_what_looking_at_all_finds(boxes: list[Box], area: Box) -> None:
    places = Places(boxes)
    assert places.within(area) == [number for number, box in enumerate(boxes) if box.meets(area)]
    holding = [number for number, box in enumerate(boxes) if box.holds(area.x, area.y)]
    assert places.at(area.x, area.y) == max(holding, default=-1)


def test_an_arrow_goes_to_what_lies_straight_ahead_before_what_is_nearer_aside() -> None:
    here, ahead, aside = Box(0, 0, 100, 20), Box(160, 0, 100, 20), Box(110, 40, 100, 20)
    below, beyond = Box(0, 60, 100, 20), Box(400, 0, 100, 20)
    places = Places([here, ahead, aside, below, beyond])
    assert [places.next_to(0, way) for way in (Way.RIGHT, Way.DOWN, Way.LEFT, Way.UP)] == [1, 3, -1, -1]
    assert (places.next_to(1, Way.RIGHT), places.next_to(1, Way.LEFT)) == (4, 0)
    assert Box(10, 0, 20, 5).mirrored(100) == Box(70, 0, 20, 5)


@settings(max_examples=40, deadline=None)
@given(BOXES)
def test_an_arrow_never_goes_back_or_nowhere(boxes: list[Box]) -> None:
    places = Places(boxes)
    for number, box in enumerate(boxes):
        for way in Way:
            to = places.next_to(number, way)
            if to >= 0:
                (x, y), (other_x, other_y) = box.middle, boxes[to].middle
                assert (other_x - x) * way.value[0] + (other_y - y) * way.value[1] > 0
