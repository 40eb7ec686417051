"""Where the because of a link is shown: beside its line, and on nothing that it can avoid."""

from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.ui.canvas.places import Box
from essayplanner.ui.map.because import place_beside

SIZE, SIGHT = (150, 90), Box(0, 0, 900, 600)


def test_it_gives_way_along_its_line_before_it_leaves_it() -> None:
    rail = [(300, 500), (200, 500), (200, 60), (300, 60)]
    thesis, badge = Box(24, 0, 134, 300), Box(290, 250, 20, 16)
    box = place_beside(SIZE, rail, SIGHT, [thesis, badge, Box(300, 40, 238, 36), Box(300, 480, 238, 36)], [])
    assert not any(box.meets(each) for each in (thesis, badge))
    assert min(abs(box.right - 200), abs(box.x - 200)) <= 10 or box.x < 200 < box.right


def test_of_a_line_that_is_hardly_in_sight_it_is_beside_what_is() -> None:
    box = place_beside(SIZE, [(850, 20), (880, 20), (880, 9000)], SIGHT, [], [])
    assert box.right >= 700
    gone = place_beside(SIZE, [(-500, 300), (-200, 300)], SIGHT, [], [])
    assert gone.x < 30


class Looked(Box):
    """A card that counts how often any is asked where it ends."""

    times = 0

    @property
    def right(self) -> float:
        Looked.times += 1
        return self.x + self.width


def test_among_hundreds_of_cards_not_all_places_between_them_are_tried() -> None:
    cards = [Looked(70 * (at % 13), 12 * (at // 13), 60, 10) for at in range(600)]
    box = place_beside(SIZE, [(300, 100), (250, 100), (250, 500), (300, 500)], SIGHT, cards, [])
    assert box.right <= SIGHT.right
    assert Looked.times < 100_000  # of all places several times that


@given(st.tuples(st.integers(-900, 1800), st.integers(-600, 1200)), st.integers(0, 600), st.integers(0, 400))
@settings(max_examples=40, deadline=None)
def test_all_of_it_is_in_sight(first: tuple[int, int], across: int, down: int) -> None:
    (x, y), covered = first, [Box(100, 100, 300, 200)]
    box = place_beside(SIZE, [(x, y), (x + across, y), (x + across, y + down)], SIGHT, covered, [Box(400, 0, 0, 600)])
    assert box.x >= 0
    assert box.y >= 0
    assert box.right <= SIGHT.right
    assert box.bottom <= SIGHT.bottom
