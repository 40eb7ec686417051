"""Notes become cards of a notebook: what of them is here already, and all that is wished for as one step."""

from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from typing import Any, NamedTuple

from essayplanner.domain.alike_cards import AlikeCards, Said
from essayplanner.domain.brought import Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.found_again import How
from essayplanner.domain.known_people import Known
from essayplanner.domain.labels import Label, label
from essayplanner.domain.proposals import Proposal, Seen
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.domain.typed_dates import stored_date
from essayplanner.language import _
from essayplanner.notebook.brought_before import Origin, brought_before
from essayplanner.notebook.brought_rows import (
    MadeCards,
    Row,
    digest_of,
    keep_places,
    origin_of,
    replace_origin,
    rows_by_uid,
)
from essayplanner.notebook.cards import change_tags, cite_once, edit_card
from essayplanner.notebook.importing_sources import import_sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sentences import UNCHANGED
from essayplanner.notebook.sources import sources


class Fate(Enum):
    """What a proposed card is beside those of the notebook."""

    NEW = auto()
    #: A card says the same.
    HERE = auto()
    #: It was brought before, and is the same in its file.
    BEFORE = auto()
    #: It was brought before, and lies in the trash.
    TRASHED = auto()
    #: It was brought before, and only its file says something else since.
    NEWER = auto()
    #: It was brought before; its file and the student both changed it.
    BOTH = auto()
    #: It joined a card, or its file tells by its uid which card it is, and it says something else.
    OTHER = auto()


class Deed(StrEnum):
    """What is to be done with a proposed card."""

    MAKE = "make"
    JOIN = "join"
    UPDATE = "update"
    LEAVE = "leave"


class Met(NamedTuple):
    """A proposed card beside the notebook: which card it is, by id and title, and what is done where nobody says.

    `origin_id` is that of the row that tells that it was brought before, 0 where none does.
    """

    fate: Fate
    card_id: int = 0
    title: str = ""
    deed: Deed = Deed.MAKE
    origin_id: int = 0


class Wish(NamedTuple):
    """What is to be done with a proposed card, what the student changed about it, and the `origin_id` of `Met`."""

    proposal: Proposal
    deed: Deed = Deed.MAKE
    card_id: int = 0
    title: str = ""
    kind: Kind | None = None
    when: str | None = None
    origin_id: int = 0


class Brought(NamedTuple):
    """The ids of the cards that were made, joined and brought up to date, and of the sources that were added."""

    made: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()


class Here:
    """What a notebook has, beside which the cards of a text are proposed; read once."""

    def __init__(self, book: Notebook, writing: Writing) -> None:
        self.book, self.writing = book, writing
        historians = "SELECT title, aliases FROM card WHERE kind = 'historian' AND trashed_at IS NULL ORDER BY id"
        #: Whom notes may name: historians of the notebook, authors of its sources and of those that came along.
        self.known = Known(book.rows(historians), (row.source for row in sources(book)), writing.sources)
        rows = book.rows("SELECT id, title, text || ' ' || quotation, happened FROM card WHERE trashed_at IS NULL")
        self.seen: Seen = {}
        self._found: dict[Said, int] = {}
        self._alike = AlikeCards((id, Said(*said)) for id, *said in rows)
        self._titles: dict[int, str] = {id: title for id, title, *_rest in rows}

    def met(self, proposals: Sequence[Proposal]) -> list[Met]:
        """What each of the proposed cards is beside those of the notebook, and what is done with it by default.

        One that was brought from the same file is found by `domain.found_again`.
        """
        found = _brought_before(self.book, self.writing, proposals)
        for number, proposal in enumerate(proposals):
            if number not in found:
                title = "" if proposal.kind is Kind.HISTORIAN and proposal.text else proposal.title
                said = Said(title, f"{proposal.text} {proposal.quotation}", proposal.when)
                if said not in self._found:
                    paged = said._replace(text=f"{proposal.paged} {proposal.quotation}")
                    self._found[said] = self._alike.find(said) or (self._alike.find(paged) if paged != said else 0)
                id = self._found[said]
                has_more = bool(proposal.tags or proposal.cites or proposal.source >= 0)
                deed = Deed.JOIN if has_more else Deed.LEAVE
                found[number] = Met(Fate.HERE, id, self._titles[id], deed) if id else Met(Fate.NEW)
        return [found[number] for number in range(len(proposals))]


