"""What the student tells the coach: findings set aside, and answers to the questions that break a claim."""

from collections.abc import Iterable

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.plan import Reply, SetAside
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outlining import edit_note, place


def set_asides(book: Notebook, outline_id: int) -> tuple[SetAside, ...]:
    """The findings of an outline that were set aside."""
    return tuple(
        SetAside(id, uid, rule, tuple(places.split()), reason, rested_on)
        for id, uid, rule, places, reason, rested_on in book.rows(
            "SELECT id, uid, rule, places, reason, rested_on FROM set_aside WHERE outline_id = ? ORDER BY id",
            (outline_id,),
        )
    )


def set_aside(
    book: Notebook, outline_id: int, rule: str, places: Iterable[str], *, title: str, reason: str, rested_on: str
) -> int:
    """Set a finding aside: its rule, the uids of its places, its title for the step, why, and what it rests on now.

    What was said of the same finding before is forgotten; gives the id.
    """
    named = " ".join(places)
    with book.step(label("set-aside", title=shorten(title, 40))):
        book.run("DELETE FROM set_aside WHERE outline_id = ? AND rule = ? AND places = ?", (outline_id, rule, named))
        return book.run(
            "INSERT INTO set_aside (uid, outline_id, rule, places, reason, rested_on) VALUES (?, ?, ?, ?, ?, ?)",
            (new_uid(), outline_id, rule, named, clean_line(reason), rested_on),
        )


def take_up(book: Notebook, aside_id: int, title: str) -> None:
    """Have a finding that was set aside asked again; `title` is its title, for the step."""
    book.row("SELECT id FROM set_aside WHERE id = ?", (aside_id,), "set_aside")
    with book.step(label("take-up", title=shorten(title, 40))):
        book.run("DELETE FROM set_aside WHERE id = ?", (aside_id,))


def place_to_help(book: Notebook, card_id: int, spot: Spot, note: str) -> int:
    """Place a card with a note, as one step; gives the placement's id. RefusedError where it cannot stand there."""
    (title,) = book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")
    with book.step(label("place-card", title=shorten(title, 40))):
        (id,) = place(book, [card_id], spot)
        edit_note(book, id, note)
        return id


def replies(book: Notebook, card_ids: Iterable[int]) -> dict[int, tuple[Reply, ...]]:
    """By the ids of claims, what was answered to the questions that break them; an answer in the trash is none."""
    found: dict[int, tuple[Reply, ...]] = {}
    for card_id, question, note, answer_id, is_aside in book.rows(
        "SELECT r.card_id, r.question, r.note, c.id AS maybe_id, r.is_aside FROM reply r LEFT JOIN card c "
        f"ON c.id = r.answer_id AND c.trashed_at IS NULL WHERE r.card_id IN {AMONG} ORDER BY r.id",
        (ids_in(card_ids),),
    ):
        if note or answer_id or is_aside:
            found[card_id] = (*found.get(card_id, ()), Reply(question, note, answer_id or 0, bool(is_aside)))
    return found


def reply(
    book: Notebook,
    card_id: int,
    question: str,
    *,
    note: str = "",
    answer_id: int = 0,
    is_aside: bool = False,
    merge: str = "",
) -> None:
    """Answer a question about a claim, by a note, a card or a reason to set it aside; what was answered before goes.

    RefusedError where a card answers for itself, and where nothing is said.
    """
    (title,) = book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")
    if answer_id == card_id:
        raise RefusedError(_("A claim cannot answer for itself: choose another card."))
    note = clean_text(note).strip()
    if not (note or answer_id):
        mend = _("type why it does not matter here") if is_aside else _("type an answer, or choose a card")
        raise RefusedError(_("Nothing is said yet"), mend=mend)
    with book.step(label("reply", title=shorten(title, 40)), merge):
        there = book.rows("SELECT id FROM reply WHERE card_id = ? AND question = ? ORDER BY id", (card_id, question))
        values = (note, answer_id or None, int(is_aside))
        if there:
            book.run("UPDATE reply SET note = ?, answer_id = ?, is_aside = ? WHERE id = ?", (*values, there[0][0]))
        else:
            book.run(
                "INSERT INTO reply (uid, card_id, question, note, answer_id, is_aside) VALUES (?, ?, ?, ?, ?, ?)",
                (new_uid(), card_id, question, *values),
            )


def reword_reply(book: Notebook, card_id: int, question: str, note: str, merge: str = "") -> None:
    """Word the note of an answer otherwise, or answer by it; the card that answers and that it is set aside stay.

    RefusedError where nothing would be said any more.
    """
    there = next((each for each in replies(book, [card_id]).get(card_id, ()) if each.question == question), None)
    before = there or Reply(question)
    reply(book, card_id, question, note=note, answer_id=before.answer_id, is_aside=before.is_aside, merge=merge)


def remove_reply(book: Notebook, card_id: int, question: str) -> None:
    """Take back what was answered to a question about a claim."""
    (title,) = book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")
    if book.rows("SELECT 1 FROM reply WHERE card_id = ? AND question = ?", (card_id, question)):
        with book.step(label("remove-reply", title=shorten(title, 40))):
            book.run("DELETE FROM reply WHERE card_id = ? AND question = ?", (card_id, question))


def copy_replies(book: Notebook, card_id: int, to_id: int) -> None:
    """Give a card the answers of another that it lacks, as part of the open step."""
    for question, note, answer_id, is_aside in book.rows(
        "SELECT question, note, answer_id, is_aside FROM reply WHERE card_id = ? AND answer_id IS NOT ? "
        "AND question NOT IN (SELECT question FROM reply WHERE card_id = ?) ORDER BY id",
        (card_id, to_id, to_id),
    ):
        book.run(
            "INSERT INTO reply (uid, card_id, question, note, answer_id, is_aside) VALUES (?, ?, ?, ?, ?, ?)",
            (new_uid(), to_id, question, note, answer_id, is_aside),
        )


def hand_over_answers(book: Notebook, gone_id: int, to_id: int) -> None:
    """Have a card answer what another did, as part of the open step; but no claim answers for itself."""
    book.run(
        "UPDATE reply SET answer_id = ?2 WHERE answer_id = ?1 AND card_id NOT IN (?1, ?2)",
        (gone_id, to_id),
    )
