"""The map of an outline, in its order.

From left to right it has a column for claims, one for those under them and one for all else; downwards, claims stand
side by side, and what stands under them hangs there.
"""

from collections.abc import Mapping

from essayplanner.domain.argument import Argument, LinkSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.map.columns import Free
from essayplanner.domain.map.hanging import Hanging
from essayplanner.domain.map.laying import Columns, Form, Linked, linked
from essayplanner.domain.map.routes import Wanted
from essayplanner.domain.map.stacking import Stack
from essayplanner.domain.map.tree import Shown, Tree
from essayplanner.domain.map.values import Box, Map, Point, Shape

#: The gaps before the columns are at least so wide; what the first has for the words of links.
_FIRST_GAP, _GAP, _WORDS = 104.0, 34.0, 72.0


def outline_map(
    argument: Argument,
    form: Form,
    shown: Shown | None = None,
    places: Mapping[int, tuple[float, float]] | None = None,
    thesis: tuple[float, float] | None = None,
) -> Map:
    """Lay it out. `places` is where the student put cards, by their ids: others make room. `thesis` is the size of its
    box along and across; None leaves it out."""
    tree = Tree(argument, form, shown or Shown())
    hanging = Hanging(tree, form) if form.down else None
    stack = hanging or Stack(tree)
    begin = thesis[0] if thesis else 0.0
    number = 1 if hanging else tree.columns
    words = 0.0 if hanging else _WORDS
    least = [_FIRST_GAP - _WORDS + words if thesis else words + 16, *[_GAP] * (number - 1)]
    gaps = dict(enumerate(least))
    while True:
        columns = Columns.of({} if hanging else tree.boxes, gaps, begin, number)
        boxes = stack.placed(columns, places or {})
        wanted, unused = _wanted(tree, boxes)
        apart = [each for each in wanted if boxes[each.start].column or boxes[each.end].column] if hanging else []
        level = [each for each in wanted if each not in apart] if apart else wanted
        found = linked(level, boxes, columns, least, words or 16, begin, in_words=not form.down)
        more: Linked | None = Linked((), {}, ())
        if hanging:
            hung = [each for each in apart if hanging.hangs(each)]
            more = hanging.others([each for each in apart if each not in hung], boxes)
        if more and all(found.gaps[gap] <= width for gap, width in gaps.items()):
            break
        gaps = {gap: max(width, found.gaps[gap]) for gap, width in gaps.items()}
    under = 0.0
    if hanging:
        found = found.with_more(hung, [hanging.line(each, boxes) for each in hung])
        found = found._replace(routes=(*found.routes, *more.routes))
        under = max((along for route in more.routes for along, _across in route.points), default=0.0)
    ends = [*boxes.values(), Box(0, 0, Shape.CLAIM, 0, 0, *thesis)] if thesis else list(boxes.values())
    width = max((under, *(box.right for box in ends)))
    height = max((box.bottom for box in ends), default=0.0)
    return Map(
        {id: form.turned(box) for id, box in boxes.items()},
        tuple(route._replace(points=form.turned_points(route.points), word_at=route.word_at) for route in found.routes),
        height if form.down else width,
        width if form.down else height,
        form.turned(ends[-1]) if thesis else None,
        form.turned_points(_stem(boxes, ends[-1])) if thesis else (),
        tuple(form.turned_points(thread) for thread in found.threads),
        tuple(_rule(form, columns.edges[0][0], width, at) for at in stack.rules),
        unused,
        hangs=form.down,
    )


def _stem(boxes: Mapping[int, Box], thesis: Box) -> tuple[Point, ...]:
    """From the thesis to the first claim of the first column: no link."""
    first = next((box for box in boxes.values() if box.column == 0 and not box.by_hand and not box.above), None)
    if first is None:
        return ()
    leaves = min(max(first.y, thesis.y + 8), thesis.bottom - 8)
    if leaves == first.y:
        return ((thesis.right, first.y), (first.x, first.y))
    turn = thesis.right + 6
    return ((thesis.right, leaves), (turn, leaves), (turn, first.y), (first.x, first.y))


def _rule(form: Form, begin: float, end: float, at: float) -> tuple[Point, Point]:
    first, last = form.turned_points(((begin, at), (end, at)))
    return first, last


def _wanted(tree: Tree, boxes: Mapping[int, Box]) -> tuple[list[Wanted], tuple[LinkSeen, ...]]:
    """The links that are drawn and the threads, and the links that are not."""
    found: list[Wanted] = []
    done: set[int] = set()
    free: dict[int, Free] = {}

    def passing(start: Box, end: Box, used: bool) -> tuple[float, ...]:
        step = 1 if end.column > start.column else -1
        heights: list[float] = []
        at = start.middle
        for column in range(start.column + step, end.column, step) if start.column != end.column else ():
            if column not in free:
                free[column] = Free((box.y, box.bottom) for box in boxes.values() if box.column == column)
            at = free[column].near(at, start.id if used else -len(found) - 1)
            heights.append(at)
        return tuple(heights)

    def draw(link: LinkSeen, start: Box, end: Box, used: bool) -> None:
        found.append(Wanted(link, start.id, end.id, passing(start, end, used), used))
        done.add(link.id)

    for box in boxes.values():
        if not box.above:
            continue
        above = boxes[box.above]
        for link in tree.links(box.card_id, above.card_id):
            draw(link, *((box, above) if link.from_id == box.card_id else (above, box)), used=True)
        if box.loose:
            draw(LinkSeen(0, box.card_id, above.card_id, Relation.SUPPORTS), box, above, used=True)
    first: dict[int, Box] = {}
    for box in boxes.values():
        first.setdefault(box.card_id, box)
    top = {box.card_id for box in tree.claims()}
    unused: list[LinkSeen] = []
    for link in tree.argument.links:
        if link.id in done or link.from_id not in first or link.to_id not in first:
            continue
        used = link.from_id in top and link.to_id in top
        if used or tree.shown.all_links or tree.shown.touching in (link.from_id, link.to_id):
            draw(link, first[link.from_id], first[link.to_id], used)
        else:
            unused.append(link)
    return found, tuple(unused)
