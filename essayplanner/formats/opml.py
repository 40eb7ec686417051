"""OPML out, for outliners and mind maps: one node for the question, each section and each card."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from essayplanner.domain.cited import plain_text
from essayplanner.domain.marked_text import shown_words
from essayplanner.formats.essay import Essay, Heading, Item
from essayplanner.formats.export import Exported, Material
from essayplanner.language import _, n_

#: Outliners show these texts as they stand, some read HTML in them, and pandoc reads Markdown with TeX in `_note`. A
#: space of no width behind its first sign keeps a tag, an entity, a command or a mark of raw text from being one.
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=#|\w\w)|\\(?=[A-Za-z])|\{(?=\s*=)")
_NOTHING = "\u200b"


def write_opml(material: Material) -> Exported:
    """The outline as OPML 2.0; what a card says, the student's notes and the sources stand in `_note`."""
    return Exported("".join(_lines(material.essay, material.options.card_texts)).encode())


def _lines(essay: Essay, name_notes: bool) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head>\n'
    yield f"<title>{_attribute(essay.title)[1:-1]}</title>\n</head>\n<body>\n"
    yield from _node(essay.title, [_named(_("Thesis:"), essay.thesis), _target(essay.words)])
    above = 1
    section = 0
    for block in essay.blocks:
        if isinstance(block, Heading):
            depth = section = block.depth
            node = _node(block.title, [*map(shown_words, block.paragraphs), _target(block.words)])
        else:
            depth = section + block.depth
            node = _item(block, essay, name_notes)
        yield "</outline>\n" * (above - depth)
        yield from node
        above = depth + 1
    yield "</outline>\n" * above
    yield "</body>\n</opml>\n"


def _item(item: Item, essay: Essay, name_notes: bool) -> Iterator[str]:
    part = f"{item.part}: " if item.part else ""
    date = f" ({item.date})" if item.date else ""
    cited = plain_text(essay.notes[item.footnote - 1]) if item.footnote else ""
    caution = _("Caution:") + f" {shown_words(item.caution)}" if item.caution else ""
    note = _named(_("Note:") if name_notes else "", item.note)
    texts = map(shown_words, item.texts)
    said = [*texts, cited, caution, note] if item.quoted else [*texts, caution, note, cited]
    return _node(f"{part}{item.title}{date}", said, f' kind="{item.kind.value}"')


def _named(name: str, paragraphs: tuple[str, ...]) -> str:
    return " ".join(filter(None, (name, "\n".join(map(shown_words, paragraphs))))) if paragraphs else ""


def _target(words: int) -> str:
    return n_("Target: {n} word", "Target: {n} words", words) if words else ""


def _node(text: str, notes: list[str], more: str = "") -> Iterator[str]:
    note = "\n\n".join("\n\n".join(note.split("\n")) for note in notes if note)
    yield f"<outline text={_attribute(text)}{more}"
    if note:
        yield f" _note={_attribute(note)}"
    yield ">\n"


def _attribute(text: str) -> str:
    text = _MARKUP.sub(lambda found: found[0] + _NOTHING, text)
    return quoteattr(text, {"\n": "&#10;", '"': "&quot;"})
