"""pandoc's syntax tree, walked from its beginning to its end without a call within a call."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from essayplanner.domain.errors import StoppedError
from essayplanner.formats.texts.gathering import Gatherer
from essayplanner.formats.texts.numbering import Numbering, by_pandoc
from essayplanner.formats.texts.tree import Node, words_in
from essayplanner.formats.texts.webpages import HtmlTeller
from essayplanner.language import _

Step = Callable[[], None]

_FACES = {"Emph": "italic", "Strong": "bold", "Underline": "underlined"}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_PLAIN = ("Strikeout", "Superscript", "Subscript", "SmallCaps")
#: So many nodes are walked before it is asked whether somebody stopped it.
_LOOK = 5_000
#: What stands around a comment, and around highlighted words, where pandoc has no sign of its own for them.
COMMENT_BEGINS, COMMENT_ENDS, MARK_BEGINS, MARK_ENDS = "\U0010fff8", "\U0010fff9", "\U0010fffa", "\U0010fffb"


class Walker:
    """Tells a gatherer what is in the blocks of a tree. What is to be done next lies on a stack."""

    def __init__(self, gatherer: Gatherer, cancelled: Callable[[], bool] | None = None) -> None:
        """`cancelled` is asked now and then, and where it gives True StoppedError is raised."""
        self.gatherer, self._cancelled = gatherer, cancelled
        self._html = HtmlTeller(gatherer, cancelled)
        self._to: Gatherer | _InLine = gatherer
        self.formulas = self._notes = self._captions = 0
        self._next: list[Node | Step] = []

    def walk(self, nodes: Iterable[Node]) -> None:
        """All that is in these nodes, blocks or inlines."""
        waiting = self._next
        self._put(nodes)
        walked = 0
        while waiting:
            step = waiting.pop()
            if isinstance(step, tuple):
                if walked % _LOOK == 0 and self._cancelled and self._cancelled():
                    raise StoppedError(_("Stopped"), _("nothing was changed"))
                walked += 1
                self._tell(*step)
            else:
                step()

    def _put(self, *parts: Iterable[Node] | Step) -> None:
        """Do these next, in their order: nodes, or something to call."""
        for part in reversed(parts):
            if callable(part):
                self._next.append(part)
            else:
                self._next.extend(reversed(list(part)))

    def _tell(self, kind: str, content: Any) -> None:
        to = self._to
        if kind == "Str":
            to.text(content) if content.isascii() else self._text(content)
        elif kind in ("Space", "SoftBreak"):
            to.text(" ")
        elif kind in _FACES:
            face = _FACES[kind]
            to.face(face, True)
            self._put(content, partial(to.face, face, False))
        elif kind in _PLAIN:
            self._put(content)
        elif tell := getattr(self, f"_{kind.lower()}", None):
            tell(content)

    def _text(self, text: str) -> None:
        """Words, with the signs in them for what pandoc has none."""
        for letter in (COMMENT_BEGINS, COMMENT_ENDS, MARK_BEGINS, MARK_ENDS):
            text = text.replace(letter, f"\0{letter}\0")
        for piece in text.split("\0"):
            if piece == COMMENT_BEGINS:
                self.gatherer.begin_comment()
            elif piece == COMMENT_ENDS:
                self.gatherer.end_comment()
            elif piece in (MARK_BEGINS, MARK_ENDS):
                self._to.face("marked", piece == MARK_BEGINS)
            else:
                self._to.text(piece)

    # Within a line

    def _rawinline(self, content: Any) -> None:
        """HTML within other text: its words and marks."""
        if content[0] == "html":
            self._html.tell(content[1])

    def _linebreak(self, _content: None) -> None:
        self._to.line_break()

    def _quoted(self, content: Any) -> None:
        before, after = _QUOTES[content[0][0]]
        self._to.text(before)
        self._put(content[1], partial(self._to.text, after))

    def _cite(self, content: Any) -> None:
        self._put(content[1])

    def _code(self, content: Any) -> None:
        self._text(content[1])

    def _math(self, content: Any) -> None:
        self.formulas += 1
        self._to.text(content[1])

    def _link(self, content: Any) -> None:
        self._to.link(content[2][0])
        self._put(content[1], self._to.unlink)

    def _image(self, content: Any) -> None:
        self._to.picture("" if self._captions else words_in(content[1]))

    def _span(self, content: Any) -> None:
        classes = content[0][1]
        if "comment-start" in classes:
            self._to.comment(words_in(content[1]))
        elif "deletion" in classes:
            self.gatherer.deleted += bool(content[1])
            self._to.hide(True)
            self._put(content[1], partial(self._to.hide, False))
        elif "mark" in classes:
            self._to.face("marked", True)
            self._put(content[1], partial(self._to.face, "marked", False))
        else:
            self._put(content[1])

    def _note(self, blocks: Any) -> None:
        """A footnote stands in brackets where its number stood."""
        self._notes += 1
        self._to.text(" [")
        self._to = _InLine(self.gatherer)
        self._put(blocks, self._end_note)

    def _end_note(self) -> None:
        self._notes -= 1
        self._to = _InLine(self.gatherer) if self._notes else self.gatherer
        self._to.text("]")

    # Blocks

    def _para(self, content: Any) -> None:
        self._to.end()
        self._put(content, self._to.end)

    _plain = _para

    def _rawblock(self, content: Any) -> None:
        self._to.end()
        self._rawinline(content)
        self._to.end()

    def _lineblock(self, lines: Any) -> None:
        parts: list[Any] = [self._to.end]
        for line in lines:
            parts += [line, self._to.line_break]
        self._put(*parts[:-1], self._to.end)

    def _header(self, content: Any) -> None:
        self._to.heading(content[0])
        self._put(content[2], partial(self._to.heading, 0))

    def _codeblock(self, content: Any) -> None:
        """The text of a program, or notes that were set in by four spaces."""
        self._to.end()
        for piece in content[1].split("\n\n"):
            self._text(piece.replace("\n", " "))
            self._to.end()

    def _blockquote(self, blocks: Any) -> None:
        self._to.quote(True)
        self._put(blocks, partial(self._to.quote, False))

    def _bulletlist(self, items: Any, numbering: Numbering | None = None) -> None:
        self._to.list(True, numbering)
        parts: list[Any] = []
        for item in items:
            parts += [self._to.item, item]
        self._put(*parts, self._to.end, partial(self._to.list, False))

    def _orderedlist(self, content: Any) -> None:
        (start, (style, _none), (delimiter, _nor)), items = content
        self._bulletlist(items, by_pandoc(start, style, delimiter))

    def _definitionlist(self, content: Any) -> None:
        self._to.list(True)
        parts: list[Any] = []
        for term, meanings in content:
            parts += [self._to.item, term, partial(self._to.text, ": ")]
            for place, meaning in enumerate(meanings):
                is_line = not place and meaning and meaning[0][0] in ("Para", "Plain")
                parts += [meaning[0][1], self._to.end, meaning[1:]] if is_line else [self._to.end, meaning]
        self._put(*parts, partial(self._to.list, False))

    def _div(self, content: Any) -> None:
        self._to.end()
        self._put(content[1], self._to.end)

    def _figure(self, content: Any) -> None:
        caption = content[1][1]
        self._captions += bool(caption)
        self._put(content[2], partial(self._end_figure, bool(caption)), caption)

    def _end_figure(self, is_told: bool) -> None:
        self._captions -= is_told

    def _table(self, content: Any) -> None:
        parts: list[Any] = [self._to.end, content[1][1]]
        for row, is_head in _rows_of(content):
            parts.append(partial(self._to.row, True))
            for cell in row[1]:
                parts += [partial(self._to.cell, is_head=is_head), cell[4]]
            parts.append(partial(self._to.row, False))
        self._put(*parts)


def _rows_of(table: Any) -> Iterator[tuple[Any, bool]]:
    """The rows of a table in their order, and whether each is one of heads."""
    for row in table[3][1]:
        yield row, True
    for body in table[4]:
        for place, rows in enumerate(body[2:4]):
            for row in rows:
                yield row, not place
    for row in table[5][1]:
        yield row, False


class _InLine:
    """A gatherer for what is all words of one line: where a block would end is a space."""

    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer, self._owes_space, self._has_said = gatherer, False, False
        self.face, self.link, self.unlink = gatherer.face, gatherer.link, gatherer.unlink
        self.hide, self.comment = gatherer.hide, gatherer.comment

    def text(self, text: str) -> None:
        """Words, after a space where something ended."""
        if not self._has_said and text.isspace():
            return
        if self._owes_space:
            self._gatherer.text(" ")
        self._owes_space, self._has_said = False, True
        self._gatherer.text(text)

    def picture(self, words: str) -> None:
        """A picture that is left out."""
        self._gatherer.picture(words)

    def _part(self, *_what: object, **_how: object) -> None:
        self._owes_space = self._has_said

    end = heading = quote = list = item = row = cell = line_break = _part
