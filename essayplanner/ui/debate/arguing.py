"""“Argue the other side” from the debate screen: at once where the essay takes a side, else after asking which."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from essayplanner.domain.argument import DebateSeen, SideSeen
from essayplanner.domain.debate import debate_of
from essayplanner.domain.other_side import own_sides
from essayplanner.language import _
from essayplanner.notebook.other_side import argue_other_side
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.debate.canvas import DebateCanvas
from essayplanner.ui.debate.header import DebateHeader
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import caption


class Argued(Protocol):
    """A screen with a debate."""

    desk: Desk
    topic: Topic
    canvas: DebateCanvas
    header: DebateHeader
    debate: DebateSeen | None
    turned: dict[int, int]


def argue(screen: Argued) -> None:
    """Make an outline that argues the other side, and turn to it; ask which side is to be answered where the outline
    uses as many claims of one as of another."""
    screen.topic.look()
    argument = screen.topic.argument
    if not argument.outline.id:
        screen.desk.announcer.ask(screen.canvas, _("There is no outline yet: make one first."))
        return
    of_outline = debate_of(argument)
    sides = own_sides(argument, screen.debate) if screen.debate else ()
    sides = sides or (own_sides(argument, of_outline) if of_outline else ())
    if len(sides) > 1:
        _ask(screen, sides)
    else:
        _argue(screen, sides[0] if sides else None)


def _ask(screen: Argued, sides: tuple[SideSeen, ...]) -> None:
    menu = QMenu(screen.header.argue)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for side in sides:
        action = menu.addAction(caption(_("Argue against “{side}”", side=side.name)))
        action.triggered.connect(partial(_argue, screen, side))
    menu.popup(screen.header.argue.mapToGlobal(screen.header.argue.rect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])


def _argue(screen: Argued, side: SideSeen | None, _checked: bool = False) -> None:
    desk = screen.desk
    said = (
        _("A new outline argues against “{side}”.", side=side.name)
        if side
        else _("A new outline argues the other side.")
    )
    outline_id, against = desk.selection.outline_id, side.id if side else 0
    new = desk.do(lambda: argue_other_side(desk.book, outline_id, against), said, at=screen.canvas, undo=True)
    if new:
        if side:
            screen.turned[new] = side.debate_id
        desk.selection.show_outline(new)
