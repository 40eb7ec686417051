"""What can be done on the timeline, by its keys and menus."""

from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.desk.actions import Menu, Scope, Spec
from essayplanner.ui.desk.screen import CARD_KEYS, OF_CARD, ContextMenu

if TYPE_CHECKING:
    from essayplanner.ui.timeline.whole import TimelineScreen

TIMELINE = Menu("timeline", _("&Timeline"))

SPECS = (
    Spec("timeline_all", TIMELINE, _("All &years"), ("Home",)),
    Spec("timeline_larger", TIMELINE, _("Fewer years, lar&ger"), ("+", "=")),
    Spec("timeline_smaller", TIMELINE, _("&More years, smaller"), ("-",)),
    Spec("timeline_year", TIMELINE, _("Go to a yea&r…"), ("G",)),
    Spec("timeline_clear", TIMELINE, _("Sho&w the cards of all years")),
    Spec("timeline_undated", TIMELINE, _("Cards without a da&te")),
    Spec("timeline_dates", TIMELINE, _("Dates of the &question…"), changes=True),
)


def scopes_of(screen: "TimelineScreen") -> tuple[Scope, ...]:
    """The actions, and what each does; keys of cards hold in the list of a stack too."""
    view = screen.view
    return (
        Scope(
            SPECS,
            {
                "timeline_all": screen.sight.show_all,
                "timeline_larger": lambda: view.zoom(STEP),
                "timeline_smaller": lambda: view.zoom(1 / STEP),
                "timeline_year": screen.ask_year,
                "timeline_clear": screen.brush.clear,
                "timeline_undated": screen.show_undated,
                "timeline_dates": screen.ask_dates,
            },
            view,
            also=CARD_KEYS,
            ready={
                "timeline_clear": lambda: screen.brush.years,
                "timeline_undated": lambda: screen.sight.line.undated,
                "timeline_dates": lambda: screen.sight.argument.outline.id,
            },
        ),
        Scope((), {}, screen.list.canvas, also=CARD_KEYS),
    )


def menus_of(screen: "TimelineScreen") -> tuple[ContextMenu, ...]:
    """The context menus of the lanes, and of the list of a stack."""
    on_ground = ("timeline_all", "timeline_year", "timeline_clear", "timeline_dates", "", "undo", "redo")
    return (ContextMenu(screen.view, OF_CARD, on_ground), ContextMenu(screen.list.canvas, OF_CARD, ("undo", "redo")))
