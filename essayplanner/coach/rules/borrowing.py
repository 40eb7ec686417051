"""Whether what is said to be one's own words is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, resting_on
from essayplanner.coach.grouping import listed
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.domain.borrowed_words import TOO_LONG, longest_run
from essayplanner.domain.cards import Voice, spoken
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_

WORDS_BORROWED = "words-borrowed"


class Borrowing(NamedTuple):
    """A card whose own words are the source's for so many in a row, which they are, and where it stands."""

    card_id: int
    place: Place
    words: int
    run: str
    rests_on: str


def borrowed(paragraph: Paragraph) -> Iterator[Borrowing]:
    """Cards that speak in their own words in the essay, and have a long run of them from what they quote.

    What stands between quotation marks is quoted, and that is as it should be.
    """
    for placed in paragraph.part.placed:
        facts = paragraph.plan.facts_of(placed.card_id)
        if (
            not facts.theirs
            or spoken(facts.voice, facts.text, facts.quotation, facts.idea).voice is not Voice.OWN_WORDS
        ):
            continue
        run = longest_run(facts.text, *facts.theirs)
        if run.words >= TOO_LONG:
            taken = facts.text[run.first : run.last]
            yield Borrowing(placed.card_id, paragraph.place(placed), run.words, taken, resting_on(taken))


def words_borrowed(_plan: object, found: Sequence[Borrowing]) -> Iterator[Finding]:
    """Them, each card once."""
    by_card: dict[int, Borrowing] = {}
    for each in found:
        by_card.setdefault(each.card_id, each)
    once = list(by_card.values())
    if not once:
        return
    first = once[0]
    yield Finding(
        WORDS_BORROWED,
        Severity.THIN,
        n_("A card in the source’s words", "{n} cards in the source’s words", len(once)),
        n_(
            "{n} word in a row is the source’s in {cards}: “{words}”.",
            "{n} words in a row are the source’s in {cards}: “{words}”.",
            first.words,
            cards=listed([first.place.title]),
            words=shorten(first.run, 90),
        )
        if len(once) == 1
        else _("Whole runs of words are the source’s in {cards}.", cards=listed([each.place.title for each in once])),
        _("Words that are not yours and stand without quotation marks count as copied: say it otherwise, or quote it."),
        tuple(each.place for each in once),
        (Mend(How.OPEN, _("Say it in your own words"), card_id=first.card_id, field="text"),),
        tuple(each.rests_on for each in once),
    )
