"""What is kept of how the debates were left: which was turned to, and what was opened and folded by hand."""

from typing import TYPE_CHECKING, NamedTuple

from essayplanner.ui.debate.work import Open
from essayplanner.ui.desk.taking_up import Left, ids_of, taken_up, words_of

if TYPE_CHECKING:
    from essayplanner.ui.debate.whole import DebateScreen


class _Left(NamedTuple):
    """Ids: of outlines, each followed by that of its debate; of claims that are open, folded, and shown with all."""

    turned: str = ""
    opened: str = ""
    folded: str = ""
    whole: str = ""
    tray: bool = False


def left(screen: "DebateScreen") -> Left:
    """How they are left."""
    claims = screen.opened.claims
    return _Left(
        words_of(id for pair in screen.turned.items() for id in pair),
        words_of(id for id, is_open in claims.items() if is_open),
        words_of(id for id, is_open in claims.items() if not is_open),
        words_of(screen.opened.whole),
        screen.opened.tray,
    )._asdict()


def take_up(screen: "DebateScreen", kept: Left) -> None:
    """Go on as they were left."""
    was = taken_up(_Left(), kept)
    turned = ids_of(was.turned)
    screen.turned = dict(zip(turned[::2], turned[1::2], strict=False))
    claims = dict.fromkeys(ids_of(was.opened), True) | dict.fromkeys(ids_of(was.folded), False)
    screen.opened = Open(claims, frozenset(ids_of(was.whole)), was.tray)
