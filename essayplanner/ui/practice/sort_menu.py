"""What the button beside the name of a pile offers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from essayplanner.coach.sorting import Pile
from essayplanner.language import _
from essayplanner.notebook.outlines import outlines
from essayplanner.ui.look.plain import caption
from essayplanner.ui.practice.sort_draft import QUESTIONS, Asked, SortDraft


def pile_menu(
    parent: QWidget,
    draft: SortDraft,
    pile: Pile,
    ask: Callable[[int, Asked], object],
    split: Callable[[Pile], object],
    type_question: Callable[[int], object],
) -> QMenu:
    """Another question, where the pile is of one, and one more group."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if pile in QUESTIONS:
        place = QUESTIONS.index(pile)
        _offer_outlines(menu, draft, place, ask)
        menu.addAction(_("&Type a question…")).triggered.connect(lambda _checked: type_question(place))
        menu.addSeparator()
    menu.addAction(_("Add a &group")).triggered.connect(lambda _checked: split(pile))
    return menu


def _offer_outlines(menu: QMenu, draft: SortDraft, place: int, ask: Callable[[int, Asked], object]) -> None:
    now, other = draft.asked[place], draft.asked[1 - place]
    for outline in outlines(draft.book):
        if outline.id != other.outline_id:
            action = menu.addAction(caption(outline.title))
            action.setCheckable(True)
            action.setChecked(outline.id == now.outline_id)
            asked = Asked(outline.id, outline.title)
            action.triggered.connect(lambda _checked, asked=asked: ask(place, asked))
