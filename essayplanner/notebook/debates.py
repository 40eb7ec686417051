"""What a student does with debates and their sides: making, editing, ordering, merging and deleting them."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from essayplanner.domain.debate_sides import Sides, why_not_sides
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.text import as_called, clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook import ordering
from essayplanner.notebook.fields import cleaned, write_fields
from essayplanner.notebook.naming import DEBATES, SIDES, find_called, quoted, shown
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.ordering import Siblings
from essayplanner.notebook.sentences import UNCHANGED

_DEBATES = Siblings("debate", "?1 = 0", 0)


class SideEdits(TypedDict, total=False):
    """What may be said of a side; one that `is_between` stands between the others."""

    name: str
    says: str
    is_between: bool


def add_debate(book: Notebook, question: str = "", sides: Sequence[str] = (), between: str = "") -> int:
    """A new debate after the others, with two sides to begin with where none are named, and one between them where
    that has a name; gives its id."""
    question = clean_line(question) or _("New debate")
    with book.step(label("add-debate", title=shorten(question, 40))):
        (position,) = ordering.positions(book, _DEBATES, None)
        id = book.run("INSERT INTO debate (uid, question, position) VALUES (?, ?, ?)", (new_uid(), question, position))
        for name in sides or (_("First side"), _("Second side")):
            add_side(book, id, name)
        if between:
            add_side(book, id, between, is_between=True)
        return id


def edit_debate(book: Notebook, debate_id: int, question: str, merge: str = "") -> None:
    """Ask another question; a blank one keeps the old."""
    question = clean_line(question) or _question(book, debate_id)
    with book.step(label("edit-debate", title=shorten(question, 40)), merge):
        write_fields(book, "debate", debate_id, {"question": question})


def move_debate(book: Notebook, debate_id: int, before: int | None) -> None:
    """Put a debate before another, or last (None)."""
    with book.step(label("move-debate", title=shorten(_question(book, debate_id), 40))):
        _move(book, _DEBATES, debate_id, before)


def delete_debate(book: Notebook, debate_id: int) -> None:
    """Delete a debate with its sides; the cards stay, on no side."""
    with book.step(label("delete-debate", title=shorten(_question(book, debate_id), 40))):
        for side_id in _side_ids(book, debate_id):
            _leave(book, side_id)
        book.run("DELETE FROM debate WHERE id = ?", (debate_id,))


def merge_debates(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Make two debates one. Sides of the same name become one, and so do those between; the others move over.

    RefusedError where more sides would come together than a debate has.
    """
    kept, gone = _question(book, keep_id), _question(book, gone_id)
    if keep_id == gone_id:
        raise RefusedError(_("A debate cannot be merged with itself"), UNCHANGED)
    with book.step(label("merge-debates", gone=shorten(gone, 40), kept=shorten(kept, 40))):
        there = _sides(book, keep_id)
        for id, name, is_between in _sides(book, gone_id):
            like = [each[0] for each in there if as_called(each[1]) == as_called(name)]
            like += [each[0] for each in there if is_between and each[2]]
            if like:
                _merge(book, like[0], id)
            else:
                if not is_between:
                    _refuse_sides(book, keep_id, outer=1)
                (position,) = ordering.positions(book, _sides_of(keep_id), None)
                write_fields(book, "side", id, {"debate_id": keep_id, "position": position})
        book.run("DELETE FROM debate WHERE id = ?", (gone_id,))


def add_side(book: Notebook, debate_id: int, name: str = "", says: str = "", *, is_between: bool = False) -> int:
    """A new side of a debate, after the others; gives its id. RefusedError where the debate has room for none."""
    _question(book, debate_id)
    name = clean_line(name) or (_("Both in part") if is_between else _("New side"))
    with book.step(label("add-side", title=shorten(name, 40))):
        _refuse_sides(book, debate_id, **_counting(is_between))
        (position,) = ordering.positions(book, _sides_of(debate_id), None)
        return book.run(
            "INSERT INTO side (uid, debate_id, name, says, is_between, position) VALUES (?, ?, ?, ?, ?, ?)",
            (new_uid(), debate_id, name, clean_text(says), int(is_between), position),
        )


def edit_side(book: Notebook, side_id: int, merge: str = "", **fields: Unpack[SideEdits]) -> None:
    """Change a side. A blank name keeps the old one; RefusedError where it cannot stand between the others, or not."""
    debate_id, old, was_between = _side(book, side_id)
    columns = cleaned(
        fields, {"name": lambda name: clean_line(name) or old, "says": clean_text, "is_between": lambda it: int(it)}
    )
    with book.step(label("edit-side", title=shorten(columns.get("name", old), 40)), merge):
        if columns.get("is_between", was_between) != was_between:
            turned = 1 if was_between else -1
            _refuse_sides(book, debate_id, outer=turned, between=-turned)
        write_fields(book, "side", side_id, columns)


def move_side(book: Notebook, side_id: int, before: int | None) -> None:
    """Put a side before another of its debate, or last (None)."""
    debate_id, name, _between = _side(book, side_id)
    with book.step(label("move-side", title=shorten(name, 40))):
        _move(book, _sides_of(debate_id), side_id, before)