def _brought_before(book: Notebook, writing: Writing, proposals: Sequence[Proposal]) -> dict[int, Met]:
    before = brought_before(book, writing, proposals)
    found = {number: _again(*each) for number, each in before.items()}
    own = rows_by_uid(book, [each.place for number, each in enumerate(proposals) if number not in found])
    for number, proposal in enumerate(proposals):
        if number not in found and (row := own.pop(proposal.place, ())):
            found[number] = _own(row, proposal)
    return found


def _own(row: tuple[Any, ...], proposal: Proposal) -> Met:
    """A proposed card whose place is the uid of a card of this notebook."""
    card_id, title, *said, trashed = row
    if trashed:
        return Met(Fate.TRASHED, card_id, title, Deed.LEAVE)
    is_same = (clean_line(title), *map(clean_text, said)) == _says(proposal)
    return Met(Fate.HERE if is_same else Fate.OTHER, card_id, title, Deed.LEAVE)


def _again(origin: Origin, how: How) -> Met:
    if how is How.CUT:
        return Met(Fate.TRASHED if origin.is_gone else Fate.HERE, origin.card_id, origin.title, Deed.LEAVE)
    if origin.is_gone:
        fate = Fate.TRASHED
    elif how is How.SAME:
        fate = Fate.BEFORE
    else:
        fate = Fate.NEWER if origin.is_untouched else Fate.BOTH if origin.card else Fate.OTHER
    deed = Deed.UPDATE if fate is Fate.NEWER else Deed.LEAVE
    return Met(fate, origin.card_id, origin.title, deed, origin.id)


def _says(proposal: Proposal) -> tuple[str, str, str, str]:
    text, quotation, idea = (
        clean_text(said) if said else "" for said in (proposal.text, proposal.quotation, proposal.idea)
    )
    return clean_line(proposal.title), text, quotation, idea


def bring(
    book: Notebook,
    writing: Writing,
    wishes: Sequence[Wish],
    *,
    source: int = 0,
    as_source: bool = False,
    tags: Sequence[str] = (),
) -> Brought:
    """Make, join and update cards of notes as wished, with their sources and tags, as one step.

    `source` is the id of the source that all cite that name none themselves; with `as_source` that is the writing
    itself. RefusedError where nothing is to be done.
    """
    doing = [wish for wish in wishes if wish.deed is not Deed.LEAVE]
    if not doing:
        raise RefusedError(_("There is no card to make"), UNCHANGED)
    with book.step(_label(writing, doing)):
        keep_places(book, [(wish.origin_id, clean_line(wish.proposal.place)) for wish in wishes])
        return _Bringing(book, writing, source, as_source, tags).run(doing)


def _label(writing: Writing, doing: Sequence[Wish]) -> Label:
    made = sum(wish.deed is Deed.MAKE for wish in doing)
    title = shorten(writing.title, 40) or _("Pasted text")
    return label("bring-cards" if made else "bring-again", n=made or len(doing), title=title)


