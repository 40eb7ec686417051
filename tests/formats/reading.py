"""Readers for exports, independent of the writers: each gives the blocks of a text as (where it stands, its words)."""

import json
import re
import unicodedata
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any

import pypandoc
from markdown import Markdown
from markdown_it import MarkdownIt

Block = tuple[str, str]

#: Stands in what is expected before the mark of a face that is the student's own.
FACE = "\x0e"


def commonmark_blocks(markdown: str) -> list[Block]:
    """Blocks as a CommonMark reader sees them; footnotes are no part of CommonMark and stay as written."""
    return html_blocks(MarkdownIt("commonmark").render(markdown))


def python_markdown_blocks(markdown: str) -> list[Block]:
    """Blocks as Python-Markdown sees them with every mark escapable, which is how the window reads Markdown."""
    parser = Markdown(extensions=["footnotes", "sane_lists"], output_format="html")
    parser.ESCAPED_CHARS = [*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]
    html = parser.convert(markdown).partition('<div class="footnote">')[0]
    return html_blocks(re.sub(r'<sup id="fnref:(\d+)"><a [^>]*>\d+</a></sup>', r"[^\1]", html))


def check_same(found: list[Block], expected: list[Block], *, misses_faces: bool = False) -> None:
    """Raises AssertionError with the first block that differs in NFC; pytest's own comparison takes minutes.

    Of the faces that are the student's own (`FACE`) Markdown cannot say every one: it `misses_faces`, and no words.
    """
    for at, (one, other) in enumerate(zip_longest(found, expected, fillvalue=("", "nothing"))):
        words = [unicodedata.normalize("NFC", text.replace(FACE, "")) for text in (one[1], other[1])]
        if misses_faces and FACE in other[1]:
            words = [re.sub("</?[ib]>", "", each) for each in words]
        if words[0] != words[1] or one[0] != other[0]:
            raise AssertionError(f"Block {at} is {str(one)[:500]}, not {str(other)[:500]}")


def pandoc_blocks(markdown: str, flavour: str = "markdown-smart") -> tuple[list[Block], dict[str, str]]:
    """Blocks as pandoc sees them, `[^n]` for the nth note, and the notes."""
    document = json.loads(pypandoc.convert_text(markdown, "json", flavour, extra_args=["--sandbox"]))
    reader = _PandocReader()
    assert not document["meta"], "text was read as metadata"
    reader.blocks(document["blocks"], "")
    return reader.found, reader.notes


def html_blocks(html: str) -> list[Block]:
    """Blocks of HTML."""
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    return reader.found


class _PandocReader:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self.notes: dict[str, str] = {}

    def blocks(self, blocks: list[Any], path: str) -> None:
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind in ("Para", "Plain"):
                self.found.append((f"{path}p", self.text(content)))
            elif kind == "Header":
                assert path == ""
                self.found.append((f"h{content[0]}", self.text(content[2])))
            elif kind == "BulletList":
                for item in content:
                    self.found.append((f"{path}li", ""))
                    self.blocks(item, f"{path}li ")
            else:
                self.found.append((f"{path}{kind}", json.dumps(content)))

    def text(self, inlines: list[Any]) -> str:
        return "".join(self._inline(inline["t"], inline.get("c")) for inline in inlines)

    def _inline(self, kind: str, content: Any) -> str:
        match kind:
            case "Str":
                return str(content)
            case "Space" | "SoftBreak":
                return " "
            case "Emph":
                return f"<i>{self.text(content)}</i>"
            case "Strong":
                return f"<b>{self.text(content)}</b>"
            case "Quoted":
                marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                return f"{marks[0]}{self.text(content[1])}{marks[1]}"
            case "Note":
                number = str(len(self.notes) + 1)
                assert [block["t"] for block in content] == ["Para"], content
                self.notes[number] = ""
                self.notes[number] = self.text(content[0]["c"])
                return f"[^{number}]"
        return f"<{kind} {json.dumps(content)}>"


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Block] = []
        self._path: list[str] = []
        self._text: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("em", "strong"):
            self._text = (self._text or "") + ("<i>" if tag == "em" else "<b>")
        elif tag == "ul":
            self._flush()
        elif tag == "li":
            self._flush()
            self.found.append((" ".join([*self._path, "li"]), ""))
            self._path.append("li")
        elif tag == "p" or re.fullmatch(r"h\d", tag):
            self._flush()
            self._path.append(tag)
        else:
            self._text = (self._text or "") + (self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("em", "strong"):
            self._text = (self._text or "") + ("</i>" if tag == "em" else "</b>")
        elif tag == "p" or re.fullmatch(r"h\d", tag):
            self.found.append((" ".join(self._path), (self._text or "").strip(" \n")))
            self._text = None
            self._path.pop()
        elif tag == "li":
            self._flush()
            self._path.pop()

    def handle_data(self, data: str) -> None:
        if self._text is not None or data.strip(" \n") or (self._path and self._path[-1] != "li"):
            self._text = (self._text or "") + data

    def _flush(self) -> None:
        if self._text and self._text.strip(" \n"):
            self.found.append((" ".join([*self._path, "p"]), self._text.strip(" \n")))
        self._text = None
