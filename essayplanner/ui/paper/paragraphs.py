"""An exported outline as paragraphs to look at: what stands in each, and in which style; no Qt.

The preview sets these paragraphs itself rather than reading HTML: nothing in a text can become markup, an image or a
table, and after an edit the few paragraphs that differ are found by comparing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.cited import Run, Runs
from essayplanner.formats.essay import Essay, Heading, Item
from essayplanner.language import _, n_

#: Letters of one paragraph that are shown: laying out a single paragraph of a megabyte takes seconds.
LONGEST_PARAGRAPH = 20_000
#: Letters of one word that are shown unbroken: a word of a million letters takes Qt more than a minute.
LONGEST_WORD = 120
#: Paragraphs that are shown; about five thousand cards with their texts.
MOST_PARAGRAPHS = 20_000
#: So many that are the same stand between two stretches that differ, at least: to set fewer again is less than to have
#: Qt move once more all that stands below.
APART = 200
#: So many that differ are not told apart.
MANY = 500

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>“”\"]+[^\s<>“”\"'’.,;:!?)\]]")
_DEEPEST_HEADING = 5


class Span(NamedTuple):
    """A stretch of text, perhaps a link.

    `face` names “strong”, “emphasis”, “small-caps”, “raised”, “lowered”, “muted” or “caution”, or several of them.
    """

    text: str
    face: str = ""
    href: str = ""
    anchor: str = ""


class Paragraph(NamedTuple):
    """One paragraph: its style's name, how deep it stands under its section (0 is not at all), and its text."""

    style: str
    depth: int
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


def paragraphs_of(essay: Essay, name_notes: bool = True) -> list[Paragraph]:
    """The essay in reading order; `name_notes` says which paragraphs are the student's note on a card."""
    shown = list(_opening(essay))
    for block in essay.blocks:
        shown.extend(_item(block, name_notes, essay) if isinstance(block, Item) else _heading(block))
        if len(shown) > MOST_PARAGRAPHS:
            rest = _("The outline goes on but is too long to show here; the export has all of it.")
            return [*shown[:MOST_PARAGRAPHS], Paragraph("aside", 0, (Span(rest),))]
    shown.extend(_notes(essay))
    return shown


def _opening(essay: Essay) -> Iterator[Paragraph]:
    yield Paragraph("question", 0, _text(essay.title))
    for place, text in enumerate(essay.thesis):
        yield Paragraph("thesis", 0, _text(text) if place else (_said(_("Thesis:"), "muted"), *_text(text)))
    if essay.words:
        yield _target(essay.words)


def _said(words: str, face: str) -> Span:
    """Words that say what comes next."""
    return Span(f"{words} ", face)


def _target(words: int) -> Paragraph:
    return Paragraph("aside", 0, (Span(n_("Target: {n} word", "Target: {n} words", words)),))


def _heading(block: Heading) -> Iterator[Paragraph]:
    yield Paragraph(f"heading {min(block.depth, _DEEPEST_HEADING)}", 0, _text(block.title))
    if block.words:
        yield _target(block.words)
    for text in block.paragraphs:
        yield Paragraph("body", 0, _text(text))


def _item(item: Item, name_notes: bool, essay: Essay) -> Iterator[Paragraph]:
    claim = item.kind is Kind.CLAIM
    spans = [Span("•\t" if item.depth == 1 else "–\t", "muted")]
    if item.part:
        spans.append(Span(f"{item.part}: ", "emphasis"))
    spans.extend(_text(item.title, "strong" if claim else ""))
    if item.date:
        spans.append(Span(f" ({item.date})", "muted"))
    at, note = item.note_at, _note_mark(item, essay)
    yield Paragraph("claim" if claim else "item", item.depth, (*spans, *(note if at == "title" else ())))
    texts = item.block or item.texts
    for number, text in enumerate(texts, 1):
        marked = note if at == "text" and number == len(texts) else ()
        yield Paragraph("block" if item.block else "text", item.depth, (*_text(text), *marked))
    if item.caution:
        yield Paragraph("text", item.depth, (_said(_("Caution:"), "caution"), *_text(item.caution)))
    for place, text in enumerate(item.note):
        named = (_said(_("Note:"), "emphasis"),) if name_notes and not place else ()
        yield Paragraph("text", item.depth, (*named, *_text(text)))