def delete_side(book: Notebook, side_id: int) -> None:
    """Delete a side; its cards stay, on no side. RefusedError where too few sides would be left."""
    debate_id, name, is_between = _side(book, side_id)
    with book.step(label("delete-side", title=shorten(name, 40))):
        _refuse_sides(book, debate_id, **_counting(is_between, -1))
        _leave(book, side_id)
        book.run("DELETE FROM side WHERE id = ?", (side_id,))


def merge_sides(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Make two sides of a debate one: the cards of the second go to the first. RefusedError where too few are left."""
    debate_id, kept, _between = _side(book, keep_id)
    other_debate, gone, is_between = _side(book, gone_id)
    if keep_id == gone_id:
        raise RefusedError(_("A side cannot be merged with itself"), UNCHANGED)
    if debate_id != other_debate:
        raise RefusedError(_("These are sides of two debates"), UNCHANGED, _("merge the debates"))
    with book.step(label("merge-sides", gone=shorten(gone, 40), kept=shorten(kept, 40))):
        _refuse_sides(book, debate_id, **_counting(is_between, -1))
        _merge(book, keep_id, gone_id)


def _merge(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Historians keep their places on the line; claims come after those that were put in order by hand."""
    said, gone_said = (book.row("SELECT says FROM side WHERE id = ?", (id,), "side")[0] for id in (keep_id, gone_id))
    if gone_said and not said:
        write_fields(book, "side", keep_id, {"says": gone_said})
    book.run(
        "UPDATE card SET side_id = ?, stand = CASE kind WHEN 'claim' THEN NULL ELSE stand END WHERE side_id = ?",
        (keep_id, gone_id),
    )
    book.run("DELETE FROM side WHERE id = ?", (gone_id,))


def _leave(book: Notebook, side_id: int) -> None:
    """The cards of a side stand on none, and their historians nowhere."""
    book.run("UPDATE card SET side_id = NULL, stand = NULL WHERE side_id = ?", (side_id,))


def _move(book: Notebook, siblings: Siblings, id: int, before: int | None) -> None:
    if not ordering.in_place(book, siblings, [id], before):
        (position,) = ordering.positions_for(book, siblings, before, [id])
        write_fields(book, siblings.table, id, {"position": position})


def _refuse_sides(book: Notebook, debate_id: int, outer: int = 0, between: int = 0) -> None:
    """RefusedError where a debate cannot have so many more sides of each kind, or fewer."""
    row = book.row(
        "SELECT count(*) FILTER (WHERE NOT is_between), count(*) FILTER (WHERE is_between) FROM side "
        "WHERE debate_id = ?",
        (debate_id,),
    )
    now = Sides(*row)
    if reason := why_not_sides(now, Sides(now.outer + outer, now.between + between)):
        raise RefusedError(reason)


def _counting(is_between: bool, count: int = 1) -> dict[str, int]:
    return {"between" if is_between else "outer": count}


def _sides_of(debate_id: int) -> Siblings:
    return Siblings("side", "debate_id = ?1", debate_id)


def _side_ids(book: Notebook, debate_id: int) -> list[int]:
    return [id for id, _name, _between in _sides(book, debate_id)]


def _sides(book: Notebook, debate_id: int) -> list[tuple[int, str, bool]]:
    rows = book.rows("SELECT id, name, is_between FROM side WHERE debate_id = ? ORDER BY position, id", (debate_id,))
    return [(id, name, bool(between)) for id, name, between in rows]


def _side(book: Notebook, side_id: int) -> tuple[int, str, bool]:
    debate_id, name, between = book.row("SELECT debate_id, name, is_between FROM side WHERE id = ?", (side_id,), "side")
    return debate_id, name, bool(between)


def _question(book: Notebook, debate_id: int) -> str:
    return str(book.row("SELECT question FROM debate WHERE id = ?", (debate_id,), "debate")[0])


def find_debate(book: Notebook, called: str) -> int:
    """The debate of that question or uid (a lone beginning suffices); NotFoundError or RefusedError (several)."""
    every = book.rows("SELECT id, uid, question FROM debate ORDER BY position, id")
    if not every:
        raise NotFoundError(_("This notebook has no debate yet; make one first."))
    found = find_called(every, called, DEBATES)
    if found is None:
        known = quoted([question for _id, _uid, question in every])
        raise NotFoundError(
            _(
                "There is no debate “{name}” in this notebook; its debates are: {known}.",
                name=shown(called),
                known=known,
            )
        )
    return found


def find_side(book: Notebook, debate_id: int, called: str) -> int:
    """The side of a debate of that name or uid (a lone beginning suffices); NotFoundError or RefusedError (several)."""
    every = book.rows("SELECT id, uid, name FROM side WHERE debate_id = ? ORDER BY position, id", (debate_id,))
    found = find_called(every, called, SIDES)
    if found is None:
        known = quoted([name for _id, _uid, name in every])
        raise NotFoundError(
            _("There is no side “{name}” in this debate; its sides are: {known}.", name=shown(called), known=known)
        )
    return found
