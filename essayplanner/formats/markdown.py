"""Markdown out: the question, thesis, sections, cards beneath them, footnotes and works.

Lists are indented by four columns (`-` and three spaces), which CommonMark, pandoc and Python-Markdown nest alike.
"""

from collections.abc import Iterator

from essayplanner.domain.cards import Kind
from essayplanner.domain.cited import Run, Runs
from essayplanner.formats.essay import Essay, Heading, Item
from essayplanner.formats.markup import BLOCK, EMPHASIS, NOTE, STRONG, heading, joined
from essayplanner.language import _, n_

_INDENT = "    "
_DEEPEST_HEADING = 6


def markdown_of(essay: Essay, name_notes: bool = True) -> str:
    """A frozen essay as Markdown; `name_notes` says which paragraphs are the student's note on a card."""
    parts = [*_opening(essay)]
    for block in essay.blocks:
        if isinstance(block, Item):
            _item(block, name_notes, parts, essay)
        else:
            parts.extend(_heading(block))
    for number, note in enumerate(() if essay.in_text else essay.notes, 1):
        parts.append(f"{NOTE}{number}]: {BLOCK}{runs_of(note)}")
    parts.extend(_works(essay))
    return joined(parts) + "\n" if parts else ""


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
        yield f"{BLOCK}{paragraph}" if place else _label(_("Thesis:")) + f" {paragraph}"
    if essay.words:
        yield _target(essay.words)


def _heading(block: Heading) -> Iterator[str]:
    yield _heading_line(block.depth, block.title)
    if block.words:
        yield _target(block.words)
    for paragraph in block.paragraphs:
        yield f"{BLOCK}{paragraph}"


def _heading_line(depth: int, title: str) -> str:
    return heading(min(depth + 1, _DEEPEST_HEADING), title)


def _target(words: int) -> str:
    return _label(n_("Target: {n} word", "Target: {n} words", words))


def _label(words: str) -> str:
    return f"{EMPHASIS}{words}{EMPHASIS}"


def _item(item: Item, name_notes: bool, parts: list[str], essay: Essay) -> None:
    depth, kind, title, date, part, texts, note, caution, footnote = item
    indent = _INDENT * depth
    line = f"{STRONG}{title}{STRONG}" if kind is Kind.CLAIM else f"{BLOCK}{title}"
    if part:
        line = f"{_label(f'{part}:')} {line}"
    if date:
        line = f"{line} ({date})"
    if footnote:
        line = f"{line} {runs_of(essay.notes[footnote - 1])}" if essay.in_text else f"{line}{NOTE}{footnote}]"
    parts.append(f"{indent[4:]}-   {line}")
    for text in texts:
        parts.append(f"{indent}{BLOCK}{text}")
    if caution:
        parts.append(indent + _label(_("Caution:")) + f" {caution}")
    for text in note:
        parts.append(indent + _label(_("Note:")) + f" {text}" if name_notes else f"{indent}{BLOCK}{text}")
        name_notes = False


def runs_of(runs: Runs) -> str:
    """Runs with Markdown's marks for italic and bold, before the document is escaped."""
    parts = []
    for place, run in enumerate(runs):
        if run.italic or run.bold:
            parts.append(_marked(run, runs[place - 1].text[-1:] if place else "", runs[place + 1 : place + 2]))
        else:
            parts.append(run.text)
    return "".join(parts)


def _marked(run: Run, before: str, after: Runs) -> str:
    """The run between marks; without them where no Markdown reader would see them as such."""
    text = run.text.strip()
    if not text:
        return run.text
    start = run.text[: len(run.text) - len(run.text.lstrip())]
    end = run.text[len(run.text.rstrip()) :]
    follows = after[0].text[:1] if after else ""
    opens = text[0].isalnum() or not (start or before)[-1:].isalnum()
    closes = text[-1].isalnum() or not (end or follows)[:1].isalnum()
    if not opens or not closes:
        return run.text
    mark = STRONG if run.bold else EMPHASIS
    return f"{start}{mark}{text}{mark}{end}"
