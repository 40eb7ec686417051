"""Cards that are proposed of notes, before any is made: each with its kind and why, title, words, date and source."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.attributions import as_name
from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.cutting import Piece, Rule, Way, pieces, title_heading
from essayplanner.domain.dates_in_notes import dates_in
from essayplanner.domain.found_again import place_of
from essayplanner.domain.kind_guesses import Guess, Note, guess
from essayplanner.domain.known_people import Known, Person, source_of
from essayplanner.domain.note_words import Begun, begun, capital_first, plain_words, title_of
from essayplanner.domain.text import clean_line, put_together, shorten
from essayplanner.language import _

#: So many letters of a note are looked at for its kind.
_LOOKED_AT = 2000


class Headings(StrEnum):
    """What becomes of the headings above cards."""

    TAGS = "tags"
    NOTHING = "nothing"
    TITLE = "title"


class Proposal(NamedTuple):
    """A card as it would be made.

    `why` says in a few words by what its kind was guessed. `when` is a date as it is written. `source` is the number
    of one of the sources that came along, or -1; `cites` the uid of a source of the notebook that its words name.
    `place` finds it again in another edition of its file (`found_again.place_of`); `blocks` are the numbers of the
    blocks it came from. A record may have a `short` form and a `caution`.
    """

    kind: Kind
    why: str
    title: str
    text: str = ""
    quotation: str = ""
    idea: str = ""
    when: str = ""
    locator: str = ""
    source: int = -1
    cites: str = ""
    tags: tuple[str, ...] = ()
    place: str = ""
    blocks: tuple[int, ...] = ()
    short: str = ""
    caution: str = ""

    @property
    def voice(self) -> Voice:
        """In which voice it speaks: its own words where it has some, else the quotation."""
        return Voice.QUOTATION if self.quotation and not self.text else Voice.OWN_WORDS

    @property
    def paged(self) -> str:
        """Its own words with the page behind them, where they do not say it already."""
        page = clean_line(self.locator) if self.locator else ""
        return put_together(self.text, f"({page})", " ") if page and page not in self.text else self.text


#: Proposals of a text, by their blocks, the marker and the kind of all.
Seen = dict[tuple[tuple[int, ...], str, Kind | None], Proposal]


def propose(
    writing: Writing,
    rule: Rule,
    known: Known,
    *,
    headings: Headings = Headings.TAGS,
    kind: Kind | None = None,
    quoted: bool = False,
    seen: Seen | None = None,
    before_each: Callable[[], object] = bool,
) -> list[Proposal]:
    """The cards that a text makes, cut by a rule, in its order; all of one `kind` where one is given.

    Where it is `quoted`, its words are those of a source, and none the student’s own. What was proposed of the
    same text before may be `seen`, and is looked at no more. `before_each` card something may be called, which ends
    this where it raises.
    """
    seen = {} if seen is None else seen
    found, names = list[Proposal](), set(known.historians)
    title = title_heading(writing.blocks)
    for number, piece in enumerate(pieces(writing.blocks, rule), start=1):
        above = [plain_words(writing.blocks[each].text).rstrip(":") for each in piece.headings if each != title]
        before_each()
        key = (piece.blocks, rule.marker, kind)
        proposal = seen.get(key) or _proposal(writing.blocks, piece, rule, known, kind)
        seen[key] = proposal
        first, is_one = writing.blocks[piece.blocks[0]], len(piece.blocks) == 1
        if quoted and (proposal.text or not proposal.quotation) and not (is_one and first.what is What.HEADING):
            words = first.text if is_one else proposal.text
            proposal = proposal._replace(text="", quotation=put_together(words, proposal.quotation))
        proposal = proposal._replace(place=place_of(first.place, number), title=_free_name(proposal, names))
        found.append(_under(proposal, [each for each in above if each], headings))
    return found


def _free_name(proposal: Proposal, names: set[str]) -> str:
    """The title; of one more card on a historian with its words, to tell it from the first."""
    if proposal.kind is Kind.HISTORIAN:
        if as_name(proposal.title) in names and (words := proposal.text or proposal.quotation):
            return f"{proposal.title}: {title_of(plain_words(words))[0]}"
        names.add(as_name(proposal.title))
    return proposal.title


def _under(proposal: Proposal, above: list[str], headings: Headings) -> Proposal:
    if headings is Headings.TAGS:
        tags = tuple(dict.fromkeys((*proposal.tags, *(shorten(each.replace(": ", " – "), 60) for each in above))))
        return proposal._replace(tags=tags)
    if headings is Headings.TITLE and above:
        return proposal._replace(title=f"{above[-1]}: {proposal.title}")
    return proposal


def _proposal(blocks: Sequence[Block], piece: Piece, rule: Rule, known: Known, kind: Kind | None) -> Proposal:
    parts = [_unmarked(blocks[each], rule) for each in piece.blocks]
    first = parts[0]
    words, quoted, ideas = _voices(parts)
    quoted_alone = bool(quoted) and not words
    head, _line, tail = (words or quoted).partition("\n")
    own = next((each.source for each in parts if each.source >= 0), -1)
    note = begun(
        head,
        known.names if own < 0 else frozenset(),
        with_date=not any(each.when for each in parts),
        with_place=not any(each.locator for each in parts),
    )
    person = known.named(note.name)
    cites, source = source_of(person, note.year, note.work)
    if own >= 0:
        cites, source = "", own
    seen = person or known.mentioned(note.rest)
    told = f"{note.rest} {plain_words(tail)}".strip()
    said = ". ".join(filter(None, (plain_words(first.title).rstrip(".!?"), told)))
    guessed = _kind_of(first, said[:_LOOKED_AT], note, seen, quoted_alone)
    proposal = Proposal(
        kind or guessed.kind,
        _("chosen for all") if kind else guessed.why,
        "",
        words,
        quoted,
        ideas,
        when=_when(parts, note.when, told, kind or guessed.kind),
        locator=next((each.locator for each in parts if each.locator), note.place),
        source=source,
        cites=cites,
        tags=tuple(dict.fromkeys(tag for each in parts for tag in each.tags)),
        blocks=piece.blocks,
        short=first.short,
        caution=first.caution,
    )
    is_told = not tail and not quoted and _is_kept(note, proposal)
    named = person or (Person(note.name) if note.name else seen)
    return _titled(proposal, first, note.rest, is_told, named if note.name or not kind else None)


def _is_kept(note: Begun, proposal: Proposal) -> bool:
    """Whether all that was taken from the beginning of a note is told by the card beside its words."""
    is_cited = bool(proposal.cites) or proposal.source >= 0
    by_name = is_cited or (proposal.kind is Kind.HISTORIAN and not note.year and not note.work)
    has_rest = note.when in ("", proposal.when) and note.place in ("", proposal.locator)
    return has_rest and (by_name or not note.name)


def _unmarked(block: Block, rule: Rule) -> Block:
    if rule.way is Way.MARKER and plain_words(block.text).startswith(rule.marker) and rule.marker in block.text:
        return block._replace(text=block.text.replace(rule.marker, "", 1).lstrip(" \t:;,.)–—").rstrip())
    return block


def _voices(parts: Sequence[Block]) -> tuple[str, str, str]:
    """The own words of a card, its quotation, and what was noted about it."""
    words, quoted, ideas, was_item = "", "", "", False
    first = parts[0]
    for number, part in enumerate(parts):
        text = part.text.strip()
        if part.what in (What.QUOTATION, What.HIGHLIGHT):
            quoted = put_together(quoted, text)
        elif part.what is What.HEADING:
            words = put_together(words, f"**{text}**" if number and text else text)
        elif part.what is What.ITEM and number:
            words = put_together(
                words,
                f"{'  ' * max(0, part.level - first.level - 1)}{part.number or '-'} {text}",
                "\n" if was_item else "\n\n",
            )
        else:
            words = put_together(words, text)
        was_item = part.what is What.ITEM and bool(number)
        ideas = put_together(ideas, part.comment.strip())
        quoted = put_together(quoted, part.quotation.strip())
    if not quoted and _is_quoted(words):
        words, quoted = "", words[1:-1]
    return words, quoted, ideas


def _is_quoted(words: str) -> bool:
    pairs = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"))
    return len(words) > 2 and any(
        words[0] == left and words[-1] == right and right not in words[1:-1] and left not in words[1:-1]
        for left, right in pairs
    )


def _kind_of(first: Block, words: str, note: Begun, person: Person | None, is_quoted: bool) -> Guess:
    if first.kind:
        return Guess(first.kind, _("its file says so"))
    historian = person.name if person and person.is_historian else ""
    author = person.name if person and not historian else ""
    has_place = bool(note.place or note.name)
    stranger = "" if person else note.name
    return guess(Note(words, bool(note.when), historian, author, has_place, is_quoted, stranger, note.at_end))


def _when(parts: Sequence[Block], before: str, words: str, kind: Kind) -> str:
    """The date that a record says, or that stands before a note; of evidence the first in its words too."""
    if said := next((part.when for part in parts if part.when), before):
        return said
    dates = dates_in(words) if kind is Kind.EVIDENCE else []
    return dates[0].words if dates else ""


def _titled(proposal: Proposal, first: Block, rest: str, is_told: bool, person: Person | None) -> Proposal:
    """With its title; the words are left out where the title says all of them, and all else `is_told`."""
    if first.title:
        return proposal._replace(title=plain_words(first.title))
    if first.what is What.HEADING:
        title, says_all = title_of(plain_words(first.text))
        says_all = says_all and proposal.text.startswith(first.text.strip())
        return proposal._replace(title=title, text=proposal.text.partition("\n\n")[2] if says_all else proposal.text)
    if proposal.kind is Kind.HISTORIAN and person:
        text = capital_first(_marked(rest, proposal.text)) if is_told else proposal.text
        return proposal._replace(title=person.name, text=text)
    title, says_all = title_of(rest)
    title = title or _("Untitled note")
    is_plain = plain_words(first.text) == clean_line(first.text)
    if says_all and is_told and is_plain and proposal.text:
        return proposal._replace(title=title, text="")
    return proposal._replace(title=title)


def _marked(rest: str, text: str) -> str:
    """What of a text says these plain words, with italics, bold and links; all of it where that cannot be told."""
    plain = plain_words(text)
    if clean_line(text) == plain or text.endswith(rest):
        return rest
    marked = text.removeprefix(plain.removesuffix(rest))
    return marked if plain_words(marked) == rest else text
