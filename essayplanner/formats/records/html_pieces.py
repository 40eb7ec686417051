"""HTML of notes taken apart: its blocks, and in each the stretches of text with their marks.

What comes out is text alone, in a time that grows with the length of what goes in, however it is nested and wherever it
breaks off: scripts, styles and pictures are passed over, and nothing is fetched.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from essayplanner.domain import cited
from essayplanner.domain.marked_text import marked, sound_address
from essayplanner.domain.text import clean_text
from essayplanner.formats.records.gathering import UnreadableError
from essayplanner.formats.texts.numbering import Counting, by_html
from essayplanner.formats.texts.tags import Tag, tags_of
from essayplanner.formats.word_lists import word_set
from essayplanner.language import _

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = word_set("p div li blockquote pre tr h1 h2 h3 h4 h5 h6 dt dd body section article header footer aside main")
_LISTS = ("ul", "ol")
_MARKS = {"em": "italic", "i": "italic", "cite": "italic", "strong": "bold", "b": "bold"}
_PICTURES = word_set("img video audio object iframe embed")
_DATA = ("data-annotation", "data-citation")
_SPACES = re.compile(r"\s+")
#: Data that a note carries in its marks are not longer, in characters.
_LONGEST_DATA = 1_000_000
#: No text is in more stretches.
_MOST_RUNS = 300_000
#: So many of the elements that are open are looked at for the one that ends.
_LOOKED_AT = 20


class Run(NamedTuple):
    """A stretch of text: how it looks and where it leads, and what Zotero keeps with it.

    `kind` is “annotation” or “citation” where it keeps something, `data` what; `number` tells one from the next.
    """

    face: cited.Run
    kind: str = ""
    data: dict[str, Any] = {}  # noqa: RUF012 - of a tuple, and nobody writes to it
    number: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return self.face.text


class Piece(NamedTuple):
    """A block: its element, how deep it is in lists, its stretches, its class, and what stands before an element of a
    numbered list."""

    tag: str
    depth: int
    runs: tuple[Run, ...]
    name: str = ""
    number: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def level(self) -> int:
        """The level of a heading; 0 of what is none."""
        return int(self.tag[1]) if self.tag in _HEADINGS else 0


class Pieces(NamedTuple):
    """The blocks of a text, what its note knows of the works that are cited, and how many pictures were left out."""

    pieces: tuple[Piece, ...]
    cited: tuple[dict[str, Any], ...] = ()
    pictures: int = 0


def pieces_of(html: str) -> Pieces:
    """The blocks of HTML; text that stands in none is a paragraph. Raises UnreadableError where there are too many."""
    reader = _Reader()
    reader.read(clean_text(html))
    return Pieces(tuple(reader.finished()), tuple(reader.cited), reader.pictures)


def inline(runs: Iterable[Run]) -> str:
    """Stretches of text as Markdown with italics, bold and links alone; lines stay lines."""
    words = marked(run.face for run in runs)
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]{2,}", " ", words)).strip()


def data_of(text: str | None) -> dict[str, Any]:
    """What an attribute of Zotero’s holds, JSON written as an address; empty where it is none."""
    found = _json(text)
    return found if isinstance(found, dict) else {}


def _json(text: str | None) -> Any:
    if not text or len(text) > _LONGEST_DATA:
        return None
    try:
        return json.loads(text if text[:1] in "[{" else unquote(text))
    except (ValueError, RecursionError):
        return None


class _Reader:
    """Reads HTML tag by tag."""

    def __init__(self) -> None:
        self.cited: list[dict[str, Any]] = []
        self.pictures = 0
        self._done: list[Piece] = []
        self._open: list[tuple[str, str]] = []
        self._runs: list[Run] = []
        self._marks: Counter[str] = Counter()
        self._links: list[str] = []
        self._spans: list[tuple[str, dict[str, Any], int]] = []
        self._counting, self._mark = Counting(), ""
        self._lists = self._number = 0
        self._left = _MOST_RUNS

    def finished(self) -> Iterator[Piece]:
        """The blocks that say something."""
        self._end_block()
        return (piece for piece in self._done if any(run.text.strip() for run in piece.runs))

    def read(self, html: str) -> None:
        """All of a text."""
        for each in tags_of(html):
            if isinstance(each, str):
                self._add(_SPACES.sub(" ", each))
            else:
                self._tag(each.name, each.is_end, each)

    def _tag(self, tag: str, ends: bool, said: Tag) -> None:
        if tag in _BLOCKS:
            self._end_block()
            if ends:
                self._close(tag)
            else:
                self._open_block(tag, said.attributes)
        elif tag in _LISTS:
            self._end_block()
            self._lists = max(self._lists + (-1 if ends else 1), 0)
            told = said.attributes
            numbering = by_html(told.get("type", ""), told.get("start", "")) if tag == "ol" else None
            self._counting.list(not ends, numbering)
        elif tag == "br":
            self._add("\n")
        elif tag in ("td", "th"):
            self._add(" ")
        elif tag in _PICTURES:
            self.pictures += not ends
        elif tag in _MARKS:
            mark = _MARKS[tag]
            self._marks[mark] = max(self._marks[mark] + (-1 if ends else 1), 0)
        elif tag == "a" and not ends:
            self._links.append(said.attributes.get("href", ""))
        elif tag == "span" and not ends:
            self._span(said.attributes)
        elif tag == "a" and self._links:
            self._links.pop()
        elif tag == "span" and self._spans:
            self._spans.pop()

    def _open_block(self, tag: str, said: dict[str, str]) -> None:
        if self._open and self._open[-1][0] == tag and tag in ("p", "li", "tr", "dt", "dd"):
            self._open.pop()
        self._open.append((tag, said.get("class", "")))
        self._mark = self._counting.mark(said.get("value", "")) if tag == "li" else self._mark
        items = _json(said.get("data-citation-items"))
        if isinstance(items, list):
            self.cited += [each for each in items if isinstance(each, dict)]

    def _close(self, tag: str) -> None:
        for back in range(1, min(len(self._open), _LOOKED_AT) + 1):
            if self._open[-back][0] == tag:
                del self._open[-back:]
                return

    def _span(self, said: dict[str, str]) -> None:
        for name in _DATA:
            if data := data_of(said.get(name)):
                self._number += 1
                self._spans.append((name.removeprefix("data-"), data, self._number))
                return
        self._spans.append(self._spans[-1] if self._spans else ("", {}, 0))

    def _add(self, text: str) -> None:
        kind, data, number = self._spans[-1] if self._spans else ("", {}, 0)
        link = sound_address(self._links[-1]) if self._links else ""
        face = cited.Run(text, italic=self._marks["italic"] > 0, bold=self._marks["bold"] > 0, link=link)
        self._runs.append(Run(face, kind, data, number))
        self._left -= 1
        if not self._left:
            raise UnreadableError(_("The notes are in more pieces than can be read"), _("nothing was imported"))

    def _end_block(self) -> None:
        """Finish the block that is open, and what is marked in it."""
        if self._runs:
            tag, name = self._open[-1] if self._open else ("p", "")
            outer = self._outer(tag)
            mark, self._mark = (self._mark, "") if outer == "li" else ("", self._mark)
            self._done.append(Piece(outer, self._lists, tuple(self._runs), name, mark))
            self._runs = []
        self._marks.clear()
        self._links.clear()
        self._spans.clear()

    def _outer(self, tag: str) -> str:
        """A paragraph within an element of a list or a quotation is what that is."""
        if tag in ("p", "div"):
            for around, _name in reversed(self._open[-4:]):
                if around in ("li", "blockquote"):
                    return around
        return tag
