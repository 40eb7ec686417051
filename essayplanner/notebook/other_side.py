"""“Argue the other side”: an outline made of what challenges another."""

from essayplanner.domain.argument import Argument, SideSeen
from essayplanner.domain.debate import debate_of
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.other_side import other_side, own_sides
from essayplanner.domain.text import shorten
from essayplanner.language import _, join_and
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import edit_outline, new_outline, outline_info
from essayplanner.notebook.outlining import add_section, edit_note, edit_section, place
from essayplanner.notebook.row_words import gone

#: The words of a section are a multiple of this.
_EVEN = 10


def _title(old: str) -> str:
    """The question of the new outline; the other side of another side is called so once."""
    begins = _("The other side: {title}", title="").rstrip()
    return old if old.startswith(begins) else _("The other side: {title}", title=old)


def argue_other_side(book: Notebook, outline_id: int, against: int = 0) -> int:
    """A new outline, as one step, of what challenges this one; gives its id.

    `against` is the id of the side that is answered, by default the one that the outline takes in its debate. The
    sections say which claims they answer and share the words of the old outline, the note of the first says what all of
    it is; why a card answers is the note at its placement. RefusedError where nothing challenges the outline, and where
    it uses as many claims of one side as of another.
    """
    old, argument = outline_info(book, outline_id), read_argument(book, outline_id)
    own = _own_side(argument, against)
    found = other_side(argument, own)
    if not found:
        nothing = (
            _("No other side challenges “{side}” in this outline yet", side=own.name)
            if own
            else _("Nothing challenges a card of this outline yet")
        )
        raise RefusedError(nothing, mend=_("link a card that challenges one of its claims"))
    words = old.words // len(found) // _EVEN * _EVEN
    with book.step(label("argue-other-side", title=shorten(old.title, 40))):
        new = new_outline(book, _title(old.title), words=old.words)
        edit_outline(book, new, dates=old.dates)
        for number, answered in enumerate(found):
            section = add_section(book, Spot("outline", new), _("Against: {claim}", claim=answered.card.title))
            edit_section(book, section, words=words, note="" if number else _what_it_is(old.title, own))
            for answer in answered.answers:
                (placement,) = place(book, [answer.card.id], Spot("section", section))
                edit_note(book, placement, answer.because)
                for card, because in answer.under:
                    (below,) = place(book, [card.id], Spot("placement", placement))
                    edit_note(book, below, because)
        return new


def _own_side(argument: Argument, against: int) -> SideSeen | None:
    """The side that is answered; None where the outline takes none."""
    if against:
        every = {side.id: side for debate in argument.debates for side in debate.sides}
        if against not in every:
            raise NotFoundError(gone("side"))
        return every[against]
    debate = debate_of(argument)
    sides = own_sides(argument, debate) if debate else ()
    if len(sides) > 1:
        names = join_and([f"“{side.name}”" for side in sides])
        raise RefusedError(
            _("This outline is balanced: it uses as many claims of one side as of the other, {sides}", sides=names),
            mend=_("say which side to argue against"),
        )
    return sides[0] if sides else None


def _what_it_is(title: str, own: SideSeen | None) -> str:
    if own:
        return _(
            "What the other side would say of “{title}”, against “{side}”. Each section answers one claim.",
            title=title,
            side=own.name,
        )
    return _("What an opponent would say of “{title}”. Each section answers one claim.", title=title)
