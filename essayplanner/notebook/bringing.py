"""Notes become cards of a notebook: what of them is here already, and all that is wished for as one step."""

from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from typing import Any, NamedTuple

from essayplanner.domain.alike_cards import AlikeCards, Said
from essayplanner.domain.brought import Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.proposals import Known, Proposal, Seen
from essayplanner.domain.text import clean_line, clean_text, put_together, shorten
from essayplanner.domain.typed_dates import stored_date
from essayplanner.language import _
from essayplanner.notebook.brought_rows import MadeCards, Row, digest_in_file, digest_of, rows_by_uid
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
    #: Its file tells by its uid which card it is, and says something else.
    OTHER = auto()


class Deed(StrEnum):
    """What is to be done with a proposed card."""

    MAKE = "make"
    JOIN = "join"
    UPDATE = "update"
    LEAVE = "leave"


class Met(NamedTuple):
    """A proposed card beside the notebook: which card it is, by id and title, and what is done where nobody says."""

    fate: Fate
    card_id: int = 0
    title: str = ""
    deed: Deed = Deed.MAKE


class Wish(NamedTuple):
    """What is to be done with a proposed card, and what the student changed about it."""

    proposal: Proposal
    deed: Deed = Deed.MAKE
    card_id: int = 0
    title: str = ""
    kind: Kind | None = None
    when: str | None = None


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

        One that was brought from the same file is found by its text, else by its place there; no card is found twice
        so.
        """
        found = _brought_before(self.book, self.writing, proposals)
        for number, proposal in enumerate(proposals):
            if number not in found:
                title = "" if proposal.kind is Kind.HISTORIAN and proposal.text else proposal.title
                said = Said(title, f"{proposal.text} {proposal.quotation}", proposal.when)
                if said not in self._found:
                    self._found[said] = self._alike.find(said)
                id = self._found[said]
                has_more = bool(proposal.tags or proposal.cites or proposal.source >= 0)
                deed = Deed.JOIN if has_more else Deed.LEAVE
                found[number] = Met(Fate.HERE, id, self._titles[id], deed) if id else Met(Fate.NEW)
        return [found[number] for number in range(len(proposals))]


def _brought_before(book: Notebook, writing: Writing, proposals: Sequence[Proposal]) -> dict[int, Met]:
    there = book.rows(
        "SELECT o.id, o.card_id, o.found_at, o.digest, c.title, c.text, c.quotation, c.idea, c.happened, "
        "coalesce(c.trashed_at, '') FROM origin o JOIN card c ON c.id = o.card_id WHERE o.came_from = ? ORDER BY o.id",
        (clean_line(writing.came_from),),
    )
    by_text, by_place = {}, {}
    for row in reversed(there if writing.came_from else []):
        by_text[row[3].partition("/")[0]] = by_place[row[2]] = row
    taken, found = set[int](), dict[int, Met]()
    for ways in there and (
        (by_text, lambda each: digest_in_file(writing, each)),
        (by_place, lambda each: clean_line(each.place)),
    ):
        for number, proposal in enumerate(proposals):
            row = ways[0].get(ways[1](proposal))
            if number not in found and row and row[0] not in taken:
                taken.add(row[0])
                found[number] = _again(row, is_changed=ways[0] is by_place)
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


def _again(row: tuple[Any, ...], *, is_changed: bool) -> Met:
    _id, card_id, _place, digest, title, *said, trashed = row
    if trashed:
        return Met(Fate.TRASHED, card_id, title, Deed.LEAVE)
    if not is_changed:
        return Met(Fate.BEFORE, card_id, title, Deed.LEAVE)
    if digest_of(title, *said) == digest.partition("/")[2]:
        return Met(Fate.NEWER, card_id, title, Deed.UPDATE)
    return Met(Fate.BOTH, card_id, title, Deed.LEAVE)


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
        self._came_from = clean_line(writing.came_from)
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
        if proposal.locator and not self._source_of(proposal):
            text = put_together(text, f"({clean_line(proposal.locator)})", " ")
        return title, text, quotation, idea

    def _row(self, wish: Wish) -> Row:
        proposal = wish.proposal
        title, text, quotation, idea = self._said(proposal)
        return Row(
            wish.kind or proposal.kind,
            (clean_line(wish.title) if wish.title else "") or title,
            text,
            quotation,
            idea,
            proposal.voice,
            proposal.when if wish.when is None else wish.when,
            (*proposal.tags, *self.tags),
            self._source_of(proposal),
            clean_line(proposal.locator) if proposal.locator else "",
            self._origin(proposal, digest_of(title, text, quotation, idea, stored_date(proposal.when))),
            clean_line(proposal.short) if proposal.short else "",
            clean_text(proposal.caution) if proposal.caution else "",
        )

    def _origin(self, proposal: Proposal, of_card: str) -> tuple[str, str, str]:
        """Where it came from, where it stands there, and its digests: of the text in the file, and of the card."""
        digest = f"{digest_in_file(self.writing, proposal)}/{of_card}"
        return self._came_from, clean_line(proposal.place), digest

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
        origin = self._origin(wish.proposal, of_card)
        if origin[0]:
            self.book.run("DELETE FROM origin WHERE card_id = ? AND came_from = ?", (wish.card_id, origin[0]))
            cards = MadeCards(self.book)
            cards.remember(wish.card_id, origin)
            cards.write()
