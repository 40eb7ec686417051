"""What an essay holds, and what pandoc finds in the file, in the same few words."""

import json
import re
from typing import Any

from essayplanner.domain.cited import plain_text
from essayplanner.domain.marked_text import shown_words
from essayplanner.formats.essay import Essay, Heading, Item
from essayplanner.formats.export import Material
from tests.formats.exporting import PANDOC, written

READ_BACK = {
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "latex": "latex",
    "epub": "epub",
    "markdown": "markdown-smart",
}
Found = list[tuple[str, str]]


def expected(essay: Essay, name_notes: bool = True, *, blocks_set_apart: bool = True) -> tuple[Found, list[str]]:
    if not blocks_set_apart:
        shown = (block._replace(block=()) if isinstance(block, Item) else block for block in essay.blocks)
        essay = essay._replace(blocks=tuple(shown))
    blocks: Found = [("p", ("Thesis: " if not n else "") + shown_words(text)) for n, text in enumerate(essay.thesis)]
    blocks += [("p", f"Target: {essay.words:,} words")] if essay.words else []
    notes: list[str] = []
    for block in essay.blocks:
        if isinstance(block, Heading):
            blocks.append((f"h{block.depth}", block.title))
            blocks += [("p", f"Target: {block.words:,} words")] if block.words else []
            blocks += [("p", shown_words(text)) for text in block.paragraphs]
        else:
            blocks += of_item(block, name_notes)
            if block.footnote:
                notes.append(plain_text(essay.notes[block.footnote - 1]))
    for place, part in enumerate(essay.lists):
        blocks += [("h1", "Works cited")] if not place else []
        blocks += [("p", plain_text(work)) for work in part.works]
    return [(kind, words) for kind, text in blocks if (words := squeezed(text))], [squeezed(note) for note in notes]


def of_item(item: Item, name_notes: bool) -> Found:
    path = "li " * item.depth + "p"
    first = (f"{item.part}: " if item.part else "") + item.title + (f" ({item.date})" if item.date else "")
    after = [f"Caution: {shown_words(item.caution)}"] if item.caution else []
    after += [("Note: " if name_notes and not n else "") + shown_words(text) for n, text in enumerate(item.note)]
    said = [(f"{path[:-1]}q p", text) for text in item.block] or [(path, text) for text in item.texts]
    return [(path, first), *((kind, shown_words(text)) for kind, text in said), *((path, text) for text in after)]


def squeezed(text: str) -> str:
    """Words alone: readers differ in the spaces, dashes and quotation marks that they make of a text."""
    text = text.translate({ord(c): "'" for c in '‘’“”"`'} | {ord(c): "-" for c in "–—"} | {0x200B: "", 0xAD: ""})
    return re.sub(r"\s+", "", text.replace("…", "...").replace("--", "-").replace("--", "-").replace("''", "'"))


def found(data: bytes, kind: str) -> tuple[Found, list[str], str]:
    document = json.loads(PANDOC(["-f", kind, "-t", "json"], data))
    reader = Reader()
    reader.blocks(document["blocks"], "")
    title = document["meta"].get("title", {}).get("c", [])
    return reader.found, reader.notes, squeezed(reader.text(title))


class Reader:
    def __init__(self) -> None:
        self.found: Found = []
        self.notes: list[str] = []

    def blocks(self, blocks: list[Any], path: str) -> None:
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind in ("Para", "Plain"):
                text = squeezed(self.text(content))
                self.found += [(f"{path}p", text)] if text else []
            elif kind == "Header":
                self.found.append((f"h{content[0]}", squeezed(self.text(content[2]))))
            elif kind == "BulletList":
                for item in content:
                    self.blocks(item, f"{path}li ")
            elif kind in ("Div", "Figure"):
                self.blocks(content[-1], path)
            elif kind == "BlockQuote":
                self.blocks(content, f"{path}q ")
            elif kind not in ("HorizontalRule", "RawBlock"):
                self.found.append((kind, json.dumps(content)))

    def text(self, inlines: list[Any]) -> str:
        return "".join(self.inline(inline["t"], inline.get("c")) for inline in inlines)

    def inline(self, kind: str, content: Any) -> str:
        match kind:
            case "Str":
                return str(content)
            case "Note":
                notes = [self.text(block["c"]) for block in content]
                self.notes.append(squeezed("".join(notes)))
                return ""
            case "Quoted":
                return f"'{self.text(content[1])}'"
            case "Link" | "Span" | "Cite":
                return self.text(content[1])
            case "Code" | "Math" | "RawInline":
                return f"<{kind} {content}>"
            case "Space" | "SoftBreak" | "LineBreak":
                return " "
        return self.text(content)


def assert_same(name: str, given: Material) -> None:
    blocks, notes, title = found(written(name, given).data, READ_BACK[name])
    set_apart = name != "odt"
    wanted, wanted_notes = expected(given.essay, given.options.card_texts, blocks_set_apart=set_apart)
    if given.essay.in_text:
        wanted_notes = []
        places = iter(item for item in given.essay.blocks if isinstance(item, Item) and item.footnote)
        wanted = with_words(
            wanted,
            [(noted(item, set_apart), squeezed(plain_text(given.essay.notes[item.footnote - 1]))) for item in places],
        )
    if name == "html" or name == "markdown":
        blocks = [(kind if not re.match(r"h\d", kind) else f"h{int(kind[1]) - 1}", text) for kind, text in blocks]
        wanted = [("h0", squeezed(given.essay.title)), *wanted]
    else:
        first = blocks[0][1] == squeezed(given.essay.title)  # ODT and EPUB keep the title as a first line
        assert first or title == squeezed(given.essay.title)
        blocks = blocks[1:] if first else blocks
    if not set_apart:  # where pandoc takes whatever is set in for a quotation
        blocks = [(kind.replace("q ", ""), text) for kind, text in blocks]
    works = sum(len(part.works) for part in given.essay.lists)
    if works:  # a list of works is a list in Markdown and HTML, paragraphs in a document
        blocks = [*blocks[:-works], *((kind.removeprefix("li "), text) for kind, text in blocks[-works:])]
    assert blocks == wanted
    assert notes == wanted_notes


def noted(item: Item, set_apart: bool) -> str:
    """The text of an item after which its note stands."""
    texts = item.block if set_apart and item.block else item.texts
    return shown_words(texts[-1]) if item.quoted else item.title


def with_words(blocks: Found, cited: list[tuple[str, str]]) -> Found:
    """The blocks with what an author-date style says behind each text that cites."""
    cited = list(cited)
    done: Found = []
    for kind, text in blocks:
        if cited and "li" in kind and squeezed(cited[0][0]) in text:
            text += cited.pop(0)[1]
        done.append((kind, text))
    assert not cited
    return done
