"""Two cards that say the same are made one."""

from typing import NamedTuple

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.merging_placements import take_placements
from essayplanner.notebook.merging_rows import citations_taken, fields_taken, tags_taken, take_rows
from essayplanner.notebook.notebook import Notebook, now
from essayplanner.notebook.sentences import UNCHANGED


class Taken(NamedTuple):
    """What a card takes over from one that is merged into it: how many placements, links, citations and tags, and
    which of its fields become others; `other_date` and `other_side` say that those of the one that goes differ, and go
    to the trash with it."""

    placements: int
    links: int
    citations: int
    tags: int
    text: bool
    caution: bool
    date: bool
    side: bool
    other_date: bool
    other_side: bool
    quotation: bool = False
    idea: bool = False


def merge_cards(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Make two cards of a kind one: the second goes to the trash, where it keeps all that it says.

    The first stands wherever the second stood, and comes to have its tags, citations, links, passages and places on the
    map as well. Texts, quotations, ideas, cautions, notes and becauses are put together where they differ; date, side
    and short form are taken where the first has none. RefusedError where the two are of different kinds, or one is in
    the trash.
    """
    kept, gone = _refuse_unless_alike(book, keep_id, gone_id)
    with book.step(label("merge-cards", gone=shorten(gone, 40), kept=shorten(kept, 40))):
        moment = now()
        write_fields(book, "card", keep_id, fields_taken(book, keep_id, gone_id) | {"edited_at": moment})
        take_rows(book, keep_id, gone_id)
        take_placements(book, keep_id, gone_id)
        write_fields(book, "card", gone_id, {"trashed_at": moment})


def _refuse_unless_alike(book: Notebook, keep_id: int, gone_id: int) -> tuple[str, str]:
    """The titles of two cards that can be merged."""
    (kind, kept, _no), (other, gone, _none) = found = [
        book.row("SELECT kind, title, trashed_at FROM card WHERE id = ?", (id,), "card") for id in (keep_id, gone_id)
    ]
    if keep_id == gone_id:
        raise RefusedError(_("A card cannot be merged with itself"), UNCHANGED)
    if kind != other:
        raise RefusedError(
            _("Only cards of the same kind can be merged"), UNCHANGED, _("change the kind of one of them first")
        )
    for _kind, title, trashed in found:
        if trashed:
            raise RefusedError(_("“{title}” is in the trash", title=shorten(title, 40)), mend=_("restore it first"))
    return kept, gone


def what_is_taken(book: Notebook, keep_id: int, gone_id: int) -> Taken:
    """What would come of merging two cards; RefusedError where they cannot be."""
    _refuse_unless_alike(book, keep_id, gone_id)
    changed = fields_taken(book, keep_id, gone_id)
    (placements,) = book.row("SELECT count(*) FROM placement WHERE card_id = ?", (gone_id,))
    (links,) = book.row(
        "SELECT count(*) FROM link l JOIN card c ON c.id = CASE l.from_card_id WHEN ?1 THEN l.to_card_id "
        "ELSE l.from_card_id END "
        "WHERE ?1 IN (l.from_card_id, l.to_card_id) AND c.id <> ?2 AND c.trashed_at IS NULL",
        (gone_id, keep_id),
    )
    mine, others = (book.row("SELECT happened, side_id FROM card WHERE id = ?", (id,)) for id in (keep_id, gone_id))
    return Taken(
        placements,
        links,
        len(citations_taken(book, keep_id, gone_id)),
        len(tags_taken(book, keep_id, gone_id)),
        *(name in changed for name in ("text", "caution", "happened", "side_id")),
        *(bool(my and other and my != other) for my, other in zip(mine, others, strict=True)),
        *(name in changed for name in ("quotation", "idea")),
    )
