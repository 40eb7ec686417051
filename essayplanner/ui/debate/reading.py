"""In which order the figures of a debate are read: as a tree of its sides, wherever they are drawn."""

from collections.abc import Iterable
from typing import Any

from essayplanner.domain.debate import DebateDrawn
from essayplanner.ui.canvas.figures import Figure

#: How deep each kind of figure stands: what is done with a side or a claim stands under it, as what belongs to it does.
_LEVELS = {"side": 1, "tray": 1, "seat": 1, "link": 3, "fold": 3, "tie": 3, "more": 3}
#: What comes first on a side: who stands on it, what they claim, what else it has, and what can be added.
_RANKS = {"side": 0, "historian": 1, "link": 1, "card": 3, "add": 4}


def in_order(drawn: DebateDrawn, looked_id: int, figures: Iterable[Figure]) -> list[Figure]:
    """The figures side by side, then those of no side; the links of who is looked at stand under him."""
    sides = {column.side.id: place for place, column in enumerate(drawn.columns)}
    of_card = {each.card.id: each.side.id for each in drawn.line}
    for column in drawn.columns:
        of_card |= dict.fromkeys((claim.card.id for claim in column.claims), column.side.id)
        of_card |= dict.fromkeys((card.id for card in column.loose), column.side.id)
    on_line = {each.card.id: place for place, each in enumerate(drawn.line)}

    def place(figure: Figure) -> tuple[int, int, int, bool]:
        part, id = _of(figure)
        card_id = looked_id if part == "link" else id
        side_id = id if part in ("side", "add") else of_card.get(card_id, 0)
        last = len(sides) + (part == "seat")
        return sides.get(side_id, last), _RANKS.get(part, 2), on_line.get(card_id, 0), part == "link"

    return [figure._replace(level=_LEVELS.get(_of(figure)[0], 2)) for figure in sorted(figures, key=place)]


def _of(figure: Figure) -> tuple[Any, ...]:
    """What a figure is, and the id of the side or card that it belongs to."""
    assert isinstance(figure.key, tuple)
    return figure.key[:2]
