"""What a window gets after its first picture is on screen: the panels at the right, and every action."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QMainWindow

from essayplanner.language import _
from essayplanner.ui.card.panel import CardPanel
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.frame.commands import Commands
from essayplanner.ui.frame.furniture import Furniture
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.rails import GlyphButton
from essayplanner.ui.history.panel import HistoryPanel
from essayplanner.ui.look.glyphs import paint_search
from essayplanner.ui.preview.panel import PreviewPanel


class Completion(NamedTuple):
    """The parts, by the names that they have in the window."""

    card: CardPanel
    preview: PreviewPanel
    history: HistoryPanel
    commands: Commands


def complete(window: QMainWindow, made: Furniture, show_tab: Callable[[str], None]) -> Completion:
    """Make them and put them into their places."""
    card, preview, history = CardPanel(made.desk), PreviewPanel(made.desk), HistoryPanel(made.desk)
    for panel, name in ((card, _("Card")), (preview, _("Preview")), (history, _("History"))):
        made.tabs.addTab(panel, name)
    made.folding.show_words(made.status.cards)
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
        preview=preview,
        show_tab=show_tab,
    )
    commands = Commands(parts, made.top)
    find = GlyphButton(made.desk.theme, paint_search, _("Find cards (Ctrl+F)"), commands.edit.find)
    made.sides.rails[LIBRARY].put_at_head(find)
    return Completion(card, preview, history, commands)
