"""What a window gets after its first picture is on screen: the card panel, every action, marks of spelling."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtWidgets import QMainWindow, QWidget

from essayplanner.language import _
from essayplanner.ui.card.panel import CardPanel
from essayplanner.ui.card.seen_on import Offer
from essayplanner.ui.coach.looking import Looking
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.marking import Marking
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.frame.commands import Commands
from essayplanner.ui.frame.furniture import Furniture
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.rails import GlyphButton
from essayplanner.ui.frame.telling import PanelTeller
from essayplanner.ui.look.glyphs import paint_search
from essayplanner.ui.look.listening import Listening
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.words import with_keys

if TYPE_CHECKING:
    from essayplanner.ui.coach.panel import CoachPanel
    from essayplanner.ui.history.panel import HistoryPanel
    from essayplanner.ui.preview.panel import PreviewPanel


class Completion(NamedTuple):
    """The parts, by the names that they have in the window."""

    card: CardPanel
    commands: Commands
    marking: Marking
    looking: Looking


def complete(window: QMainWindow, made: Furniture, show_tab: Callable[[str], None]) -> Completion:
    """Make them and put them into their places."""
    made.tabs.offer("card", _("Card"), partial(CardPanel, made.desk))
    made.tabs.offer("preview", _("Preview"), lambda home: _preview(made.desk, home, commands.files.export))
    made.tabs.offer("history", _("History"), partial(_history, made.desk))
    made.tabs.offer("coach", _("Coach"), lambda home: _coach(made.desk, home, looking, commands), first=True)
    card = cast(CardPanel, made.tabs.panel("card"))
    card.card.seen_on.offer(
        tuple(Offer(each.name, each.title, each.keys, each.sees) for each in made.centre.screens.values() if each.sees)
    )
    made.tabs.rearranged.connect(lambda: made.folding.show_words(made.status.cards))
    made.folding.show_words(made.status.cards)
    looking = Looking(made.desk, window)
    parts = Parts(
        window=window,
        menus=made.menus,
        desk=made.desk,
        asked=made.asked,
        centre=made.centre,
        middle=made.middle,
        sides=made.sides,
        tabs=made.tabs,
        library=made.library,
        outline=made.outline,
        card=card,
        marking=(marking := Marking(made.desk, window)),
        preview=lambda: cast("PreviewPanel", made.tabs.panel("preview")),
        coach=lambda: cast("CoachPanel", made.tabs.panel("coach")),
        looking=looking,
        show_tab=show_tab,
    )
    commands = Commands(parts, made.top)
    looking.looked.connect(lambda: made.folding.show_words(made.status.cards))  # after the tab is named anew
    PanelTeller(made.desk.announcer, made.centre, made.sides, made.tabs)
    soon(window, partial(_tell_what_they_are, made, card))
    find = GlyphButton(made.desk.theme, paint_search, with_keys(_("Find cards"), "Ctrl+F"), commands.edit.find)
    made.sides.rails[LIBRARY].put_at_head(find)
    Listening(window)
    return Completion(card, commands, marking, looking)


def _tell_what_they_are(made: Furniture, card: CardPanel) -> None:
    """Have a screen reader told what Qt cannot know."""
    from essayplanner.ui.look.spoken_as import tell_as_group, tell_as_menu

    filters = made.library.filters
    for widget in (filters, card.card.kind, *made.top.groups):
        tell_as_group(widget)
    for button in (*filters.menus, made.library.new, *made.top.menu_buttons):
        tell_as_menu(button)


def _coach(desk: Desk, home: QWidget, looking: Looking, commands: Commands) -> "CoachPanel":
    from essayplanner.ui.coach.panel import CoachPanel

    panel = CoachPanel(desk, looking, home)
    commands.coach.serve(panel)
    return panel


def _preview(desk: Desk, home: QWidget, export: Callable[[], None]) -> "PreviewPanel":
    from essayplanner.ui.preview.panel import PreviewPanel

    panel = PreviewPanel(desk, home)
    panel.export_requested.connect(export)
    return panel


def _history(desk: Desk, home: QWidget) -> "HistoryPanel":
    from essayplanner.ui.history.panel import HistoryPanel

    return HistoryPanel(desk, home)