class _Bringing:
    """One step that brings notes in: the ids of the sources that came along, once they are added or recognised."""

    def __init__(self, book: Notebook, writing: Writing, source: int, as_source: bool, tags: Sequence[str]) -> None:
        self.book, self.writing, self.source, self.tags = book, writing, source, tags
        self.as_source = as_source and bool(writing.about)
        self.came: dict[int, int] = {}
        self.own = {row.source.uid: row.id for row in sources(book)}

    def run(self, wishes: Sequence[Wish]) -> Brought:
        added = self.add_sources(wishes)
        cards = MadeCards(self.book)
        made = [cards.add(self._row(wish)) for wish in wishes if wish.deed is Deed.MAKE]
        cards.write()
        joined = [self._join(wish) for wish in wishes if wish.deed is Deed.JOIN]
        updated = [self._update(wish) for wish in wishes if wish.deed is Deed.UPDATE]
        return Brought(tuple(made), tuple(dict.fromkeys(joined)), tuple(dict.fromkeys(updated)), added)

    def add_sources(self, wishes: Sequence[Wish]) -> tuple[int, ...]:
        """Add the sources that came along and are cited, or find them; gives the ids of those that are new."""
        numbers = sorted(
            {wish.proposal.source for wish in wishes if 0 <= wish.proposal.source < len(self.writing.sources)}
        )
        items = [self.writing.sources[number] for number in numbers]
        if self.as_source:
            items.append(dict(self.writing.about))
        if not items:
            return ()
        before = {row.id for row in sources(self.book)}
        became = [each.source_id for each in import_sources(self.book, items).became]
        self.came = dict(zip(numbers, became, strict=False))
        if self.as_source:
            self.source = became[-1]
        return tuple(id for id in dict.fromkeys(became) if id not in before)

    def _source_of(self, proposal: Proposal) -> int:
        return self.came.get(proposal.source, 0) or self.own.get(proposal.cites, 0) or self.source

    def _said(self, proposal: Proposal) -> tuple[str, str, str, str]:
        """The title and words of a card; where it cites nothing, its words tell the page."""
        title, text, quotation, idea = _says(proposal)
        return title, text if self._source_of(proposal) else clean_text(proposal.paged), quotation, idea

    def _row(self, wish: Wish) -> Row:
        proposal = wish.proposal
        title, text, quotation, idea = self._said(proposal)
        when = stored_date(proposal.when)
        return Row(
            wish.kind or proposal.kind,
            (clean_line(wish.title) if wish.title else "") or title,
            text,
            quotation,
            idea,
            proposal.voice,
            when if wish.when is None else stored_date(wish.when),
            (*proposal.tags, *self.tags),
            self._source_of(proposal),
            clean_line(proposal.locator) if proposal.locator else "",
            origin_of(self.writing, proposal, digest_of(title, text, quotation, idea, when)),
            clean_line(proposal.short) if proposal.short else "",
            clean_text(proposal.caution) if proposal.caution else "",
        )

    def _join(self, wish: Wish) -> int:
        """The words of the card are the student's, and stay so when the note changes in its file."""
        self._add_to(wish)
        self._remember(wish, "")
        return wish.card_id

    def _update(self, wish: Wish) -> int:
        proposal = wish.proposal
        title, text, quotation, idea = self._said(proposal)
        if proposal.kind is Kind.HISTORIAN:
            (title,) = self.book.row("SELECT title FROM card WHERE id = ?", (wish.card_id,), "card")
        when = proposal.when if wish.when is None else wish.when
        said: dict[str, Any] = {"when": when} if when else {}
        edit_card(self.book, wish.card_id, title=wish.title or title, text=text, quotation=quotation, idea=idea, **said)
        self._add_to(wish)
        (happened,) = self.book.row("SELECT happened FROM card WHERE id = ?", (wish.card_id,), "card")
        self._remember(wish, digest_of(title, text, quotation, idea, happened if wish.when is None else proposal.when))
        return wish.card_id

    def _add_to(self, wish: Wish) -> None:
        """Give a card that is there the tags, source and page that it lacks."""
        if tags := (*wish.proposal.tags, *self.tags):
            change_tags(self.book, wish.card_id, tags)
        if id := self._source_of(wish.proposal):
            cite_once(self.book, wish.card_id, id, wish.proposal.locator)

    def _remember(self, wish: Wish, of_card: str) -> None:
        origin = origin_of(self.writing, wish.proposal, of_card)
        if not replace_origin(self.book, wish.origin_id, wish.card_id, origin):
            cards = MadeCards(self.book)
            cards.remember(wish.card_id, origin)
            cards.write()
