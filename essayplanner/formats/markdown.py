"""Markdown out: the question, thesis, sections, cards beneath them, footnotes and works.

Lists are indented by four columns (`-` and three spaces), which CommonMark, pandoc and Python-Markdown nest alike.
"""

from collections.abc import Iterator
from functools import lru_cache

from essayplanner.domain.cards import Kind
from essayplanner.domain.cited import Runs
from essayplanner.domain.marked_text import has_marks, shown_runs
from essayplanner.formats.essay import Essay, Heading, Item, after
from essayplanner.formats.markup import ADDRESS, BLOCK, EMPHASIS, NOTE, STRONG, heading, joined
from essayplanner.language import _, n_

_INDENT = "    "
_DEEPEST_HEADING = 6
_CLAIM = Kind.CLAIM  # looked up once: in Python 3.11 it is a sixth of the work on a card


def markdown_of(essay: Essay, name_notes: bool = True) -> str:
    """A frozen essay as Markdown; `name_notes` says which paragraphs are the student's note on a card."""
    return joined(_blocks(essay, name_notes), end="\n")


def _blocks(essay: Essay, name_notes: bool) -> Iterator[str]:
    yield from _opening(essay)
    for block in essay.blocks:
        yield from _item(block, name_notes, essay) if isinstance(block, Item) else _heading(block)
    if not essay.in_text:
        for number, note in enumerate(essay.notes, 1):
            yield f"{NOTE}{number}]: {BLOCK}{runs_of(note)}"
    yield from _works(essay)


def _works(essay: Essay) -> Iterator[str]:
    if essay.lists:
        yield _heading_line(1, _("Works cited"))
    for part in essay.lists:
        if part.title:
            yield _heading_line(2, part.title)
        yield from (f"-   {BLOCK}{runs_of(work)}" for work in part.works)


def _opening(essay: Essay) -> Iterator[str]:
    if essay.title:
        yield _heading_line(0, essay.title)
    for place, paragraph in enumerate(essay.thesis):
        yield f"{BLOCK}{_words(paragraph)}" if place else _label(_("Thesis:")) + f" {_words(paragraph)}"
    if essay.words:
        yield _target(essay.words)


def _heading(block: Heading) -> Iterator[str]:
    yield _heading_line(block.depth, block.title)
    if block.words:
        yield _target(block.words)
    for paragraph in block.paragraphs:
        yield f"{BLOCK}{_words(paragraph)}"


def _heading_line(depth: int, title: str) -> str:
    return heading(min(depth + 1, _DEEPEST_HEADING), title)


def _target(words: int) -> str:
    return _label(n_("Target: {n} word", "Target: {n} words", words))


def _label(words: str) -> str:
    return f"{EMPHASIS}{words}{EMPHASIS}"


def _item(item: Item, name_notes: bool, essay: Essay) -> list[str]:
    depth, kind, title, date, part, texts, note, caution, footnote, quoted, block = item
    indent = _INDENT * depth
    if texts and has_marks("".join(texts)):
        texts, block = tuple(map(_words, texts)), tuple(map(_words, block))
    if note and has_marks("".join(note)):
        note = tuple(map(_words, note))
    line = f"{STRONG}{title}{STRONG}" if kind is _CLAIM else f"{BLOCK}{title}"
    if part:
        line = f"{_label(f'{part}:')} {line}"
    if date:
        line = f"{line} ({date})"
    if footnote:
        mark = f" {runs_of(essay.notes[footnote - 1])}" if essay.in_text else f"{NOTE}{footnote}]"
        if quoted:
            texts, block = after(texts, mark), after(block, mark)
        else:
            line += mark
    blocks = [f"{indent[4:]}-   {line}"]
    if block:
        blocks.append(f"\n{indent}>\n".join(f"{indent}> {BLOCK}{text}" for text in block))
    else:
        for text in texts:
            blocks.append(f"{indent}{BLOCK}{text}")
    if caution:
        blocks.append(indent + _label(_("Caution:")) + f" {_words(caution)}")
    for text in note:
        blocks.append(indent + _label(_("Note:")) + f" {text}" if name_notes else f"{indent}{BLOCK}{text}")
        name_notes = False
    return blocks


def _words(text: str) -> str:
    return runs_of(shown_runs(text)) if has_marks(text) else text


def runs_of(runs: Runs) -> str:
    """Runs with Markdown's marks for italic and bold, before the document is escaped."""
    parts: list[str] = []
    for text, italic, bold, _small_caps, _raised, link in runs:
        if link and link == text:
            parts.append(f"{ADDRESS}{text}{ADDRESS}")
        elif italic or bold:
            place = len(parts)
            before = parts[-1][-1:] if place else ""
            after = runs[place + 1].text[:1] if place + 1 < len(runs) else ""
            parts.append(_marked(text, STRONG if bold else EMPHASIS, before, after))
        else:
            parts.append(text)
    return "".join(parts)


@lru_cache(1000)
def _marked(run: str, mark: str, before: str, after: str) -> str:
    """A run between marks; without them where no Markdown reader would see them as such. Few works have many notes.

    `before` and `after` are the signs beside it; marks beside marks would be taken for others.
    """
    text = run.strip()
    if not text:
        return run
    start, end = run[: len(run) - len(run.lstrip())], run[len(run.rstrip()) :]
    if before == EMPHASIS and not start:
        return run
    opens = text[0].isalnum() or not (start or before)[-1:].isalnum()
    closes = text[-1].isalnum() or not (end or after)[:1].isalnum()
    return f"{start}{mark}{text}{mark}{end}" if opens and closes else run
