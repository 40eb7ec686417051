"""From cards to the documents that they were read in, and from words that were read to the card that says them."""

import re
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Document
from essayplanner.domain.locators import parse_place
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import fold
from essayplanner.notebook.documents import documents, passages_of_card
from essayplanner.notebook.notebook import Notebook

#: Cards whose words are compared with a passage, of those that share one of its longest words.
_COMPARED = 600
#: So many of its words are looked for.
_LOOKED_FOR = 6
#: The share of the words of a title that stand in a passage, from which on the card says it already.
_ALIKE = 0.6


class ToRead(NamedTuple):
    """Where in a document a card was read: in passages, the first of them first, else on a page of the file; 0 is its
    beginning."""

    document_id: int
    passage_ids: tuple[int, ...] = ()
    page: int = 0


def where_read(book: Notebook, card_id: int, source_id: int = 0, place: str = "") -> ToRead | None:
    """Where a card was read, in a document of that source (0: in any); None where no document of it is here.

    Of several passages it is those that stand at the `place` in the source, where any does. Without a passage it is the
    page on which that place is printed, or one at which the card cites the source.
    """
    there = {each.id: each for each in documents(book) if not source_id or each.source_id == source_id}
    found = [passage for passage in passages_of_card(book, card_id) if passage.document_id in there]
    if found:
        pages = _pages_of(place)
        at = [each for each in found if pages & _printed_on(there[each.document_id], each.spot.page)] or found
        return ToRead(at[0].document_id, tuple(each.id for each in at if each.document_id == at[0].document_id))
    if not source_id or not there:
        return None
    cited = (
        "SELECT locator, position, id FROM citation WHERE card_id = ? AND source_id = ? UNION ALL "
        "SELECT via_locator, position, id FROM citation WHERE card_id = ? AND via_source_id = ? ORDER BY position, id"
    )
    others = [row[0] for row in book.rows(cited, (card_id, source_id) * 2)]
    for number in (number for locator in (place, *others) for number in _numbers(locator)[:1]):
        for document in there.values():
            page = Printed.parse(document.printed).page_of(number)
            if 0 < page <= document.pages:
                return ToRead(document.id, page=page)
    return ToRead(next(iter(there)))


def _numbers(place: str) -> list[str]:
    """The pages that a place names, as they are printed."""
    return [number for part in parse_place(place) if part.label == "page" for number in re.findall(r"\w+", part.value)]


def _pages_of(place: str) -> set[str]:
    return {number.lower() for number in _numbers(place)}


def _printed_on(document: Document, page: int) -> set[str]:
    printed = Printed.parse(document.printed)
    return {printed.of(page), printed.of(page, second=True)} - {""}


def has_document(book: Notebook, source_id: int) -> bool:
    """Whether a document of a source is here."""
    return bool(book.rows("SELECT 1 FROM document WHERE from_source_id = ? LIMIT 1", (source_id,)))


def cards_read(book: Notebook) -> frozenset[int]:
    """The ids of the cards that were made of passages."""
    return frozenset(id for (id,) in book.rows("SELECT card_id FROM passage"))


class Alike(NamedTuple):
    """A card that says what a passage does."""

    id: int
    kind: Kind
    title: str


def says_already(book: Notebook, quoted: str) -> Alike | None:
    """The card that says most of what a passage says, or that quotes it; None where none does.

    A historian whose name stands in the passage counts too. Cards of the trash do not.
    """
    words = _words(quoted)
    if not words:
        return None
    longest = sorted(words, key=lambda word: (-len(word), word))[:_LOOKED_FOR]
    found = book.rows(
        "SELECT id, kind, title, quotation, substr(text, 1, 2000) FROM card WHERE trashed_at IS NULL AND "
        f"({' OR '.join(['title LIKE ? OR quotation LIKE ? OR text LIKE ?'] * len(longest))}) LIMIT {_COMPARED}",
        [f"%{word}%" for word in longest for _ in range(3)],
    )
    whole = fold(quoted).strip()
    ranked = [
        (_share(words, whole, Kind(kind), title, quotation, text), -id, Alike(id, Kind(kind), title))
        for id, kind, title, quotation, text in found
    ]
    best = max(ranked, default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _share(words: set[str], whole: str, kind: Kind, title: str, quotation: str, text: str) -> float:
    """How much of its title is in a passage, or of the passage in the card, from 0 to 1; more where that quotes it."""
    if quotation and (whole in fold(quotation) or fold(quotation).strip() in whole):
        return 2.0
    own = _words(title)
    if kind is Kind.HISTORIAN:
        names = fold(title).split()
        is_name = 0 < len(names) < 4 and len(names[-1]) > 3
        return 0.7 if is_name and names[-1] in words else 0.0
    told = _among(own, words) if len(own) > 2 else 0
    said = _among(words, own | _words(text)) if len(words) > 4 else 0
    return max(told / len(own) if told > 2 else 0.0, said / len(words) if said > 3 else 0.0)


def _among(some: set[str], others: set[str]) -> int:
    """How many words are among others, in whatever form."""
    return sum(word in others or any(_are_forms(word, other) for other in others) for word in some)


def _are_forms(one: str, other: str) -> bool:
    """Whether two words are one in two forms: “withdrawn” and “withdrawal”, “arrests” and “arrested”."""
    shared = min(len(one), len(other)) - 2
    return shared >= 4 and one[:shared] == other[:shared] and abs(len(one) - len(other)) <= 3


#: Words that say nothing by themselves.
_SMALL = frozenset(
    """the and for that this with from was were are is had has have been not but his her its their they them who whom
    which what when where into onto over under than then there here also only could would should may might must can
    did does done being about after before because while other others more most such some any all""".split()  # noqa: SIM905
)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", fold(text)[:4000]) if len(word) > 2 and word not in _SMALL}
