"""“Argue the other side”: an outline made of what challenges another."""

from essayplanner.domain.debate import other_side
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import edit_outline, new_outline, outline_info
from essayplanner.notebook.outlining import add_section, edit_note, edit_section, place


def _title(old: str) -> str:
    """The question of the new outline; the other side of another side is called so once."""
    begins = _("The other side: {title}", title="").rstrip()
    return old if old.startswith(begins) else _("The other side: {title}", title=old)


def argue_other_side(book: Notebook, outline_id: int) -> int:
    """A new outline, as one step, of what challenges this one; gives its id.

    Its sections say which claims they answer, the note of the first what all of it is; why a card answers is the note
    at its placement. RefusedError where nothing challenges the outline.
    """
    old = outline_info(book, outline_id)
    found = other_side(read_argument(book, outline_id))
    if not found:
        raise RefusedError(
            _("Nothing challenges a card of this outline yet"), mend=_("link a card that challenges one of its claims")
        )
    with book.step(label("argue-other-side", title=shorten(old.title, 40))):
        new = new_outline(book, _title(old.title), words=old.words)
        edit_outline(book, new, dates=old.dates)
        for number, answered in enumerate(found):
            section = add_section(book, Spot("outline", new), _("Against: {claim}", claim=answered.card.title))
            if not number:
                said = _(
                    "What an opponent would say of “{title}”, one section for each claim it answers.", title=old.title
                )
                edit_section(book, section, note=said)
            for answer in answered.answers:
                (placement,) = place(book, [answer.card.id], Spot("section", section))
                edit_note(book, placement, answer.because)
                for card, because in answer.under:
                    (below,) = place(book, [card.id], Spot("placement", placement))
                    edit_note(book, below, because)
        return new