def _note_mark(item: Item, essay: Essay) -> tuple[Span, ...]:
    """What leads to the note of an item, or the note itself."""
    if item.footnote and essay.in_text:
        return (Span(" "), *_runs(essay.notes[item.footnote - 1]))
    return (Span(str(item.footnote), "raised", f"#note-{item.footnote}", f"mark-{item.footnote}"),)


def _notes(essay: Essay) -> Iterator[Paragraph]:
    notes = () if essay.in_text else essay.notes
    if notes:
        yield Paragraph("rule", 0, ())
    for number, runs in enumerate(notes, 1):
        mark = Span(f"{number}\t", "muted", f"#mark-{number}", f"note-{number}")
        yield Paragraph("footnote", 0, (mark, *_runs(runs)))
    if essay.lists:
        yield Paragraph("heading 1", 0, (Span(_("Works cited")),))
    for part in essay.lists:
        if part.title:
            yield Paragraph("heading 2", 0, (Span(part.title),))
        for work in part.works:
            yield Paragraph("work", 0, _runs(work))


def _runs(runs: Runs) -> tuple[Span, ...]:
    return tuple(span for run in runs for span in _text(run.text, _face(run)))


def _face(run: Run) -> str:
    faces = (
        "emphasis" if run.italic else "",
        "strong" if run.bold else "",
        "small-caps" if run.small_caps else "",
        "raised" if run.raised > 0 else "lowered" if run.raised < 0 else "",
    )
    return " ".join(filter(None, faces))


def _text(text: str, face: str = "") -> tuple[Span, ...]:
    """A text with its web addresses as links and nothing in it that would take long to lay out."""
    if len(text) > LONGEST_PARAGRAPH:
        cut = _("(shortened here; the export has all of it)")
        text = f"{text[:LONGEST_PARAGRAPH]}… {cut}"
    if "://" not in text:
        return (Span(_broken(text), face),)
    spans, end = [], 0
    for found in _ADDRESS.finditer(text):
        spans += [Span(_broken(text[end : found.start()]), face), Span(_broken(found[0]), face, found[0])]
        end = found.end()
    spans.append(Span(_broken(text[end:]), face))
    return tuple(span for span in spans if span.text)


def _broken(text: str) -> str:
    """The text with a place to break in words that are too long."""
    return text if len(text) <= LONGEST_WORD else _LONG_WORD.sub(lambda found: f"{found[0]}\u200b", text)


def same_ends(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[int, int]:
    """How many paragraphs are the same at the beginning and, of the others, at the end."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


class Stretch(NamedTuple):
    """Paragraphs that differ: where they begin, how many go, and how many come instead."""

    at: int
    going: int
    coming: int


def stretches(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Stretch]:
    """The stretches that differ, from the first, each where it stands when those before it are changed; one where other
    paragraphs are more or fewer than before, or many differ."""
    first, last = same_ends(old, new)
    going, coming = len(old) - last - first, len(new) - last - first
    whole = [Stretch(first, going, coming)]
    if going != coming:
        return whole
    found: list[Stretch] = []
    differ = (at for at in range(first, first + going) if old[at] != new[at])
    for number, at in enumerate(differ):
        if number == MANY:
            return whole
        begun = found.pop().at if found and at - found[-1].at - found[-1].going < APART else at
        found.append(Stretch(begun, at + 1 - begun, at + 1 - begun))
    return found


def sharing(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Paragraph]:
    """The new paragraphs, and of those that are the same in the same place the very values of before: what is one value
    is compared at once, and is in memory once."""
    found, end = list(new), 0
    for at, _going, coming in stretches(old, new):
        found[end:at] = old[end:at]
        end = at + coming
    rest = len(new) - end
    return [*found[:end], *old[len(old) - rest :]]
