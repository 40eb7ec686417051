"""What can be done on the map, by its keys and menus."""

from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.desk.actions import Menu, Scope, Spec, line
from essayplanner.ui.desk.screen import CARD_KEYS, OF_CARD, ContextMenu

if TYPE_CHECKING:
    from essayplanner.ui.map.whole import MapScreen

MAP = Menu("map", _("&Map"))
#: Those of a card, or of the link that is looked at; and those of all of it.
SPECS = (
    Spec("map_link", MAP, _("Dra&w a link from the card"), ("L",), changes=True),
    Spec("map_edit_link", MAP, _("Change the l&ink"), ("F2",), changes=True),
    Spec("map_remove_link", MAP, _("&Remove the link"), ("Ctrl+Delete",), changes=True),
    line(MAP),
    Spec("map_fold", MAP, _("Fold &or unfold what is under the card")),
    Spec("map_fold_all", MAP, _("&Fold all evidence")),
    Spec("map_unfold_all", MAP, _("&Unfold all")),
    Spec("map_touching", MAP, _("Only what &touches the card"), ("T",)),
    line(MAP),
    Spec("map_turn", MAP, _("Across, or &down"), ("O",)),
    Spec("map_whole", MAP, _("Whole &notebook, or this outline"), ("N",)),
    Spec("map_unused", MAP, _("&Links that the outline does not use")),
    Spec("map_free", MAP, _("Put cards that were moved bac&k"), changes=True),
    line(MAP),
    Spec("map_larger", MAP, _("Lar&ger"), ("+", "=")),
    Spec("map_smaller", MAP, _("&Smaller"), ("-",)),
    Spec("map_fit", MAP, _("&All in sight"), ("F",)),
    Spec("map_full_size", MAP, _("&100 %"), ("0",)),
)


def scopes_of(screen: "MapScreen") -> tuple[Scope, ...]:
    """The actions, and what each does."""
    view, choices, deeds = screen.view, screen.choices, screen.deeds
    assert view.linking is not None
    return (
        Scope(
            SPECS,
            {
                "map_link": view.linking.begin,
                "map_edit_link": deeds.edit_link,
                "map_remove_link": deeds.remove_link,
                "map_fold": choices.fold_current,
                "map_fold_all": lambda: choices.fold_all(True),
                "map_unfold_all": lambda: choices.fold_all(False),
                "map_touching": choices.touch_current,
                "map_turn": lambda: choices.turn(not choices.asked.down),
                "map_whole": lambda: choices.show_whole(not choices.asked.whole),
                "map_unused": choices.turn_unused,
                "map_free": deeds.let_stand,
                "map_larger": lambda: view.zoom(STEP),
                "map_smaller": lambda: view.zoom(1 / STEP),
                "map_fit": view.fit,
                "map_full_size": view.show_whole_size,
            },
            view,
            also=CARD_KEYS,
            marks={
                "map_touching": lambda: bool(choices.asked.shown.touching),
                "map_unused": lambda: choices.asked.shown.all_links,
            },
            ready={
                "map_link": view.current,
                "map_fold": view.current,
                "map_touching": lambda: view.current() or choices.asked.shown.touching,
                "map_unused": lambda: not choices.asked.whole,
                "map_free": deeds.has_places,
            },
        ),
    )


def menus_of(screen: "MapScreen") -> tuple[ContextMenu, ...]:
    """What a right click offers on a card, and beside all of them."""
    of_link = ("map_link", "map_edit_link", "map_remove_link")
    on_card = (*OF_CARD[:-2], "", *of_link, "", "map_fold", "map_touching", "", *OF_CARD[-1:])
    on_ground = (
        *of_link[1:],
        "",
        "map_fit",
        "map_full_size",
        "map_turn",
        "map_fold_all",
        "map_unfold_all",
        "map_free",
        "",
        "undo",
        "redo",
    )
    return (ContextMenu(screen.view, on_card, on_ground),)
