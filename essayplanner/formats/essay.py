"""An outline frozen for export: flat, in reading order, with its notes finished."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Card, Citation, Kind, Voice
from essayplanner.domain.cited import Cited, Part, Runs
from essayplanner.domain.dates import show_date_beside
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.domain.quoting import is_block, quoted_paragraphs
from essayplanner.domain.words import relation_word, role_title
from essayplanner.formats.notes import NoteWriter
from essayplanner.formats.tidy import one_line, paragraphs
from essayplanner.language import _

_QUOTATION = Voice.QUOTATION  # looked up once, as in `markdown`


class ExportOptions(NamedTuple):
    """What an export shows of an outline."""

    headings_only: bool = False
    card_texts: bool = True
    word_targets: bool = False
    cautions: bool = False


#: What an export shows unless the student chose otherwise.
PLAIN_OPTIONS = ExportOptions()


class Heading(NamedTuple):
    """A section: `depth` is 1 directly under the question; `words` is 0 where no target is shown."""

    depth: int
    title: str
    role: Role
    words: int
    paragraphs: tuple[str, ...]


class Item(NamedTuple):
    """A placed card: `depth` is 1 directly under its section, `date` is as a reader writes it.

    `footnote` is 0 where nothing is cited. Where it is `quoted`, `texts` are the words of a source between quotation
    marks, and the note stands after the last of them, not after the title; those of a long quotation are in `block`
    too, without the marks, for what can set them apart.
    """

    depth: int
    kind: Kind
    title: str
    date: str
    part: str
    texts: tuple[str, ...]
    note: tuple[str, ...]
    caution: str
    footnote: int
    quoted: bool = False
    block: tuple[str, ...] = ()

    @property
    def note_at(self) -> str:
        """Where the note stands: after its “title” or, where words of the source are quoted, after the “text”."""
        return "" if not self.footnote else "text" if self.quoted else "title"


class Essay(NamedTuple):
    """An outline as every exporter needs it.

    `notes[n - 1]` is the finished text of footnote n and `cited[n - 1]` what it was made from; `works` is the
    finished list of works, and `parts` the same in parts. A citation style that is not the plain one replaces these
    (`with_citations`); where it cites `in_text`, a note stands after its item in the running text.
    Every text is cleaned: one line, no control characters, no white space at its ends.
    """

    title: str
    thesis: tuple[str, ...]
    words: int
    blocks: tuple[Heading | Item, ...]
    cited: tuple[tuple[Citation, ...], ...]
    notes: tuple[Runs, ...]
    works: tuple[Runs, ...]
    parts: tuple[Part, ...] = ()
    in_text: bool = False

    @property
    def lists(self) -> tuple[Part, ...]:
        """The list of works in its parts; a blank title is the whole list's."""
        return self.parts or ((Part("", self.works),) if self.works else ())


def with_citations(essay: Essay, cited: Cited) -> Essay:
    """The essay with its notes and works as a citation style has them; freezes of cards alone keep no works."""
    works = tuple(work for part in cited.bibliography for work in part.works)
    return essay._replace(
        notes=cited.notes,
        works=works if essay.title else (),
        parts=cited.bibliography if essay.title else (),
        in_text=cited.in_text,
    )


def after(texts: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """Paragraphs with a mark after the last of them."""
    return (*texts[:-1], f"{texts[-1]}{mark}") if texts else ()


def freeze(outline: Outline, options: ExportOptions = PLAIN_OPTIONS) -> Essay:
    """The outline in reading order with as much of it as the options ask for."""
    blocks: list[Heading | Item] = []
    writer = NoteWriter()
    waiting: list[tuple[int, Section]] = [(1, section) for section in reversed(outline.sections)]
    while waiting:
        depth, section = waiting.pop()
        blocks.append(_heading(depth, section, options))
        if not options.headings_only:
            _freeze_items(section.placements, options, writer, blocks)
        waiting.extend((depth + 1, inner) for inner in reversed(section.sections))
    return Essay(
        one_line(outline.title) or _("Untitled"),
        () if options.headings_only else paragraphs(outline.thesis),
        outline.words if options.word_targets else 0,
        tuple(blocks),
        tuple(writer.cited),
        tuple(writer.notes),
        writer.works(),
    )


def freeze_cards(items: Sequence[Placed | Card]) -> Essay:
    """Cards and placements alone, without question, headings or list of works: what is dragged or copied out."""
    placed = [item if isinstance(item, Placed) else Placed("", item, "", None) for item in items]
    blocks: list[Heading | Item] = []
    writer = NoteWriter()
    _freeze_items(placed, PLAIN_OPTIONS, writer, blocks)
    return Essay("", (), 0, tuple(blocks), tuple(writer.cited), tuple(writer.notes), ())


def _heading(depth: int, section: Section, options: ExportOptions) -> Heading:
    return Heading(
        depth,
        one_line(section.title) or role_title(section.role),
        section.role,
        section.words if options.word_targets else 0,
        () if options.headings_only else paragraphs(section.note),
    )


def _freeze_items(
    placements: Sequence[Placed], options: ExportOptions, writer: NoteWriter, blocks: list[Heading | Item]
) -> None:
    levels = [iter(placements)]
    while levels:
        for placed in levels[-1]:
            blocks.append(_item(len(levels), placed, options, writer))
            if placed.placements:
                levels.append(iter(placed.placements))
                break
        else:
            levels.pop()


def _item(depth: int, placed: Placed, options: ExportOptions, writer: NoteWriter) -> Item:
    card, note = placed.card, placed.note
    title, when, caution, citations = one_line(card.title), card.when, card.caution, card.citations
    voice, text = card.spoken
    texts = paragraphs(text) if text and options.card_texts else ()
    quoted = bool(texts) and voice is _QUOTATION
    block = texts if quoted and is_block(texts) else ()
    if quoted:
        texts = quoted_paragraphs(texts)
    return Item(
        depth,
        card.kind,
        title or _("Untitled"),
        one_line(show_date_beside(when, title)) if when else "",
        relation_word(placed.part) if placed.part else "",
        texts,
        paragraphs(note) if note else (),
        one_line(caution) if caution and options.cautions else "",
        writer.footnote(citations) if citations else 0,
        quoted,
        block,
    )
