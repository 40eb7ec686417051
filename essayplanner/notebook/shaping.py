"""An outline made as a shape proposes it for a question."""

from collections.abc import Sequence

from essayplanner.domain.labels import label
from essayplanner.domain.structures import ProposedPlan
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import edit_outline, new_outline
from essayplanner.notebook.outlining import add_section, edit_section, place


def outline_from(
    book: Notebook,
    title: str,
    proposed: ProposedPlan,
    *,
    thesis: str = "",
    dates: str = "",
    reading: str = "",
    scheme: str = "",
    held: Sequence[Sequence[int]] = (),
) -> int:
    """A new outline with all sections that are proposed, as one step; gives its id.

    `title` is the question, `dates` the years it asks about, `reading` what was corrected of how it is read, `scheme`
    the key of a scheme, `held` the ids of cards that stand in the sections, in their order. Words and minutes are those
    of what is proposed; what is to be written in a section stays in its slots, and its note is empty. RefusedError
    where a target is none.
    """
    title = clean_line(title) or _("Untitled question")
    with book.step(label("add-outline", title=shorten(title, 40))):
        outline_id = new_outline(book, title, thesis, proposed.words)
        edit_outline(book, outline_id, dates=dates, reading=reading, scheme=scheme, minutes=proposed.minutes)
        for number, section in enumerate(proposed.sections):
            id = add_section(book, Spot("outline", outline_id), section.title, section.role)
            edit_section(book, id, words=section.words, slots=[slot.key for slot in section.slots])
            if cards := held[number : number + 1]:
                place(book, cards[0], Spot("section", id))
    return outline_id
