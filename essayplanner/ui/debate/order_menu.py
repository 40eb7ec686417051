"""In which order the claims of a side come, as a part of its menu."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from essayplanner.domain.argument import DebateSeen, SideSeen
from essayplanner.domain.debate import draw_debate
from essayplanner.language import _
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.claim_order import keep_order, order_by_use
from essayplanner.ui.desk.desk import Desk


def add_order(
    menu: QMenu, desk: Desk, shown: DebateSeen, side: SideSeen, do: Callable[[Callable[[], object], str], object]
) -> None:
    """Offer both orders, the one that holds ticked, where a side has claims to be put in order.

    `do` does a verb and says so.
    """
    drawn = draw_debate(read_argument(desk.book, desk.selection.outline_id), shown)
    column = next(each for each in drawn.columns if each.side == side)
    claims = [claim.card.id for claim in column.claims]
    if len(claims) < 2:
        return
    within = menu.addMenu(_("Order of the &claims"))
    by_use = _("Used claims come first on “{name}”.", name=side.name)
    by_hand = _("The claims of “{name}” stay in this order.", name=side.name)
    group = QActionGroup(within)
    for words, is_on, does in (
        (_("&Used first"), not column.by_hand, lambda: do(lambda: order_by_use(desk.book, side.id), by_use)),
        (_("As I &put them"), column.by_hand, lambda: do(lambda: keep_order(desk.book, side.id, claims), by_hand)),
    ):
        action = _add(within, words, (lambda: None) if is_on else does)
        action.setChecked(is_on)
        group.addAction(action)


def _add(menu: QMenu, words: str, does: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.triggered.connect(lambda _checked=False: does())
    return action
