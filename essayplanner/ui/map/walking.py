"""Where the arrow keys go on the map."""

from collections.abc import Sequence

from essayplanner.ui.canvas.figures import Figure
from essayplanner.ui.canvas.places import Way
from essayplanner.ui.map.drawing import MapDrawing


def along_links(map: MapDrawing, figures: Sequence[Figure], row: int, way: Way) -> int:
    """The row of the card to which an arrow key goes: in the direction of the links to the nearest one that is linked,
    across it to the nearest in the column; -1 for none. What hangs is a column too."""
    here = figures[row]
    id = here.key[1]  # type: ignore[index]
    box, (across, down) = here.box, way.value
    best, least = -1, 0.0
    linked = {end for route in map.touching.get(id, ()) for end in (route.start, route.end)} - {id}
    along = bool(down if map.is_down and not map.laid.hangs else across)
    for other, figure in enumerate(figures):
        if other == row or not figure.card_id:
            continue
        there = figure.box
        (x, y), (other_x, other_y) = box.middle, there.middle
        if along:
            apart = there.x - box.right if across > 0 else box.x - there.right if across < 0 else 0
            apart = there.y - box.bottom if down > 0 else box.y - there.bottom if down < 0 else apart
            if figure.key[1] not in linked or apart < -1:  # type: ignore[index]
                continue
            far = apart + abs(other_y - y if across else other_x - x)
        else:
            ahead = (other_y - y) * down + (other_x - x) * across
            in_line = (
                there.x < box.right and box.x < there.right if down else there.y < box.bottom and box.y < there.bottom
            )
            if ahead <= 0 or not in_line:
                continue
            far = ahead
        if best < 0 or far < least:
            best, least = other, far
    return best
