"""Where the arrow keys go on the lanes: along a lane, on to what is out of sight, and to the lane above or below."""

from math import inf

from essayplanner.ui.canvas.dropping import Drops
from essayplanner.ui.canvas.figures import Figure, Key
from essayplanner.ui.canvas.places import Box, Way
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.timeline.drawing import LanesDrawing
from essayplanner.ui.timeline.sight import Sight

#: Of the width, how far from its edge a card stands to which an arrow key went out of sight.
_FROM_EDGE = 0.15


class WalkedLanes(Canvas):
    """A canvas on which the lanes of what is in sight are drawn."""

    def __init__(self, desk: Desk, name: str, sight: Sight, drops: Drops | None) -> None:
        super().__init__(desk, name, drops)
        self.sight = sight

    @property
    def lanes(self) -> LanesDrawing | None:
        """What is drawn."""
        return self.drawing if isinstance(self.drawing, LanesDrawing) else None

    def neighbour(self, row: int, way: Way) -> int:
        """Left and Right go along a lane, Up and Down to what is nearest in another."""
        figures = self.figures.figures
        here = figures[row]
        lane = self._lane_of(here.key)
        if lane is None or way in (Way.UP, Way.DOWN):
            return self._in_other_lane(here, lane, way) if way in (Way.UP, Way.DOWN) else super().neighbour(row, way)
        forward = (way is Way.RIGHT) is not self.isRightToLeft()
        to = row + (1 if forward else -1)
        return to if 0 <= to < len(figures) and self._lane_of(figures[to].key) == lane else -1

    def _in_other_lane(self, here: Figure, lane: int | None, way: Way) -> int:
        """The row of what is nearest in the next lane up or down that has anything."""
        middle, down = here.box.middle[0], way is Way.DOWN
        best, least = -1, (inf, inf)
        for row, figure in enumerate(self.figures.figures):
            other = self._lane_of(figure.key)
            if other is None:  # years without evidence lie below all lanes
                other = len(self.sight.lanes)
            mine = len(self.sight.lanes) if lane is None else lane
            is_head = isinstance(here.key, tuple) and here.key[0] == "lane"
            if other == mine or (other > mine) is not down or (is_head and not self.is_head(figure)):
                continue
            if not is_head and self.is_head(figure) and self._has_cards(figure):
                continue
            far = (abs(other - mine), self._aside(figure.box, middle))
            if far < least:
                best, least = row, far
        return best

    @staticmethod
    def _aside(box: Box, middle: float) -> float:
        return max(0.0, box.x - middle, middle - box.right) + abs(box.middle[0] - middle) / 1000

    @staticmethod
    def is_head(figure: Figure) -> bool:
        """Whether a figure is the name of a lane."""
        return isinstance(figure.key, tuple) and figure.key[0] == "lane"

    def _has_cards(self, head: Figure) -> bool:
        room = self.lanes.shown[head.key] if self.lanes else None
        return bool(getattr(room, "bars", ()) or getattr(room, "stacks", ()))

    def _lane_of(self, key: Key) -> int | None:
        """The lane in which a figure lies; None where in none."""
        if not isinstance(key, tuple):
            return None
        if key[0] in ("lane", "stack"):
            return int(key[1])
        place = self.sight.place_of(key[1]) if key[0] == "card" else -1
        return self.sight.lane_of.get(place)

    def go_out_of_sight(self, on: int) -> bool:
        """Go to the next card of the lane, which is out of sight; gives whether there is one."""
        current = self.current()
        lane = self._lane_of(current.key) if current else None
        if lane is None or current is None:
            return False
        items, sight = self.sight.line.items, self.sight
        end = sight.scale.day(sight.width)
        lane_items = sight.lanes[lane].items
        if on > 0:
            following = [item for item in lane_items if items[item].start >= end]
            item = following[0] if following else -1
        else:
            following = [item for item in lane_items if items[item].end <= sight.scale.start]
            item = following[-1] if following else -1
        if item < 0:
            return False
        days = sight.days
        sight.move_to(items[item].start - days * (_FROM_EDGE if on < 0 else 1 - _FROM_EDGE))
        if not self.go_to(("card", items[item].card.id)):
            self.go_to_stack_of(item)
        return True

    def go_to_stack_of(self, item: int) -> bool:
        """Go to the stack that holds a card."""
        drawing = self.lanes
        for room in drawing.rooms if drawing else ():
            for stack in room.stacks:
                if item in stack.items:
                    return self.go_to(("stack", stack.lane, stack.name))
        return False
