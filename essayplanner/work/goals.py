"""Goals and demands of an outline, chosen among those of its scheme."""

from collections.abc import Container

from essayplanner.coach.demanding import Demanded, Standing, demanded
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.structures import MOST_GOALS
from essayplanner.domain.text import shorten
from essayplanner.language import _, p_
from essayplanner.notebook import demands
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info
from essayplanner.work.coaching import coached
from essayplanner.work.structures import structures


def standing(book: Notebook, outline_id: int, off: Container[str] = frozenset()) -> Demanded:
    """What is asked of an outline, and how it stands with it, without the rules that are off."""
    plan, found = coached(book, outline_id, off)
    return demanded(plan, found, off)


def find(asked: Demanded, name: str) -> Standing:
    """The demand with a key, or with a uid of which the beginning suffices; NotFoundError where there is none."""
    found = [each for each in asked.every if name in (each.key, each.uid)]
    found = found or [each for each in asked.every if each.uid.startswith(name)]
    if len(found) != 1:
        known = p_("between parts of a list", ", ").join(each.name for each in asked.every)
        raise NotFoundError(
            _("Nothing that is asked of this outline is called “{name}”; there are {known}.", name=name, known=known)
            if known
            else _("Nothing is asked of this outline yet: choose a mark scheme, or write a goal of your own.")
        )
    return found[0]


def make_goal(book: Notebook, outline_id: int, key: str = "", demand_id: int = 0) -> None:
    """Make a demand a goal: one of the scheme by its key, one of one's own by its id. RefusedError where there are too
    many."""
    with book.step(_changing_goals(book, outline_id)):
        _make_room(book, outline_id)
        demands.set_goal(book, outline_id, key, demand_id, on=True)


def write_goal(book: Notebook, outline_id: int, says: str) -> None:
    """Make a goal of one's own. RefusedError where it says nothing, or where there are too many."""
    with book.step(_changing_goals(book, outline_id)):
        _make_room(book, outline_id)
        demands.add_demand(book, outline_id, says, is_goal=True)


def _changing_goals(book: Notebook, outline_id: int) -> Label:
    return label("goal", title=shorten(outline_info(book, outline_id).title, 40))


def _make_room(book: Notebook, outline_id: int) -> None:
    """Where there is no room for another goal, those of other schemes than the outline’s are none any more: nobody
    sees them."""
    chosen = [each for each in demands.demands(book, outline_id) if each.is_goal]
    if len(chosen) < MOST_GOALS:
        return
    scheme = structures().scheme(outline_info(book, outline_id).scheme)
    keys = {demand.key for demand in scheme.demands} if scheme else set()
    for each in chosen:
        if each.key and each.key not in keys:
            demands.set_goal(book, outline_id, demand_id=each.id, on=False)


def drop(book: Notebook, outline_id: int, asked: Standing) -> None:
    """Have a demand of the scheme be no goal any more; one of one's own goes."""
    if asked.key:
        demands.set_goal(book, outline_id, asked.key, on=False)
    else:
        demands.remove_demand(book, asked.id)


def switch(book: Notebook, outline_id: int, asked: Standing, *, on: bool) -> None:
    """Have a demand of the scheme checked, or not; RefusedError for one of one's own."""
    if not asked.key:
        raise RefusedError(_("This is a demand of your own: it is asked until you remove it."))
    demands.switch_demand(book, outline_id, asked.key, on=on)


def tick(book: Notebook, asked: Standing, section_id: int, *, met: bool) -> None:
    """Say that a part of the essay does what is demanded, or does not.

    RefusedError for a demand that rules check, and for a section that is within another part.
    """
    if not asked.by_hand:
        raise RefusedError(_("The coach checks “{demand}” itself: it is not ticked off.", demand=asked.words))
    parts = [part.section for part in asked.parts]
    if section_id not in [part.id for part in parts]:
        known = p_("between parts of a list", ", ").join(_("“{title}”", title=part.title) for part in parts)
        raise RefusedError(_("It is ticked off in whole parts of the essay: {parts}.", parts=known))
    demands.tick_demand(book, asked.id, section_id, met=met, key=asked.key, title=asked.words)
