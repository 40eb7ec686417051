"""What can be done on the timeline, by its keys and menus."""

from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.desk.actions import VIEW, Scope, Spec, line
from essayplanner.ui.desk.screen import CARD_KEYS, OF_CARD, ContextMenu

if TYPE_CHECKING:
    from essayplanner.ui.timeline.whole import TimelineScreen

SPECS = (
    Spec("timeline_all", VIEW, _("All &years"), ("Home",)),
    Spec("timeline_larger", VIEW, _("Fewer years, lar&ger"), ("+", "=")),
    Spec("timeline_smaller", VIEW, _("&More years, smaller"), ("-",)),
    Spec("timeline_year", VIEW, _("Go to a yea&r…"), ("G",)),
    Spec("timeline_clear", VIEW, _("Sho&w the cards of all years")),
    Spec("timeline_undated", VIEW, _("Cards without a da&te")),
    Spec("timeline_dates", VIEW, _("Dates of the &question…"), changes=True),
    line(VIEW),
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
