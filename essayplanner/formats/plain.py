"""Plain text out: what a program takes that knows neither Markdown nor HTML."""

from collections.abc import Iterator

from essayplanner.domain.cited import plain_text
from essayplanner.domain.marked_text import shown_words
from essayplanner.formats.essay import Essay, Heading, after
from essayplanner.language import _


def plain_of(essay: Essay) -> str:
    """A frozen essay as plain text: cards indented under each other, notes numbered at the end."""
    lines = [line for line in (essay.title, *_shown(essay.thesis)) if line]
    for block in essay.blocks:
        if isinstance(block, Heading):
            lines.extend(["", block.title, *_shown(block.paragraphs)])
            continue
        indent = "    " * (block.depth - 1)
        part = f"{block.part}: " if block.part else ""
        date = f" ({block.date})" if block.date else ""
        footnote = f" [{block.footnote}]" if block.footnote else ""
        if footnote and essay.in_text:
            footnote = f" {plain_text(essay.notes[block.footnote - 1])}"
        at = block.note_at
        lines.append(f"{indent}- {part}{block.title}{date}{footnote if at == 'title' else ''}")
        texts = after(_shown(block.texts), footnote if at == "text" else "")
        caution = (_("Caution:") + f" {shown_words(block.caution)}",) if block.caution else ()
        note = _shown(block.note)
        note = (_("Note:") + f" {note[0]}", *note[1:]) if note else ()
        lines.extend(f"{indent}  {text}" for text in (*texts, *caution, *note))
    lines.extend(_listed(essay))
    return "\n".join(lines) + "\n" if lines else ""


def _shown(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(shown_words, texts))


def _listed(essay: Essay) -> Iterator[str]:
    notes = () if essay.in_text else essay.notes
    if notes:
        yield ""
    for number, note in enumerate(notes, 1):
        yield f"[{number}] {plain_text(note)}"
    for part in essay.lists:
        yield ""
        if part.title:
            yield part.title
        yield from map(plain_text, part.works)
