"""What is asked of an outline: demands of its scheme that are off or goals, and demands of the student's own."""

from collections import defaultdict

from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.plan import PlanDemand
from essayplanner.domain.structures import MOST_GOALS
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _, n_
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.row_words import gone


def demands(book: Notebook, outline_id: int) -> tuple[PlanDemand, ...]:
    """What the student said of the demands on an outline, and those of his own, in order."""
    met = defaultdict[int, list[int]](list)
    for demand_id, section_id in book.rows(
        "SELECT m.demand_id, m.section_id FROM demand_met m JOIN demand d ON d.id = m.demand_id "
        "WHERE d.outline_id = ? ORDER BY m.id",
        (outline_id,),
    ):
        met[demand_id].append(section_id)
    return tuple(
        PlanDemand(id, uid, key, says, bool(is_goal), bool(is_off), tuple(met[id]))
        for id, uid, key, says, is_goal, is_off in book.rows(
            "SELECT id, uid, demand_key, says, is_goal, is_off FROM demand WHERE outline_id = ? ORDER BY position, id",
            (outline_id,),
        )
    )


def add_demand(book: Notebook, outline_id: int, says: str, *, is_goal: bool = False) -> int:
    """A demand in the student's or teacher's own words; gives its id. RefusedError where it is blank, or one goal too
    many."""
    says = clean_line(says)
    if not says:
        raise RefusedError(_("It says nothing yet"), mend=_("type what the essay is to do"))
    with book.step(_label(book, "goal" if is_goal else "demand", outline_id)):
        id = _new(book, outline_id, "", says)
        if is_goal:
            _set_goal(book, outline_id, id, on=True)
        return id


def edit_demand(book: Notebook, demand_id: int, says: str, merge: str = "") -> None:
    """Word a demand of one's own otherwise; blank words keep the old ones."""
    outline_id, old = book.row("SELECT outline_id, says FROM demand WHERE id = ?", (demand_id,), "demand")
    with book.step(_label(book, "demand", outline_id), merge):
        book.run("UPDATE demand SET says = ? WHERE id = ?", (clean_line(says) or old, demand_id))


def remove_demand(book: Notebook, demand_id: int) -> None:
    """Drop what was said of a demand: one of one's own is gone, one of the scheme is as the scheme has it."""
    (outline_id,) = book.row("SELECT outline_id FROM demand WHERE id = ?", (demand_id,), "demand")
    with book.step(_label(book, "demand", outline_id)):
        book.run("DELETE FROM demand WHERE id = ?", (demand_id,))


def switch_demand(book: Notebook, outline_id: int, key: str, *, on: bool) -> None:
    """Have a demand of the scheme checked, or not."""
    with book.step(_label(book, "demand", outline_id)):
        id = _of_key(book, outline_id, key)
        book.run("UPDATE demand SET is_off = ?, is_goal = is_goal AND ? WHERE id = ?", (int(not on), int(on), id))


def set_goal(book: Notebook, outline_id: int, key: str = "", demand_id: int = 0, *, on: bool) -> None:
    """Make a demand a goal, or no goal any more: one of the scheme by its key, one of one's own by its id.

    RefusedError where there are as many goals as can be kept in mind.
    """
    with book.step(_label(book, "goal", outline_id)):
        _set_goal(book, outline_id, demand_id or _of_key(book, outline_id, key), on=on)


def _set_goal(book: Notebook, outline_id: int, demand_id: int, *, on: bool) -> None:
    (goals,) = book.row(
        "SELECT count(*) FROM demand WHERE outline_id = ? AND is_goal AND id <> ?", (outline_id, demand_id)
    )
    if on and goals >= MOST_GOALS:
        raise RefusedError(
            n_(
                "An outline has {n} goal at most, so that you can keep it in mind",
                "An outline has {n} goals at most, so that you can keep them in mind",
                MOST_GOALS,
            ),
            mend=_("drop one first"),
        )
    book.run("UPDATE demand SET is_goal = ?, is_off = is_off AND NOT ? WHERE id = ?", (int(on), int(on), demand_id))


def tick_demand(book: Notebook, demand_id: int, section_id: int, *, met: bool, key: str = "", title: str = "") -> None:
    """Say that a section does what is demanded, or does not; of one of the scheme that nothing was said of yet
    (`demand_id` is 0) by its key. `title` is how the scheme words it, for the step."""
    there = book.rows("SELECT outline_id FROM section WHERE id = ?", (section_id,))
    if not there:
        raise NotFoundError(gone("section"))
    says = (
        book.row("SELECT says, demand_key FROM demand WHERE id = ?", (demand_id,), "demand") if demand_id else ("", key)
    )
    with book.step(label("tick" if met else "untick", title=shorten(title or says[0] or says[1], 40))):
        demand_id = demand_id or _of_key(book, there[0][0], key)
        book.run("DELETE FROM demand_met WHERE demand_id = ? AND section_id = ?", (demand_id, section_id))
        if met:
            book.run(
                "INSERT INTO demand_met (uid, demand_id, section_id) VALUES (?, ?, ?)",
                (new_uid(), demand_id, section_id),
            )


def copy_demands(book: Notebook, outline_id: int, to_id: int) -> None:
    """Give an outline the demands of another, as part of the open step; what was ticked off there is not."""
    for each in demands(book, outline_id):
        id = _new(book, to_id, each.key, each.words)
        book.run("UPDATE demand SET is_goal = ?, is_off = ? WHERE id = ?", (int(each.is_goal), int(each.is_off), id))


def _of_key(book: Notebook, outline_id: int, key: str) -> int:
    """The row that is kept for a demand of the scheme, made where there is none."""
    found = book.rows("SELECT id FROM demand WHERE outline_id = ? AND demand_key = ?", (outline_id, key))
    return int(found[0][0]) if found else _new(book, outline_id, key, "")


def _new(book: Notebook, outline_id: int, key: str, says: str) -> int:
    (last,) = book.row("SELECT coalesce(max(position), 0) FROM demand WHERE outline_id = ?", (outline_id,))
    return book.run(
        "INSERT INTO demand (uid, outline_id, demand_key, says, position) VALUES (?, ?, ?, ?, ?)",
        (new_uid(), outline_id, key, says, last + SPACING),
    )


def _label(book: Notebook, key: str, outline_id: int) -> Label:
    (title,) = book.row("SELECT title FROM outline WHERE id = ?", (outline_id,), "outline")
    return label(key, title=shorten(title, 40))
