"""Notes that are brought again from their file: from which of them each card came."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from essayplanner.domain.brought import What, Writing
from essayplanner.domain.found_again import How, Note, found_again, key_and_number, words_in
from essayplanner.domain.proposals import Proposal
from essayplanner.domain.text import clean_line
from essayplanner.notebook.brought_rows import digest_in_file, digest_of, text_in_file
from essayplanner.notebook.notebook import Notebook


class Origin(NamedTuple):
    """A row of where a card came from; `text` and `card` are digests, of the text in the file and of the card that was
    made of it or nothing, and `words` those of the text. `says` and `title` are the card's, `is_gone` whether it lies
    in the trash."""

    id: int
    card_id: int
    place: str
    text: str
    card: str
    words: str
    title: str
    says: tuple[str, ...]
    is_gone: bool

    @property
    def is_untouched(self) -> bool:
        """Whether the card says what it did when it was made."""
        return digest_of(self.title, *self.says) == self.card


def origins_in(book: Notebook, came_from: str) -> list[Origin]:
    """What came from a file, once by place and text; where two cards did, the one that is not in the trash."""
    rows = book.rows(
        "SELECT o.id, o.card_id, o.found_at, o.digest, c.title, c.text, c.quotation, c.idea, c.happened, "
        "c.trashed_at IS NOT NULL FROM origin o JOIN card c ON c.id = o.card_id WHERE o.came_from = ? "
        "ORDER BY c.trashed_at IS NOT NULL, o.id",
        (came_from,),
    )
    found = dict[tuple[str, str], Origin]()
    for id, card_id, place, digest, title, *says, is_gone in rows:
        text, card, words = (*digest.split("/", 2), "", "")[:3]
        origin = Origin(id, card_id, place, text, card, words, title, tuple(says), bool(is_gone))
        found.setdefault((place, text), origin)
    return list(found.values())


def brought_before(book: Notebook, writing: Writing, proposals: Sequence[Proposal]) -> dict[int, tuple[Origin, How]]:
    """By the numbers of proposed cards, where cards came from that were brought from the same file before, and how each
    was found. A proposed card that is not among them was not."""
    came_from = clean_line(writing.came_from)
    there = origins_in(book, came_from) if came_from else []
    if not there:
        return {}
    found = found_again([_old(each) for each in there], list(_new(writing, proposals)))
    return {number: (there[again.old], again.how) for number, again in found.items()}


def _old(origin: Origin) -> Note:
    """What was brought; where its words are not known, with those of its card."""
    words = origin.words.split() or words_in(" ".join((origin.title, *origin.says)))
    return Note(origin.text, frozenset(words), *key_and_number(origin.place))


def _new(writing: Writing, proposals: Sequence[Proposal]) -> Iterator[Note]:
    headings, above = list[int](), -1
    for number, block in enumerate(writing.blocks):
        above = number if block.what is What.HEADING else above
        headings.append(above)
    for proposal in proposals:
        first, blocks = proposal.blocks[0], [writing.blocks[each] for each in proposal.blocks]
        heading = writing.blocks[headings[first]].text if -1 < headings[first] < first else ""
        inside = " ".join(block.text for block in blocks if block.what is What.HEADING)
        yield Note(
            digest_in_file(writing, proposal),
            frozenset(words_in(text_in_file(writing, proposal))),
            *key_and_number(clean_line(proposal.place)),
            frozenset(words_in(heading)),
            frozenset(words_in(inside)),
            is_sure=blocks[0].what is not What.HIGHLIGHT,
        )
