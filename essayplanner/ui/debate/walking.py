"""Where the arrow keys go on a debate: along the line, down the columns, and from one column to the next."""

from collections.abc import Sequence

from essayplanner.ui.canvas.figures import Figure
from essayplanner.ui.canvas.places import Way

#: What stands on the line, and beside the name of a side.
_ON_LINE, _HEADS = ("historian", "seat", "link"), ("side", "add")


def part_of(figure: Figure | None) -> str:
    """What a figure is: “historian”, “seat”, “tie”, “side”, “claim”, ..."""
    return str(figure.key[0]) if figure and isinstance(figure.key, tuple) else ""


def step(figures: Sequence[Figure], row: int, way: Way) -> int | None:
    """The row to which a key goes; -1 for nowhere, None where it is the nearest one in that direction.

    The figures are in reading order: those of a side follow its name.
    """
    part = part_of(figures[row])
    sideways, columns = way in (Way.LEFT, Way.RIGHT), _columns(figures)
    if part in ("historian", "seat"):
        if sideways:
            return _along(figures, row, _rows(figures, ("historian", "seat")), way)
        return _enter(figures, row, columns) if way is Way.DOWN else None
    mine = next((column for column in columns if row in column), None)
    if mine is None:
        return None
    if sideways:
        if part in _HEADS:
            heads = _rows(figures, _HEADS)
            return _along(figures, row, [each for each in heads if figures[each].box.y == figures[row].box.y], way)
        return _across(figures, row, columns, way)
    column = [each for each in mine if each == row or part_of(figures[each]) != "add"]
    if part == "add":
        return column[1] if way is Way.DOWN and len(column) > 2 else None
    place = column.index(row) + (1 if way is Way.DOWN else -1)
    return column[place] if 0 <= place < len(column) else None


def _rows(figures: Sequence[Figure], parts: Sequence[str]) -> list[int]:
    return [row for row, figure in enumerate(figures) if part_of(figure) in parts]


def _columns(figures: Sequence[Figure]) -> list[list[int]]:
    """The rows of each column, from the name of its side on."""
    columns: list[list[int]] = []
    for row, figure in enumerate(figures):
        part = part_of(figure)
        if part in ("tray", "seat"):
            break
        if part == "side":
            columns.append([])
        if part not in _ON_LINE and columns:
            columns[-1].append(row)
    return columns


def _along(figures: Sequence[Figure], row: int, those: Sequence[int], way: Way) -> int:
    """The next of those to the left or to the right."""
    order = sorted(those, key=lambda each: figures[each].box.x)
    place = order.index(row) + way.value[0]
    return order[place] if 0 <= place < len(order) else -1


def _enter(figures: Sequence[Figure], row: int, columns: Sequence[Sequence[int]]) -> int | None:
    """The first card in the column of a historian, or in the one that is nearest below the seat; where it has none, the
    name of the side."""
    if part_of(figures[row]) == "historian":
        under = [column for column in columns if column[0] < row][-1:]
    else:
        under = sorted(columns, key=lambda column: abs(figures[column[0]].box.x - figures[row].box.x))[:1]
    return next((each for column in under for each in column if figures[each].card_id), under[0][0] if under else None)


def _across(figures: Sequence[Figure], row: int, columns: Sequence[Sequence[int]], way: Way) -> int:
    """What stands nearest to the height of a figure in the next column beside its own."""
    own = next(column for column in columns if row in column)
    beside = [column for column in columns if figures[column[0]].box.y == figures[own[0]].box.y]
    next_head = _along(figures, own[0], [column[0] for column in beside], way)
    column = next((each for each in beside if each[0] == next_head), [])
    cards = [each for each in column if figures[each].card_id]
    return min(cards, key=lambda each: abs(figures[each].box.y - figures[row].box.y), default=next_head)
