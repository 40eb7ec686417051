"""What was copied in the window of another notebook, or dragged from it, comes to this one."""

from PySide6.QtCore import QMimeData

from essayplanner.language import _
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.library.panel import LibraryPanel


def take_copied(desk: Desk, library: LibraryPanel, mime: QMimeData) -> None:
    """Bring in cards, and sections as an outline of their own, as one step; say what came, or that nothing did."""
    from essayplanner.notebook.copying import copy_in
    from essayplanner.work.copying import said

    book = desk.book
    pack = drags.dragged_pack(book, mime)
    if pack is None:
        here = bool(drags.dragged_cards(book, mime) or drags.dragged_items(book, mime))
        none = _("These cards are here already.") if here else _("No cards of another notebook were copied.")
        desk.announcer.say(library.view, none)
        return
    if not (pack.cards or pack.outlines):
        desk.announcer.say(library.view, drags.IN_TRASH_THERE)
        return
    copied = desk.do(lambda: copy_in(book, pack), said, undo=lambda came: came.new > 0)
    if copied and copied.outlines:
        desk.selection.show_outline(copied.outlines[0])
    if copied and copied.cards:
        library.show_card(copied.cards[0])
