"""What the margin says of each passage."""

from collections.abc import Sequence

from essayplanner.domain.cards import Card
from essayplanner.domain.dates import show_date
from essayplanner.domain.documents import Document, Passage
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import shorten
from essayplanner.domain.words import does_to, done_by
from essayplanner.language import _, join_facts
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import cards_there, read_cards
from essayplanner.ui.read.margin_drawing import Entry


def entries_of(book: Notebook, document: Document, passages: Sequence[Passage]) -> list[Entry]:
    """The passages of a document as the margin has them, in reading order."""
    there = cards_there(book, [passage.card_id for passage in passages])  # some may have gone since these were read
    ids = sorted(there)
    cards = dict(zip(ids, read_cards(book, ids), strict=True)) if ids else {}
    printed = Printed.parse(document.printed)
    return [
        Entry(each, page_of(printed, each.spot.page), _second(cards[each.card_id], each))
        for each in passages
        if each.card_id in cards
    ]


def page_of(printed: Printed, page: int) -> str:
    """“p. 15” where that is printed, else which page of the file it is; empty where there are no pages."""
    if not page:
        return ""
    return printed.locator(page, page) or _("page {page}", page=page)


def _second(card: Card, passage: Passage) -> str:
    """What is told of the card: that it was there before, what it does to another or that does to it, when it happened,
    and whether it is used."""
    facts = []
    if card.quotation.strip() != passage.quoted.strip():
        facts.append(_("Page added to a card you had"))
    elif card.links:
        facts.append(does_to(card.links[0].relation, shorten(card.links[0].other.title, 80)))
    elif card.linked_by:
        facts.append(done_by(card.linked_by[0].relation, shorten(card.linked_by[0].other.title, 80)))
    facts.append(show_date(card.when))
    if card.used_in:
        return join_facts(facts) or _("In “{outline}”", outline=shorten(card.used_in[0].title, 80))
    return join_facts((*facts, _("not in an outline yet") if join_facts(facts) else _("Not in an outline yet")))
