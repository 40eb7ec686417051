"""The actions of the debate screen: what its keys and menus do."""

from essayplanner.language import _
from essayplanner.ui.debate.arguing import argue
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.desk.actions import Menu, Scope, Spec, line
from essayplanner.ui.desk.screen import CARD_KEYS, OF_CARD, ContextMenu

DEBATE = Menu("debate", _("&Debate"))

IN_DRAWING = (
    Spec("historian_left", DEBATE, _("Move &left along the line"), ("Alt+Left",), changes=True),
    Spec("historian_right", DEBATE, _("Move &right along the line"), ("Alt+Right",), changes=True),
    Spec("claim_up", DEBATE, _("Move the claim &up"), ("Alt+Up",), changes=True),
    Spec("claim_down", DEBATE, _("Move the claim d&own"), ("Alt+Down",), changes=True),
    Spec("to_side", DEBATE, _("&Move to a side"), ("M",), changes=True),
    Spec("link_in_debate", DEBATE, _("Lin&k to another card"), ("L",), changes=True),
    line(DEBATE),
)
ANYWHERE = (
    Spec("next_pair", DEBATE, _("&Next pair")),
    Spec("place_both", DEBATE, _("&Place both"), changes=True),
    Spec("add_historian", DEBATE, _("Add a &historian"), changes=True),
    line(DEBATE),
    Spec("argue_other_side", DEBATE, _("&Argue the other side"), changes=True),
    Spec("new_debate", DEBATE, _("New &debate…"), changes=True),
)


def scopes_of(screen: DebateScreen) -> tuple[Scope, ...]:
    """The actions, and what each does."""
    canvas = screen.canvas
    assert canvas.linking is not None
    shown = lambda: screen.isVisible() and screen.debate is not None  # noqa: E731 - asked of most
    return (
        Scope(
            IN_DRAWING,
            {
                "historian_left": lambda: screen.deeds.shift(-1),
                "historian_right": lambda: screen.deeds.shift(1),
                "claim_up": lambda: screen.deeds.lift(-1),
                "claim_down": lambda: screen.deeds.lift(1),
                "to_side": screen.deeds.ask_for_side,
                "link_in_debate": canvas.linking.begin,
            },
            canvas,
            also=CARD_KEYS,
            ready=dict.fromkeys((spec.name for spec in IN_DRAWING if spec.name), shown),
        ),
        Scope(
            ANYWHERE,
            {
                "next_pair": lambda: screen.turn_pair(1),
                "place_both": screen.deeds.place_both,
                "add_historian": screen.deeds.add_historian,
                "argue_other_side": lambda: argue(screen),
                "new_debate": screen.new_debate,
            },
            ready={
                **dict.fromkeys(("next_pair", "place_both", "add_historian", "argue_other_side"), shown),
                "new_debate": screen.isVisible,
            },
        ),
    )


def menus_of(screen: DebateScreen) -> tuple[ContextMenu, ...]:
    """What a right click offers on a card, and beside all of them."""
    return (
        ContextMenu(
            screen.canvas,
            (*OF_CARD, "", "to_side", "link_in_debate"),
            ("add_historian", "new_debate", "", "undo", "redo"),
        ),
    )
