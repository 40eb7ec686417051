"""What can be done on the screen Read, by its keys and menus."""

from typing import TYPE_CHECKING

from essayplanner.domain.cards import Kind
from essayplanner.language import _
from essayplanner.ui.desk.actions import Menu, Scope, Spec, line
from essayplanner.ui.desk.screen import CARD_KEYS, OF_CARD, ContextMenu
from essayplanner.ui.read.menus import BRING_IN
from essayplanner.ui.read.popover import ADD, KEYS
from essayplanner.ui.read.shelf import State
from essayplanner.ui.read.view_zooming import Fit

if TYPE_CHECKING:
    from essayplanner.ui.read.whole import ReadScreen

READ = Menu("read", _("&Read"))

SPECS = (
    Spec("read_add", READ, _("&Add document…"), changes=True),
    Spec("read_source", READ, _("&Source of the document…"), changes=True),
    Spec("read_printed", READ, _("What is &printed on this page…"), ("P",), changes=True),
    Spec("read_remove", READ, _("&Remove the document"), changes=True),
    line(READ),
    Spec("read_claim", READ, _("&Claim from the passage"), (KEYS[Kind.CLAIM],), changes=True),
    Spec("read_evidence", READ, _("&Evidence from the passage"), (KEYS[Kind.EVIDENCE],), changes=True),
    Spec("read_historian", READ, _("&Historian from the passage"), (KEYS[Kind.HISTORIAN],), changes=True),
    Spec("read_more", READ, _("Add the passage to a card &that says this already"), (ADD,), changes=True),
    Spec("read_unmark", READ, _("Remove the mar&k from the passage"), changes=True),
    line(READ),
    Spec("read_next", READ, _("&Next passage"), ("N",)),
    Spec("read_last", READ, _("Pre&vious passage"), ("Shift+N",)),
    Spec("read_find", READ, _("&Find in the document…"), ("F",)),
    Spec("read_headings", READ, _("Headings of the doc&ument…"), ("O",)),
    line(READ),
    Spec("read_larger", READ, _("&Larger"), ("+", "=")),
    Spec("read_smaller", READ, _("S&maller"), ("-",)),
    Spec("read_width", READ, _("Fit the &width"), ("W",)),
    Spec("read_two", READ, _("Two pa&ges side by side"), ("2",)),
    Spec("read_night", READ, _("Night c&olours for pages")),
)


def scopes_of(screen: "ReadScreen") -> tuple[Scope, ...]:
    """The actions, and what each does; the keys of cards hold at the pages too."""
    view, deeds = screen.view, screen.deeds

    def is_open() -> bool:
        return screen.shelf.state is State.OPEN

    return (
        Scope(
            SPECS,
            {
                "read_add": screen.coming.add,
                "read_source": screen.coming.complete,
                "read_printed": deeds.ask_printed,
                "read_remove": lambda: deeds.remove(screen.shelf.current) if screen.shelf.current else None,
                "read_claim": lambda: deeds.make(Kind.CLAIM),
                "read_evidence": lambda: deeds.make(Kind.EVIDENCE),
                "read_historian": lambda: deeds.make(Kind.HISTORIAN),
                "read_more": screen.selected.add,
                "read_unmark": screen.unmark,
                "read_next": lambda: screen.walking.walk(1),
                "read_last": lambda: screen.walking.walk(-1),
                "read_find": screen.find_bar.begin,
                "read_headings": screen.show_headings,
                "read_larger": lambda: view.zoom_by(1),
                "read_smaller": lambda: view.zoom_by(-1),
                "read_width": lambda: screen.menus.fit(Fit.WIDTH),
                "read_two": screen.menus.turn_two,
                "read_night": screen.menus.turn_night,
            },
            view,
            also=("edit_card", "place", "place_under", "duplicate_card", BRING_IN),
            marks={
                "read_width": lambda: view.fit is Fit.WIDTH,
                "read_two": lambda: view.two_pages,
                "read_night": lambda: view.night,
            },
            ready={
                **dict.fromkeys(("read_source", "read_remove"), lambda: screen.shelf.current),
                **dict.fromkeys(
                    ("read_find", "read_headings", "read_larger", "read_smaller", "read_width", "read_two"), is_open
                ),
                "read_printed": lambda: is_open() and screen.shelf.current and screen.shelf.current.pages,
                "read_unmark": screen.walking.here,
            },
        ),
        Scope((), {}, screen.margin, also=CARD_KEYS),
    )


def menus_of(screen: "ReadScreen") -> tuple[ContextMenu, ...]:
    """The context menu of the margin."""
    return (ContextMenu(screen.margin, (*OF_CARD, "read_unmark"), ("read_add", "read_source", "", "undo", "redo")),)
