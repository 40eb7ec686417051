"""Where in a TOML file each value stands; tomllib reads values and forgets their lines."""

import re
from collections.abc import Collection, Iterator

Path = tuple[str | int, ...]

#: No value that is read has a longer path than this; what stands deeper has the line of what holds it.
_DEEPEST = 50

_TOKEN = re.compile(
    r"""
    (?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<string>\"{3}|'{3}|"|')
    |(?P<line>\n)
    |(?P<mark>[\[\]{}=,.])
    |(?P<word>[^\s\[\]{}=,.\#"']+)
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
#: What may end a text, by how it begins; one pattern for all of a text takes gigabytes for a long one.
_ENDS = {
    '"""': re.compile(r'\\.|"{3,5}', re.DOTALL),
    "'''": re.compile("'{3,5}"),
    '"': re.compile(r'\\.|"', re.DOTALL),
    "'": re.compile("'"),
}


def lines_of(source: str, wanted: Collection[Path]) -> dict[Path, int]:
    """The line, counted from 1, of the wanted tables, keys and elements, and of what holds them.

    The text is one that tomllib has accepted; what is not there has no line.
    """
    return _Lines(source, wanted).found


class _Lines:
    """One walk over the tokens; it trusts the text to be TOML and never looks back."""

    def __init__(self, source: str, wanted: Collection[Path]) -> None:
        self.found: dict[Path, int] = {}
        self._wanted = {path[:length] for path in wanted for length in range(1, len(path) + 1)}
        self._counts: dict[Path, int] = {}
        self._tokens = _tokens(source)
        self._kind, self._text, self._line = "line", "", 1
        self._statements()

    def _next(self) -> None:
        self._kind, self._text, self._line = next(self._tokens, ("end", "", self._line))

    def _statements(self) -> None:
        table: Path = ()
        self._next()
        while self._kind != "end":
            if self._kind == "line":
                self._next()
            elif self._text == "[" and self._kind == "mark":
                table = self._header()
            else:
                self._pair(table)
                while self._kind not in ("line", "end"):
                    self._next()

    def _header(self) -> Path:
        line = self._line
        self._next()
        listed = self._kind == "mark" and self._text == "["
        if listed:
            self._next()
        *outer, last = self._key()
        path: Path = ()
        for part in outer:
            path = self._with_count((*path, part))
        path = (*path, last)
        if listed:
            self._counts[path] = self._counts.get(path, -1) + 1
            self._note(path, line)
            path = self._with_count(path)
        self._note(path, line)
        while self._kind not in ("line", "end"):
            self._next()
        return path

    def _note(self, path: Path, line: int) -> None:
        if path in self._wanted:
            self.found.setdefault(path, line)

    def _with_count(self, path: Path) -> Path:
        return (*path, self._counts[path]) if path in self._counts else path

    def _key(self) -> list[str]:
        """The parts of a dotted key; ends on the token after it."""
        parts: list[str] = []
        while self._kind in ("word", "string") or (self._kind == "mark" and self._text == "."):
            if self._kind != "mark" and len(parts) < _DEEPEST:
                parts.append(self._text if self._kind == "word" else self._text[1:-1])
            self._next()
        return parts or [""]

    def _pair(self, table: Path) -> None:
        line = self._line
        path = table
        for part in self._key():
            path = (*path, part)
            self._note(path, line)
        if self._kind == "mark" and self._text == "=":
            self._next()
            self._value(path)
        else:
            self._next()

    def _value(self, path: Path) -> None:
        self._note(path, self._line)
        if self._kind == "mark" and self._text in "[{":
            self._inside(path, listed=self._text == "[")
            return
        while self._kind not in ("line", "end") and not (self._kind == "mark" and self._text in ",]}"):
            self._next()

    def _inside(self, path: Path, listed: bool) -> None:
        """The elements of a list or the pairs of a table, and the bracket that ends them."""
        self._next()
        place = 0
        while self._kind != "end" and not (self._kind == "mark" and self._text in "]}"):
            if self._kind == "line" or (self._kind == "mark" and self._text == ","):
                self._next()
            elif listed:
                self._value((*path, place))
                place += 1
            else:
                self._pair(path)
        self._next()


def _tokens(source: str) -> Iterator[tuple[str, str, int]]:
    line, place = 1, 0
    while match := _TOKEN.match(source, place):
        kind, text, place = match.lastgroup or "other", match[0], match.end()
        if kind == "string":
            place = _end_of_text(source, text, place)
            long = len(text) - 1
            text = source[match.start() + long : place - long]
        if kind != "skip":
            yield kind, text, line
        if kind in ("line", "string"):
            line += source.count("\n", match.start(), place)


def _end_of_text(source: str, opening: str, place: int) -> int:
    """Behind the marks that close a text."""
    for end in _ENDS[opening].finditer(source, place):
        if end[0][0] == opening[0]:
            return end.end()
    return len(source)
